/**
 * A term as a row of the dictionary and back. The side columns hold the value of what can be compared
 * without parsing; `class` names its value space, because values of two spaces do not compare
 * (a date and a dateTime, a time with and one without a zone). Exact lexical forms stay in `value`.
 */
import { hash53 } from '../lib/hash.ts';
import { PREFIXES } from '../rdf/namespaces.ts';
import { blankNode, type Literal, literal, namedNode, type Term } from '../rdf/terms.ts';

export const TERM_KIND = { iri: 1, blank: 2, literal: 3 } as const;

/** Value spaces (SPARQL 1.1 §17.1, XSD 1.1 part 2). */
export const TERM_CLASS = {
  string: 1,
  langString: 2,
  boolean: 3,
  integer: 4,
  decimal: 5,
  float: 6,
  double: 7,
  dateTime: 8,
  dateTimeWithoutZone: 9,
  date: 10,
  dateWithoutZone: 11,
} as const;
export type TermClass = (typeof TERM_CLASS)[keyof typeof TERM_CLASS];

/**
 * `number` and `instant` are exact or absent: as they compare, so do the values that they stand for. A class
 * without them is a value that only its lexical form tells (a long integer, a microsecond, INF).
 */
export interface TermValue {
  readonly class: TermClass | null;
  readonly number: number | null;
  readonly instant: number | null;
}

const XSD = PREFIXES.xsd;
export const XSD_STRING = `${XSD}string`;
export const RDF_LANG_STRING = `${PREFIXES.rdf}langString`;

