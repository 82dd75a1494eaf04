/**
 * Collects the statements of all inputs for splitting, in as little memory as RDF/JS terms allow: equal terms
 * are one object.
 */
import { type Quad, quad, type Term, termKey } from '../../rdf/terms.ts';

export interface Gathering {
  add(quads: readonly Quad[]): void;
  readonly quads: readonly Quad[];
}

export const createGathering = (): Gathering => {
  const terms = new Map<string, Term>();
  const quads: Quad[] = [];
  const intern = <T extends Term>(term: T): T => {
    const key = termKey(term);
    const known = terms.get(key);
    if (known) return known as T;
    terms.set(key, term);
    return term;
  };
  return {
    quads,
    add: (batch) => {
      for (const q of batch)
        quads.push(quad(intern(q.subject), intern(q.predicate), intern(q.object), intern(q.graph)));
    },
  };
};
