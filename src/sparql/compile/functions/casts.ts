/** Casts to XSD types (SPARQL 1.1 §17.1), by the datatype's IRI. Forms that need more than a look are left alone. */
import { PREFIXES } from '../../../rdf/namespaces.ts';
import { booleanValue, numberValue, stringValue } from '../computed-value.ts';
import {
  and,
  bail,
  binary,
  call,
  cast,
  choose,
  type Expr,
  equal,
  integer,
  isIn,
  NULL,
  not,
  or,
  text,
} from '../ir.ts';
import { isNumericKlass, KLASS, type Klass, type Value } from '../value.ts';
import type { FunctionRow } from './function-types.ts';

const isString = ({ klass }: Value): Expr => equal(klass, integer(KLASS.string));
const isBoolean = ({ klass }: Value): Expr => equal(klass, integer(KLASS.boolean));

const ZERO: Expr = { kind: 'real', value: 0 };
const TEN_TO_15: Expr = { kind: 'real', value: 1e15 };

const unsigned = (value: Expr): Expr => call('ltrim', value, text('+-'));

/** At most one sign, then digits, and (for a decimal) at most one point; blanks around are dropped. */
const isInteger = (form: Expr): Expr =>
  and(
    binary(unsigned(form), 'GLOB', text('[0-9]*')),
    not(binary(unsigned(form), 'GLOB', text('*[^0-9]*'))),
    binary(binary(call('length', form), '-', call('length', unsigned(form))), '<=', integer(1)),
  );

const isDecimal = (form: Expr): Expr =>
  and(
    binary(unsigned(form), 'GLOB', text('*[0-9]*')),
    not(binary(unsigned(form), 'GLOB', text('*[^0-9.]*'))),
    binary(binary(call('length', form), '-', call('length', unsigned(form))), '<=', integer(1)),
    binary(
      binary(call('length', form), '-', call('length', call('replace', form, text('.'), text('')))),
      '<=',
      integer(1),
    ),
  );

/** A decimal, with or without an exponent. */
const isDouble = (form: Expr): Expr => {
  const mark = call('instr', call('lower', form), text('e'));
  const mantissa = call('substr', form, integer(1), binary(mark, '-', integer(1)));
  const exponent = call('substr', form, binary(mark, '+', integer(1)));
  return choose([[equal(mark, integer(0)), isDecimal(form)]], and(isDecimal(mantissa), isInteger(exponent)));
};

/** What REAL holds and SQL does not write. */
const isSpecial = (form: Expr): Expr => isIn(form, ['INF', '-INF', '+INF', 'NaN'].map(text));

const toNumber =
  (klass: Klass, isForm: (form: Expr) => Expr, ofNumber: (number: Expr) => Expr): FunctionRow =>
  ([arg]) => {
    const form = call('trim', arg!.lexical, text(' \t\n\r'));
    const isFloating = klass === KLASS.double || klass === KLASS.float;
    const parsed = cast(form, 'REAL');
    const isLong = binary(call('length', form), '>', integer(15));
    return numberValue(
      choose([
        [isNumericKlass(arg!.klass), ofNumber(arg!.number)],
        [isBoolean(arg!), cast(arg!.number, 'REAL')],
        [
          isString(arg!),
          isFloating
            ? choose([
                [isDouble(form), parsed],
                [isSpecial(form), bail('inexact', form)],
              ])
            : choose([[isForm(form), choose([[isLong, bail('inexact', form)]], parsed)]]),
        ],
      ]),
      integer(klass),
      klass,
    );
  };

/** Towards zero (XPath casting to integer). */
const truncated = (number: Expr): Expr =>
  choose(
    [[binary(call('abs', number), '>=', TEN_TO_15), bail('inexact', number)]],
    cast(cast(number, 'INTEGER'), 'REAL'),
  );

const toDecimal = (number: Expr): Expr =>
  choose([[binary(call('abs', number), '>=', TEN_TO_15), bail('inexact', number)]], number);

const toBoolean: FunctionRow = ([arg]) =>
  booleanValue(
    choose([
      [isNumericKlass(arg!.klass), binary(arg!.number, '<>', ZERO)],
      [isBoolean(arg!), arg!.number],
      [
        isString(arg!),
        choose([
          [isIn(call('trim', arg!.lexical), [text('true'), text('1')]), integer(1)],
          [isIn(call('trim', arg!.lexical), [text('false'), text('0')]), integer(0)],
        ]),
      ],
    ]),
  );

const MILLION: Expr = { kind: 'real', value: 1e6 };
const MILLIONTH: Expr = { kind: 'real', value: 1e-6 };

/** Numbers in the form of decimals (XPath casting to string); very large and very small doubles have another. */
const decimalText = ({ klass, number }: Value): Expr => {
  const size = call('abs', number);
  const isPlain = or(
    binary(klass, '<=', integer(KLASS.decimal)),
    equal(number, ZERO),
    and(binary(size, '>=', MILLIONTH), binary(size, '<', MILLION)),
  );
  const digits = call('printf', text('%!.15g'), number);
  return choose(
    [
      [not(isPlain), bail('inexact', number)],
      [equal(number, cast(number, 'INTEGER')), cast(cast(number, 'INTEGER'), 'TEXT')],
      [binary(call('instr', digits, text('e')), '>', integer(0)), bail('inexact', number)],
    ],
    digits,
  );
};

const toText: FunctionRow = ([arg]) =>
  stringValue(
    choose([
      [equal(arg!.klass, integer(KLASS.boolean)), choose([[arg!.number, text('true')]], text('false'))],
      [isNumericKlass(arg!.klass), decimalText(arg!)],
      [binary(arg!.klass, '>', integer(KLASS.blank)), arg!.lexical],
    ]),
  );

/** A date or time of the same type is itself; of a string only the other engine reads it. */
const toDate =
  (classes: readonly number[]): FunctionRow =>
  ([arg]) => {
    const isSame = isIn(arg!.klass, classes.map(integer));
    const part = (expr: Expr): Expr => choose([[isSame, expr]]);
    return {
      klass: choose([
        [isSame, arg!.klass],
        [binary(arg!.klass, '>', integer(KLASS.iri)), bail('inexact', arg!.lexical)],
      ]),
      lexical: part(arg!.lexical),
      datatype: part(arg!.datatype),
      language: NULL,
      number: NULL,
      instant: part(arg!.instant),
    };
  };

const XSD = PREFIXES.xsd;
const same = (number: Expr): Expr => number;

export const CASTS: Readonly<Record<string, FunctionRow>> = {
  [`${XSD}integer`]: toNumber(KLASS.integer, isInteger, truncated),
  [`${XSD}decimal`]: toNumber(KLASS.decimal, isDecimal, toDecimal),
  [`${XSD}double`]: toNumber(KLASS.double, isDecimal, same),
  [`${XSD}float`]: toNumber(KLASS.float, isDecimal, same),
  [`${XSD}boolean`]: toBoolean,
  [`${XSD}string`]: toText,
  [`${XSD}dateTime`]: toDate([KLASS.dateTime, KLASS.dateTimeWithoutZone]),
  [`${XSD}date`]: toDate([KLASS.date, KLASS.dateWithoutZone]),
};
