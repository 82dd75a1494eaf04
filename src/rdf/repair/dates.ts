/**
 * Dates and times as people write them, read as XML Schema ones where there is exactly one reading:
 * 29.05.2017 is the 29th of May, 05/06/2017 is nothing we can know.
 */
import { PREFIXES } from '../namespaces.ts';

export interface TypedText {
  readonly text: string;
  /** IRI. */
  readonly datatype: string;
}

const xsd = (name: string): string => `${PREFIXES.xsd}${name}`;
const two = (digits: string): string => digits.padStart(2, '0');

interface Day {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

export const isDay = (year: string, month: string, day: string): boolean => {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (m < 1 || m > 12 || d < 1) return false;
  const isLeap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  return d <= [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1]!;
};

const dayOf = (year = '', month = '', day = ''): Day | null =>
  isDay(year, month, day) ? { year, month: two(month), day: two(day) } : null;

interface DayForm {
  readonly pattern: RegExp;
  readonly read: (...groups: string[]) => Day | null;
}

const DAY_FORMS: readonly DayForm[] = [
  { pattern: /^(\d{4})-(\d{1,2})-(\d{1,2})$/, read: (year, month, day) => dayOf(year, month, day) },
  { pattern: /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, read: (year, month, day) => dayOf(year, month, day) },
  { pattern: /^(\d{4})\.(\d{1,2})\.(\d{1,2})\.?$/, read: (year, month, day) => dayOf(year, month, day) },
  { pattern: /^((?:19|20)\d\d)(\d\d)(\d\d)$/, read: (year, month, day) => dayOf(year, month, day) },
  // With dots the day comes first, everywhere that dots are written.
  { pattern: /^(\d{1,2})\.+ ?(\d{1,2})\.+ ?(\d{4})$/, read: (day, month, year) => dayOf(year, month, day) },
  {
    // With slashes or hyphens the order differs from country to country: only what is unambiguous is read.
    pattern: /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/,
    read: (first, second, year) => {
      const [european, american] = [dayOf(year, second, first), dayOf(year, first, second)];
      if (european && american && Number(first) !== Number(second)) return null;
      return european ?? american;
    },
  },
];

const readDay = (text: string): Day | null => {
  for (const { pattern, read } of DAY_FORMS) {
    const groups = pattern.exec(text);
    if (groups) return read(...groups.slice(1));
  }
  return null;
};

const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})([.,]\d+)?)?$/;
const ZONE = /\s*(?:(Z|UTC|GMT)|([+-]\d{2})(?::?(\d{2}))?)$/i;

const readZone = (text: string): { readonly rest: string; readonly zone: string } => {
  const found = ZONE.exec(text);
  if (!found) return { rest: text, zone: '' };
  const rest = text.slice(0, found.index);
  return { rest, zone: found[1] ? 'Z' : `${found[2]}:${found[3] ?? '00'}` };
};

const readClock = (text: string): string | null => {
  const [, hour, minute, second = '00', fraction = ''] = CLOCK.exec(text) ?? [];
  if (hour === undefined || minute === undefined) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return `${two(hour)}:${minute}:${second}${fraction.replace(',', '.')}`;
};

/** The one reading of a text as an instant, a day, a month or a year; null when there is none or several. */
export const readDate = (written: string): TypedText | null => {
  const text = written.trim();
  if (/^\d{4}$/.test(text)) return { text, datatype: xsd('gYear') };
  const month = /^(\d{4})[-/](\d{1,2})$/.exec(text) ?? /^()(\d{1,2})[./](\d{4})$/.exec(text);
  if (month) {
    const year = month[1] || month[3]!;
    return isDay(year, month[2]!, '1')
      ? { text: `${year}-${two(month[2]!)}`, datatype: xsd('gYearMonth') }
      : null;
  }
  const day = readDay(text);
  if (day) return { text: `${day.year}-${day.month}-${day.day}`, datatype: xsd('date') };
  const [, dayText, clockText] = /^(.*?\d\.?)(?:[Tt]|,? +|,? *[Tt] *)(\d{1,2}:.*)$/.exec(text) ?? [];
  if (dayText === undefined || clockText === undefined) return null;
  const { rest, zone } = readZone(clockText);
  const [instantDay, clock] = [readDay(dayText), readClock(rest)];
  if (!instantDay || !clock) return null;
  const { year, month: m, day: d } = instantDay;
  return { text: `${year}-${m}-${d}T${clock}${zone}`, datatype: xsd('dateTime') };
};
