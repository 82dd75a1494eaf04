/**
 * The one dct:identifier by which harvesters know a record: pages, views, OAI-PMH and feeds all ask here, so that
 * nothing is renamed when a portal changes its protocol. Records' own documents keep every identifier.
 */
import { ns } from '../rdf/namespaces.ts';
import { type Literal, literal, namedNode, type Quad, quad, type Term, termKey } from '../rdf/terms.ts';
import { recordIri } from './identity.ts';
import { KINDS } from './kinds.ts';
import type { RecordRow } from './record.ts';

type Named = Pick<RecordRow, 'id' | 'iri' | 'kind'>;

const IDENTIFIER = ns.dct('identifier');

const identifiersOf = (subject: string, quads: readonly Quad[]): Term[] =>
  quads.flatMap((q) =>
    q.subject.value === subject && q.predicate.equals(IDENTIFIER) && q.object.value.trim() !== ''
      ? [q.object]
      : [],
  );

const isBefore = (a: Term, b: Term): boolean =>
  a.value === b.value ? termKey(a) < termKey(b) : a.value < b.value;

/**
 * The original identifier, which the CatalogRecord keeps; where a curator withdrew that one or there is no
 * CatalogRecord, the first by code unit; undefined where the resource has none.
 */
const chosen = (record: Named, own: readonly Quad[], baseUrl: string): Term | undefined => {
  const published = identifiersOf(record.iri, own);
  const originals = new Set(identifiersOf(recordIri(baseUrl, record.id), own).map(({ value }) => value));
  const kept = published.filter(({ value }) => originals.has(value));
  return (kept.length > 0 ? kept : published).reduce<Term | undefined>(
    (first, term) => (first && isBefore(first, term) ? first : term),
    undefined,
  );
};

/**
 * The record's identifier for harvesters: its original `dct:identifier`, else its resource's IRI.
 * @param own the record's published graph, with what the catalogue generates
 */
export const exportIdentifier = (record: Named, own: readonly Quad[], baseUrl: string): string =>
  chosen(record, own, baseUrl)?.value ?? record.iri;

/** The published graph with just this identifier of the resource; catalogues and entities stay as they are. */
export const withOneIdentifier = (record: Named, own: readonly Quad[], baseUrl: string): readonly Quad[] => {
  const { membership } = KINDS[record.kind];
  if (membership === null || record.kind === 'catalog') return own;
  const only = chosen(record, own, baseUrl) ?? literal(record.iri);
  return [
    ...own.filter((q) => q.subject.value !== record.iri || !q.predicate.equals(IDENTIFIER)),
    quad(namedNode(record.iri), IDENTIFIER, only as Literal),
  ];
};
