import { describe, expect, it } from 'vitest';
import { issueText } from '../../../src/http/issue-text.ts';
import { ISSUE_TEXTS } from '../../../src/i18n/issues.ts';
import { ISSUES, type IssueCode, issueOf } from '../../../src/rdf/repair/issues.ts';

const NB = '\u00a0';

describe('what reading found', () => {
  it('has a sentence for each code in each language', () => {
    for (const texts of Object.values(ISSUE_TEXTS))
      expect(Object.keys(texts).sort()).toEqual(Object.keys(ISSUES).sort());
  });

  it.each(Object.keys(ISSUES) as IssueCode[])('%s says the same in English as ever', (code) => {
    const issue = issueOf(code, { before: 'a', after: 'b' });
    expect(issueText(issue, 'en')).toEqual({ text: issue.message, lang: 'en' });
  });

  it('keeps values and a parser’s own words', () => {
    const issue = issueOf('turtle-syntax', { detail: 'unexpected “.”', before: 'a', after: 'b' });
    expect(issueText(issue, 'fr')).toEqual({
      text: `Erreur de syntaxe Turtle ou TriG${NB}: unexpected “.”${NB}: a → b`,
      lang: 'fr',
    });
  });

  it('leaves a code that it does not know in English', () => {
    const issue = { kind: 'repaired', code: 'constructor', message: 'Something was mended' } as const;
    expect(issueText(issue, 'fr')).toEqual({ text: 'Something was mended', lang: 'en' });
  });
});
