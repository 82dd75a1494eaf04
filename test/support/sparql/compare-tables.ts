/**
 * Whether two answers say the same: multisets of rows, in which numbers are equal by value up to the noise of floating
 * point, and blank nodes by the label that the data give them, else by being none of those.
 */
import { ns } from '../../../src/rdf/namespaces.ts';
import { type Term, termKey } from '../../../src/rdf/terms.ts';
import type { Solution } from '../../../src/sparql/answer-types.ts';

export interface Table {
  readonly names: readonly string[];
  readonly rows: readonly Solution[];
}

/** Labels of the blank nodes of the data. */
export type KnownLabels = ReadonlySet<string>;

const NUMERIC: ReadonlySet<string> = new Set(
  ['integer', 'decimal', 'double', 'float'].map((name) => ns.xsd(name).value),
);

/** Digits that survive a few operations on doubles. */
const DIGITS = 13;

const numberText = (value: string): string => {
  const number = Number(value.replace('INF', 'Infinity'));
  return Number.isFinite(number) ? String(Number(number.toPrecision(DIGITS)) + 0) : String(number);
};

type TermText = (term: Term) => string;

const exactText =
  (known: KnownLabels): TermText =>
  (term) =>
    term.termType === 'BlankNode' ? (known.has(term.value) ? `_:${term.value}` : '_:new') : termKey(term);

const looseText =
  (known: KnownLabels): TermText =>
  (term) =>
    term.termType === 'Literal' && NUMERIC.has(term.datatype.value)
      ? `"${numberText(term.value)}"^^${term.datatype.value}`
      : exactText(known)(term);

export const rowText = (names: readonly string[], row: Solution, termText: TermText): string =>
  names
    .map((name, index) => ({ name, term: row[index] }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, term }) => `${name}=${term ? termText(term) : '-'}`)
    .join(' ');

/** Rows that one table has more often than the other. */
const surplus = ({ names, rows }: Table, other: Table, termText: TermText): readonly Solution[] => {
  const counts = new Map<string, number>();
  for (const row of other.rows) {
    const text = rowText(other.names, row, termText);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return rows.filter((row) => {
    const text = rowText(names, row, termText);
    const left = counts.get(text) ?? 0;
    counts.set(text, left - 1);
    return left <= 0;
  });
};

const SHOWN = 12;

/** Nothing where both say the same; else what is missing and what is too much. */
export const differenceOf = (actual: Table, expected: Table, known: KnownLabels): string | undefined => {
  const exact = exactText(known);
  const loose = looseText(known);
  // What is exactly the same goes first, so that only computed numbers are compared by value.
  const found = { names: actual.names, rows: surplus(actual, expected, exact) };
  const wanted = { names: expected.names, rows: surplus(expected, actual, exact) };
  const missing = surplus(wanted, found, loose);
  const extra = surplus(found, wanted, loose);
  if (missing.length === 0 && extra.length === 0) return undefined;
  const lines = (sign: string, names: readonly string[], rows: readonly Solution[]): string[] =>
    rows.slice(0, SHOWN).map((row) => `${sign} ${rowText(names, row, exact)}`);
  return [
    `${missing.length} missing, ${extra.length} too many`,
    ...lines('-', expected.names, missing),
    ...lines('+', actual.names, extra),
  ].join('\n');
};

export const isTable = (said: unknown): said is Table =>
  typeof said === 'object' && said !== null && 'rows' in said;

/** The first row that stands elsewhere. */
export const orderDifference = (actual: Table, expected: Table, known: KnownLabels): string | undefined => {
  const texts = ({ names, rows }: Table): readonly string[] =>
    rows.map((row) => rowText(names, row, looseText(known)));
  const found = texts(actual);
  const wanted = texts(expected);
  const index = found.findIndex((text, place) => text !== wanted[place]);
  return index < 0 ? undefined : `row ${index} is ${found[index]}, not ${wanted[index]}`;
};
