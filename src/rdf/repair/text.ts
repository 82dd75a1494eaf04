/**
 * The text and the language tag of literals: what no RDF syntax can carry everywhere (XML 1.0 has no control
 * characters, UTF-8 no lone surrogates), and language tags as BCP 47 writes them.
 */

/** What XML 1.0 §2.2 excludes, surrogates apart. */
const CONTROL = /[[\p{Cc}\ufffe\uffff]--[\t\n\r\u007f-\u009f]]/v;

export const hasControlCharacters = (text: string): boolean => CONTROL.test(text);

/** Vertical tabs and form feeds separate words; the rest is noise. */
export const withoutControlCharacters = (text: string): string =>
  text.replace(/\v|\f/g, ' ').replace(new RegExp(CONTROL, 'gv'), '');

/** BCP 47 §2.1 as far as SPARQL's langMatches and Turtle's grammar care: subtags of at most 8 characters. */
const WELL_FORMED = /^(?:[a-z]{2,8}|[xi](?=-))(?:-[a-z0-9]{1,8})*$/i;

const MAX_TAG_LENGTH = 100;

export const isLanguageTag = (tag: string): boolean => WELL_FORMED.test(tag);

/** The well-formed tag that is meant, or null. A base direction (RDF 1.2) is not kept. */
export const mendLanguageTag = (tag: string): string | null => {
  if (tag.length > MAX_TAG_LENGTH) return null;
  const mended = tag
    .trim()
    .replace(/--(?:ltr|rtl)$/i, '')
    .replace(/[_\s]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return isLanguageTag(mended) ? mended : null;
};
