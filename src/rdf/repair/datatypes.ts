/**
 * The XML Schema datatypes whose text is checked, one row each: what is valid, and how other text is read.
 * A reading may have another datatype; text without a reading is kept as a plain string by the caller.
 */
import { PREFIXES } from '../namespaces.ts';
import { isDay, readDate, type TypedText } from './dates.ts';
import { DURATION, readBoolean, readDecimal, readDouble, readDuration, readInteger } from './numbers.ts';

export interface DatatypeRow {
  readonly isValid: (text: string) => boolean;
  readonly read: (text: string) => TypedText | null;
}

const ZONE = '(?:Z|[+-](?:0\\d|1[0-4]):[0-5]\\d)?';
const DATE = new RegExp(`^-?(\\d{4,})-(\\d\\d)-(\\d\\d)${ZONE}$`);
const CLOCK = '(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00(?:\\.0+)?)';
const DATE_TIME = new RegExp(`^-?(\\d{4,})-(\\d\\d)-(\\d\\d)T${CLOCK}${ZONE}$`);

const matchesDay =
  (pattern: RegExp) =>
  (text: string): boolean => {
    const found = pattern.exec(text);
    return found !== null && isDay(found[1]!, found[2]!, found[3]!);
  };
const matches =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text);

/** An integer outside the range that the datatype allows is an integer all the same. */
const integer = (pattern: RegExp): DatatypeRow => ({ isValid: matches(pattern), read: readInteger });

const ROWS: Readonly<Record<string, DatatypeRow>> = {
  dateTime: { isValid: matchesDay(DATE_TIME), read: readDate },
  dateTimeStamp: {
    isValid: (text) => matchesDay(DATE_TIME)(text) && /(?:Z|:\d\d)$/.test(text),
    read: readDate,
  },
  date: { isValid: matchesDay(DATE), read: readDate },
  gYear: { isValid: matches(new RegExp(`^-?\\d{4,}${ZONE}$`)), read: readDate },
  gYearMonth: { isValid: matches(new RegExp(`^-?\\d{4,}-(?:0[1-9]|1[0-2])${ZONE}$`)), read: readDate },
  integer: integer(/^[+-]?\d+$/),
  int: integer(/^[+-]?\d+$/),
  long: integer(/^[+-]?\d+$/),
  short: integer(/^[+-]?\d+$/),
  nonNegativeInteger: integer(/^(?:\+?\d+|-0+)$/),
  positiveInteger: integer(/^\+?0*[1-9]\d*$/),
  unsignedInt: integer(/^\+?\d+$/),
  unsignedLong: integer(/^\+?\d+$/),
  decimal: { isValid: matches(/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/), read: readDecimal },
  double: {
    isValid: matches(/^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[+-]?INF|NaN)$/),
    read: readDouble,
  },
  float: {
    isValid: matches(/^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[+-]?INF|NaN)$/),
    read: readDouble,
  },
  boolean: { isValid: matches(/^(?:true|false|1|0)$/), read: readBoolean },
  duration: { isValid: matches(DURATION), read: readDuration },
  hexBinary: { isValid: matches(/^(?:[\dA-Fa-f]{2})*$/), read: () => null },
};

export const DATATYPES: ReadonlyMap<string, DatatypeRow> = new Map(
  Object.entries(ROWS).map(([name, row]) => [`${PREFIXES.xsd}${name}`, row]),
);

/** Every built-in datatype of XML Schema 1.1 that RDF 1.1 §5.1 allows, by its name in small letters. */
const NAMES: ReadonlyMap<string, string> = new Map(
  [
    'anyURI base64Binary boolean byte date dateTime dateTimeStamp dayTimeDuration decimal double duration float',
    'gDay gMonth gMonthDay gYear gYearMonth hexBinary int integer language long Name NCName negativeInteger',
    'NMTOKEN nonNegativeInteger nonPositiveInteger normalizedString positiveInteger short string time token',
    'unsignedByte unsignedInt unsignedLong unsignedShort yearMonthDuration',
  ]
    .flatMap((line) => line.split(' '))
    .map((name) => [name.toLowerCase(), name]),
);

const MISWRITTEN =
  /^(?:xsd?:|https?:\/\/www\.w3\.org\/2001\/XMLSchema(?:-datatypes|-instance)?(?:\.xsd)?[#/]*)([A-Za-z]+)$/i;

/** The IRI of the XML Schema datatype that a miswritten one means, or null. */
export const datatypeMeant = (iri: string): string | null => {
  const name = NAMES.get(MISWRITTEN.exec(iri.trim())?.[1]?.toLowerCase() ?? '');
  return name === undefined ? null : `${PREFIXES.xsd}${name}`;
};
