/** Functions on dates and times (SPARQL 1.1 §17.4.5). The parts are those of the lexical form, in its own zone. */
import { ns } from '../../../rdf/namespaces.ts';
import { literal } from '../../../rdf/terms.ts';
import { integerValue, numberValue, stringValue } from '../computed-value.ts';
import {
  bail,
  binary,
  call,
  cast,
  choose,
  type Expr,
  equal,
  integer,
  isIn,
  isNotNull,
  isNull,
  NULL,
  not,
  or,
  text,
} from '../ir.ts';
import { constantValue } from '../stored-value.ts';
import { KLASS, type Value } from '../value.ts';
import type { FunctionRow } from './function-types.ts';

const DATE_TIMES = [integer(KLASS.dateTime), integer(KLASS.dateTimeWithoutZone)];
const DATES = [...DATE_TIMES, integer(KLASS.date), integer(KLASS.dateWithoutZone)];

/** Years of more than four digits or before our era stand elsewhere, and 24:00:00 belongs to the next day. */
const isOdd = (lexical: Expr): Expr =>
  or(not(binary(lexical, 'GLOB', text('[0-9][0-9][0-9][0-9]-*'))), binary(lexical, 'GLOB', text('*T24*')));

/** A part of the lexical form of a value of the given classes. */
const partOf = ({ klass, lexical }: Value, classes: readonly Expr[], part: Expr): Expr =>
  choose([[isIn(klass, classes), choose([[isOdd(lexical), bail('inexact', lexical)]], part)]]);

const digits =
  (classes: readonly Expr[], from: number, length: number): FunctionRow =>
  ([arg]) =>
    integerValue(
      partOf(arg!, classes, cast(call('substr', arg!.lexical, integer(from), integer(length)), 'INTEGER')),
    );

/** The zone as written: '' where there is none. A date has one too, as XPath would have it. */
const zone = ({ klass, lexical }: Value): Expr =>
  choose([
    [isIn(klass, [integer(KLASS.dateTimeWithoutZone), integer(KLASS.dateWithoutZone)]), text('')],
    [
      isIn(klass, [integer(KLASS.dateTime), integer(KLASS.date)]),
      choose([[binary(lexical, 'GLOB', text('*Z')), text('Z')]], call('substr', lexical, integer(-6))),
    ],
  ]);

const seconds: FunctionRow = ([arg]) =>
  numberValue(
    partOf(arg!, DATE_TIMES, cast(call('substr', arg!.lexical, integer(18), secondsLength(arg!)), 'REAL')),
    integer(KLASS.decimal),
    KLASS.decimal,
  );

function secondsLength(arg: Value): Expr {
  return binary(binary(call('length', arg.lexical), '-', integer(17)), '-', call('length', zone(arg)));
}

const XSD_DURATION = ns.xsd('dayTimeDuration').value;

/** `-05:00` as the duration `-PT5H`. */
const timezone: FunctionRow = ([arg]) => {
  const own = zone(arg!);
  const hours = cast(call('substr', own, integer(2), integer(2)), 'INTEGER');
  const minutes = cast(call('substr', own, integer(5), integer(2)), 'INTEGER');
  const part = (number: Expr, unit: string): Expr =>
    choose([[binary(number, '>', integer(0)), binary(cast(number, 'TEXT'), '||', text(unit))]], text(''));
  const sign = choose([[binary(own, 'GLOB', text('-*')), text('-PT')]], text('PT'));
  const isUtc = isIn(own, [text('Z'), text('+00:00'), text('-00:00')]);
  const lexical = choose(
    [
      [or(isNull(own), equal(own, text(''))), NULL],
      [isUtc, text('PT0S')],
    ],
    binary(binary(sign, '||', part(hours, 'H')), '||', part(minutes, 'M')),
  );
  return {
    klass: choose([[isNotNull(lexical), integer(KLASS.other)]]),
    known: KLASS.other,
    lexical,
    datatype: text(XSD_DURATION),
    language: NULL,
    number: NULL,
    instant: NULL,
  };
};

const now: FunctionRow = (_, query) => {
  const term = literal(query.now, ns.xsd('dateTime'));
  return constantValue(term, query.constant(term));
};

export const DATE_FUNCTIONS: Readonly<Record<string, FunctionRow>> = {
  now,
  year: digits(DATES, 1, 4),
  month: digits(DATES, 6, 2),
  day: digits(DATES, 9, 2),
  hours: digits(DATE_TIMES, 12, 2),
  minutes: digits(DATE_TIMES, 15, 2),
  seconds,
  tz: ([arg]) => stringValue(zone(arg!)),
  timezone,
};
