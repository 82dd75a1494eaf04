/** One question of the licence help at a time, the answers so far, and in the end a licence. */
import { LANGUAGES } from '../../i18n/languages.ts';
import { type LicenceHelpMessages, licenceHelpMessagesOf } from '../../i18n/licence-help.ts';
import {
  type Answers,
  type Guide,
  type Note,
  QUESTION_NAMES,
  type Question,
} from '../../quality/licence-guide.ts';
import { withQuery } from '../urls.ts';
import { chosenLang, localHref, type PageContext, pageHref } from './context.ts';
import { renderPage } from './layout.tsx';

export interface LicenceFound {
  readonly licence: string;
  readonly label: string;
  readonly relation: keyof LicenceHelpMessages['relations'];
  readonly isAcceptedForHvd: boolean;
  readonly notes: readonly Note[];
  /** As N-Triples: how the licence stands beside CC BY 4.0, where the EU's queries have to be told. */
  readonly mapping: string | null;
}

export interface LicenceHelpPageProps {
  readonly ctx: PageContext;
  readonly guide: Guide;
  readonly found: LicenceFound | null;
}

const PATH = '/licence-help';

const labelsOf = (messages: LicenceHelpMessages, question: Question): Readonly<Record<string, string>> =>
  messages.answers[question];

const given = (answers: Answers): readonly (readonly [Question, string])[] =>
  QUESTION_NAMES.flatMap((question) => {
    const answer = answers[question];
    return answer === undefined ? [] : [[question, answer] as const];
  });

/** The page as it was before a question was answered. */
const backTo = (question: Question, answers: Answers): string => {
  const all = given(answers);
  return withQuery(
    PATH,
    all.slice(
      0,
      all.findIndex(([name]) => name === question),
    ),
  );
};

const QuestionForm = ({
  ctx,
  guide,
  question,
}: Omit<LicenceHelpPageProps, 'found'> & { readonly question: Question }) => {
  const messages = licenceHelpMessagesOf(ctx.lang);
  const { text, hint } = messages.questions[question];
  const lang = chosenLang(ctx);
  return (
    <form class="long-form" action={localHref(ctx, PATH)} method="get">
      {given(guide.answers).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {lang && <input type="hidden" name="lang" value={lang} />}
      <fieldset>
        <legend>{text}</legend>
        {hint && <p class="quiet">{hint}</p>}
        {Object.entries(labelsOf(messages, question)).map(([value, label]) => (
          <label class="check">
            <input type="radio" name={question} value={value} required />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <p>
        <button type="submit">{messages.next}</button>
      </p>
    </form>
  );
};

const Found = ({ ctx, found }: { readonly ctx: PageContext; readonly found: LicenceFound }) => {
  const messages = licenceHelpMessagesOf(ctx.lang);
  return (
    <section>
      <h2>{messages.result}</h2>
      <p>
        <strong>{found.label}</strong>
      </p>
      <dl>
        <dt>{messages.identifier}</dt>
        <dd>
          <a class="statement" href={found.licence}>
            {found.licence}
          </a>
        </dd>
        <dt>{messages.openness}</dt>
        <dd>{messages.relations[found.relation]}</dd>
      </dl>
      <p>{found.isAcceptedForHvd ? messages.hvdAccepted : messages.hvdRefused}</p>
      {found.notes.length > 0 && (
        <ul>
          {found.notes.map((note) => (
            <li>{messages.notes[note]}</li>
          ))}
        </ul>
      )}
      <h3>{messages.toWrite}</h3>
      <pre tabindex={0}>
        <code>{`dct:license <${found.licence}> .`}</code>
      </pre>
      {found.mapping !== null && (
        <>
          <h3>{messages.toMap}</h3>
          <p>{messages.toMapWhy}</p>
          <pre tabindex={0}>
            <code>{found.mapping}</code>
          </pre>
        </>
      )}
    </section>
  );
};

const AnswerList = ({ ctx, guide }: Omit<LicenceHelpPageProps, 'found'>) => {
  const messages = licenceHelpMessagesOf(ctx.lang);
  return (
    <section>
      <h2>{messages.answered}</h2>
      <dl>
        {given(guide.answers).map(([question, answer]) => (
          <>
            <dt>{messages.questions[question].text}</dt>
            <dd>
              {labelsOf(messages, question)[answer]}{' '}
              <a
                href={pageHref(ctx, backTo(question, guide.answers))}
                aria-label={`${messages.change}${LANGUAGES[ctx.lang].colon}${messages.questions[question].text}`}
              >
                {messages.change}
              </a>
            </dd>
          </>
        ))}
      </dl>
      <p>
        <a href={pageHref(ctx, PATH)}>{messages.restart}</a>
      </p>
    </section>
  );
};

export const LicenceHelpPage = ({ ctx, guide, found }: LicenceHelpPageProps): string => {
  const messages = licenceHelpMessagesOf(ctx.lang);
  const { state } = guide;
  const isFirst = given(guide.answers).length === 0;
  return renderPage({
    ctx,
    title: messages.heading,
    description: messages.intro,
    isIndexed: isFirst,
    children: (
      <article class="record licence-help">
        <h1>{messages.heading}</h1>
        {isFirst && <p>{messages.intro}</p>}
        {state.kind === 'question' && <QuestionForm ctx={ctx} guide={guide} question={state.question} />}
        {state.kind === 'obstacle' && (
          <section>
            <h2>{messages.hindered}</h2>
            <p>{messages.obstacles[state.obstacle]}</p>
          </section>
        )}
        {found && <Found ctx={ctx} found={found} />}
        {!isFirst && <AnswerList ctx={ctx} guide={guide} />}
        <p class="quiet">{messages.disclaimer}</p>
        <p>
          <a href={withQuery(localHref(ctx, '/api/licence-help'), given(guide.answers))}>
            {messages.program}
          </a>
        </p>
      </article>
    ),
  });
};
