/**
 * The full-text rows of records. The table is contentless: rows are written whole.
 */
import { chunkJson } from './chunk-json.ts';
import type { Statement } from './db.ts';

export interface SearchRow {
  readonly seq: number;
  readonly title: string;
  readonly description: string;
  readonly keyword: string;
  readonly publisher: string;
}

export const deleteSearchRows = (seqs: readonly number[]): Statement => ({
  sql: 'DELETE FROM search WHERE rowid IN (SELECT value FROM json_each(?1))',
  params: [JSON.stringify(seqs)],
});

export const insertSearchRows = (rows: readonly SearchRow[]): Statement[] =>
  chunkJson(rows.map((r) => JSON.stringify([r.seq, r.title, r.description, r.keyword, r.publisher]))).map(
    ({ json }) => ({
      sql: `INSERT INTO search (rowid, title, description, keyword, publisher)
      SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?1)`,
      params: [json],
    }),
  );

/** Marks the records that name one of the given entities (term ids) as publisher. */
export const markStale = (entities: readonly number[], publisher: number): Statement => ({
  sql: `INSERT OR IGNORE INTO stale_search (record)
    SELECT r.seq FROM json_each(?1) j CROSS JOIN triple t ON t.p = ?2 AND t.o = j.value JOIN record r ON r.iri = t.s`,
  params: [JSON.stringify(entities), publisher],
});

export const selectStale = (limit: number): Statement => ({
  sql: `SELECT record AS seq FROM stale_search ORDER BY record LIMIT ${Math.trunc(limit)}`,
});

/** Written with rows that were made anew though no record changed: what was remembered of them is outdated. */
export const noteReindexed: Statement = {
  sql: `INSERT INTO meta (key, value) VALUES ('reindexed', '1')
    ON CONFLICT (key) DO UPDATE SET value = CAST(value + 1 AS TEXT)`,
};

/** How often that was. */
export const REINDEXED = `coalesce((SELECT value FROM meta WHERE key = 'reindexed'), '0')`;

export const clearStale = (seqs: readonly number[]): Statement => ({
  sql: 'DELETE FROM stale_search WHERE record IN (SELECT value FROM json_each(?1))',
  params: [JSON.stringify(seqs)],
});

/** Marks resources that no list has yet: a version that knew no lists may have written them. */
export const markUnlisted = (kinds: readonly string[]): Statement => ({
  sql: `INSERT OR IGNORE INTO stale_search (record)
    SELECT r.seq FROM record r WHERE r.status = 'published' AND r.kind IN (SELECT value FROM json_each(?1))
      AND NOT EXISTS (SELECT 1 FROM listing k WHERE k.record = r.seq)`,
  params: [JSON.stringify(kinds)],
});
