/**
 * N-Quads, with the escaping and the order of canonical N-Quads (RDFC-1.0 §A).
 */
import type { Quad, Term } from '../terms.ts';
import { lineTerm } from './line-terms.ts';
import { sortedLines } from './lines.ts';
import { objectTerm } from './plain-term.ts';

const text = (term: Term): string => lineTerm(objectTerm(term));

/** One quad as a line, with its line feed; blank nodes keep the labels they came with. */
export const nquadsLine = ({ subject, predicate, object, graph }: Quad): string => {
  const name = graph.termType === 'DefaultGraph' ? '' : `${text(graph)} `;
  return `${text(subject)} ${text(predicate)} ${text(object)} ${name}.\n`;
};

export const serializeNQuads = (quads: readonly Quad[]): string => sortedLines(quads, true);
