/**
 * Statements that walk a whole list by sequence number, for exports.
 */
import type { Statement } from './db.ts';
import { conditions, type ListFilter } from './list-filter.ts';

/** The next sequence numbers of a list, packed into one JSON array: a row a number would cost far more. */
export const selectNextSequences = (filter: ListFilter, after: number, limit: number): Statement => {
  const where = conditions(filter);
  return {
    sql: `SELECT json_group_array(seq) AS seqs FROM (
        SELECT r.seq FROM record r WHERE ${where.sql} AND r.seq > ? ORDER BY r.seq LIMIT ?)`,
    params: [...where.params, after, limit],
  };
};
