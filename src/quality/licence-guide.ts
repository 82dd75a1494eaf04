/**
 * From a few plain questions to a licence: a decision table, pure. It is help and no legal advice. How open a
 * licence is, and whether high-value data may have it, the vocabulary says, not this table.
 */

/** The questions in their order, with their answers. */
export const QUESTIONS = {
  rights: ['own', 'partly', 'unknown'],
  thirdParty: ['agreed', 'open'],
  personal: ['none', 'lawful', 'yes'],
  hvd: ['yes', 'no'],
  country: ['fr', 'be', 'lu', 'eu'],
  attribution: ['yes', 'no'],
  shareAlike: ['yes', 'no'],
} as const satisfies Record<string, readonly string[]>;

export type Question = keyof typeof QUESTIONS;
export type AnswerOf<Q extends Question> = (typeof QUESTIONS)[Q][number];
export type Answers = { readonly [Q in Question]?: AnswerOf<Q> };

export const QUESTION_NAMES = Object.keys(QUESTIONS) as Question[];

/** What must be settled before any licence can be given. */
export type Obstacle = 'rights-unknown' | 'third-party-open' | 'personal-data';

/** What goes with a licence, in words of the string tables. */
export type Note =
  | 'france-list'
  | 'belgium-open'
  | 'luxembourg-cc0'
  | 'commission-reuse'
  | 'third-party-agreed'
  | 'personal-lawful'
  | 'hvd-no-share-alike'
  | 'odbl-share-alike'
  | 'attribution-anyway';

const LICENCES = 'http://publications.europa.eu/resource/authority/licence/';

interface Row {
  /** Answers that the row needs; what is not named may be anything. */
  readonly when: Answers;
  readonly licence: string;
  readonly notes: readonly Note[];
}

/** The first row that fits decides. */
const TABLE: readonly Row[] = [
  // French administrations choose from the list of the code on relations with the public.
  {
    when: { country: 'fr', attribution: 'no' },
    licence: 'ETALAB_2_0',
    notes: ['france-list', 'attribution-anyway'],
  },
  {
    when: { country: 'fr', shareAlike: 'yes', hvd: 'yes' },
    licence: 'ETALAB_2_0',
    notes: ['france-list', 'hvd-no-share-alike'],
  },
  {
    when: { country: 'fr', shareAlike: 'yes', hvd: 'no' },
    licence: 'ODC_BL',
    notes: ['france-list', 'odbl-share-alike'],
  },
  { when: { country: 'fr', shareAlike: 'no' }, licence: 'ETALAB_2_0', notes: ['france-list'] },
  { when: { country: 'be', attribution: 'no' }, licence: 'CC0', notes: ['belgium-open'] },
  { when: { country: 'lu', attribution: 'no' }, licence: 'CC0', notes: ['luxembourg-cc0'] },
  { when: { country: 'eu', attribution: 'no' }, licence: 'CC0', notes: ['commission-reuse'] },
  { when: { shareAlike: 'yes', hvd: 'yes' }, licence: 'CC_BY_4_0', notes: ['hvd-no-share-alike'] },
  { when: { shareAlike: 'yes', hvd: 'no' }, licence: 'CC_BYSA_4_0', notes: [] },
  { when: { country: 'be', shareAlike: 'no' }, licence: 'CC_BY_4_0', notes: ['belgium-open'] },
  { when: { country: 'lu', shareAlike: 'no' }, licence: 'CC_BY_4_0', notes: ['luxembourg-cc0'] },
  { when: { country: 'eu', shareAlike: 'no' }, licence: 'CC_BY_4_0', notes: ['commission-reuse'] },
];

const OBSTACLES: readonly { readonly when: Answers; readonly obstacle: Obstacle }[] = [
  { when: { rights: 'unknown' }, obstacle: 'rights-unknown' },
  { when: { rights: 'partly', thirdParty: 'open' }, obstacle: 'third-party-open' },
  { when: { personal: 'yes' }, obstacle: 'personal-data' },
];

/** Notes that an answer brings, whatever the licence. */
const FURTHER: readonly { readonly when: Answers; readonly note: Note }[] = [
  { when: { thirdParty: 'agreed' }, note: 'third-party-agreed' },
  { when: { personal: 'lawful' }, note: 'personal-lawful' },
];

/** Questions that are asked only after certain answers. */
const ASKED_IF: { readonly [Q in Question]?: Answers } = {
  thirdParty: { rights: 'partly' },
  shareAlike: { attribution: 'yes' },
};

const fits = (when: Answers, answers: Answers): boolean =>
  QUESTION_NAMES.every((question) => when[question] === undefined || when[question] === answers[question]);

export type GuideState =
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'obstacle'; readonly obstacle: Obstacle }
  | { readonly kind: 'licence'; readonly licence: string; readonly notes: readonly Note[] };

export interface Guide {
  /** The answers that count, in the order of the questions; what no question asked for is left out. */
  readonly answers: Answers;
  readonly state: GuideState;
}

const stateOf = (answers: Answers): GuideState | null => {
  const hindered = OBSTACLES.find(({ when }) => fits(when, answers));
  return hindered ? { kind: 'obstacle', obstacle: hindered.obstacle } : null;
};

/** Where some answers lead: to the next question, to what hinders a licence, or to one. */
export const guide = (given: Answers): Guide => {
  let answers: Answers = {};
  for (const question of QUESTION_NAMES) {
    if (!fits(ASKED_IF[question] ?? {}, answers)) continue;
    const answer = given[question];
    if (answer === undefined) return { answers, state: { kind: 'question', question } };
    answers = { ...answers, [question]: answer };
    const state = stateOf(answers);
    if (state) return { answers, state };
  }
  const row = TABLE.find(({ when }) => fits(when, answers));
  if (!row) throw new Error(`No licence for ${JSON.stringify(answers)}.`);
  const further = FURTHER.filter(({ when }) => fits(when, answers)).map(({ note }) => note);
  return {
    answers,
    state: { kind: 'licence', licence: LICENCES + row.licence, notes: [...row.notes, ...further] },
  };
};

export const isAnswer = <Q extends Question>(question: Q, value: string): value is AnswerOf<Q> =>
  (QUESTIONS[question] as readonly string[]).includes(value);
