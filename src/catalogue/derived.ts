/**
 * Statements that a mapping derived stand in a graph of their own on the way in, so that they can be told from
 * what was given. Only its name is known here; what is published makes no difference.
 */
import { relativeText } from '../rdf/relative.ts';
import { namedNode, type Quad, quad, tripleKey } from '../rdf/terms.ts';

export const DERIVED = namedNode('urn:moisson:derived');

export const isDerived = ({ graph }: Quad): boolean => graph.value === DERIVED.value;

export const asDerived = (q: Quad): Quad => quad(q.subject, q.predicate, q.object, DERIVED);

/** The derived statements that nobody gave, as text; null where there are none. */
export const derivedText = (quads: readonly Quad[], baseUrl: string): string | null => {
  const derived = quads.filter(isDerived);
  if (derived.length === 0) return null;
  const given = new Set(quads.filter((q) => !isDerived(q)).map(tripleKey));
  return relativeText(
    derived.filter((q) => !given.has(tripleKey(q))),
    baseUrl,
  );
};
