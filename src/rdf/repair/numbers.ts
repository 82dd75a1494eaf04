/**
 * Numbers, truth values and durations as people write them, read as XML Schema ones where there is exactly
 * one reading: 3,14 in a decimal is 3.14; 1,234 may be either number, so it is neither.
 */
import { PREFIXES } from '../namespaces.ts';
import type { TypedText } from './dates.ts';

const xsd = (name: string): string => `${PREFIXES.xsd}${name}`;
const BLANK_GROUPS = /^([+-]?\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+)((?:[.,]\d+)?)$/;

/** The number with a decimal point and without grouping, or null. */
const plainNumber = (written: string): string | null => {
  const grouped = BLANK_GROUPS.exec(written);
  const text = grouped ? `${grouped[1]!.replace(/[^\d+-]/g, '')}${grouped[2]}` : written;
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return text;
  if (/^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/.test(text)) return text.replaceAll('.', '').replace(',', '.');
  if (/^[+-]?\d{1,3}(?:,\d{3})+\.\d+$/.test(text)) return text.replaceAll(',', '');
  // A comma before three digits may group thousands.
  if (/^[+-]?\d+,(?!\d{3}$)\d+$/.test(text)) return text.replace(',', '.');
  return null;
};

export const readInteger = (written: string): TypedText | null => {
  const text = plainNumber(written.trim());
  if (text === null) return null;
  const whole = /^([+-]?\d+)(?:\.0*)?$/.exec(text)?.[1];
  if (whole !== undefined) return { text: whole, datatype: xsd('integer') };
  const value = Number(text);
  if (/e/i.test(text) && Number.isSafeInteger(value))
    return { text: String(value), datatype: xsd('integer') };
  return readDecimal(text);
};

export const readDecimal = (written: string): TypedText | null => {
  const text = plainNumber(written.trim());
  if (text === null) return null;
  return { text, datatype: xsd(/e/i.test(text) ? 'double' : 'decimal') };
};

const SPECIAL_DOUBLES: Readonly<Record<string, string>> = {
  inf: 'INF',
  infinity: 'INF',
  '-inf': '-INF',
  '-infinity': '-INF',
  nan: 'NaN',
};

export const readDouble = (written: string): TypedText | null => {
  const text = SPECIAL_DOUBLES[written.trim().toLowerCase()] ?? plainNumber(written.trim());
  return text === null ? null : { text, datatype: xsd('double') };
};

const TRUTH: Readonly<Record<string, 'true' | 'false'>> = {
  true: 'true',
  yes: 'true',
  oui: 'true',
  ja: 'true',
  false: 'false',
  no: 'false',
  non: 'false',
  nein: 'false',
  nee: 'false',
};

export const readBoolean = (written: string): TypedText | null => {
  const key = written.trim().toLowerCase();
  return Object.hasOwn(TRUTH, key) ? { text: TRUTH[key]!, datatype: xsd('boolean') } : null;
};

export const DURATION =
  /^-?P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;

/** ISO 8601 knows weeks, small letters and decimal commas; XML Schema does not. */
export const readDuration = (written: string): TypedText | null => {
  const text = written
    .trim()
    .toUpperCase()
    .replace(/(\d),(\d+S)$/, '$1.$2')
    .replace(/^(-?P)(\d+)W$/, (_, start: string, weeks: string) => `${start}${Number(weeks) * 7}D`);
  return DURATION.test(text) ? { text, datatype: xsd('duration') } : null;
};
