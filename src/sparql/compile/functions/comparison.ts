/**
 * Equality and order of values (SPARQL 1.1 §17.3, §17.4.1.7). What has no operator is an error, that is NULL.
 * Dates without a zone are taken as UTC, the implicit time zone here.
 */

import { booleanValue, withoutNoise } from '../computed-value.ts';
import {
  and,
  type BinaryOperator,
  binary,
  choose,
  type Expr,
  equal,
  integer,
  isIn,
  NULL,
  not,
  or,
} from '../ir.ts';
import { KLASS, type Klass, NUMERIC, sameTerm, type Value } from '../value.ts';
import type { FunctionRow } from './function-types.ts';
import { temporalRows } from './temporal.ts';

type Space = 'number' | 'string' | 'boolean' | 'dateTime' | 'date';

const SPACE: ReadonlyMap<Klass, Space> = new Map<Klass, Space>([
  ...NUMERIC.map((klass) => [klass, 'number'] as const),
  [KLASS.string, 'string'],
  [KLASS.boolean, 'boolean'],
  [KLASS.dateTime, 'dateTime'],
  [KLASS.dateTimeWithoutZone, 'dateTime'],
  [KLASS.date, 'date'],
  [KLASS.dateWithoutZone, 'date'],
]);

const classesOf = (space: Space): readonly Expr[] =>
  [...SPACE].flatMap(([klass, own]) => (own === space ? [integer(klass)] : []));

const SPACES: readonly Space[] = ['number', 'string', 'boolean', 'dateTime', 'date'];
const PART = {
  number: 'number',
  string: 'lexical',
  boolean: 'number',
  dateTime: 'instant',
  date: 'instant',
} as const;

/** Which spaces a value can be in, as far as is known before the query runs. */
const spacesOf = ({ known }: Value): readonly Space[] => {
  if (known === undefined) return SPACES;
  const space = SPACE.get(known);
  return space ? [space] : [];
};

/** Computed decimals are compared without the noise of REAL; whole numbers have none. */
const comparable = (value: Value, space: Space): Expr => {
  const part = value[PART[space]];
  const mayHaveNoise =
    value.isComputedNumber && value.known !== KLASS.integer && value.known !== KLASS.double;
  return space === 'number' && mayHaveNoise ? withoutNoise(part) : part;
};

/** One row a value space that both sides may be in: the condition, and the comparison there. */
const spaceRows = (left: Value, right: Value, op: BinaryOperator): (readonly [Expr, Expr])[] =>
  spacesOf(left)
    .filter((space) => spacesOf(right).includes(space))
    .map((space) => {
      const inSpace = [left, right]
        .filter(({ known }) => known === undefined)
        .map(({ klass }) => isIn(klass, classesOf(space)));
      return [and(...inSpace), binary(comparable(left, space), op, comparable(right, space))] as const;
    });

const isText = (klass: Klass): boolean => klass === KLASS.string || klass === KLASS.langString;
const TEXTS = [integer(KLASS.string), integer(KLASS.langString)];

const isLiteral = ({ klass }: Value): Expr => binary(klass, '>', integer(KLASS.iri));

const isLiteralKnown = ({ known }: Value): boolean => known !== undefined && known > KLASS.iri;

/** Two literals that are no same term and share no value space cannot be told apart: an error (§17.4.1.7). */
const equality = (left: Value, right: Value): Expr => {
  const same = sameTerm(left, right);
  const sharedRows = spaceRows(left, right, '=');
  // A text with a language and one without are known to differ.
  const bothTexts = and(isIn(left.klass, TEXTS), isIn(right.klass, TEXTS));
  const mayBothBeTexts = [left, right].every(({ known }) => known === undefined || isText(known));
  const whens: (readonly [Expr, Expr])[] = [
    ...sharedRows,
    ...(mayBothBeTexts ? [[bothTexts, same] as const] : []),
    [same, integer(1)],
  ];
  const bothLiterals = and(...[left, right].filter((one) => !isLiteralKnown(one)).map(isLiteral));
  if (
    left.known === KLASS.iri ||
    right.known === KLASS.iri ||
    left.known === KLASS.blank ||
    right.known === KLASS.blank
  )
    return same;
  return choose(
    [...whens, ...temporalRows(left, right), [bothLiterals, NULL]],
    // One of them is an IRI or a blank node; unbound stays unbound.
    binary(binary(left.klass, '*', integer(0)), '+', binary(right.klass, '*', integer(0))),
  );
};

/** A constant that equals no other term: with it, equality is that of terms. */
export const isTermByTerm = ({ constant, known, id }: Value): boolean =>
  constant !== undefined &&
  id !== undefined &&
  (known === KLASS.iri || known === KLASS.string || known === KLASS.langString);

/** The same, where NULL and 0 mean the same, as in a filter: an index can find the term. */
export const equalityInFilter = (left: Value, right: Value): Expr => {
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (isTermByTerm(one) && other.id) return equal(other.id, one.id!);
  }
  return equality(left, right);
};

const order =
  (op: BinaryOperator): FunctionRow =>
  ([left, right]) =>
    booleanValue(ordered(left!, right!, op));

/** `<` and its kin; NULL where the operands have no order. */
export const ordered = (left: Value, right: Value, op: BinaryOperator): Expr => {
  const rows = [...spaceRows(left, right, op), ...temporalRows(left, right)];
  if (rows.length === 0) return NULL;
  return rows.length === 1 && left.known !== undefined && right.known !== undefined
    ? rows[0]![1]
    : choose(rows);
};

/** IN is a chain of `=` (§17.4.1.9): one equality is enough, an error counts when there is none. */
const isInList: FunctionRow = ([first, ...rest]) =>
  booleanValue(or(...rest.map((one) => equality(first!, one))));

export const COMPARISON: Readonly<Record<string, FunctionRow>> = {
  '=': ([left, right]) => booleanValue(equality(left!, right!)),
  '!=': ([left, right]) => booleanValue(not(equality(left!, right!))),
  '<': order('<'),
  '<=': order('<='),
  '>': order('>'),
  '>=': order('>='),
  in: isInList,
  notin: (args, query) => booleanValue(not(isInList(args, query).number)),
  sameterm: ([left, right]) => booleanValue(sameTerm(left!, right!)),
};
