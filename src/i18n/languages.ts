/**
 * The languages that the pages speak, one row each. A further language (German, Dutch) is one string table
 * and one row here; the compiler names every string that is still missing.
 */

export interface LanguageRow {
  /** The name of the language in the language itself. */
  readonly name: string;
  /** The BCP 47 tag for dates, numbers and sorting. */
  readonly locale: string;
  /** How the first day of a month is written, where it is not a plain 1. */
  readonly firstDay: string | null;
  /** Between a label and what it names; French sets a no-break space before it. */
  readonly colon: string;
}

export const LANGUAGES = {
  fr: { name: 'Français', locale: 'fr-FR', firstDay: '1er', colon: '\u00a0: ' },
  en: { name: 'English', locale: 'en-GB', firstDay: null, colon: ': ' },
} as const satisfies Record<string, LanguageRow>;

export type Lang = keyof typeof LANGUAGES;

export const LANGS = Object.keys(LANGUAGES) as Lang[];

export const isLang = (value: string): value is Lang => Object.hasOwn(LANGUAGES, value);

/** What a reader of the pages probably understands, best first, when the own language is missing. */
export const FALLBACK_LANGS: readonly string[] = ['en', 'fr', 'de', 'nl'];
