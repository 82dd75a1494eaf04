/**
 * What the full-text index has beside the words themselves. Stems and endings stand in the same columns, behind a
 * character that no text has: so they weigh as their column does, and no word is ever taken for one.
 */
import { BoundedMap } from '../lib/bounded-map.ts';
import {
  fold,
  hasCompounds,
  MAX_WORD,
  MIN_WORD,
  STEM_LANGS,
  type StemLang,
  stemLangOf,
  stemOf,
} from '../lib/stem.ts';

/** Of the private use area, which the tokenizer counts among the letters. */
const STEM = '\uE000';
const ENDING = '\uE001';
const MARKS = /[\uE000\uE001]/g;

/** From how many letters on a word is looked at as a compound, and a part of one is looked for. */
const MIN_COMPOUND = 9;
const MIN_PART = 4;

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Without what would pass for a stem. */
export const withoutMarks = (text: string): string => text.replace(MARKS, ' ');

export const stemToken = (stem: string): string => STEM + stem;

/** Words are stored backwards, as only their beginning can be looked for. */
export const endingToken = (stem: string): string => ENDING + [...stem].reverse().join('');

export const isPart = (stem: string): boolean => stem.length >= MIN_PART;

const LETTERS = /^\p{L}+$/u;

const made = (word: string, lang: StemLang): readonly string[] => {
  if (word.length < MIN_WORD || word.length > MAX_WORD || !LETTERS.test(word)) return [];
  const stem = stemOf(word, lang);
  const isLong = hasCompounds(lang) && word.length >= MIN_COMPOUND;
  return [...(stem === word ? [] : [stemToken(stem)]), ...(isLong ? [endingToken(stem)] : [])];
};

/** The same words come again and again: most of the time that a record takes would go into them. */
const remembered = new Map(
  STEM_LANGS.map((lang) => [lang, new BoundedMap<string, readonly string[]>(40_000)] as const),
);

const tokensOf = (word: string, lang: StemLang): readonly string[] => {
  const words = remembered.get(lang)!;
  const known = words.get(word);
  if (known) return known;
  const tokens = made(word, lang);
  words.set(word, tokens);
  return tokens;
};

export interface TaggedText {
  readonly value: string;
  /** Empty where it is not known: then it may be any. */
  readonly language: string;
}

/** Texts with their stems, each once, as a column of the index. */
export const indexedText = (texts: readonly TaggedText[]): string => {
  const tokens = new Set<string>();
  for (const { value, language } of texts) {
    const lang = stemLangOf(language);
    if (lang === null && language !== '') continue;
    const words = new Set(fold(value).match(WORD));
    for (const one of lang ? [lang] : STEM_LANGS)
      for (const word of words) for (const token of tokensOf(word, one)) tokens.add(token);
  }
  const words = [...new Set(texts.map(({ value }) => withoutMarks(value)))].join('\n');
  return tokens.size > 0 ? `${words}\n${[...tokens].join(' ')}` : words;
};
