/**
 * Arithmetic and the numeric functions (SPARQL 1.1 §17.3, §17.4.4), with XPath's promotion of types. The last bits of
 * REAL are noise to a decimal: they are cut where a number is compared or written, not after each step.
 */

import { booleanValue, numberValue } from '../computed-value.ts';
import {
  type BinaryOperator,
  bail,
  binary,
  call,
  cast,
  choose,
  type Expr,
  equal,
  integer,
  isIn,
} from '../ir.ts';
import { Unsupported } from '../unsupported.ts';
import { isNumericKlass, KLASS, type Klass, NUMERIC, type Value } from '../value.ts';
import type { FunctionRow } from './function-types.ts';
import { temporalSum } from './temporal.ts';

const ZERO: Expr = { kind: 'real', value: 0 };

const isNumeric = ({ known, klass }: Value): Expr =>
  known === undefined ? isNumericKlass(klass) : integer(NUMERIC.includes(known) ? 1 : 0);

/** The number of a value, NULL where it is not numeric. */
export const numberOf = (value: Value): Expr =>
  value.isComputedNumber || (value.known !== undefined && NUMERIC.includes(value.known))
    ? value.number
    : choose([[isNumeric(value), value.number]]);

const isFloating = (klass: Expr): Expr => binary(klass, '>=', integer(KLASS.float));

/** The class of the result: the wider of both (integer < decimal < float < double). */
const widerClass = (left: Value, right: Value): { readonly klass: Expr; readonly known?: Klass } =>
  left.known !== undefined && right.known !== undefined
    ? { klass: integer(Math.max(left.known, right.known)), known: Math.max(left.known, right.known) as Klass }
    : { klass: call('max', left.klass, right.klass) };

const arithmetic =
  (op: BinaryOperator): FunctionRow =>
  ([left, right]) => {
    const { klass, known } = widerClass(left!, right!);
    const result = binary(numberOf(left!), op, numberOf(right!));
    const otherwise = op === '*' ? undefined : temporalSum(left!, right!);
    return numberValue(otherwise ? call('coalesce', result, otherwise) : result, klass, known);
  };

/** Integers divide to a decimal; by zero it is an error, of doubles infinite, which SQL cannot say. */
const divide: FunctionRow = ([left, right]) => {
  const { klass: wider } = widerClass(left!, right!);
  const klass = call('max', wider, integer(KLASS.decimal));
  const divisor = numberOf(right!);
  const quotient = binary(numberOf(left!), '/', cast(divisor, 'REAL'));
  return numberValue(
    choose([[equal(divisor, ZERO), choose([[isFloating(klass), bail('inexact', divisor)]])]], quotient),
    klass,
  );
};

const sameClass =
  (compute: (number: Expr) => Expr): FunctionRow =>
  ([arg]) =>
    numberValue(compute(numberOf(arg!)), arg!.klass, arg!.known);

/** Half rounds up, towards positive infinity (XPath fn:round). */
const round = (number: Expr): Expr => call('floor', binary(number, '+', { kind: 'real', value: 0.5 }));

const requireArgs = (args: readonly Value[], count: number): readonly Value[] => {
  if (args.length !== count) throw new Unsupported(`${args.length} operands where ${count} are usual`);
  return args;
};

const subtract = arithmetic('-');

export const NUMERIC_FUNCTIONS: Readonly<Record<string, FunctionRow>> = {
  '+': (args, query) => arithmetic('+')(requireArgs(args, 2), query),
  '-': (args, query) => subtract(requireArgs(args, 2), query),
  '*': (args, query) => arithmetic('*')(requireArgs(args, 2), query),
  '/': divide,
  uplus: sameClass((number) => number),
  uminus: sameClass((number) => binary(ZERO, '-', number)),
  abs: sameClass((number) => call('abs', number)),
  ceil: sameClass((number) => call('ceil', number)),
  floor: sameClass((number) => call('floor', number)),
  round: sameClass(round),
  isnumeric: ([arg]) =>
    booleanValue(
      arg!.known === undefined
        ? isIn(arg!.klass, NUMERIC.map(integer))
        : choose([[isNotBound(arg!), { kind: 'null' }]], isNumeric(arg!)),
    ),
};

function isNotBound(value: Value): Expr {
  return { kind: 'isNull', arg: value.klass, negated: false };
}
