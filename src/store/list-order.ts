/**
 * The orders of a list, one row each. Every order ends in the sequence number, so that equal rows keep their places.
 */
import type { Fragment } from './documents.ts';

export interface OrderInput {
  /** An FTS5 expression; without one nothing is relevant. */
  readonly match?: string | undefined;
  /** Of titles. */
  readonly lang?: string | undefined;
}

interface OrderRow {
  /** Tables beside `record r`. */
  readonly join?: (input: OrderInput) => Fragment;
  readonly by: (input: OrderInput) => Fragment;
}

const plain = (sql: string): Fragment => ({ sql, params: [] });

/** A record whose keys are not written yet comes last, not never. */
const KEYS = plain('LEFT JOIN listing k ON k.record = r.seq');
const ANY_LANG = 'fr';

const ORDERS = {
  seq: { by: () => plain('r.seq') },
  /** By the record's own time. */
  modified: { by: () => plain('r.modified DESC, r.seq DESC') },
  /** By the date that the publisher gives. */
  dated: { join: () => KEYS, by: () => plain('k.modified DESC NULLS LAST, r.seq DESC') },
  title: {
    join: () => KEYS,
    by: ({ lang = ANY_LANG }) => ({ sql: 'k.titles ->> ? NULLS LAST, r.seq', params: [lang] }),
  },
  relevance: {
    join: ({ match = '' }) => ({
      sql: 'JOIN search ON search.rowid = r.seq AND search MATCH ?',
      params: [match],
    }),
    by: () => plain('search.rank, r.seq'),
  },
} as const satisfies Record<string, OrderRow>;

export type ListOrder = keyof typeof ORDERS;

export const orderParts = (
  order: ListOrder,
  input: OrderInput,
): { readonly join: Fragment; readonly by: Fragment } => {
  const row: OrderRow = ORDERS[order === 'relevance' && input.match === undefined ? 'seq' : order];
  return { join: row.join?.(input) ?? plain(''), by: row.by(input) };
};
