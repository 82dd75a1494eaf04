/**
 * Statements on the amendments of records.
 */
import { chunkJson } from './chunk-json.ts';
import type { Statement } from './db.ts';
import type { StoredAmendment } from './records.ts';

export const insertAmendments = (items: readonly Omit<StoredAmendment, 'id'>[]): Statement[] =>
  chunkJson(items.map((a) => JSON.stringify([a.record, a.action, a.triple, a.author, a.created]))).map(
    ({ json }) => ({
      sql: `INSERT INTO amendment (record, action, triple, author, created)
      SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?1)`,
      params: [json],
    }),
  );

export const deleteAmendments = (ids: readonly number[]): Statement => ({
  sql: 'DELETE FROM amendment WHERE id IN (SELECT value FROM json_each(?1))',
  params: [JSON.stringify(ids)],
});
