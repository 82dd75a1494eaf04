/**
 * `/licence-help` (a page) and `/api/licence-help` (JSON): from a few questions to a licence. Each
 * state is a URL; nothing is kept.
 */
import type { Lang } from '../../i18n/languages.ts';
import { licenceHelpMessagesOf } from '../../i18n/licence-help.ts';
import { AppError } from '../../lib/app-error.ts';
import {
  type Answers,
  type Guide,
  guide,
  isAnswer,
  QUESTION_NAMES,
  QUESTIONS,
} from '../../quality/licence-guide.ts';
import { CC_BY, opennessOf } from '../../quality/licence-guide-openness.ts';
import { ns } from '../../rdf/namespaces.ts';
import { namedNode, type Quad, quad } from '../../rdf/terms.ts';
import * as vocabularies from '../../vocab/bundled.ts';
import type { MatchRelation } from '../../vocab/concepts.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { keptJson } from '../json.ts';
import { labelsOf } from '../page-data.ts';
import { pageContextAt, pageResponse, requireHtml } from '../page-response.ts';
import { type LicenceFound, LicenceHelpPage } from '../pages/licence.tsx';
import { statementsOf } from '../proposal-json.ts';
import { langOf } from '../request-format.ts';
import { withQuery } from '../urls.ts';

/** @throws AppError `parameter-invalid` */
const answersIn = (c: AppContext): Answers => {
  let answers: Answers = {};
  for (const question of QUESTION_NAMES) {
    const value = c.req.query(question);
    if (value === undefined || value === '') continue;
    if (!isAnswer(question, value))
      throw new AppError({
        kind: 'badRequest',
        code: 'parameter-invalid',
        detail: `The parameter ${question} is “${value.slice(0, 100)}”; it must be one of ${QUESTIONS[question].join(', ')}.`,
        extra: { parameter: question, value: value.slice(0, 100), choices: QUESTIONS[question].join(', ') },
      });
    answers = { ...answers, [question]: value };
  }
  return answers;
};

/** As a proposal to mend a record of high-value data writes it. */
const mappingOf = (licence: string, relation: MatchRelation): Quad =>
  quad(namedNode(licence), ns.skos(relation), namedNode(CC_BY));

const foundIn = async ({ state }: Guide, lang: Lang): Promise<LicenceFound | null> => {
  if (state.kind !== 'licence') return null;
  const { licence, notes } = state;
  const [labelOf, { relation, isAcceptedForHvd, isKnown }] = await Promise.all([
    labelsOf([licence], lang),
    opennessOf(vocabularies, licence),
  ]);
  return {
    licence,
    label: labelOf(licence) ?? licence,
    relation: licence === CC_BY ? 'itself' : (relation ?? 'unknown'),
    isAcceptedForHvd,
    notes,
    mapping:
      relation !== null && isAcceptedForHvd && !isKnown
        ? statementsOf([mappingOf(licence, relation)])[0]!
        : null,
  };
};

const pairsOf = (answers: Answers): readonly (readonly [string, string | undefined])[] =>
  QUESTION_NAMES.map((question) => [question, answers[question]] as const);

export const getLicenceHelp: Handler = async (c) => {
  requireHtml(c);
  const { lang, urlLang } = langOf(c);
  const asked = guide(answersIn(c));
  const { pathname } = new URL(`${c.var.config.baseUrl}/licence-help`);
  const path = withQuery(pathname, [...pairsOf(asked.answers), ['lang', urlLang]]);
  const ctx = await pageContextAt(c, path);
  return pageResponse(c, LicenceHelpPage({ ctx, guide: asked, found: await foundIn(asked, lang) }));
};

export const getLicenceHelpJson: Handler = async (c) => {
  const { lang } = langOf(c);
  const messages = licenceHelpMessagesOf(lang);
  const { answers, state } = guide(answersIn(c));
  const found = await foundIn({ answers, state }, lang);
  const body = {
    disclaimer: messages.disclaimer,
    questions: QUESTION_NAMES.map((id) => ({
      id,
      ...messages.questions[id],
      answers: Object.entries(messages.answers[id]).map(([value, label]) => ({ value, label })),
    })),
    answers,
    next: state.kind === 'question' ? state.question : null,
    obstacle:
      state.kind === 'obstacle' ? { code: state.obstacle, text: messages.obstacles[state.obstacle] } : null,
    result: found && {
      licence: found.licence,
      label: found.label,
      besideCcBy: found.relation,
      acceptedForHvd: found.isAcceptedForHvd,
      mapping: found.mapping,
      notes: found.notes.map((code) => ({ code, text: messages.notes[code] })),
    },
    page: withQuery(`${c.var.config.baseUrl}/licence-help`, pairsOf(answers)),
  };
  return keptJson(c, body, { Vary: 'Accept-Language' });
};
