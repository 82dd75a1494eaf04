/**
 * Times and durations: SPARQL 1.1 has no operators for them, the other engine has. SQL leaves them to it, and with them
 * the differences of dates.
 */
import { PREFIXES } from '../../../rdf/namespaces.ts';
import { and, bail, call, choose, type Expr, equal, FALSE, integer, isIn, or, text } from '../ir.ts';
import { KLASS, type Value } from '../value.ts';

const DATATYPES = ['time', 'duration', 'dayTimeDuration', 'yearMonthDuration'].map((name) =>
  text(PREFIXES.xsd + name),
);

const DATES = [KLASS.dateTime, KLASS.dateTimeWithoutZone, KLASS.date, KLASS.dateWithoutZone];

const isTimeOrDuration = ({ known, klass, datatype }: Value): Expr =>
  known === undefined || known === KLASS.other
    ? and(equal(klass, integer(KLASS.other)), isIn(datatype, DATATYPES))
    : FALSE;

const isDate = ({ known, klass }: Value): Expr =>
  known === undefined || (DATES as readonly number[]).includes(known)
    ? isIn(klass, DATES.map(integer))
    : FALSE;

const elsewhere = (left: Value, right: Value): Expr =>
  bail('inexact', call('coalesce', left.lexical, right.lexical));

/** Rows of a comparison that the other engine makes. */
export const temporalRows = (left: Value, right: Value): readonly (readonly [Expr, Expr])[] => {
  const sides = [left, right].map(isTimeOrDuration);
  return sides.includes(FALSE) ? [] : [[and(...sides), elsewhere(left, right)]];
};

/** NULL, but for sums and differences of dates, times and durations. */
export const temporalSum = (left: Value, right: Value): Expr | undefined => {
  if (left.isComputedNumber || right.isComputedNumber) return undefined;
  const sides = [left, right].map((value) =>
    [isDate(value), isTimeOrDuration(value)].filter((one) => one !== FALSE),
  );
  if (sides.some((one) => one.length === 0)) return undefined;
  return choose([[and(...sides.map((one) => or(...one))), elsewhere(left, right)]]);
};
