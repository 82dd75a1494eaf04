/**
 * TriG (RDF 1.1 TriG): the default graph first, then a block a named graph, sorted by name.
 */
import type { Quad } from '../terms.ts';
import { indexQuads } from './graph-index.ts';
import type { SerializeOptions } from './serialize.ts';
import { turtleBlocks, turtleLabel } from './turtle-graph.ts';
import { turtleTerms } from './turtle-terms.ts';

export const serializeTriG = (quads: readonly Quad[], options: SerializeOptions = {}): string => {
  const { graphs, blanks } = indexQuads(quads, true);
  const terms = turtleTerms(options.baseIRI);
  const [defaultGraph, ...named] = graphs;
  const blocks = [
    ...turtleBlocks(defaultGraph, blanks, terms, { ...options, indent: '' }),
    ...named.map((graph) => {
      const inner = turtleBlocks(graph, blanks, terms, { ...options, indent: '  ' });
      return `GRAPH ${turtleLabel(graph.name!, terms, blanks)} {\n${inner.join('\n')}}\n`;
    }),
  ];
  return [terms.directives(), ...blocks].filter(Boolean).join('\n');
};
