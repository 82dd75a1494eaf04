/**
 * What people type, as an FTS5 expression: every word has to be there, as it is, as the beginning of a longer one, in
 * another form of it, or as the last part of a compound; quoted words stay together and exact. Articles and prepositions
 * do not count. Nothing that is typed is FTS5 syntax.
 */
import { fold, hasCompounds, MIN_WORD, STEM_LANGS, stemOf } from '../lib/stem.ts';
import { endingToken, isPart, stemToken, withoutMarks } from './search-words.ts';

/** Each word costs a walk of the full-text index, and a walk of all words that begin with it. */
export const MAX_SEARCH_WORDS = 32;

/** How many words the index is asked for. */
export const countWords = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** What every text has, by language; they count only where nothing else is asked for. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  [
    'a au aux d de des du en et l la le les ou par pour sur un une',
    'am an auf das dem den der des die ein eine im in und von zu zum zur',
    'de den een en het in op te van voor',
    'and by for in of on or the to',
  ].flatMap((words) => words.split(' ')),
);

const ELISION = /^(?:l|d|qu|n|s|c|j|m|t)['’](?=\p{L})/iu;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** How a word may stand in a text: the index folds accents, and keeps ß, œ and æ. */
const spellingsOf = (word: string, folded: string): readonly string[] => {
  const lower = word.toLowerCase().normalize('NFC');
  const withoutUmlauts = lower.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue');
  const spellings = [
    lower,
    withoutUmlauts,
    folded,
    folded.replaceAll('ss', 'ß'),
    folded.replaceAll('oe', 'œ'),
  ];
  return spellings.map((text) => text.normalize('NFKD').replace(/\p{M}+/gu, ''));
};

/** `gewaesser` is `Gewässer`. */
const asUmlauts = (folded: string): string => folded.replace(/([aou])e/g, '$1');

const isWord = (text: string): boolean => text.length >= MIN_WORD && !/[^\p{L}\p{M}]/u.test(text);

/** @param word without spaces; with punctuation in it, it is a phrase */
const expressionOf = (word: string): string => {
  if (word.length < MIN_WORD) return quoted(word);
  if (!isWord(word)) return `${quoted(word)} *`;
  const folded = fold(word);
  const german = asUmlauts(folded);
  const parts = new Set([...spellingsOf(word, folded), german].map((text) => `${quoted(text)} *`));
  const forms = STEM_LANGS.flatMap((lang) =>
    (lang === 'de' ? [folded, german] : [folded]).map((form) => [lang, form, stemOf(form, lang)] as const),
  );
  for (const [lang, form, stem] of forms) {
    parts.add(quoted(stemToken(stem)));
    if (stem !== form) parts.add(quoted(stem));
    if (hasCompounds(lang) && isPart(stem)) parts.add(`${quoted(endingToken(stem))} *`);
  }
  return `(${[...parts].join(' OR ')})`;
};

const TOKENS = /"([^"]+)"|(\S+)/g;

const bare = (word: string): string => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, '');

/** Undefined when there is no word in the text. */
export const matchExpression = (text: string): string | undefined => {
  const asked: { readonly text: string; readonly isPhrase: boolean }[] = [];
  // FTS5 ends a string at U+0000.
  for (const [, phrase, word] of withoutMarks(text).replaceAll('\u0000', ' ').matchAll(TOKENS)) {
    const value = phrase ?? bare(bare(word ?? '').replace(ELISION, ''));
    if (/[\p{L}\p{N}]/u.test(value)) asked.push({ text: value, isPhrase: phrase !== undefined });
  }
  const telling = asked.filter(({ text: word, isPhrase }) => isPhrase || !STOP_WORDS.has(fold(word)));
  const parts = (telling.length > 0 ? telling : asked).map(({ text: word, isPhrase }) =>
    isPhrase ? quoted(word) : expressionOf(word),
  );
  // Between groups FTS5 wants the word.
  return parts.length > 0 ? parts.join(' AND ') : undefined;
};
