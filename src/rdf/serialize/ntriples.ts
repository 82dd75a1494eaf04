/**
 * N-Triples, in canonical form (RDF 1.1 N-Triples §4). Graph names are left out.
 */
import type { Quad, Term } from '../terms.ts';
import { lineTerm } from './line-terms.ts';
import { sortedLines } from './lines.ts';
import { objectTerm } from './plain-term.ts';

const text = (term: Term): string => lineTerm(objectTerm(term));

/** One triple as a line, with its line feed; blank nodes keep the labels they came with. */
export const ntriplesLine = ({ subject, predicate, object }: Quad): string =>
  `${text(subject)} ${text(predicate)} ${text(object)} .\n`;

export const serializeNTriples = (quads: readonly Quad[]): string => sortedLines(quads, false);
