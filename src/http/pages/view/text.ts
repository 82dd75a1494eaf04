/**
 * Text in the reader's language: which of several literals is shown, and what its tag means for the page.
 * Tags such as `fr-t-nl` (BCP 47 extension T) say "French, by machine from Dutch".
 */
import { FALLBACK_LANGS } from '../../../i18n/languages.ts';
import type { Literal, Term } from '../../../rdf/terms.ts';

export interface Text {
  readonly value: string;
  /** Fit for a `lang` attribute; null where the tag is missing or names no language. */
  readonly lang: string | null;
  readonly isMachine: boolean;
}

export const plainText = (value: string, lang: string | null = null): Text => ({
  value,
  lang,
  isMachine: false,
});

const knownLanguages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

const isKnownLanguage = (primary: string): boolean => {
  try {
    return knownLanguages.of(primary) !== undefined;
  } catch {
    return false;
  }
};

/** Real catalogues have a dozen tags; the bound is for those that have none of them. */
const MAX_REMEMBERED = 200;
const remembered = new Map<string, string | null>();

/** A tag fit for a `lang` attribute: without the part on translation, or null if it names no language. */
export const langAttribute = (tag: string): string | null => {
  const known = remembered.get(tag);
  if (known !== undefined) return known;
  const lang = tag.toLowerCase().split('-t-')[0]!;
  const fit = isKnownLanguage(lang.split('-')[0]!) ? lang : null;
  if (remembered.size < MAX_REMEMBERED) remembered.set(tag, fit);
  return fit;
};

export const isMachineTag = (tag: string): boolean => /-t-/i.test(tag);

export const taggedText = (value: string, tag: string | null): Text =>
  tag === null || tag === ''
    ? plainText(value)
    : { value, lang: langAttribute(tag), isMachine: isMachineTag(tag) };

export const textOf = (literal: Literal): Text => taggedText(literal.value, literal.language);

export const isLiteral = (term: Term): term is Literal => term.termType === 'Literal';

/** Lower is better: own language, then translated into it, then untagged, then the languages most read. */
const rank = (literal: Literal, lang: string): number => {
  const { lang: own, isMachine } = textOf(literal);
  const primary = own?.split('-')[0] ?? null;
  if (primary === lang) return isMachine ? 1 : 0;
  if (primary === null) return 2;
  const fallback = FALLBACK_LANGS.indexOf(primary);
  return (fallback < 0 ? 9 : 3 + fallback) + (isMachine ? 10 : 0);
};

/** The literal to show, and those of the same tag; empty literals do not count. */
export const bestLiterals = (terms: readonly Term[], lang: string): readonly Literal[] => {
  const literals = terms.filter(isLiteral).filter((literal) => literal.value.trim() !== '');
  const best = literals.reduce<Literal | null>(
    (chosen, literal) => (chosen === null || rank(literal, lang) < rank(chosen, lang) ? literal : chosen),
    null,
  );
  return best === null ? [] : literals.filter((literal) => literal.language === best.language);
};
