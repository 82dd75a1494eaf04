/**
 * The state that answers of queries depend on: the newest change, how many records wait to be judged (with
 * the same changes and rules they only become fewer), and what the store remembers of itself: rules, BASE_URL.
 */
import type { Db, Statement } from './db.ts';

const selectRevision: Statement = {
  sql: `SELECT (SELECT coalesce(max(seq), 0) FROM change) AS change,
    (SELECT count(*) FROM stale_outcome) AS stale,
    (SELECT json_group_array(key || '=' || value) FROM (SELECT key, value FROM meta WHERE key NOT IN ('statistics', 'sweepPlace') ORDER BY key)) AS meta`,
};

/** Equal texts stand for equal answers. */
export const readRevision = async (db: Db): Promise<string> => {
  const { rows } = await db.read([selectRevision]);
  const { change, stale, meta } = rows[0]![0]!;
  return `${change} ${stale} ${meta}`;
};

/** The newest change: revision, and when. */
export const selectNewestChange: Statement = {
  sql: `SELECT seq AS revision, time AS modified FROM change ORDER BY seq DESC LIMIT 1`,
};
