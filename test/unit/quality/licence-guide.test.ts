/**
 * Every path through the licence help, and what the vocabulary says of where it ends.
 */
import { describe, expect, it } from 'vitest';
import { type Answers, guide, QUESTION_NAMES, QUESTIONS } from '../../../src/quality/licence-guide.ts';
import { opennessOf } from '../../../src/quality/licence-guide-openness.ts';
import { vocabulariesFromFiles } from '../../../src/vocab/files.ts';

const vocabularies = vocabulariesFromFiles();
const LICENCES = 'http://publications.europa.eu/resource/authority/licence/';

interface Path {
  readonly answers: Answers;
  readonly end: string;
  readonly notes: readonly string[];
}

const walk = (answers: Answers): readonly Path[] => {
  const { state, answers: counted } = guide(answers);
  if (state.kind === 'question')
    return QUESTIONS[state.question].flatMap((answer) => walk({ ...answers, [state.question]: answer }));
  return state.kind === 'licence'
    ? [{ answers: counted, end: state.licence, notes: state.notes }]
    : [{ answers: counted, end: state.obstacle, notes: [] }];
};

const PATHS = walk({});
const licensed = PATHS.filter(({ end }) => end.startsWith(LICENCES));

/** What each country’s choice is by attribution and share-alike, without and with high-value data. */
const EXPECTED: Readonly<Record<string, readonly [string, string]>> = {
  'fr no': ['ETALAB_2_0', 'ETALAB_2_0'],
  'fr yes no': ['ETALAB_2_0', 'ETALAB_2_0'],
  'fr yes yes': ['ODC_BL', 'ETALAB_2_0'],
  'be no': ['CC0', 'CC0'],
  'be yes no': ['CC_BY_4_0', 'CC_BY_4_0'],
  'be yes yes': ['CC_BYSA_4_0', 'CC_BY_4_0'],
  'lu no': ['CC0', 'CC0'],
  'lu yes no': ['CC_BY_4_0', 'CC_BY_4_0'],
  'lu yes yes': ['CC_BYSA_4_0', 'CC_BY_4_0'],
  'eu no': ['CC0', 'CC0'],
  'eu yes no': ['CC_BY_4_0', 'CC_BY_4_0'],
  'eu yes yes': ['CC_BYSA_4_0', 'CC_BY_4_0'],
};

const nameOf = ({ answers }: Path): string => QUESTION_NAMES.map((name) => answers[name] ?? '–').join(' ');

describe('the licence help', () => {
  it('has 96 paths to a licence and 4 that end before', () => {
    expect(licensed).toHaveLength(96);
    expect(PATHS.filter((path) => !licensed.includes(path)).map(({ end }) => end)).toEqual([
      'personal-data',
      'personal-data',
      'third-party-open',
      'rights-unknown',
    ]);
  });

  it.each(licensed.map((path) => [nameOf(path), path] as const))('ends right: %s', async (_, path) => {
    const { country, attribution, shareAlike, hvd } = path.answers;
    const row = EXPECTED[[country, attribution, shareAlike].filter(Boolean).join(' ')];
    expect(path.end).toBe(LICENCES + row![hvd === 'yes' ? 1 : 0]);
    const { isAcceptedForHvd } = await opennessOf(vocabularies, path.end);
    if (hvd === 'yes') expect(isAcceptedForHvd).toBe(true);
    else expect(isAcceptedForHvd).toBe(shareAlike !== 'yes');
    expect(path.notes.includes('hvd-no-share-alike')).toBe(hvd === 'yes' && shareAlike === 'yes');
    expect(path.notes.includes('personal-lawful')).toBe(path.answers.personal === 'lawful');
    expect(path.notes.includes('third-party-agreed')).toBe(path.answers.thirdParty === 'agreed');
  });

  it('ends in licences that the EU table has', async () => {
    const scheme = await vocabularies.conceptScheme('licence');
    const known = new Set(scheme?.map(({ subject }) => subject.value));
    expect([...new Set(licensed.map(({ end }) => end))].filter((iri) => !known.has(iri))).toEqual([]);
  });

  it('drops answers to what was not asked', () => {
    const { answers } = guide({ rights: 'own', thirdParty: 'open', shareAlike: 'yes' });
    expect(answers).toEqual({ rights: 'own' });
  });
});
