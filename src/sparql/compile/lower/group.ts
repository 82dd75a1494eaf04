/**
 * A group graph pattern (SPARQL 1.1 §18.2.2): its parts joined in the order that the statistics suggest, each filter
 * as soon as its variables are bound, then what has to come afterwards.
 */

import type { Term } from '../../../rdf/terms.ts';
import type { Algebra } from '../../algebra.ts';
import { patternRows, pessimisticRows } from '../estimate.ts';
import { variablesOf } from '../expression.ts';
import { bail, binary, type Column, choose, column, integer } from '../ir.ts';
import { type Context, exported, type Relation, relationOf, selectOf, UNIT, type Vars } from '../scope.ts';
import { type After, collect, type GroupParts, type Item } from './collect.ts';
import { evaluated, filtered } from './expression-scope.ts';
import { joinEach, joinRelations, withOuter } from './join.ts';
import { minus } from './minus.ts';
import { joinOptional } from './optional.ts';
import { joinPath } from './path.ts';
import { pathCost, pathRows } from './path-estimate.ts';
import { joinPattern } from './pattern.ts';
import { isSearch, joinSearch, searchRows } from './search.ts';
import { variablesInScope } from './variables.ts';

type Operation = Extract<Item, { kind: 'operation' }>;
type Matched = Exclude<Item, Operation>;

/** What binds nothing to anything else comes first: it is small, or the same for every row. */
const STANDS_ALONE: ReadonlySet<string> = new Set([
  'values',
  'project',
  'distinct',
  'reduced',
  'slice',
  'group',
  'orderby',
]);

const termsOf = (item: Matched): readonly Term[] => {
  const { subject, predicate, object, graph } =
    item.kind === 'pattern' ? item.pattern : { ...item.path, predicate: undefined };
  return [subject, predicate, object, graph].filter((term) => term !== undefined) as Term[];
};

const namesOf = (item: Matched): readonly string[] =>
  termsOf(item).flatMap((term) => (term.termType === 'Variable' ? [term.value] : []));

const rowsOf = (item: Matched, names: ReadonlySet<string>, context: Context): number => {
  const isBound = (term: Term): boolean => term.termType !== 'Variable' || names.has(term.value);
  if (item.kind === 'pattern' && isSearch(item.pattern))
    return searchRows(isBound(item.pattern.subject as Term));
  return item.kind === 'pattern'
    ? patternRows(context.query.statistics, item.pattern, isBound)
    : pathRows(item.path, isBound, context);
};

/** Always what adds fewest rows; of equals the first. */
const greedyFrom = (
  first: number,
  items: readonly Matched[],
  bound: ReadonlySet<string>,
  context: Context,
): { readonly order: readonly Matched[]; readonly cost: number } => {
  const names = new Set(bound);
  const left = [...items];
  const order: Matched[] = [];
  let rows = 1;
  let cost = 0;
  let next = first;
  while (left.length > 0) {
    const [item] = left.splice(next, 1);
    // What is looked up and what is found both cost a step.
    cost += rows;
    rows *= rowsOf(item!, names, context);
    cost += Math.max(rows, 1);
    for (const name of namesOf(item!)) names.add(name);
    order.push(item!);
    const costs = left.map((one) => rowsOf(one, names, context));
    next = costs.indexOf(Math.min(...costs));
  }
  return { order, cost };
};

const MOST_STARTS = 8;

/** The cheapest of the orders that begin with each of the most selective parts. */
const ordered = (
  items: readonly Matched[],
  bound: ReadonlySet<string>,
  context: Context,
): readonly Matched[] => {
  if (items.length < 2) return items;
  const starts = items
    .map((item, index) => ({ index, rows: rowsOf(item, bound, context) }))
    .sort((a, b) => a.rows - b.rows)
    .slice(0, MOST_STARTS);
  const orders = starts.map(({ index }) => greedyFrom(index, items, bound, context));
  const shuffle = context.query.shuffle;
  if (shuffle) return shuffle(items);
  return orders.reduce((best, one) => (one.cost < best.cost ? one : best)).order;
};

const joinMatched = (relation: Relation, item: Matched, context: Context): Relation => {
  const names = new Set([...relation.vars.keys(), ...context.outer.keys()]);
  const rows = rowsOf(item, names, context);
  const isBound = (term: Term): boolean => term.termType !== 'Variable' || names.has(term.value);
  if (item.kind === 'pattern' && isSearch(item.pattern))
    return joinSearch(relation, item.pattern, { ...context, graph: item.graph });
  return item.kind === 'pattern'
    ? joinPattern(relation, item.pattern, item.graph, context, rows)
    : joinPath(relation, item.path, item.graph, context, {
        rows,
        cost: pathCost(item.path, isBound, context),
      });
};

