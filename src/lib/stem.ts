/**
 * Words without their endings, in the four languages of the catalogue's texts, so that a plural and its singular meet.
 * Accents are folded first: readers leave them out. The stemmers know rules; the tables here know what no rule says.
 */
import { stemmer as stemDutch } from '@orama/stemmers/dutch';
import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemFrench } from '@orama/stemmers/french';
import { stemmer as stemGerman } from '@orama/stemmers/german';

interface StemLanguage {
  readonly stem: (word: string) => string;
  /** Plurals that the rules miss. */
  readonly irregular: Readonly<Record<string, string>>;
  /** It writes compounds as one word, whose last part says what a thing is. */
  readonly hasCompounds: boolean;
}

/** `gegevens` needs two rounds to meet `gegeven`; `huizen` and `bedrijven` change their last sound. */
const stemOfDutch = (word: string): string =>
  stemDutch(stemDutch(word)).replace(/z$/, 's').replace(/v$/, 'f');

const LANGUAGES = {
  fr: {
    stem: stemFrench,
    irregular: {
      lieux: 'lieu',
      milieux: 'milieu',
      jeux: 'jeu',
      enjeux: 'enjeu',
      feux: 'feu',
      voeux: 'voeu',
      travaux: 'travail',
      baux: 'bail',
      yeux: 'oeil',
    },
    hasCompounds: false,
  },
  de: { stem: stemGerman, irregular: {}, hasCompounds: true },
  nl: {
    stem: stemOfDutch,
    irregular: { steden: 'stad', schepen: 'schip', data: 'data' },
    hasCompounds: true,
  },
  en: {
    stem: stemEnglish,
    irregular: { buses: 'bus', people: 'person', children: 'child', indices: 'index', matrices: 'matrix' },
    hasCompounds: false,
  },
} as const satisfies Record<string, StemLanguage>;

export type StemLang = keyof typeof LANGUAGES;

export const STEM_LANGS = Object.keys(LANGUAGES) as StemLang[];

/** The stemmed language of a language tag: `fr-BE` and `fr-t-nl` are French; null for others and none. */
export const stemLangOf = (tag: string): StemLang | null => {
  const [primary = ''] = tag.toLowerCase().split('-');
  return STEM_LANGS.find((lang) => lang === primary) ?? null;
};

export const hasCompounds = (lang: StemLang): boolean => LANGUAGES[lang].hasCompounds;

const ASCII = /^[\x20-\x7e\s]*$/;

/** Lower case, without accents, ligatures and ß undone: as words are compared. */
export const fold = (text: string): string => {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss');
};

/** A stemmer takes time with the length of what it is given; longer “words” are none. */
export const MAX_WORD = 40;
export const MIN_WORD = 3;

/** @param word folded */
export const stemOf = (word: string, lang: StemLang): string => {
  if (word.length < MIN_WORD || word.length > MAX_WORD || /\P{L}/u.test(word)) return word;
  const { stem, irregular }: StemLanguage = LANGUAGES[lang];
  return stem(irregular[word] ?? word) || word;
};
