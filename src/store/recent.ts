/**
 * Statements on the newest changes of records: along the index over times, backwards, cut on time and number.
 */
import type { Statement } from './db.ts';
import { conditions, type ListFilter } from './list-filter.ts';
import { RECORD_COLUMNS, RECORD_TABLES } from './records.ts';

/** The last record of the page before. */
export interface RecentCut {
  readonly modified: string;
  readonly seq: number;
}

const ORDER = 'ORDER BY r.modified DESC, r.seq DESC LIMIT ?';

const cutBy = (cut: RecentCut | null) =>
  cut === null
    ? { sql: '', params: [] }
    : { sql: 'AND (r.modified, r.seq) < (?, ?)', params: [cut.modified, cut.seq] };

export const selectRecent = (filter: ListFilter, cut: RecentCut | null, limit: number): Statement => {
  const where = conditions(filter);
  const before = cutBy(cut);
  return {
    sql: `SELECT ${RECORD_COLUMNS} FROM ${RECORD_TABLES} WHERE ${where.sql} ${before.sql} ${ORDER}`,
    params: [...where.params, ...before.params, limit],
  };
};

export const selectRecentlyDeleted = (
  kinds: readonly string[],
  cut: RecentCut | null,
  limit: number,
): Statement => {
  const before = cutBy(cut);
  return {
    sql: `SELECT ${RECORD_COLUMNS} FROM ${RECORD_TABLES}
      WHERE r.status = 'deleted' AND r.kind IN (SELECT value FROM json_each(?)) ${before.sql} ${ORDER}`,
    params: [JSON.stringify(kinds), ...before.params, limit],
  };
};
