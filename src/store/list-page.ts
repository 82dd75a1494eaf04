/**
 * Statements that choose the records of one page: in an order, cut on the sequence number.
 */
import type { Fragment } from './documents.ts';
import { conditions, type ListFilter } from './list-filter.ts';

export type ListOrder = 'seq' | 'modified' | 'relevance';

export interface Cut {
  readonly limit: number;
  readonly offset: number;
  /** Only what comes after this sequence number; then `offset` does not count. */
  readonly after?: number;
}

const ORDER_BY: Readonly<Record<ListOrder, string>> = {
  seq: 'r.seq',
  modified: 'r.modified DESC, r.seq DESC',
  relevance: 'search.rank, r.seq',
};

/** A query of the sequence numbers of one page, in order. */
export const selectPage = (filter: ListFilter, order: ListOrder, { limit, offset, after }: Cut): Fragment => {
  const where = conditions(filter);
  const cut: Fragment =
    after === undefined
      ? { sql: 'LIMIT ? OFFSET ?', params: [limit, offset] }
      : { sql: 'AND r.seq > ? ORDER BY r.seq LIMIT ?', params: [after, limit] };
  if (after !== undefined) {
    return {
      sql: `SELECT r.seq FROM record r WHERE ${where.sql} ${cut.sql}`,
      params: [...where.params, ...cut.params],
    };
  }
  const byRank = order === 'relevance' && filter.match !== undefined;
  const ranked = byRank ? 'JOIN search ON search.rowid = r.seq AND search MATCH ?' : '';
  return {
    sql: `SELECT r.seq FROM record r ${ranked} WHERE ${where.sql}
      ORDER BY ${ORDER_BY[order === 'relevance' && !byRank ? 'seq' : order]} ${cut.sql}`,
    params: [...(byRank ? [filter.match!] : []), ...where.params, ...cut.params],
  };
};
