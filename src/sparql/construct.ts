/** CONSTRUCT (SPARQL 1.1 §16.2): the template once for each solution, without what is no triple, each triple once. */
import { blankNode, type Quad, quad, type Term, tripleKey } from '../rdf/terms.ts';
import type { Algebra } from './algebra.ts';
import type { Solution } from './answer-types.ts';
import { limitError } from './guard.ts';
import type { Limits } from './limits.ts';

export const templateVariables = (template: readonly Algebra.Pattern[]): readonly string[] => [
  ...new Set(
    template.flatMap(({ subject, predicate, object }) =>
      [subject, predicate, object].flatMap((term) => (term.termType === 'Variable' ? [term.value] : [])),
    ),
  ),
];

const isTriple = (subject: Term, predicate: Term, object: Term): boolean =>
  (subject.termType === 'NamedNode' || subject.termType === 'BlankNode') &&
  predicate.termType === 'NamedNode' &&
  ['NamedNode', 'BlankNode', 'Literal'].includes(object.termType);

/** Triples of the batches of solutions; of the same triple only the first comes out. */
export async function* instantiate(
  template: readonly Algebra.Pattern[],
  variables: readonly string[],
  solutions: AsyncIterable<readonly Solution[]>,
  limits: Limits,
): AsyncIterable<readonly Quad[]> {
  const seen = new Set<string>();
  let number = 0;
  for await (const batch of solutions) {
    const quads: Quad[] = [];
    for (const solution of batch) {
      number++;
      const resolve = (term: Term): Term | undefined => {
        if (term.termType === 'Variable') return solution[variables.indexOf(term.value)];
        return term.termType === 'BlankNode' ? blankNode(`${term.value}_${number}`) : term;
      };
      for (const pattern of template) {
        const [subject, predicate, object] = [pattern.subject, pattern.predicate, pattern.object].map(
          (term) => resolve(term as Term),
        );
        if (!subject || !predicate || !object || !isTriple(subject, predicate, object)) continue;
        const triple = quad(subject as never, predicate as never, object as never);
        const key = tripleKey(triple);
        if (seen.has(key)) continue;
        seen.add(key);
        quads.push(triple);
      }
    }
    if (seen.size > limits.rows) throw limitError('rows', seen.size, limits);
    if (quads.length > 0) yield quads;
  }
}
