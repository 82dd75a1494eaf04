/**
 * What people call a node of an input: its title, name or label in the best of their languages, and its class.
 */
import { NAME_PREDICATES } from '../catalogue/search-text.ts';
import { RDF_TYPE } from '../rdf/namespaces.ts';
import type { Quad } from '../rdf/terms.ts';
import { bestLiterals } from './pages/view/text.ts';

export const nodeName = (
  quads: readonly Quad[],
  node: string,
  languages: readonly string[],
): string | null => {
  const own = quads.filter(({ subject }) => subject.value === node);
  for (const property of NAME_PREDICATES) {
    const values = own.filter(({ predicate }) => predicate.value === property).map(({ object }) => object);
    const [best] = bestLiterals(values, languages[0] ?? 'en');
    if (best) return best.value;
  }
  return null;
};

export const nodeClass = (quads: readonly Quad[], node: string): string | null =>
  quads.find(({ subject, predicate }) => subject.value === node && predicate.value === RDF_TYPE)?.object
    .value ?? null;
