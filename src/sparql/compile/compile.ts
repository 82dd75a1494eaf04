/**
 * A query as one statement: lowering, the last cut, the decoding of terms, and printing. The parts of the pipeline
 * and their order are described in docs/sparql-engine.md.
 */

import type { Term } from '../../rdf/terms.ts';
import type { Statement } from '../../store/db.ts';
import type { Algebra } from '../algebra.ts';
import type { Dataset } from '../dataset.ts';
import type { Statistics } from '../statistics-types.ts';
import { type Cell, decodeColumn } from './decode.ts';
import { column, type Expr, integer, type Query, type Select } from './ir.ts';
import { lower } from './lower/lower.ts';
import { FARTHEST, modified } from './lower/modifiers.ts';
import type { MatchRequest } from './matches.ts';
import { printStatement } from './print.ts';
import { prune } from './prune.ts';
import { type Context, exported, localConstants, NO_VARS, type QueryContext, selectOf } from './scope.ts';

export interface CompileOptions {
  readonly dataset: Dataset;
  readonly statistics: Statistics;
  readonly baseUrl: string;
  /** What IRI() resolves against. */
  readonly baseIri: string;
  /** ISO 8601, the value of NOW(). */
  readonly now: string;
  /** Rows of one join after which a fuse ends the statement. */
  readonly fuseRows: number;
  /** What regular expressions match, as far as it is known (matches.ts). */
  readonly matches?: readonly (readonly number[])[];
  readonly shuffle?: <T>(items: readonly T[]) => readonly T[];
}

export interface CompiledSelect {
  /** For a window of the solutions; they come in the same order as long as the store stays as it is. */
  readonly statement: (offset: number, limit: number) => Statement;
  readonly cells: ReadonlyMap<string, Cell>;
  /** Estimated steps of the database. */
  readonly cost: number;
  readonly rows: number;
}

export const queryContext = (options: CompileOptions): QueryContext => {
  let aliases = 0;
  let matches = 0;
  const constants = localConstants();
  const local = (term: Term): number => constants.of(term);
  return {
    dataset: options.dataset,
    statistics: options.statistics,
    baseUrl: options.baseUrl,
    baseIri: options.baseIri,
    now: options.now,
    fuseRows: options.fuseRows,
    nextMatches: () => options.matches?.[matches++],
    alias: (prefix) => `${prefix}${++aliases}`,
    constant: (term) => ({ kind: 'termId', term, otherwise: local(term) }),
    local,
    ...(options.shuffle && { shuffle: options.shuffle }),
  };
};

export const rootContext = (query: QueryContext): Context => ({
  query,
  lower,
  graph: { kind: 'default' },
  outer: NO_VARS,
  isLazy: false,
  parents: [],
});

/** The cut of the query and that of the window, whichever is narrower. */
const cut = (
  own: { readonly limit?: number; readonly offset?: number },
  offset: number,
  limit: number,
): { readonly limit: number; readonly offset: number } => ({
  offset: Math.min((own.offset ?? 0) + offset, FARTHEST),
  limit: own.limit === undefined ? limit : Math.max(Math.min(own.limit - offset, limit, FARTHEST), 0),
});

/** Throws Unsupported where SQL has no exact answer. */
export const compileSelect = (
  operation: Algebra.Operation,
  options: CompileOptions,
  /** The variables that are wanted; all in scope unless given. */
  wanted?: readonly string[],
): CompiledSelect => {
  const query = queryContext(options);
  const { relation, orderBy, isDistinct, ...own } = modified(operation, rootContext(query));
  const { columns, read } = exported(relation.vars, wanted ?? relation.vars.keys());
  const alias = 'answer';
  const vars = read((name) => column(alias, name));
  const decoded = [...vars].map(([name, binding], index) => ({
    name,
    ...decodeColumn(binding, `v${index}`, query),
  }));
  const statement = (offset: number, limit: number): Statement => {
    const inner: Select = { ...selectOf(relation, columns), isDistinct, orderBy, ...cut(own, offset, limit) };
    const outer: Select = {
      kind: 'select',
      columns: decoded.length > 0 ? decoded.map((one) => one.column) : [{ name: 'x', expr: integer(1) }],
      from: [
        { alias, source: { kind: 'query', query: inner }, join: 'cross' },
        ...decoded.flatMap(({ items }) => items),
      ],
      where: [],
    };
    return printStatement(prune(outer));
  };
  return {
    statement,
    cells: new Map(decoded.map(({ name, cell }) => [name, cell])),
    cost: relation.cost,
    rows: Math.min(relation.rows, own.limit ?? Number.POSITIVE_INFINITY),
  };
};

/** Whether there is any solution. */
export const compileAsk = (
  operation: Algebra.Operation,
  options: CompileOptions,
): { readonly statement: Statement; readonly cost: number } => {
  const query = queryContext(options);
  const { relation, ...own } = modified(operation, rootContext(query));
  const inner: Query = { ...selectOf(relation, [{ name: 'x', expr: integer(1) }]), ...cut(own, 0, 1) };
  const found: Expr = { kind: 'exists', query: inner };
  return {
    statement: printStatement({
      kind: 'select',
      columns: [{ name: 'found', expr: found }],
      from: [],
      where: [],
    }),
    cost: relation.cost,
  };
};

/** A window of the terms to be matched. */
export const compileCandidates = ({ query }: MatchRequest, offset: number, limit: number): Statement =>
  printStatement(prune({ ...(query as Select), offset, limit }));
