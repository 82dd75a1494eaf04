/**
 * A SPARQL term inside SQL: one expression for each thing that operators ask of it. A stored term reads them from
 * its row of the dictionary; a computed one builds them. `klass` is NULL where the term is unbound or in error, so
 * that SQL's NULL is SPARQL's error throughout (SPARQL 1.1 §17.2).
 */
import { PREFIXES } from '../../rdf/namespaces.ts';
import type { Term } from '../../rdf/terms.ts';
import {
  RDF_LANG_STRING,
  storedDatatype,
  TERM_CLASS,
  TERM_KIND,
  termValue,
  XSD_STRING,
} from '../../store/term-codec.ts';
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
  isNotNull,
  isNull,
  NULL,
  not,
  table,
  text,
} from './ir.ts';
import { Unsupported } from './unsupported.ts';

/** The classes of the dictionary, and those that it needs no number for. */
export const KLASS = { blank: -1, iri: 0, ...TERM_CLASS, other: 20 } as const;
export type Klass = (typeof KLASS)[keyof typeof KLASS];

export interface Value {
  readonly klass: Expr;
  /** What `klass` is wherever it is not NULL. */
  readonly known?: Klass;
  /** IRI, label or lexical form. */
  readonly lexical: Expr;
  /** IRI of the datatype; NULL for the two kinds of string and for what is no literal. */
  readonly datatype: Expr;
  readonly language: Expr;
  /** Numeric value, and 1 or 0 for a boolean; ends the statement where REAL cannot hold it exactly. */
  readonly number: Expr;
  /** Milliseconds since 1970 UTC. */
  readonly instant: Expr;
  /** The term's number, where it is stored or a constant of the query. */
  readonly id?: Expr;
  readonly constant?: Term;
  /** Whether it is a literal, where that is simpler to ask than the class. */
  readonly isLiteral?: Expr;
  /** A number that was computed, whose lexical form is not written by SQL. */
  readonly isComputedNumber?: boolean;
}

const XSD = PREFIXES.xsd;
export const NUMERIC: readonly Klass[] = [KLASS.integer, KLASS.decimal, KLASS.float, KLASS.double];
/** Kinds of terms that STR takes. */
export const TERM_KINDS_OF_TEXT: readonly Expr[] = [integer(TERM_KIND.iri), integer(TERM_KIND.literal)];

const NUMERIC_EXPRS = NUMERIC.map(integer);
export const isNumericKlass = (klass: Expr): Expr => isIn(klass, NUMERIC_EXPRS);

/** The datatype of what is computed, by class. */
export const COMPUTED_DATATYPE: ReadonlyMap<Klass, string> = new Map([
  [KLASS.string, XSD_STRING],
  [KLASS.langString, RDF_LANG_STRING],
  [KLASS.boolean, `${XSD}boolean`],
  [KLASS.integer, `${XSD}integer`],
  [KLASS.decimal, `${XSD}decimal`],
  [KLASS.float, `${XSD}float`],
  [KLASS.double, `${XSD}double`],
  [KLASS.dateTime, `${XSD}dateTime`],
  [KLASS.dateTimeWithoutZone, `${XSD}dateTime`],
  [KLASS.date, `${XSD}date`],
  [KLASS.dateWithoutZone, `${XSD}date`],
]);

const NOTHING = { datatype: NULL, language: NULL, number: NULL, instant: NULL } as const;

/** `klass` as a constant wherever the given expression is not NULL. */
const klassWhere = (expr: Expr, klass: Klass): Expr => choose([[isNotNull(expr), integer(klass)]]);

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

