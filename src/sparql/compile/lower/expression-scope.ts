/** What an expression may read: the relation's bindings, then those of the surroundings of an EXISTS. */
import type { Algebra } from '../../algebra.ts';
import { type ExpressionScope, lowerCondition, lowerExpression } from '../expression.ts';
import { type Expr, TRUE } from '../ir.ts';
import { type Context, type Relation, rowReader, type Vars } from '../scope.ts';
import type { Value } from '../value.ts';
import { besides, compatibility } from './join.ts';

/** Estimated steps of what an expression looks up for each row, beyond the rows themselves. */
export interface Spent {
  cost: number;
}

/** Everything that is bound around an expression, the nearest first. */
const visible = (vars: Vars, { parents }: Context): Vars =>
  new Map([...[...parents].reverse().flatMap((one) => [...one]), ...vars]);

/** EXISTS (SPARQL 1.1 §18.6): the pattern, with what is bound around it put in, however far out. */
const exists = (input: Algebra.Operation, vars: Vars, context: Context, spent: Spent): Expr => {
  const around = visible(vars, context);
  const inner = context.lower(input, { ...besides(context, around), parents: [around] });
  spent.cost += Math.max(inner.cost, 1);
  return {
    kind: 'exists',
    query: {
      kind: 'select',
      columns: [{ name: 'x', expr: TRUE }],
      from: inner.from,
      where: [...inner.where, ...compatibility(around, inner.vars)],
    },
  };
};

export const expressionScope = (
  vars: Vars,
  context: Context,
  row: (id: Expr) => (name: string) => Expr,
  { relation, spent = { cost: 0 } }: { readonly relation?: Relation; readonly spent?: Spent } = {},
): ExpressionScope => ({
  // What reads its surroundings cannot be asked by itself.
  ...(relation && context.outer.size === 0 && context.parents.length === 0 && { relation }),
  query: context.query,
  row,
  binding: (name) => vars.get(name) ?? context.parents.find((one) => one.has(name))?.get(name),
  exists: (input) => exists(input, vars, context, spent),
});

/** A relation with the rows of the dictionary that expressions over it read. */
export const withExpressions = <T>(
  relation: Relation,
  context: Context,
  build: (scope: ExpressionScope) => T,
): { readonly relation: Relation; readonly result: T } => {
  const reader = rowReader(relation, context.query);
  const spent: Spent = { cost: 0 };
  const result = build(expressionScope(relation.vars, context, reader.row, { relation, spent }));
  const cost = relation.cost + relation.rows * spent.cost;
  return { relation: { ...relation, from: [...relation.from, ...reader.items], cost }, result };
};

export const filtered = (relation: Relation, expression: Algebra.Expression, context: Context): Relation => {
  const { relation: read, result } = withExpressions(relation, context, (scope) =>
    lowerCondition(expression, scope),
  );
  return {
    ...read,
    where: [...read.where, result],
    rows: Math.max(relation.rows * 0.5, 1),
    cost: read.cost + relation.rows,
  };
};

export const evaluated = (
  relation: Relation,
  expression: Algebra.Expression,
  context: Context,
): { readonly relation: Relation; readonly result: Value } =>
  withExpressions(relation, context, (scope) => lowerExpression(expression, scope));
