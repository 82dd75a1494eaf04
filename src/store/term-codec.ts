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

const zoneMs = (zone: string | undefined): number => {
  if (!zone || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone[0] === '-' ? -minutes : minutes) * 60_000;
};

const utc = (year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const isReal = date.getUTCMonth() === month - 1 || hour === 24;
  return isReal ? date.getTime() : Number.NaN;
};

const instantOf = (klass: TermClass, instant: number): TermValue =>
  Number.isSafeInteger(instant) ? { class: klass, number: null, instant } : NO_VALUE;

const dateValue = (lexical: string): TermValue => {
  const [, year, month, day, zone] = DATE.exec(lexical) ?? [];
  if (!year) return NO_VALUE;
  const klass = zone ? TERM_CLASS.date : TERM_CLASS.dateWithoutZone;
  return instantOf(klass, utc(Number(year), Number(month), Number(day)) - zoneMs(zone));
};

const dateTimeValue = (lexical: string): TermValue => {
  const [, year, month, day, hour, minute, second, fraction, zone] = DATE_TIME.exec(lexical) ?? [];
  if (!year) return NO_VALUE;
  const klass = zone ? TERM_CLASS.dateTime : TERM_CLASS.dateTimeWithoutZone;
  const whole = utc(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second));
  return instantOf(klass, whole - zoneMs(zone) + Math.trunc(Number(`0${fraction ?? ''}`) * 1000));
};

const integerValue = (lexical: string): TermValue =>
  /^[+-]?\d+$/.test(lexical) ? numeric(TERM_CLASS.integer, Number(lexical)) : NO_VALUE;

const floating =
  (klass: TermClass) =>
  (lexical: string): TermValue =>
    DOUBLE.test(lexical) ? numeric(klass, Number(lexical.replace('INF', 'Infinity'))) : NO_VALUE;

const INTEGER_TYPES =
  'integer long int short byte nonNegativeInteger positiveInteger nonPositiveInteger negativeInteger unsignedLong unsignedInt unsignedShort unsignedByte';

const VALUE_OF: ReadonlyMap<string, (lexical: string) => TermValue> = new Map([
  ...INTEGER_TYPES.split(' ').map((name) => [XSD + name, integerValue] as const),
  [
    `${XSD}decimal`,
    (lexical) => (DECIMAL.test(lexical) ? numeric(TERM_CLASS.decimal, Number(lexical)) : NO_VALUE),
  ],
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
