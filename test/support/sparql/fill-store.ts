/**
 * A store that takes any data, for tests of queries: blank nodes, triples of the default graph, graphs of any
 * name. The default graph is a left-over graph that is public, so that triggers publish it and no GRAPH sees it;
 * named graphs are graphs of outcomes, which are visible and not part of the default graph.
 */
import { namedNode, type Quad, type Term } from '../../../src/rdf/terms.ts';
import { readCounters, selectCounters, setCounters } from '../../../src/store/counters.ts';
import type { Db } from '../../../src/store/db.ts';
import { intern, termMap } from '../../../src/store/intern.ts';
import { type GraphContent, insertGraphs, insertQuads } from '../../../src/store/quads.ts';

export interface TestDataset {
  readonly default: readonly Quad[];
  readonly named: ReadonlyMap<string, readonly Quad[]>;
}

const DEFAULT_GRAPH = namedNode('urn:x-test:default-graph');

/** Writes the data into a store that is empty but for its migrations. */
export const fillStore = async (db: Db, { default: published, named }: TestDataset): Promise<Db> => {
  const graphs: (readonly [Term, readonly Quad[]])[] = [
    [DEFAULT_GRAPH, published],
    ...[...named].map(([name, quads]) => [namedNode(name), quads] as const),
  ];
  const terms = termMap([
    ...graphs.map(([graph]) => graph),
    ...graphs.flatMap(([, quads]) => quads.flatMap((q) => [q.subject, q.predicate, q.object])),
  ]);
  const counters = readCounters((await db.read([selectCounters])).rows[0]!);
  const { idOf, statements, last } = await intern(db, terms, [], counters);
  const contents = graphs.map(
    ([graph, quads]): GraphContent => ({
      graph: idOf(graph),
      triples: quads.map((q) => [idOf(q.subject), idOf(q.predicate), idOf(q.object)]),
    }),
  );
  const [first, ...others] = contents.map(({ graph }) => graph);
  await db.write(
    [],
    [
      ...statements,
      insertGraphs([first!], 'leftOver', true),
      insertGraphs(others, 'outcomes', false),
      ...insertQuads(contents),
      setCounters({ term: last, record: counters.record }),
    ],
  );
  return db;
};
