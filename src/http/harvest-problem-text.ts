/**
 * A problem of a harvest in the language of the reader. Reports keep it in English, as a sentence with values behind
 * it: the sentence is translated, and what else the English says stays beside it where it says more.
 */
import { MAPPING_ISSUES } from '../harvest/mapping/rules.ts';
import { harvestMessagesOf } from '../i18n/harvest.ts';
import { HARVEST_PROBLEMS } from '../i18n/harvest-problems.ts';
import { ISSUE_TEXTS } from '../i18n/issues.ts';
import { LANGUAGES, type Lang } from '../i18n/languages.ts';
import { ISSUES } from '../rdf/repair/issues.ts';

const own = <T>(table: Readonly<Record<string, T>>, code: string): T | undefined =>
  Object.hasOwn(table, code) ? table[code] : undefined;

const englishOf = (code: string, detail: string): string | undefined =>
  [own<{ says: string }>(ISSUES, code)?.says, own<string>(MAPPING_ISSUES, code)].find(
    (says) => says !== undefined && detail.startsWith(says),
  );

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const sentenceOf = (lang: Exclude<Lang, 'en'>, code: string): string | undefined =>
  own<string>(HARVEST_PROBLEMS[lang], code) ?? own<string>(ISSUE_TEXTS[lang], code);

const faultOf = (lang: Lang, code: string): string | undefined => {
  const fault = own(harvestMessagesOf(lang).faults, code);
  return fault && capital(fault);
};

export interface ProblemWords {
  /** In the language asked for. */
  readonly text: string | null;
  /** What is said in English only. */
  readonly english: string | null;
}

export const harvestProblemText = (
  lang: Lang,
  { code, detail }: { readonly code: string; readonly detail: string },
): ProblemWords => {
  if (lang === 'en') return { text: null, english: detail };
  const says = englishOf(code, detail);
  const sentence = says === undefined ? undefined : sentenceOf(lang, code);
  if (says !== undefined && sentence !== undefined) {
    const rest = detail.slice(says.length).replace(/^: /, LANGUAGES[lang].colon);
    return { text: sentence + (rest === '' ? '.' : rest), english: null };
  }
  const known = sentenceOf(lang, code) ?? faultOf(lang, code);
  return { text: known === undefined ? null : `${known}.`, english: detail };
};
