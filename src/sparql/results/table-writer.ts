/**
 * What a format of tables has to say: the text before the solutions, that of one solution, what stands between two,
 * the text after them, and a truth value.
 */
import type { Solution } from '../answer-types.ts';

export interface TableWriter {
  readonly head: (variables: readonly string[]) => string;
  readonly solution: (solution: Solution, variables: readonly string[]) => string;
  readonly separator: string;
  readonly tail: string;
  readonly boolean: (value: boolean) => string;
}
