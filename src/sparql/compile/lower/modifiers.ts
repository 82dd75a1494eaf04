/** Solution modifiers (SPARQL 1.1 §15): projection, DISTINCT, ORDER BY, LIMIT and OFFSET, of a query or a subquery. */
import type { Algebra } from '../../algebra.ts';
import { variablesOf } from '../expression.ts';
import type { Order, Select } from '../ir.ts';
import { type Context, exported, type Relation, relationOf, selectOf, type Vars } from '../scope.ts';
import { Unsupported } from '../unsupported.ts';
import { type After, certainOf, collect } from './collect.ts';
import { applyAfters, lowerParts } from './group.ts';
import { orderRelation } from './order.ts';
import { variablesInScope } from './variables.ts';

export interface Modified {
  readonly relation: Relation;
  readonly orderBy: readonly Order[];
  readonly isDistinct: boolean;
  readonly limit?: number;
  readonly offset?: number;
}

interface Peeled {
  readonly inner: Algebra.Operation;
  readonly start: number;
  readonly length: number | undefined;
  readonly isDistinct: boolean;
  readonly variables: readonly string[] | undefined;
  readonly order: readonly Algebra.Expression[];
}

/** Nobody gets as far; the number has to be exact. */
export const FARTHEST = 2 ** 50;

/** The modifiers in the order in which the algebra nests them (§18.2.5). */
const peel = (operation: Algebra.Operation): Peeled => {
  let inner = operation;
  let start = 0;
  let length: number | undefined;
  let isDistinct = false;
  let variables: readonly string[] | undefined;
  let order: readonly Algebra.Expression[] = [];
  if (inner.type === 'slice') {
    const slice = inner as Algebra.Slice;
    start = Math.min(slice.start, FARTHEST);
    length = slice.length === undefined ? undefined : Math.min(slice.length, FARTHEST);
    inner = slice.input;
  }
  while (inner.type === 'distinct' || inner.type === 'reduced') {
    isDistinct ||= inner.type === 'distinct';
    inner = (inner as Algebra.Distinct).input;
  }
  if (inner.type === 'project') {
    const project = inner as Algebra.Project;
    variables = project.variables.map(({ value }) => value);
    inner = project.input;
  }
  if (inner.type === 'orderby') {
    const ordering = inner as Algebra.OrderBy;
    order = ordering.expressions;
    inner = ordering.input;
  }
  return { inner, start, length, isDistinct, variables, order };
};

const only = (vars: Vars, names: readonly string[] | undefined): Vars =>
  names ? new Map(names.flatMap((name) => (vars.has(name) ? [[name, vars.get(name)!] as const] : []))) : vars;

const distinctRelation = (relation: Relation, context: Context): Relation => {
  const { columns, read } = exported(relation.vars, relation.vars.keys());
  const query: Select = { ...selectOf(relation, columns), isDistinct: true };
  return relationOf(query, read, relation, context.query.alias('d'));
};

/** Adds to a solution and never takes one away. */
const onlyExtends = ({ kind }: After): boolean => kind === 'optional' || kind === 'extend';

const boundBy = (after: After): ReadonlySet<string> =>
  after.kind === 'optional'
    ? variablesInScope(after.right)
    : new Set(after.kind === 'extend' ? [after.variable] : []);

/**
 * A cut above optional parts: each solution before them gives at least one after, so the first so many before them,
 * in the same order, are enough, and the rest need not be looked at.
 */
const cutBelowOptionals = (
  inner: Algebra.Operation,
  order: readonly Algebra.Expression[],
  most: number,
  context: Context,
): Relation | undefined => {
  const parts = collect(inner, context.graph);
  const certain = certainOf(parts.items);
  const keys = new Set([...variablesOf(order)].filter((name) => !certain.has(name)));
  let first = parts.afters.length;
  while (first > 0 && onlyExtends(parts.afters[first - 1]!)) first--;
  // What the order reads must be bound before the cut, for good.
  while (
    first < parts.afters.length &&
    parts.afters.slice(first).some((after) => [...boundBy(after)].some((name) => keys.has(name)))
  )
    first++;
  const after = parts.afters.slice(first);
  if (!after.some(({ kind }) => kind === 'optional')) return undefined;
  const before = lowerParts({ ...parts, afters: parts.afters.slice(0, first) }, context);
  if (![...variablesOf(order)].every((name) => before.vars.get(name)?.isMaybeUnbound === false))
    return undefined;
  const { relation, orderBy } = orderRelation(before, order, context);
  const { columns, read } = exported(before.vars, before.vars.keys());
  const query: Select = { ...selectOf(relation, columns), orderBy, limit: most };
  const cut = relationOf(
    query,
    read,
    { rows: Math.min(relation.rows, most), cost: relation.cost },
    context.query.alias('m'),
  );
  return applyAfters(cut, after, context);
};

/** A relation with what is still to be done to it, in one SELECT. */
export const modified = (operation: Algebra.Operation, context: Context): Modified => {
  const { inner, start, length, isDistinct, variables, order } = peel(operation);
  const isCut = length !== undefined || start > 0;
  const outer = isCut ? new Map() : only(context.outer, variables);
  const isLazy = length !== undefined && order.length === 0 && !isDistinct;
  const innerContext: Context = { ...context, outer, isLazy };
  const most = length === undefined || isDistinct ? undefined : start + length;
  const plain =
    (most !== undefined && order.length > 0
      ? cutBelowOptionals(inner, order, most, innerContext)
      : undefined) ?? context.lower(inner, innerContext);
  const rest = {
    isDistinct,
    ...(length !== undefined && { limit: length }),
    ...(start > 0 && { offset: start }),
  };
  if (order.length === 0)
    return { relation: { ...plain, vars: only(plain.vars, variables) }, orderBy: [], ...rest };
  if (!isDistinct) {
    const { relation, orderBy } = orderRelation(plain, order, innerContext);
    return { relation: { ...relation, vars: only(plain.vars, variables) }, orderBy, ...rest };
  }
  const shown = { ...plain, vars: only(plain.vars, variables) };
  if ([...variablesOf(order)].some((name) => plain.vars.has(name) && !shown.vars.has(name)))
    throw new Unsupported('DISTINCT ordered by what is not shown');
  const ordered = orderRelation(distinctRelation(shown, context), order, {
    ...innerContext,
    outer: new Map(),
  });
  return { ...ordered, ...rest, isDistinct: false };
};

export const lowerModified = (operation: Algebra.Operation, context: Context): Relation => {
  const { relation, orderBy, isDistinct, limit, offset } = modified(operation, context);
  const isCut = limit !== undefined || offset !== undefined;
  // An order without a cut says nothing to whoever reads the subquery.
  if (!isCut && !isDistinct) return relation;
  const { columns, read } = exported(relation.vars, relation.vars.keys());
  const query: Select = {
    ...selectOf(relation, columns),
    isDistinct,
    ...(isCut && { orderBy, ...(limit !== undefined && { limit }), ...(offset !== undefined && { offset }) }),
  };
  const rows = limit === undefined ? relation.rows : Math.min(relation.rows, limit);
  return relationOf(query, read, { rows, cost: relation.cost }, context.query.alias('m'));
};
