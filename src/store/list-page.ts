/**
 * Statements that choose the records of one page: in an order, cut on the sequence number.
 */
import type { Fragment } from './documents.ts';
import { conditions, type ListFilter } from './list-filter.ts';
import { type ListOrder, orderParts } from './list-order.ts';

export interface Cut {
  readonly limit: number;
  readonly offset: number;
  /** Only what comes after this sequence number; then `offset` does not count. */
  readonly after?: number;
  /** In which titles are ordered. */
  readonly lang?: string;
}

/** A query of the sequence numbers of one page, in order. */
export const selectPage = (
  filter: ListFilter,
  order: ListOrder,
  { limit, offset, after, lang }: Cut,
): Fragment => {
  const where = conditions(filter, { isInSequence: order === 'seq' });
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
  const { match, ...others } = filter;
  const { join, by } = orderParts(order, { match, lang });
  // What is joined for its rank need not be looked for again.
  const rest = order === 'relevance' ? conditions(others) : where;
  return {
    sql: `SELECT r.seq FROM record r ${join.sql} WHERE ${rest.sql} ORDER BY ${by.sql} ${cut.sql}`,
    params: [...join.params, ...rest.params, ...by.params, ...cut.params],
  };
};
