/**
 * The state that answers depend on: the newest change, how many records wait to be judged or indexed (with
 * the same changes and rules they only become fewer), the sources, and what the store remembers of itself: rules,
 * BASE_URL.
 */
import type { Db, Row, Statement } from './db.ts';

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

const textOf = ({ change, stale, sources, meta }: Row): string => `${change} ${stale} ${sources} ${meta}`;

/** Equal texts stand for equal answers. */
export const readRevision = async (db: Db): Promise<string> => {
  const { rows } = await db.read([selectRevision]);
  return textOf(rows[0]![0]!);
};

/** What is known of dumps becomes known without a change. */
const selectDumpsState: Statement = {
  sql: `SELECT (SELECT json_group_array(format || ' ' || sha256) FROM dump) AS stored,
    (SELECT json_group_array(file || ' ' || revision || ' ' || coalesce(sha256, '')) FROM dump_digest) AS streamed`,
};

/** The same for answers that describe the catalogue itself. */
export const readRevisionWithDumps = async (db: Db): Promise<string> => {
  const { rows } = await db.read([selectRevision, selectDumpsState]);
  const { stored, streamed } = rows[1]![0]!;
  return `${textOf(rows[0]![0]!)} ${stored} ${streamed}`;
};

/** The newest change: revision, and when. */
export const selectNewestChange: Statement = {
  sql: `SELECT seq AS revision, time AS modified FROM change ORDER BY seq DESC LIMIT 1`,
};
