/**
 * Turtle (RDF 1.1 Turtle): grouped by subject, only the prefixes used, in reading order. Graphs are joined.
 */
import type { Quad } from '../terms.ts';
import { indexQuads } from './graph-index.ts';
import type { SerializeOptions } from './serialize.ts';
import { turtleBlocks } from './turtle-graph.ts';
import { turtleTerms } from './turtle-terms.ts';

export const serializeTurtle = (quads: readonly Quad[], options: SerializeOptions = {}): string => {
  const { graphs, blanks } = indexQuads(quads, false);
  const terms = turtleTerms(options.baseIRI);
  const blocks = turtleBlocks(graphs[0], blanks, terms, { ...options, indent: '' });
  return [terms.directives(), ...blocks].filter(Boolean).join('\n');
};
