/**
 * By what lists are ordered beside the sequence number: the resource's own date, and its titles as words are ordered.
 */
import { ns } from '../rdf/namespaces.ts';
import type { Term } from '../rdf/terms.ts';

const DATES = [ns.dct('modified').value, ns.dct('issued').value];
const A_DATE = /^(?:1[89]|2\d)\d\d(?:-\d\d){0,2}(?:T[\d:.]+.*)?$/;
const LONGEST = 20;

/**
 * When the resource changed, else when it was issued; what lies in the future is no date of it.
 * @param recordModified ISO 8601 UTC, of the record
 */
export const listDate = (
  textsOf: (property: string) => readonly string[],
  recordModified: string,
): string | null => {
  // Dates of less precision compare as text does: a year goes before its days.
  const isPast = (text: string): boolean => text.slice(0, LONGEST) <= recordModified;
  for (const property of DATES) {
    const dates = textsOf(property)
      .map((text) => text.trim())
      .filter((text) => A_DATE.test(text) && isPast(text));
    const newest = dates.sort().at(-1);
    if (newest !== undefined) return newest.slice(0, LONGEST);
  }
  return null;
};

/** Languages in which titles are ordered, and what is read in place of a missing one. */
const LANGS = ['fr', 'en', 'de', 'nl'] as const;
const FALLBACKS = ['en', 'fr', 'de', 'nl', ''];
const MAX_TITLE = 80;

/** Without case, accents and what stands before the first letter. */
const orderKey = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, MAX_TITLE);

/** Language → key, of each language the title that its readers see. */
export const titleKeys = (titles: readonly Term[]): Readonly<Record<string, string>> => {
  const texts = new Map<string, string>();
  for (const term of titles) {
    const tag = term.termType === 'Literal' ? term.language.toLowerCase() : null;
    if (tag !== null && !texts.has(tag)) texts.set(tag, term.value);
  }
  const inLang = (lang: string): string | undefined =>
    texts.get(lang) ?? [...texts].find(([tag]) => lang !== '' && tag.startsWith(`${lang}-`))?.[1];
  const entries = LANGS.flatMap((lang) => {
    const text = [lang, ...FALLBACKS].map(inLang).find((found) => found) ?? [...texts.values()][0];
    return text ? [[lang, orderKey(text)]] : [];
  });
  return Object.fromEntries(entries);
};
