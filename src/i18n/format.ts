/**
 * Dates, numbers, sizes, language names and alphabetical order in the reader's language. What cannot be read
 * as a date or a number comes back as it was written.
 */
import { LANGUAGES, type Lang } from './languages.ts';

/** Making an `Intl` object costs more than a page that uses it, so that each is made once for a language. */
const perLanguage = <T>(make: (locale: string) => T): ((lang: Lang) => T) => {
  const made = new Map<Lang, T>();
  return (lang) => {
    const known = made.get(lang);
    if (known !== undefined) return known;
    const fresh = make(LANGUAGES[lang].locale);
    made.set(lang, fresh);
    return fresh;
  };
};

const numberFormat = perLanguage((locale) => new Intl.NumberFormat(locale));

export const formatNumber = (lang: Lang, value: number): string => numberFormat(lang).format(value);

const SIZE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

const sizeFormats = perLanguage((locale) =>
  SIZE_UNITS.map(
    (unit, step) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: step === 0 ? 'long' : 'short',
        maximumFractionDigits: step === 0 ? 0 : 1,
      }),
  ),
);

/** A size in bytes as people read it: `4.5 MB`, `4,5 Mo`. */
export const formatBytes = (lang: Lang, bytes: number): string => {
  let step = 0;
  while (step < SIZE_UNITS.length - 1 && bytes / 1000 ** step >= 999.5) step++;
  return sizeFormats(lang)[step]!.format(bytes / 1000 ** step);
};

const dateFormats = perLanguage((locale) => ({
  day: new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }),
  month: new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }),
  instant: new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  }),
}));

/** French writes `1er janvier`, which `Intl` does not know. */
const withFirstDay = (lang: Lang, words: string): string => {
  const { firstDay } = LANGUAGES[lang];
  return firstDay === null ? words : words.replace(/^1(?= )/, firstDay);
};

/**
 * `xsd:date`, `xsd:dateTime`, `xsd:gYearMonth` and `xsd:gYear` in words. The day is the one that was written:
 * a time zone does not move it.
 */
export const formatDate = (lang: Lang, lexical: string): string => {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?(?:Z|[+-]\d{2}:\d{2})?$/.exec(lexical.trim());
  if (!match) return lexical;
  const [, year, month, day] = match;
  if (month === undefined) return year!;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? '1')));
  if (date.getUTCFullYear() !== Number(year) || date.getUTCMonth() !== Number(month) - 1) return lexical;
  return day === undefined
    ? dateFormats(lang).month.format(date)
    : withFirstDay(lang, dateFormats(lang).day.format(date));
};

/** An instant of our own with the time of day, in UTC. */
export const formatInstant = (lang: Lang, iso: string): string => {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : `${withFirstDay(lang, dateFormats(lang).instant.format(time))} UTC`;
};

const languageNames = perLanguage((locale) => new Intl.DisplayNames([locale], { type: 'language' }));

/** The name of a language in another: ISO 639-1 and 639-3 codes alike; an unknown code stays itself. */
export const languageName = (lang: Lang, code: string): string => {
  try {
    return languageNames(lang).of(code) ?? code;
  } catch {
    return code;
  }
};

const collator = perLanguage((locale) => new Intl.Collator(locale, { numeric: true }));

/** Alphabetical order for people: 2 before 10. */
export const compareWords = (lang: Lang, a: string, b: string): number => collator(lang).compare(a, b);
