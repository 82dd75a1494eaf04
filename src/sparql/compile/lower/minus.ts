/** MINUS (SPARQL 1.1 §18.5): a solution goes when a compatible one on the right shares a bound variable with it. */
import type { Algebra } from '../../algebra.ts';
import { and, not, or, TRUE } from '../ir.ts';
import { type Context, isBound, type Relation } from '../scope.ts';
import { besides, compatibility, sharedNames } from './join.ts';

export const minus = (left: Relation, right: Algebra.Operation, context: Context): Relation => {
  const inner = context.lower(right, besides(context, left.vars));
  const shared = sharedNames(left.vars, inner.vars);
  if (shared.length === 0) return left;
  const isCertain = shared.some(
    (name) => !left.vars.get(name)!.isMaybeUnbound && !inner.vars.get(name)!.isMaybeUnbound,
  );
  const sharesOne = isCertain
    ? []
    : [or(...shared.map((name) => and(isBound(left.vars.get(name)!), isBound(inner.vars.get(name)!))))];
  const found = {
    kind: 'exists',
    query: {
      kind: 'select',
      columns: [{ name: 'x', expr: TRUE }],
      from: inner.from,
      where: [...inner.where, ...compatibility(left.vars, inner.vars), ...sharesOne],
    },
  } as const;
  return {
    ...left,
    where: [...left.where, not(found)],
    rows: Math.max(left.rows * 0.5, 1),
    cost: left.cost + left.rows * Math.max(inner.cost, 1),
  };
};
