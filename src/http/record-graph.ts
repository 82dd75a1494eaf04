/**
 * TriG shows which record says what: its statements stand in the record's graph. The other formats join all
 * graphs, JSON-LD too, so that a page is one tree.
 */
import type { RdfFormat } from '../rdf/media-types.ts';
import { namedNode, type Quad, quad } from '../rdf/terms.ts';

export const inGraphOf = (format: RdfFormat, graph: string, quads: readonly Quad[]): readonly Quad[] => {
  if (format !== 'trig') return quads;
  const name = namedNode(graph);
  return quads.map(({ subject, predicate, object }) => quad(subject, predicate, object, name));
};