export const constantValue = (term: Term, id: Expr): Value => {
  const lexical = text(term.value);
  if (term.termType !== 'Literal') {
    const known = term.termType === 'NamedNode' ? KLASS.iri : KLASS.blank;
    return { ...NOTHING, klass: integer(known), known, lexical, id, constant: term };
  }
  const { class: found, number, instant } = termValue(term);
  const known = found ?? KLASS.other;
  if (NUMERIC.includes(known) && number === null)
    throw new Unsupported(`a number that REAL cannot hold: ${term.value}`);
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

/** What is never bound. */
export const NO_VALUE: Value = { ...NOTHING, klass: NULL, lexical: NULL };

/** The datatype of a literal as an IRI; NULL of what is no literal (SPARQL 1.1 §17.4.2.7). */
export const datatypeIri = (value: Value): Expr =>
  choose([
    [equal(value.klass, integer(KLASS.string)), text(XSD_STRING)],
    [equal(value.klass, integer(KLASS.langString)), text(RDF_LANG_STRING)],
    [binary(value.klass, '>', integer(KLASS.iri)), value.datatype],
  ]);

/** Whether two values are the same RDF term; NULL where one is unbound. */
export const sameTerm = (left: Value, right: Value): Expr => {
  if (left.id && right.id) return equal(left.id, right.id);
  return choose(
    [
      [isNull(left.klass), NULL],
      [isNull(right.klass), NULL],
    ],
    and(
      equal(termKindOf(left.klass), termKindOf(right.klass)),
      equal(left.lexical, right.lexical),
      binary(left.datatype, 'IS', right.datatype),
      binary(left.language, 'IS', right.language),
    ),
  );
};

const termKindOf = (klass: Expr): Expr => call('min', klass, integer(1));

/** The parts of a value that must cross a subquery's border, in the order in which they are read back. */
export const VALUE_PARTS = ['klass', 'lexical', 'datatype', 'language', 'number', 'instant'] as const;
export type ValuePart = (typeof VALUE_PARTS)[number];

/** What is known of a value before the query runs: enough to build it from few columns. */
export type Shape = Pick<Value, 'known' | 'isComputedNumber'>;

export const shapeOf = ({ known, isComputedNumber }: Value): Shape => ({
  ...(known !== undefined && { known }),
  ...(isComputedNumber && { isComputedNumber }),
});

/** What holds of each of several values. */
export const commonShape = (values: readonly Value[]): Shape => {
  const [first, ...rest] = values;
  if (!first) return {};
  if (first.known !== undefined && rest.every(({ known }) => known === first.known))
    return { known: first.known };
  return values.every(({ isComputedNumber }) => isComputedNumber) ? { isComputedNumber: true } : {};
};

/** The parts that are not the same for every value of a shape. */
export const partsOf = ({ known, isComputedNumber }: Shape): readonly ValuePart[] => {
  if (known === undefined) return isComputedNumber ? ['klass', 'number'] : VALUE_PARTS;
  if (known === KLASS.iri || known === KLASS.string) return ['lexical'];
  if (known === KLASS.langString) return ['lexical', 'language'];
  if (known === KLASS.boolean || NUMERIC.includes(known)) return ['number'];
  return VALUE_PARTS;
};

/** A value whose parts are columns. */
export const valueFrom = ({ known, isComputedNumber }: Shape, read: (part: ValuePart) => Expr): Value => {
  if (known === KLASS.iri) return iriValue(read('lexical'));
  if (known === KLASS.string) return stringValue(read('lexical'));
  if (known === KLASS.boolean) return booleanValue(read('number'));
  if (known !== undefined && NUMERIC.includes(known))
    return numberValue(read('number'), integer(known), known);
  if (known === undefined && isComputedNumber) return numberValue(read('number'), read('klass'));
  if (known === KLASS.langString)
    return {
      ...NOTHING,
      klass: klassWhere(read('lexical'), KLASS.langString),
      known,
      lexical: read('lexical'),
      language: read('language'),
    };
  return {
    klass: read('klass'),
    ...(known !== undefined && { known }),
    lexical: read('lexical'),
    datatype: read('datatype'),
    language: read('language'),
    number: read('number'),
    instant: read('instant'),
  };
};