const NO_VALUE: TermValue = { class: null, number: null, instant: null };
const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;
const DOUBLE = /^([+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|[+-]?INF|NaN)$/;
const DATE = /^(-?\d{4,})-(\d\d)-(\d\d)(Z|[+-]\d\d:\d\d)?$/;
const DATE_TIME = /^(-?\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

const numeric = (klass: TermClass, value: number): TermValue => ({
  class: klass,
  number: Number.isFinite(value) ? value : null,
  instant: null,
});

const exactly = (klass: TermClass, value: number, isExact: boolean): TermValue =>
  numeric(klass, isExact ? value : Number.NaN);

/** Different decimals of so many significant digits are different doubles, in the same order. */
const EXACT_DIGITS = 15;
/** Nearer to zero, doubles have fewer digits. */
const LEAST_EXACT = 1e-300;

const isExactDecimal = (lexical: string, value: number): boolean => {
  const digits = lexical.replace(/[+.-]/g, '').replace(/^0+|0+$/g, '');
  return digits === '' || (digits.length <= EXACT_DIGITS && Math.abs(value) >= LEAST_EXACT);
};

const zoneMs = (zone: string | undefined): number => {
  if (!zone || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone[0] === '-' ? -minutes : minutes) * 60_000;
};

const isZone = (zone: string | undefined): boolean =>
  !zone || zone === 'Z' || /^.(0\d|1[0-3]):[0-5]\d$|^.14:00$/.test(zone);

/** Midnight UTC; of a day that there is not, NaN. */
const dayMs = (year: number, month: number, day: number): number => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : Number.NaN;
};

const DAY_MS = 86_400_000;

/** Since midnight; of a time that there is not, NaN. */
const clockMs = (hour: number, minute: number, second: number, ms: number): number => {
  const clock = ((hour * 60 + minute) * 60 + second) * 1000 + ms;
  return minute < 60 && second < 60 && clock <= DAY_MS ? clock : Number.NaN;
};

const instantOf = (klass: TermClass, instant: number): TermValue =>
  Number.isSafeInteger(instant) ? { class: klass, number: null, instant } : NO_VALUE;

const dateValue = (lexical: string): TermValue => {
  const [, year, month, day, zone] = DATE.exec(lexical) ?? [];
  if (!year || !isZone(zone)) return NO_VALUE;
  const klass = zone ? TERM_CLASS.date : TERM_CLASS.dateWithoutZone;
  return instantOf(klass, dayMs(Number(year), Number(month), Number(day)) - zoneMs(zone));
};

/** Of a fraction of a second. */
const MS_DIGITS = 3;

const dateTimeValue = (lexical: string): TermValue => {
  const [, year, month, day, hour, minute, second, fraction, zone] = DATE_TIME.exec(lexical) ?? [];
  if (!year || !isZone(zone)) return NO_VALUE;
  const klass = zone ? TERM_CLASS.dateTime : TERM_CLASS.dateTimeWithoutZone;
  const digits = (fraction ?? '.').slice(1).replace(/0+$/, '');
  const ms = Number(digits.slice(0, MS_DIGITS).padEnd(MS_DIGITS, '0'));
  const clock = clockMs(Number(hour), Number(minute), Number(second), ms);
  const found = instantOf(klass, dayMs(Number(year), Number(month), Number(day)) + clock - zoneMs(zone));
  return digits.length > MS_DIGITS ? { ...found, instant: null } : found;
};

const integerValue = (lexical: string): TermValue =>
  /^[+-]?\d+$/.test(lexical)
    ? exactly(TERM_CLASS.integer, Number(lexical), Number.isSafeInteger(Number(lexical)))
    : NO_VALUE;

const decimalValue = (lexical: string): TermValue =>
  DECIMAL.test(lexical)
    ? exactly(TERM_CLASS.decimal, Number(lexical), isExactDecimal(lexical, Number(lexical)))
    : NO_VALUE;

const floating =
  (klass: TermClass) =>
  (lexical: string): TermValue =>
    DOUBLE.test(lexical) ? numeric(klass, Number(lexical.replace('INF', 'Infinity'))) : NO_VALUE;

const INTEGER_TYPES =
  'integer long int short byte nonNegativeInteger positiveInteger nonPositiveInteger negativeInteger unsignedLong unsignedInt unsignedShort unsignedByte';

const VALUE_OF: ReadonlyMap<string, (lexical: string) => TermValue> = new Map([
  ...INTEGER_TYPES.split(' ').map((name) => [XSD + name, integerValue] as const),
  [`${XSD}decimal`, decimalValue],
  [`${XSD}float`, floating(TERM_CLASS.float)],
  [`${XSD}double`, floating(TERM_CLASS.double)],
  [
    `${XSD}boolean`,
    (lexical) =>
      /^(true|false|1|0)$/.test(lexical)
        ? numeric(TERM_CLASS.boolean, lexical === 'true' || lexical === '1' ? 1 : 0)
        : NO_VALUE,
  ],
  [`${XSD}date`, dateValue],
  [`${XSD}dateTime`, dateTimeValue],
  [XSD_STRING, () => ({ class: TERM_CLASS.string, number: null, instant: null })],
  [RDF_LANG_STRING, () => ({ class: TERM_CLASS.langString, number: null, instant: null })],
]);

/** The value of a literal; of an ill-typed one or one of another type, nothing. */
export const termValue = (term: Literal): TermValue =>
  VALUE_OF.get(term.datatype.value)?.(term.value) ?? NO_VALUE;

/** The datatype to be stored: none for the two that the other columns tell. */
export const storedDatatype = (term: Literal): string | null => {
  const iri = term.datatype.value;
  return iri === XSD_STRING || iri === RDF_LANG_STRING ? null : iri;
};

/** Of a long text the beginning, the end and the length are hashed. */
const HASHED_UNITS = 128;

/**
 * A 53-bit hash of a term. It only names a bucket: whoever looks a term up compares the columns too, so a
 * collision, made on purpose or not, costs time and nothing else.
 */
export const termHash = (term: Term): number => {
  const { value } = term;
  const sample =
    value.length <= 2 * HASHED_UNITS
      ? value
      : `${value.slice(0, HASHED_UNITS)}${value.length}${value.slice(-HASHED_UNITS)}`;
  if (term.termType === 'Literal') return hash53(`"${term.language}^${term.datatype.value}"${sample}`);
  return hash53(term.termType === 'BlankNode' ? `_:${sample}` : sample);
};

/** A row of the dictionary, its datatype as an IRI. */
export interface TermRow {
  readonly kind: number;
  readonly value: string;
  readonly datatype: string | null;
  readonly lang: string | null;
}

export const termFromRow = ({ kind, value, datatype, lang }: TermRow): Term => {
  if (kind === TERM_KIND.iri) return namedNode(value);
  if (kind === TERM_KIND.blank) return blankNode(value);
  return literal(value, lang ?? (datatype ? namedNode(datatype) : undefined));
};
