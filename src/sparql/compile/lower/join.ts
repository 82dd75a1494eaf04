/** Joins of whole relations: side by side, or evaluated anew for each row of what stands before (LATERAL). */
import { binary, column, type Expr, type FromItem, integer } from '../ir.ts';
import {
  type Binding,
  type Context,
  exported,
  isCompatible,
  merged,
  type Relation,
  selectOf,
  type Vars,
} from '../scope.ts';

export const sharedNames = (left: Vars, right: Vars): readonly string[] =>
  [...right.keys()].filter((name) => left.has(name));

/** The conditions under which rows of both sides are compatible. */
export const compatibility = (left: Vars, right: Vars): readonly Expr[] =>
  sharedNames(left, right).map((name) => isCompatible(left.get(name)!, right.get(name)!));

export const mergedVars = (left: Vars, right: Vars): Vars =>
  new Map([
    ...left,
    ...[...right].map(([name, binding]) => {
      const before = left.get(name);
      return [name, before ? merged(before, binding) : binding] as const;
    }),
  ]);

/** Two relations side by side. */
export const joinRelations = (left: Relation, right: Relation): Relation => ({
  from: [...left.from, ...right.from],
  where: [...left.where, ...right.where, ...compatibility(left.vars, right.vars)],
  vars: mergedVars(left.vars, right.vars),
  rows: left.rows * right.rows,
  cost: left.cost + left.rows * right.cost,
});

/** Certain numbers alone: what a relation evaluated for each row can restrict itself to. */
export const certainIds = (vars: Vars): Vars =>
  new Map([...vars].filter(([, { id, isMaybeUnbound }]) => id && !isMaybeUnbound));

/** The context of a relation that is evaluated for each row of another. */
export const withOuter = (context: Context, vars: Vars): Context => ({
  ...context,
  outer: new Map([...context.outer, ...certainIds(vars)]),
});

/**
 * The context of what only restricts or extends another relation (OPTIONAL, MINUS, EXISTS): it may rest on that
 * relation's bindings alone, for a missing partner there is an answer too.
 */
export const besides = (context: Context, vars: Vars): Context => ({ ...context, outer: certainIds(vars) });

const maybe = (binding: Binding): Binding => ({ ...binding, isMaybeUnbound: true });

/** Steps that one evaluation takes by itself; what it finds is written and read once more at each level. */
const EACH = 3;
const NESTED = 1.3;

/**
 * The right relation, lowered with the left's certain bindings as `outer`, evaluated for each row of the left.
 * `extra` are further conditions over both.
 */
export const joinEach = (
  left: Relation,
  right: Relation,
  join: FromItem['join'],
  context: Context,
  extra: readonly Expr[] = [],
): Relation => {
  const isLeft = join === 'left';
  const names = [...right.vars.keys()].filter((name) => {
    const before = left.vars.get(name);
    return !before || before.isMaybeUnbound;
  });
  const { columns, read } = exported(right.vars, names);
  const alias = context.query.alias('e');
  const query = selectOf(
    { ...right, where: [...right.where, ...compatibility(left.vars, right.vars), ...extra] },
    columns,
  );
  const vars = read((_, index) => binary(column(alias, 'value'), '->>', integer(index)));
  const found = isLeft ? new Map([...vars].map(([name, binding]) => [name, maybe(binding)])) : vars;
  return {
    from: [...left.from, { alias, source: { kind: 'each', query }, join }],
    where: left.where,
    vars: mergedVars(left.vars, found),
    rows: left.rows * (isLeft ? Math.max(right.rows, 1) : right.rows),
    cost: left.cost + left.rows * (EACH + NESTED * right.cost),
  };
};
