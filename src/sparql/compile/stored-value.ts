/** Terms of the dictionary and constants of the query as values. */

import type { Term } from '../../rdf/terms.ts';
import { storedDatatype, TERM_KIND, termValue } from '../../store/term-codec.ts';
import {
  and,
  bail,
  binary,
  call,
  cast,
  choose,
  column,
  type Expr,
  equal,
  integer,
  isIn,
  isNull,
  NULL,
  table,
  text,
} from './ir.ts';
import { Unsupported } from './unsupported.ts';
import { KLASS, type Klass, NOTHING, NUMERIC, type Value } from './value.ts';

/** The instant of a time finer than a millisecond, from its lexical form: REAL holds microseconds of our millennium. */
const fineInstant = (lexical: Expr, id: Expr): Expr => {
  const seconds = cast(call('strftime', text('%s'), lexical), 'INTEGER');
  const fraction = cast(
    binary(text('0'), '||', call('substr', lexical, call('instr', lexical, text('.')))),
    'REAL',
  );
  const thousand: Expr = { kind: 'real', value: 1000 };
  return call(
    'coalesce',
    binary(binary(seconds, '*', thousand), '+', binary(fraction, '*', thousand)),
    bail('inexact', id),
  );
};

/** A row of the dictionary as a value. `read` gives its columns. */
export const storedValue = (id: Expr, read: (name: string) => Expr): Value => {
  const klass = choose([
    [equal(read('kind'), integer(TERM_KIND.literal)), call('coalesce', read('class'), integer(KLASS.other))],
    [equal(read('kind'), integer(TERM_KIND.iri)), integer(KLASS.iri)],
    [equal(read('kind'), integer(TERM_KIND.blank)), integer(KLASS.blank)],
  ]);
  const isMissing = (name: string, classes: readonly number[]): Expr =>
    and(isNull(read(name)), isIn(read('class'), classes.map(integer)));
  const alias = 'd';
  return {
    klass,
    lexical: read('value'),
    datatype: {
      kind: 'scalar',
      query: {
        kind: 'select',
        columns: [{ name: 'v', expr: column(alias, 'value') }],
        from: [table('term', alias)],
        where: [equal(column(alias, 'id'), read('datatype'))],
      },
    },
    language: read('lang'),
    isLiteral: equal(read('kind'), integer(TERM_KIND.literal)),
    number: choose([[isMissing('number', NUMERIC), bail('inexact', id)]], read('number')),
    instant: choose(
      [
        [isMissing('instant', [KLASS.dateTime, KLASS.dateTimeWithoutZone]), fineInstant(read('value'), id)],
        [isMissing('instant', [KLASS.date, KLASS.dateWithoutZone]), bail('inexact', id)],
      ],
      read('instant'),
    ),
    id,
  };
};

const INSTANTS: readonly Klass[] = [
  KLASS.dateTime,
  KLASS.dateTimeWithoutZone,
  KLASS.date,
  KLASS.dateWithoutZone,
];

export const constantValue = (term: Term, id: Expr): Value => {
  const lexical = text(term.value);
  if (term.termType !== 'Literal') {
    const known = term.termType === 'NamedNode' ? KLASS.iri : KLASS.blank;
    return { ...NOTHING, klass: integer(known), known, lexical, id, constant: term };
  }
  // SQLite's functions on texts stop at U+0000.
  if (term.value.includes('\u0000')) throw new Unsupported('a text with U+0000');
  const { class: found, number, instant } = termValue(term);
  const known = found ?? KLASS.other;
  if (NUMERIC.includes(known) && number === null)
    throw new Unsupported(`a number that REAL cannot hold: ${term.value}`);
  if (INSTANTS.includes(known) && instant === null)
    throw new Unsupported(`a time that milliseconds cannot hold: ${term.value}`);
  const datatype = storedDatatype(term);
  return {
    klass: integer(known),
    known,
    lexical,
    datatype: datatype ? text(datatype) : NULL,
    language: term.language ? text(term.language) : NULL,
    number:
      number === null
        ? NULL
        : Number.isInteger(number)
          ? { kind: 'real', value: number }
          : { kind: 'real', value: number },
    instant: instant === null ? NULL : integer(instant),
    id,
    constant: term,
  };
};
