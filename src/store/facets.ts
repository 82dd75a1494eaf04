/**
 * The values by which records are filtered, counted and ordered: rows written with each record, and counts of them.
 */
import { sha256Hex } from '../lib/hash.ts';
import { namedNode } from '../rdf/terms.ts';
import { chunkJson } from './chunk-json.ts';
import type { Db, Statement } from './db.ts';
import { conditions, type ListFilter } from './list-filter.ts';
import { REINDEXED } from './search.ts';
import { termHash } from './term-codec.ts';

export interface ListingRow {
  readonly seq: number;
  readonly facets: readonly { readonly dimension: string; readonly value: string }[];
  /** ISO 8601, of whatever precision. */
  readonly modified: string | null;
  /** Language → folded title. */
  readonly titles: Readonly<Record<string, string>>;
}

export const deleteListings = (seqs: readonly number[]): Statement => ({
  sql: 'DELETE FROM listing WHERE record IN (SELECT value FROM json_each(?1))',
  params: [JSON.stringify(seqs)],
});

const valuesOf = ({ facets }: ListingRow): string =>
  JSON.stringify(facets.map(({ dimension, value }) => [dimension, value]).sort());

const keyOf = (values: string): string => sha256Hex(values).slice(0, 32);

/** A set that is there already is left as it is. */
const insertSets = (json: string): Statement[] =>
  [
    `INSERT OR IGNORE INTO facet_value (dimension, value)
      SELECT DISTINCT v.value ->> 0, v.value ->> 1 FROM json_each(?1) j, json_each(j.value -> 1) v`,
    'INSERT OR IGNORE INTO facet_set (key) SELECT value ->> 0 FROM json_each(?1)',
    `INSERT OR IGNORE INTO facet (value, facets)
      SELECT v.id, s.id FROM json_each(?1) j CROSS JOIN facet_set s ON s.key = j.value ->> 0
      CROSS JOIN json_each(j.value -> 1) o
      CROSS JOIN facet_value v ON v.dimension = o.value ->> 0 AND v.value = o.value ->> 1`,
  ].map((sql) => ({ sql, params: [json] }));

export const insertListings = (rows: readonly ListingRow[]): Statement[] => {
  const sets = new Map(rows.map((row) => [keyOf(valuesOf(row)), valuesOf(row)]));
  const listings = rows.map((row) =>
    JSON.stringify([row.seq, keyOf(valuesOf(row)), row.modified, row.titles]),
  );
  return [
    ...chunkJson([...sets].map(([key, values]) => `[${JSON.stringify(key)},${values}]`)).flatMap(({ json }) =>
      insertSets(json),
    ),
    ...chunkJson(listings).map(({ json }) => ({
      sql: `INSERT OR REPLACE INTO listing (record, facets, modified, titles)
        SELECT j.value ->> 0, s.id, j.value ->> 2, j.value ->> 3
        FROM json_each(?1) j CROSS JOIN facet_set s ON s.key = j.value ->> 1`,
      params: [json],
    })),
  ];
};

/** Sets that no record has any longer, and values that no set has. */
export const dropUnusedFacets = (limit: number): Statement[] => [
  {
    sql: `DELETE FROM facet_set WHERE id IN (
      SELECT s.id FROM facet_set s WHERE NOT EXISTS (SELECT 1 FROM listing k WHERE k.facets = s.id) LIMIT ${Math.trunc(limit)})`,
  },
  { sql: 'DELETE FROM facet WHERE facets NOT IN (SELECT id FROM facet_set)' },
  { sql: 'DELETE FROM facet_value WHERE NOT EXISTS (SELECT 1 FROM facet f WHERE f.value = facet_value.id)' },
];

/** Values of a dimension that are counted at most: what a hundred thousand records name but once is no filter. */
const MAX_VALUES = 1_000;

/** The values of every dimension among the records of a list. Rows: dimension, value, total, values of the dimension. */
export const countValues = (filter: ListFilter): Statement => {
  const where = conditions(filter);
  return {
    sql: `WITH hit AS MATERIALIZED (
        SELECT k.facets, count(*) AS records FROM record r CROSS JOIN listing k ON k.record = r.seq
        WHERE ${where.sql} GROUP BY k.facets),
      counted AS MATERIALIZED (
        SELECT f.value, sum(hit.records) AS total FROM hit CROSS JOIN facet f ON f.facets = hit.facets
        GROUP BY f.value),
      placed AS (
        SELECT v.dimension, v.value, c.total,
          count(*) OVER (PARTITION BY v.dimension) AS "values",
          row_number() OVER (PARTITION BY v.dimension ORDER BY c.total DESC, v.value) AS place
        FROM counted c CROSS JOIN facet_value v ON v.id = c.value)
      SELECT dimension, value, total, "values" FROM placed WHERE place <= ${MAX_VALUES} ORDER BY dimension, place`,
    params: where.params,
  };
};

/** Every name that the published graph gives IRIs; the properties are IRIs too, the best first. */
export const selectNamesOf = (iris: readonly string[], properties: readonly string[]): Statement => {
  const named = (values: readonly string[]): string =>
    JSON.stringify(values.map((iri) => [termHash(namedNode(iri)), iri]));
  const ids =
    'json_each(?) j CROSS JOIN term i ON i.hash = j.value ->> 0 AND i.value = j.value ->> 1 AND i.kind = 1';
  return {
    sql: `WITH p AS MATERIALIZED (SELECT i.id, j.key AS place FROM ${ids})
      SELECT i.value AS iri, o.value AS name, coalesce(o.lang, '') AS lang
      FROM ${ids} CROSS JOIN p CROSS JOIN triple t ON t.s = i.id AND t.p = p.id
      CROSS JOIN term o ON o.id = t.o AND o.kind = 3 ORDER BY p.place DESC`,
    params: [named(properties), named(iris)],
  };
};

const selectCountState: Statement = {
  sql: `SELECT (SELECT coalesce(max(seq), 0) FROM change) || ' ' || (SELECT value FROM counter WHERE name = 'sweep')
      || ' ' || ${REINDEXED} AS written,
    (SELECT count(*) FROM stale_search) AS waiting`,
};

export interface CountState {
  /** Equal texts stand for equal counts of the same filter. */
  readonly text: string;
  /** Records whose values are not written yet, or those of before. */
  readonly waiting: number;
}

export const readCountState = async (db: Db): Promise<CountState> => {
  const { written, waiting } = (await db.read([selectCountState])).rows[0]![0]!;
  return { text: `${written} ${waiting}`, waiting: Number(waiting) };
};
