/**
 * OPTIONAL (SPARQL 1.1 §18.5, LeftJoin): one more table where one pattern is optional; a part that is small by itself
 * is read once and joined; any other is evaluated for each row.
 */

import { type Algebra, Factory } from '../../algebra.ts';
import { patternRows } from '../estimate.ts';
import { lowerCondition, variablesOf } from '../expression.ts';
import { and, column, type Expr } from '../ir.ts';
import {
  type Binding,
  type Context,
  exported,
  NO_VARS,
  type Relation,
  scalarRow,
  selectOf,
  type Vars,
} from '../scope.ts';
import { collect, type GroupParts } from './collect.ts';
import { expressionScope, type Spent } from './expression-scope.ts';
import { besides, compatibility, joinEach, mergedVars, sharedNames } from './join.ts';
import { matchPattern } from './pattern.ts';
import { isSearch } from './search.ts';
import { certainVariables } from './variables.ts';

const conditionOver = (
  expression: Algebra.Expression,
  vars: Vars,
  context: Context,
  spent: Spent = { cost: 0 },
): Expr => lowerCondition(expression, expressionScope(vars, context, scalarRow, { spent }));

const maybe = (binding: Binding): Binding => ({ ...binding, isMaybeUnbound: true });

/** Shared variables that are certain numbers on both sides: what an index can join by. */
const isJoinedByNumber = (left: Vars, right: Vars): boolean =>
  sharedNames(left, right).every((name) =>
    [left.get(name)!, right.get(name)!].every(({ id, isMaybeUnbound }) => id && !isMaybeUnbound),
  );

/** One optional pattern as one more loop. Filters read terms by scalar subqueries: they stand in ON. */
const joinTable = (
  left: Relation,
  parts: GroupParts,
  expression: Algebra.Expression | undefined,
  context: Context,
): Relation | undefined => {
  const [item] = parts.items;
  if (
    parts.items.length !== 1 ||
    parts.afters.length > 0 ||
    item?.kind !== 'pattern' ||
    isSearch(item.pattern)
  )
    return undefined;
  const match = matchPattern(item.pattern, item.graph, left.vars, { ...context, outer: NO_VARS });
  if (!isJoinedByNumber(left.vars, match.vars)) return undefined;
  const all = new Map([...match.vars, ...left.vars]);
  // A filter of the optional part must not see what the part does not bind itself (§18.2.2.2).
  const own: Vars = new Map([...match.vars.keys()].map((name) => [name, all.get(name)!]));
  const spent: Spent = { cost: 0 };
  const filters = [
    ...parts.filters.map((one) => conditionOver(one, own, context, spent)),
    ...(expression ? [conditionOver(expression, all, context, spent)] : []),
  ];
  const rows = patternRows(
    context.query.statistics,
    item.pattern,
    (term) => term.termType !== 'Variable' || left.vars.has(term.value),
  );
  const found = [...match.vars].filter(([name]) => !left.vars.has(name));
  return {
    from: [
      ...left.from,
      {
        alias: match.alias,
        source: { kind: 'table', name: match.name },
        join: 'left',
        on: and(...match.conditions, ...filters),
      },
    ],
    where: left.where,
    vars: new Map([...left.vars, ...found.map(([name, binding]) => [name, maybe(binding)] as const)]),
    rows: left.rows * Math.max(rows, 1) * (filters.length > 0 ? 0.8 : 1),
    cost: left.cost + left.rows * Math.max(rows, 1) * (1 + spent.cost),
  };
};

/** The optional part read once, whatever the rows that it is joined with. */
const joinOnce = (
  left: Relation,
  right: Relation,
  outside: Algebra.Expression | undefined,
  context: Context,
): Relation => {
  const { columns, read } = exported(right.vars, right.vars.keys());
  const alias = context.query.alias('o');
  const vars = read((name) => column(alias, name));
  const extra = outside ? [conditionOver(outside, new Map([...vars, ...left.vars]), context)] : [];
  return {
    from: [
      ...left.from,
      {
        alias,
        source: { kind: 'query', query: selectOf(right, columns) },
        join: 'left',
        on: and(...compatibility(left.vars, vars), ...extra),
      },
    ],
    where: left.where,
    vars: mergedVars(left.vars, new Map([...vars].map(([name, binding]) => [name, maybe(binding)]))),
    rows: left.rows * Math.max(right.rows / Math.max(left.rows, 1), 1),
    cost: left.cost + right.cost + left.rows,
  };
};

/** Reading once must win clearly: what is evaluated for each row never reads more than is asked for. */
const ADVANTAGE = 4;

export const joinOptional = (
  left: Relation,
  right: Algebra.Operation,
  expression: Algebra.Expression | undefined,
  context: Context,
): Relation => {
  const certain = certainVariables(right);
  const isOwn = expression && [...variablesOf(expression)].every((name) => certain.has(name));
  const inside = isOwn ? Factory.createFilter(right, expression) : right;
  const outside = isOwn ? undefined : expression;
  const parts = collect(inside, context.graph);
  const each = (): Relation => {
    const joined = joinTable(left, collect(right, context.graph), expression, context);
    if (joined) return joined;
    const inner = context.lower(inside, besides(context, left.vars));
    const extra = outside ? [conditionOver(outside, new Map([...inner.vars, ...left.vars]), context)] : [];
    return joinEach(left, inner, 'left', context, extra);
  };
  const isPlain = parts.afters.length === 0 && parts.items.every(({ kind }) => kind === 'pattern');
  if (!isPlain || context.isLazy) return each();
  const once = context.lower(inside, { ...context, outer: NO_VARS });
  const repeated = each();
  if (!isJoinedByNumber(left.vars, once.vars) || sharedNames(left.vars, once.vars).length === 0)
    return repeated;
  if (once.cost * ADVANTAGE > repeated.cost - left.cost) return repeated;
  return joinOnce(left, once, outside, context);
};
