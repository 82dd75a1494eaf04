/**
 * What reading an input found, in the language of the reader. A parser's own words stay English.
 */
import { ISSUE_TEXTS } from '../i18n/issues.ts';
import { LANGUAGES, type Lang } from '../i18n/languages.ts';
import { ISSUES, type IssueCode, issueTail, type ReadIssue } from '../rdf/repair/issues.ts';

const sentenceOf = (code: string, lang: Lang): string | undefined => {
  if (!Object.hasOwn(ISSUES, code)) return undefined;
  const known = code as IssueCode;
  const texts: Readonly<Record<IssueCode, string>> | null = lang === 'en' ? null : ISSUE_TEXTS[lang];
  return texts?.[known];
};

export interface IssueText {
  readonly text: string;
  readonly lang: Lang;
}

export const issueText = (issue: ReadIssue, lang: Lang): IssueText => {
  const says = sentenceOf(issue.code, lang);
  return says === undefined
    ? { text: issue.message, lang: 'en' }
    : { text: [says, ...issueTail(issue)].join(LANGUAGES[lang].colon), lang };
};
