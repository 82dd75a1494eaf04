/**
 * The state that answers depend on: the newest change, how many records wait to be judged or indexed (with
 * the same changes and rules they only become fewer), the sources, and what the store remembers of itself: rules,
 * BASE_URL.
 */
import type { Db, Statement } from './db.ts';

/** Of the log: the newest change. */
export const CHANGE_STATE = `(SELECT seq || ' ' || coalesce(published, 0) || ' ' || checksum FROM change ORDER BY seq DESC LIMIT 1)`;

/** Of the sources, their times are to the second: what they say counts. */
export const SOURCES_STATE =
  '(SELECT json_group_array(json_array(id, title, precedence, reexposed)) FROM source)';

const selectRevision: Statement = {
  sql: `SELECT ${CHANGE_STATE} AS change,
    (SELECT count(*) FROM stale_outcome) || ' ' || (SELECT count(*) FROM stale_search) AS stale,
    ${SOURCES_STATE} AS sources,
    (SELECT json_group_array(key || '=' || value) FROM (SELECT key, value FROM meta WHERE key NOT IN ('statistics', 'sweepPlace') ORDER BY key)) AS meta`,
};

/** Equal texts stand for equal answers. */
export const readRevision = async (db: Db): Promise<string> => {
  const { rows } = await db.read([selectRevision]);
  const { change, stale, sources, meta } = rows[0]![0]!;
  return `${change} ${stale} ${sources} ${meta}`;
};

/** The newest change: revision, and when. */
export const selectNewestChange: Statement = {
  sql: `SELECT seq AS revision, time AS modified FROM change ORDER BY seq DESC LIMIT 1`,
};
