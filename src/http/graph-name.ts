/**
 * Which graph a request of the Graph Store Protocol means (SPARQL 1.1 Graph Store HTTP Protocol §4.2): `?graph=`
 * with an absolute IRI, or `?default`. Graphs of records are told by their IRIs.
 */
import { ID_PATTERN, recordIri } from '../catalogue/identity.ts';
import { AppError } from '../lib/app-error.ts';
import { anIri } from './query-parameters.ts';

export type GraphName =
  | { readonly kind: 'default' }
  | { readonly kind: 'record'; readonly iri: string; readonly id: string }
  | { readonly kind: 'other'; readonly iri: string };

const refuse = (code: string, detail: string, extra: Readonly<Record<string, string>> = {}): AppError =>
  new AppError({
    kind: 'badRequest',
    code,
    detail,
    hint: 'Name a graph: ?graph= and its absolute IRI, percent-encoded, for instance that of a record.',
    extra,
  });

/** @throws AppError `graph-missing`, `graph-ambiguous`, `graph-invalid` */
export const graphNameOf = (search: URLSearchParams, baseUrl: string): GraphName => {
  const names = search.getAll('graph');
  const isDefault = search.has('default');
  if (names.length === 0 && !isDefault) throw refuse('graph-missing', 'The request names no graph.');
  if (names.length + Number(isDefault) > 1)
    throw refuse('graph-ambiguous', 'The request names several graphs; it must name one.');
  if (isDefault) return { kind: 'default' };
  const iri = anIri.parse(names[0]!);
  if (iri === undefined) {
    const shown = names[0]!.slice(0, 200);
    throw refuse('graph-invalid', `“${shown}” is no absolute IRI.`, { graph: shown });
  }
  const below = recordIri(baseUrl, '');
  const id = iri.startsWith(below) ? iri.slice(below.length) : '';
  return ID_PATTERN.test(id) ? { kind: 'record', iri, id } : { kind: 'other', iri };
};
