/**
 * What is published of many records, and what curators added to it: for whoever must know what a write would
 * take away or leave out.
 */
import type { Quad } from '../rdf/terms.ts';
import { decodeTriples, readPacked, selectGraphs, termsOf } from '../store/quads.ts';
import type { CatalogueContext } from './context.ts';
import { type Amendment, readStates, stateStatements } from './state.ts';

export interface PublishedGraph {
  /** The whole graph, generated triples included. */
  readonly quads: readonly Quad[];
  readonly amendments: readonly Amendment[];
}

/** By id; records that are not published are missing. */
export const readPublishedGraphs = async (
  { db, baseUrl }: CatalogueContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PublishedGraph>> => {
  if (ids.length === 0) return new Map();
  const states = [...readStates((await db.read(stateStatements(ids))).rows, baseUrl).values()].flatMap(
    ({ id, stored, amendments }) =>
      stored?.status === 'published' ? [{ id, graph: stored.graph, amendments }] : [],
  );
  const { rows } = await db.read([selectGraphs(states.map(({ graph }) => graph))]);
  const packed = readPacked(rows[0]!);
  const terms = await termsOf(db, packed.values());
  return new Map(
    states.map(({ id, graph, amendments }) => [
      id,
      { quads: decodeTriples(packed.get(graph) ?? [], terms), amendments },
    ]),
  );
};
