/** The set functions as a table: the columns that each makes of a group, and how the result reads. */
import type { Algebra } from '../../algebra.ts';
import { integerValue, numberValue, stringValue } from '../computed-value.ts';
import { variablesOf } from '../expression.ts';
import { numberOf } from '../functions/numeric.ts';
import {
  and,
  binary,
  type Column,
  call,
  choose,
  type Expr,
  equal,
  integer,
  isNotNull,
  isNull,
  not,
  text,
} from '../ir.ts';
import type { Binding, Relation } from '../scope.ts';
import { isBound } from '../scope.ts';
import { Unsupported } from '../unsupported.ts';
import { isNumericKlass, KLASS, NUMERIC, type Value } from '../value.ts';
import { partsOf, shapeOf, valueFrom } from '../value-shape.ts';
import type { Argument } from './aggregation.ts';

export interface AggregateColumns {
  readonly columns: readonly Column[];
  readonly binding: (read: (name: string) => Expr) => Binding;
}

/** An argument of MIN or MAX that was given its place in the order. */
type Placed = Argument & { readonly place?: Expr };

type Build = (argument: Placed, relation: Relation, name: string) => AggregateColumns;

const aggregate = (
  name: 'count' | 'sum' | 'min' | 'max' | 'total' | 'group_concat',
  args: readonly Expr[],
  options: { readonly isDistinct?: boolean; readonly where?: Expr } = {},
): Expr => ({ kind: 'aggregate', name, args, ...options });

/** MIN and MAX of one known type are SQL's own; of anything else rows must be put in SPARQL's order first. */
export const needsOrder = ({ aggregate: { aggregator }, value }: Argument): boolean =>
  (aggregator === 'min' || aggregator === 'max') && !isSortedBySql(value);

const isSortedBySql = (value: Value | undefined): boolean =>
  value?.known !== undefined && (NUMERIC.includes(value.known) || value.known === KLASS.string);

/** A value that is in error although what it reads is bound spoils the group. */
const isError = ({ aggregate: { expression }, value }: Argument, { vars }: Relation): Expr => {
  const names = [...variablesOf(expression)];
  const bindings = names.map((name) => vars.get(name));
  if (bindings.some((binding) => !binding)) return integer(0);
  if (expression.subType === 'term') return integer(0);
  return and(isNull(value!.klass), ...bindings.map((binding) => isBound(binding!)));
};

const unlessError = (argument: Argument, relation: Relation, isBad: Expr | undefined, result: Expr): Expr => {
  const error = isError(argument, relation);
  const bad = isBad
    ? error.kind === 'integer'
      ? isBad
      : ({ kind: 'or', args: [error, isBad] } as Expr)
    : error;
  return bad.kind === 'integer'
    ? result
    : choose([[equal(aggregate('count', [], { where: bad }), integer(0)), result]]);
};

/** A text that is equal for equal terms. */
const termText = ({ klass, lexical, datatype, language }: Value): Expr =>
  choose([
    [isNotNull(klass), call('json_array', call('min', klass, integer(1)), lexical, datatype, language)],
  ]);

const count: Build = ({ aggregate: { distinct }, value }, { vars }, name) => {
  const binding = (read: (column: string) => Expr): Binding => ({
    value: integerValue(read(name)),
    isMaybeUnbound: false,
  });
  const of = (expr: Expr): AggregateColumns => ({
    columns: [{ name, expr: aggregate('count', [expr], { isDistinct: distinct }) }],
    binding,
  });
  if (value) return of(value.id ?? (distinct ? termText(value) : value.klass));
  if (!distinct) return { columns: [{ name, expr: aggregate('count', []) }], binding };
  const parts = [...vars.values()].map((one) => one.id ?? termText(one.value!));
  return of(call('json_array', ...parts));
};

const numeric =
  (
    finish: (total: Expr, rows: Expr) => { readonly number: Expr; readonly klass: (klass: Expr) => Expr },
  ): Build =>
  (argument, relation, name) => {
    const value = argument.value!;
    const number = numberOf(value);
    const isBad = and(isNotNull(value.klass), not(isNumericKlass(value.klass)));
    const total = finish(aggregate('total', [number]), aggregate('count', [number]));
    const klassName = `${name}k`;
    const isKnown = value.known !== undefined && NUMERIC.includes(value.known);
    return {
      columns: [
        { name, expr: unlessError(argument, relation, isKnown ? undefined : isBad, total.number) },
        {
          name: klassName,
          expr: total.klass(call('coalesce', aggregate('max', [value.klass]), integer(KLASS.integer))),
        },
      ],
      binding: (read) => ({
        value: numberValue(read(name), read(klassName)),
        isMaybeUnbound: true,
      }),
    };
  };

const sum = numeric((total) => ({ number: total, klass: (klass) => klass }));

/** The average of nothing is 0 (§18.5.1.4); of integers it is a decimal. */
const average = numeric((total, rows) => ({
  number: choose([[equal(rows, integer(0)), { kind: 'real', value: 0 }]], binary(total, '/', rows)),
  klass: (klass) =>
    choose([[equal(rows, integer(0)), integer(KLASS.integer)]], call('max', klass, integer(KLASS.decimal))),
}));

const extreme =
  (sql: 'min' | 'max'): Build =>
  (argument, relation, name) => {
    const value = argument.value!;
    if (argument.place) {
      const first = choose([[equal(argument.place, integer(1)), value.id!]]);
      return {
        columns: [{ name, expr: unlessError(argument, relation, undefined, aggregate('max', [first])) }],
        binding: (read) => ({ id: read(name), isMaybeUnbound: true }),
      };
    }
    const [part] = partsOf(value);
    return {
      columns: [{ name, expr: unlessError(argument, relation, undefined, aggregate(sql, [value[part!]])) }],
      binding: (read) => ({ value: valueFrom(shapeOf(value), () => read(name)), isMaybeUnbound: true }),
    };
  };

const sample: Build = (argument, relation, name) => {
  const value = argument.value!;
  if (value.id)
    return {
      columns: [{ name, expr: aggregate('min', [value.id]) }],
      binding: (read) => ({ id: read(name), isMaybeUnbound: true }),
    };
  const parts = partsOf(value);
  if (parts.length > 1) throw new Unsupported('a sample of computed terms of many types');
  return {
    columns: [
      { name, expr: unlessError(argument, relation, undefined, aggregate('min', [value[parts[0]!]])) },
    ],
    binding: (read) => ({ value: valueFrom(shapeOf(value), () => read(name)), isMaybeUnbound: true }),
  };
};

const groupConcat: Build = (argument, relation, name) => {
  const { separator = ' ' } = argument.aggregate as Algebra.GroupConcatExpression;
  const joined = call(
    'coalesce',
    aggregate('group_concat', [argument.value!.lexical, text(separator)]),
    text(''),
  );
  return {
    columns: [{ name, expr: unlessError(argument, relation, undefined, joined) }],
    binding: (read) => ({ value: stringValue(read(name)), isMaybeUnbound: true }),
  };
};

const AGGREGATES: Readonly<Record<Algebra.AggregateExpression['aggregator'], Build>> = {
  count,
  sum,
  avg: average,
  min: extreme('min'),
  max: extreme('max'),
  sample,
  group_concat: groupConcat,
};

export const aggregateColumns: Build = (argument, relation, name) =>
  AGGREGATES[argument.aggregate.aggregator](argument, relation, name);
