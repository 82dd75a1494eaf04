/**
 * What errors say, in other languages than the English in which they are thrown: a text for each code, with
 * places (`{id}`) for what the problem document names. A code without a text is said in English.
 */
import type { Lang } from './languages.ts';
import { PROBLEMS_FR } from './problems-fr.ts';
import { QUERY_PROBLEMS_FR } from './problems-query-fr.ts';
import { SPARQL_PROBLEMS_FR } from './sparql.ts';

export interface ProblemText {
  readonly detail: string;
  readonly hint?: string;
}

/** By code; a wrong parameter has a row of its own as `parameter-invalid {name}`. */
export type ProblemTexts = Readonly<Record<string, ProblemText>>;

const TEXTS: Readonly<Record<Lang, ProblemTexts>> = {
  fr: { ...PROBLEMS_FR, ...QUERY_PROBLEMS_FR, ...SPARQL_PROBLEMS_FR },
  en: {},
};

type Places = Readonly<Record<string, unknown>>;

/** Null when a place has nothing to stand in it. */
const fill = (text: string, places: Places): string | null => {
  let isWhole = true;
  const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = places[name];
    if (typeof value !== 'string' && typeof value !== 'number') isWhole = false;
    return String(value);
  });
  return isWhole ? filled : null;
};

/** The problem in a language, or null where it is said in English. */
export const problemTextOf = (lang: Lang, code: string, places: Places): ProblemText | null => {
  const texts = TEXTS[lang];
  const text = texts[`${code} ${String(places.parameter)}`] ?? texts[code];
  if (!text) return null;
  const detail = fill(text.detail, places);
  const hint = text.hint === undefined ? undefined : fill(text.hint, places);
  if (detail === null || hint === null) return null;
  return { detail, ...(hint !== undefined && { hint }) };
};

/** The texts of some codes with their places, for a script that fills them; those that there are. */
export const problemTemplatesOf = (lang: Lang, codes: readonly string[]): ProblemTexts =>
  Object.fromEntries(
    codes.flatMap((code) => {
      const text = TEXTS[lang][code];
      return text ? [[code, text]] : [];
    }),
  );
