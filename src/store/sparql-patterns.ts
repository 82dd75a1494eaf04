/**
 * Statements that match one quad pattern of a query, in numbers, page by page; with a list of rows that it is
 * joined with, where there is one. Nothing but the published default graph and the visible named graphs is read.
 */
import type { Param, Row, Statement } from './db.ts';
import { VISIBLE_GRAPHS } from './graphs-visible.ts';

export type Position = 's' | 'p' | 'o' | 'g';

/** What stands in a position: a known term, a column of the rows joined with, or a variable to be found. */
export type Slot =
  | { readonly kind: 'id'; readonly id: number }
  | { readonly kind: 'joined'; readonly column: number }
  | { readonly kind: 'free'; readonly name: string };

export type PatternGraphs =
  | { readonly kind: 'published' }
  /** The union of named graphs, as far as they are visible. */
  | { readonly kind: 'union'; readonly graphs: readonly number[] }
  | { readonly kind: 'named'; readonly graphs: 'visible' | readonly number[] };

export interface Pattern {
  readonly graphs: PatternGraphs;
  /** `g` for named graphs alone. */
  readonly slots: Readonly<Partial<Record<Position, Slot>>>;
  /** Rows of numbers to join with; a result names its row in `j`. */
  readonly rows?: readonly (readonly (number | null)[])[];
}

/** The key of the last row of a page, by the columns of `pageKey`. */
export type PageKey = readonly number[];

const listed = (graphs: readonly number[]): { readonly sql: string; readonly params: readonly Param[] } => ({
  sql: `id IN (SELECT value FROM json_each(?))`,
  params: [JSON.stringify(graphs)],
});

const tableOf = (graphs: PatternGraphs): { readonly sql: string; readonly params: readonly Param[] } => {
  if (graphs.kind === 'published') return { sql: 'triple', params: [] };
  if (graphs.graphs === 'visible')
    return { sql: `(SELECT * FROM quad WHERE g IN (${VISIBLE_GRAPHS}))`, params: [] };
  const { sql, params } = listed(graphs.graphs);
  const columns = graphs.kind === 'union' ? 'DISTINCT s, p, o' : '*';
  return { sql: `(SELECT ${columns} FROM quad WHERE g IN (${VISIBLE_GRAPHS} AND ${sql}))`, params };
};

/** The order in which an index gives the columns that are left free, by those that are fixed. */
const ORDERS: readonly (readonly [fixed: readonly Position[], order: readonly Position[]])[] = [
  [['g'], ['g', 's', 'p', 'o']],
  [['s'], ['s', 'p', 'o', 'g']],
  [['o'], ['o', 's', 'p', 'g']],
  [['p'], ['p', 'o', 's', 'g']],
];

const freePositions = ({ slots }: Pattern): Position[] => {
  const isFree = (position: Position): boolean => slots[position]?.kind === 'free';
  const [, order] = ORDERS.find(([fixed]) =>
    fixed.every((position) => slots[position] && !isFree(position)),
  ) ?? [[], ['s', 'p', 'o', 'g'] as const];
  return order.filter(isFree);
};

/** The columns that pages are cut by, in order. */
export const pageKey = (pattern: Pattern): readonly string[] => [
  ...(pattern.rows ? ['j'] : []),
  ...freePositions(pattern),
];

const matching = (pattern: Pattern): { readonly sql: string; readonly params: readonly Param[] } => {
  const { slots, rows } = pattern;
  const params: Param[] = [];
  const table = tableOf(pattern.graphs);
  if (rows) params.push(JSON.stringify(rows));
  params.push(...table.params);
  const conditions: string[] = [];
  const first = new Map<string, Position>();
  for (const [position, slot] of Object.entries(slots) as [Position, Slot][]) {
    if (slot.kind === 'id') {
      conditions.push(`t.${position} = ?`);
      params.push(slot.id);
    } else if (slot.kind === 'joined') conditions.push(`t.${position} = j.value ->> ${slot.column}`);
    else if (first.has(slot.name)) conditions.push(`t.${position} = t.${first.get(slot.name)}`);
    else first.set(slot.name, position);
  }
  return {
    sql: `FROM ${rows ? 'json_each(?) j CROSS JOIN ' : ''}${table.sql} t WHERE ${conditions.join(' AND ') || 'TRUE'}`,
    params,
  };
};

/** A page of matches after the given one: `j` and the free positions. */
export const selectMatches = (pattern: Pattern, limit: number, after?: PageKey): Statement => {
  const { sql, params } = matching(pattern);
  const keys = pageKey(pattern).map((name) => (name === 'j' ? 'j.key' : `t.${name}`));
  const columns = [
    ...(pattern.rows ? ['j.key AS j'] : []),
    ...freePositions(pattern).map((position) => `t.${position}`),
  ];
  const beyond =
    after && keys.length > 0 ? ` AND (${keys.join(', ')}) > (${keys.map(() => '?').join(', ')})` : '';
  return {
    sql: `SELECT ${columns.join(', ') || '1 AS found'} ${sql}${beyond}${keys.length > 0 ? ` ORDER BY ${keys.join(', ')}` : ''} LIMIT ${limit}`,
    params: [...params, ...(beyond ? after! : [])],
  };
};

/** How many matches there are, counted up to a limit. */
export const countMatches = (pattern: Pattern, limit: number): Statement => {
  const { sql, params } = matching(pattern);
  return { sql: `SELECT count(*) AS n FROM (SELECT 1 ${sql} LIMIT ${limit})`, params };
};

/** Visible named graphs: all, or those of a list. They may be empty. */
export const selectNamedGraphs = (graphs: 'visible' | readonly number[]): Statement => {
  if (graphs === 'visible') return { sql: VISIBLE_GRAPHS };
  const { sql, params } = listed(graphs);
  return { sql: `${VISIBLE_GRAPHS} AND ${sql}`, params };
};

/** What must not change between two pages of an answer. */
export const selectState: Statement = {
  sql: `SELECT coalesce((SELECT max(seq) FROM change), 0) || ' ' || (SELECT value FROM counter WHERE name = 'sweep') AS state`,
};

export const readState = (rows: readonly Row[]): string => String(rows[0]?.state);
