/**
 * Statements on the quads of graphs, in numbers. `triple` is kept by triggers and is never written here.
 */
import type { Quad, Term } from '../rdf/terms.ts';
import { quad } from '../rdf/terms.ts';
import { chunkJson } from './chunk-json.ts';
import type { Db, Row, Statement } from './db.ts';
import { readTerms } from './dictionary.ts';

/** Subject, predicate, object of one graph. */
export type IdTriple = readonly [number, number, number];

export interface GraphContent {
  readonly graph: number;
  readonly triples: readonly IdTriple[];
}

const GRAPHS = 'SELECT value FROM json_each(?1)';
const ROWS = 'SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each';

const rowsOf = ({ graph, triples }: GraphContent): string[] =>
  triples.map(([s, p, o]) => `[${graph},${s},${p},${o}]`);

/** Graphs by tens of thousands of quads, so that each statement has whole graphs. */
const QUADS_A_STATEMENT = 20_000;

const groups = (contents: readonly GraphContent[]): GraphContent[][] => {
  const out: GraphContent[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const content of contents) {
    if (size + content.triples.length > QUADS_A_STATEMENT) {
      out.push([]);
      size = 0;
    }
    out.at(-1)!.push(content);
    size += content.triples.length;
  }
  return out;
};

/** Removes from each graph the quads that its new content lacks. */
export const deleteOutdated = (contents: readonly GraphContent[]): Statement[] =>
  groups(contents).map((group) => ({
    sql: `DELETE FROM quad WHERE g IN (${GRAPHS}) AND (g, s, p, o) IN (
        SELECT g, s, p, o FROM quad WHERE g IN (${GRAPHS}) EXCEPT ${ROWS}(?2))`,
    params: [JSON.stringify(group.map(({ graph }) => graph)), `[${group.flatMap(rowsOf).join(',')}]`],
  }));

export const deleteGraphs = (graphs: readonly number[]): Statement => ({
  sql: `DELETE FROM quad WHERE g IN (${GRAPHS})`,
  params: [JSON.stringify(graphs)],
});

/** Adds the quads that are not there yet. */
export const insertQuads = (contents: readonly GraphContent[]): Statement[] =>
  chunkJson(contents.flatMap(rowsOf)).map(({ json }) => ({
    sql: `INSERT OR IGNORE INTO quad (g, s, p, o) ${ROWS}(?1)`,
    params: [json],
  }));

export const insertGraphs = (graphs: readonly number[], kind: string, isPublic: boolean): Statement => ({
  sql: `INSERT INTO graph (id, kind, public) SELECT value, ?2, ?3 FROM json_each(?1) WHERE true ON CONFLICT DO NOTHING`,
  params: [JSON.stringify(graphs), kind, isPublic ? 1 : 0],
});

/** One row a graph, its triples packed into a text: far fewer objects than a row a quad. */
export const selectGraphs = (graphs: readonly number[]): Statement => ({
  sql: `SELECT g, group_concat(s || ' ' || p || ' ' || o, ',') AS triples FROM quad
    WHERE g IN (${GRAPHS}) GROUP BY g`,
  params: [JSON.stringify(graphs)],
});

/** The triples of a packed text; of NULL (a graph without quads) none. */
export const unpackTriples = (packed: unknown): IdTriple[] =>
  typeof packed === 'string' && packed !== ''
    ? packed.split(',').map((text) => text.split(' ').map(Number) as unknown as IdTriple)
    : [];

export const readPacked = (rows: readonly Row[]): Map<number, IdTriple[]> =>
  new Map(rows.map(({ g, triples }) => [Number(g), unpackTriples(triples)]));

/** Id triples as quads, in the given graph term or the default graph. */
export const decodeTriples = (triples: readonly IdTriple[], terms: ReadonlyMap<number, Term>): Quad[] => {
  const quads: Quad[] = [];
  for (const [s, p, o] of triples) {
    const subject = terms.get(s);
    const predicate = terms.get(p);
    const object = terms.get(o);
    if (subject && predicate && object)
      quads.push(quad(subject as never, predicate as never, object as never));
  }
  return quads;
};

/** All terms that id triples name. */
export const termsOf = async (db: Db, graphs: Iterable<readonly IdTriple[]>): Promise<Map<number, Term>> => {
  const ids = new Set<number>();
  for (const triples of graphs) {
    for (const [s, p, o] of triples) {
      ids.add(s);
      ids.add(p);
      ids.add(o);
    }
  }
  return readTerms(db, ids);
};
