import { describe, expect, it } from 'vitest';
import { MAPPING_ISSUES } from '../../../src/harvest/mapping/rules.ts';
import { harvestProblemText } from '../../../src/http/harvest-problem-text.ts';
import { harvestMessagesOf } from '../../../src/i18n/harvest.ts';
import { HARVEST_PROBLEMS } from '../../../src/i18n/harvest-problems.ts';
import { ISSUE_TEXTS } from '../../../src/i18n/issues.ts';

const NB = '\u00a0';

describe('a problem of a harvest', () => {
  it('of mapping has a sentence in each language', () => {
    for (const [lang, sentences] of Object.entries(HARVEST_PROBLEMS)) {
      const known = { ...sentences, ...ISSUE_TEXTS[lang as 'fr'] };
      expect(Object.keys(MAPPING_ISSUES).filter((code) => !Object.hasOwn(known, code))).toEqual([]);
    }
  });

  it('stays as it is in English', () => {
    const problem = { code: 'number-unreadable', detail: 'The text is no number: x ($.size).' };
    expect(harvestProblemText('en', problem)).toEqual({ text: null, english: problem.detail });
  });

  it('keeps the values behind its sentence', () => {
    const problem = { code: 'number-unreadable', detail: 'The text is no number: x ($.size).' };
    expect(harvestProblemText('fr', problem)).toEqual({
      text: `Le texte n’est pas un nombre${NB}: x ($.size).`,
      english: null,
    });
  });

  it('has the English beside it where that says more', () => {
    const detail = 'The source announced 9 records; 8 came.';
    expect(harvestProblemText('fr', { code: 'fewer-than-announced', detail })).toEqual({
      text: 'Il est venu moins de fiches que la source n’en annonçait.',
      english: detail,
    });
  });

  it('is in English where its code is not known', () => {
    for (const code of ['constructor', 'novelty'])
      expect(harvestProblemText('fr', { code, detail: 'New.' })).toEqual({ text: null, english: 'New.' });
  });

  it('as a fault of a run is said in both languages', () => {
    const codes = Object.keys(harvestMessagesOf('en').faults).sort();
    expect(Object.keys(harvestMessagesOf('fr').faults).sort()).toEqual(codes);
  });
});
