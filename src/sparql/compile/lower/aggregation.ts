/** GROUP BY and the set functions (SPARQL 1.1 §11, §18.5.1). An unbound value is left out; an error spoils its group. */
import type { Algebra } from '../../algebra.ts';
import { type Column, column, type Expr } from '../ir.ts';
import {
  type Binding,
  type Context,
  exported,
  type Relation,
  relationOf,
  selectOf,
  type Vars,
} from '../scope.ts';
import type { Value } from '../value.ts';
import { type AggregateColumns, aggregateColumns, needsOrder } from './aggregates.ts';
import { distinctArguments } from './distinct-arguments.ts';
import { evaluated } from './expression-scope.ts';
import { withExtremes } from './extremes.ts';

/** What an aggregate reads of a row. */
export interface Argument {
  readonly aggregate: Algebra.BoundAggregate;
  /** Nothing for COUNT(*). */
  readonly value: Value | undefined;
}

const isWildcard = ({ expression }: Algebra.BoundAggregate): boolean => expression.subType === 'wildcard';

const argumentsOf = (
  relation: Relation,
  aggregates: readonly Algebra.BoundAggregate[],
  context: Context,
): { readonly relation: Relation; readonly args: readonly Argument[] } => {
  let sofar = relation;
  const args = aggregates.map((aggregate): Argument => {
    if (isWildcard(aggregate)) return { aggregate, value: undefined };
    const { relation: next, result } = evaluated(sofar, aggregate.expression, context);
    sofar = next;
    return { aggregate, value: result };
  });
  return { relation: sofar, args };
};

export const lowerAggregation = (
  { input, variables, aggregates }: Algebra.Group,
  context: Context,
): Relation => {
  const keys = variables.map(({ value }) => value);
  const outer = new Map([...context.outer].filter(([name]) => keys.includes(name)));
  const source = context.lower(input, { ...context, outer, isLazy: false });
  const prepared = argumentsOf(distinctArguments(source, keys, aggregates, context), aggregates, context);
  const wanted = prepared.args.filter(needsOrder);
  const { relation, args } = wanted.length > 0 ? withExtremes(prepared, keys, context) : prepared;
  const { columns: keyColumns, read: readKeys } = exported(relation.vars, keys);
  const isGrouped = keys.some((name) => relation.vars.has(name));
  const own: AggregateColumns[] = args.map((argument, index) =>
    aggregateColumns(argument, relation, `a${index}`),
  );
  const columns: readonly Column[] = [...(isGrouped ? keyColumns : []), ...own.flatMap((one) => one.columns)];
  const rows = isGrouped ? Math.max(relation.rows / 10, 1) : 1;
  const query = {
    ...selectOf(
      relation,
      columns.length > 0 ? columns : [{ name: 'x', expr: { kind: 'integer', value: 1 } as Expr }],
    ),
    ...(isGrouped && { groupBy: keyColumns.map(({ expr }) => expr) }),
    ...(keys.length > 0 && !isGrouped && { having: atLeastOneRow }),
  };
  const alias = context.query.alias('g');
  const grouped = relationOf(
    query,
    isGrouped ? readKeys : () => new Map(),
    { rows, cost: relation.cost + relation.rows },
    alias,
  );
  const found: Vars = new Map<string, Binding>([
    ...grouped.vars,
    ...own.map(
      (one, index) =>
        [aggregates[index]!.variable.value, one.binding((name) => column(alias, name))] as const,
    ),
  ]);
  return { ...grouped, vars: found };
};

/** Grouped by what is never bound: one group, if there is anything to group. */
const atLeastOneRow: Expr = {
  kind: 'binary',
  left: { kind: 'aggregate', name: 'count', args: [] },
  op: '>',
  right: { kind: 'integer', value: 0 },
};
