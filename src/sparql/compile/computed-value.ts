/** What expressions compute, as values: booleans, numbers, strings, IRIs. */

import {
  bail,
  binary,
  call,
  cast,
  choose,
  type Expr,
  equal,
  integer,
  isNotNull,
  isNull,
  NULL,
  not,
  text,
} from './ir.ts';
import {
  COMPUTED_DATATYPE,
  KLASS,
  type Klass,
  klassWhere,
  NOTHING,
  NUMERIC,
  type Value,
  XSD,
} from './value.ts';

export const booleanValue = (truth: Expr): Value => ({
  ...NOTHING,
  klass: klassWhere(truth, KLASS.boolean),
  known: KLASS.boolean,
  lexical: choose([
    [truth, text('true')],
    [not(truth), text('false')],
  ]),
  datatype: text(`${XSD}boolean`),
  number: truth,
});

export const iriValue = (lexical: Expr): Value => ({
  ...NOTHING,
  klass: klassWhere(lexical, KLASS.iri),
  known: KLASS.iri,
  lexical,
});

export const stringValue = (lexical: Expr): Value => ({
  ...NOTHING,
  klass: klassWhere(lexical, KLASS.string),
  known: KLASS.string,
  lexical,
});

/** A string that takes its language, and with it its class, from another (SPARQL 1.1 §17.4.3.1.2). */
export const stringLike = (lexical: Expr, like: Value): Value => ({
  ...NOTHING,
  klass: choose([[isNotNull(lexical), like.klass]]),
  ...(like.known !== undefined && { known: like.known }),
  lexical,
  language: like.language,
});

/** A decimal as it is meant: 15 digits survive REAL, what follows is noise. NULL stays NULL. */
export const withoutNoise = (number: Expr): Expr =>
  binary(binary(number, '*', integer(0)), '+', cast(call('printf', text('%!.15g'), number), 'REAL'));

/** The lexical form of a number that was computed; of a double the canonical one is not for SQL to write. */
const numberText = (klass: Expr, number: Expr): Expr => {
  const decimal = call('printf', text('%!.15g'), number);
  return choose(
    [
      [isNull(number), NULL],
      [binary(klass, '>=', integer(KLASS.float)), bail('inexact', number)],
      [binary(call('abs', number), '>=', { kind: 'real', value: 2 ** 53 }), bail('inexact', number)],
      [equal(number, cast(number, 'INTEGER')), cast(cast(number, 'INTEGER'), 'TEXT')],
      [binary(call('abs', number), '>=', { kind: 'real', value: 1e14 }), bail('inexact', number)],
      [binary(call('instr', decimal, text('e')), '>', integer(0)), bail('inexact', number)],
    ],
    decimal,
  );
};

/** A computed number; `klass` may be an expression over the classes of the operands. */
export const numberValue = (number: Expr, klass: Expr, known?: Klass): Value => {
  const actual = known === undefined ? choose([[isNotNull(number), klass]]) : klassWhere(number, known);
  return {
    ...NOTHING,
    klass: actual,
    ...(known !== undefined && { known }),
    isComputedNumber: true,
    lexical: numberText(known === undefined ? klass : integer(known), number),
    datatype:
      known === undefined
        ? choose(
            NUMERIC.map((one) => [equal(klass, integer(one)), text(COMPUTED_DATATYPE.get(one)!)] as const),
          )
        : text(COMPUTED_DATATYPE.get(known)!),
    number,
  };
};

export const integerValue = (number: Expr): Value =>
  numberValue(number, integer(KLASS.integer), KLASS.integer);
