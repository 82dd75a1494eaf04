/**
 * A leaf of any number of variables as one quad pattern: they stand in quoted triples, one within the other. So
 * Comunica sees which variables the leaf binds, and puts terms in their places where it knows them.
 */
import { DataFactory } from 'rdf-data-factory';
import { defaultGraph, namedNode, type Quad, type Term } from '../../rdf/terms.ts';

const factory = new DataFactory();
const LEAF = namedNode('urn:x-moisson:leaf');

const nested = (names: readonly string[]): Term =>
  names.reduceRight<Term>(
    (rest, name) => factory.quad(factory.variable(name) as never, LEAF, rest as never) as unknown as Term,
    LEAF,
  );

export const variablesPattern = (names: readonly string[]) => ({
  subject: nested(names),
  predicate: LEAF,
  object: LEAF,
  graph: defaultGraph(),
});

/** Which of the variables have been given a term, and which are still to be found. */
export const valuesAmong = (
  pattern: { readonly subject: Term },
  names: readonly string[],
): { readonly fixed: readonly (readonly [string, Term])[]; readonly free: readonly string[] } => {
  const fixed: [string, Term][] = [];
  const free: string[] = [];
  let rest: Term = pattern.subject;
  for (const name of names) {
    const { subject, object } = rest as unknown as Quad;
    if ((subject as Term).termType === 'Variable') free.push(name);
    else fixed.push([name, subject]);
    rest = object as Term;
  }
  return { fixed, free };
};