/** The first relation as it is; a later one for each row, where that restricts it, else beside. */
const joinOperation = (relation: Relation, { operation }: Operation, context: Context): Relation => {
  if (relation.from.length === 0) return joinRelations(relation, context.lower(operation, context));
  if (STANDS_ALONE.has(operation.type)) return joinRelations(relation, context.lower(operation, context));
  const isShared = [...variablesInScope(operation)].some((name) => relation.vars.has(name));
  if (!isShared) return joinRelations(relation, context.lower(operation, context));
  return joinEach(relation, context.lower(operation, withOuter(context, relation.vars)), 'cross', context);
};

const applyAfter = (relation: Relation, after: After, context: Context): Relation => {
  switch (after.kind) {
    case 'optional':
      return joinOptional(relation, after.right, after.expression, context);
    case 'minus':
      return minus(relation, after.right, context);
    case 'filter':
      return filtered(relation, after.expression, context);
    case 'extend': {
      const { relation: read, result } = evaluated(relation, after.expression, context);
      return {
        ...read,
        vars: new Map([
          ...read.vars,
          [after.variable, extendedBinding(after.expression, result, relation.vars)],
        ]),
      };
    }
  }
};

/** A variable under another name stays a number. */
const extendedBinding = (
  expression: Algebra.Expression,
  value: ReturnType<typeof evaluated>['result'],
  vars: Vars,
): NonNullable<ReturnType<Vars['get']>> => {
  const term = expression.subType === 'term' ? (expression as Algebra.TermExpression).term : undefined;
  const same = term?.termType === 'Variable' ? vars.get(term.value) : undefined;
  if (same) return same;
  const isConstant = value.constant !== undefined;
  return { ...(value.id && { id: value.id }), value, isMaybeUnbound: !isConstant };
};

/** Above so many rows, pessimistically, a join carries a fuse: nothing else stops the database. */
const FUSE_ABOVE = 500_000;

const worstRows = (items: readonly Matched[], context: Context): number => {
  const names = new Set<string>();
  let worst = 1;
  let rows = 1;
  for (const item of items) {
    const isBound = (term: Term): boolean => term.termType !== 'Variable' || names.has(term.value);
    rows *=
      item.kind === 'pattern'
        ? pessimisticRows(context.query.statistics, item.pattern, isBound)
        : pathRows(item.path, isBound, context);
    worst = Math.max(worst, rows);
    for (const name of namesOf(item)) names.add(name);
  }
  return worst;
};

/** The rows of a join counted as they come; filters stand outside, for a row that they drop has cost its time too. */
const fused = (relation: Relation, context: Context): Relation => {
  const { columns, read } = exported(relation.vars, relation.vars.keys());
  const alias = context.query.alias('f');
  const counter: Column = { name: 'n', expr: { kind: 'rowNumber', partition: [], order: [] } };
  const joined = relationOf(selectOf(relation, [...columns, counter]), read, relation, alias);
  const number = column(alias, 'n');
  const isBeyond = binary(number, '>', integer(context.query.fuseRows));
  return { ...joined, where: [choose([[isBeyond, bail('fuse', number)]], integer(1))] };
};

export const applyAfters = (relation: Relation, afters: readonly After[], context: Context): Relation =>
  afters.reduce((sofar, after) => applyAfter(sofar, after, context), relation);

export const lowerParts = ({ items, filters, afters }: GroupParts, context: Context): Relation => {
  let relation = UNIT;
  let waiting = filters;
  const applyFilters = (): void => {
    const isReady = (filter: Algebra.Expression): boolean =>
      [...variablesOf(filter)].every(
        (name) => relation.vars.has(name) && !relation.vars.get(name)!.isMaybeUnbound,
      );
    for (const filter of waiting.filter(isReady)) relation = filtered(relation, filter, context);
    waiting = waiting.filter((filter) => !isReady(filter));
  };
  const operations = items.filter((item): item is Operation => item.kind === 'operation');
  const alone = operations.filter(({ operation }) => STANDS_ALONE.has(operation.type));
  const others = operations.filter((item) => !alone.includes(item));
  for (const item of alone) {
    relation = joinOperation(relation, item, context);
    applyFilters();
  }
  const matched = items.filter((item): item is Matched => item.kind !== 'operation');
  const bound = new Set([...relation.vars.keys(), ...context.outer.keys()]);
  const order = ordered(matched, bound, context);
  const needsFuse =
    matched.length > 1 &&
    alone.length === 0 &&
    context.outer.size === 0 &&
    Number.isFinite(context.query.fuseRows) &&
    worstRows(order, context) > FUSE_ABOVE;
  for (const item of order) {
    relation = joinMatched(relation, item, context);
    if (!needsFuse) applyFilters();
  }
  if (needsFuse) relation = fused(relation, context);
  applyFilters();
  for (const item of others) {
    relation = joinOperation(relation, item, context);
    applyFilters();
  }
  for (const filter of waiting) relation = filtered(relation, filter, context);
  return applyAfters(relation, afters, context);
};

export const lowerGroup = (operation: Algebra.Operation, context: Context): Relation =>
  lowerParts(collect(operation, context.graph), context);
