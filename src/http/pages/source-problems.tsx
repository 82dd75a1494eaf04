/** The problems of a source by publisher: one section for each, to be sent to it. */
import type { ProblemGroup, PublisherProblem } from '../../harvest/problems-by-publisher.ts';
import { formatNumber } from '../../i18n/format.ts';
import { harvestMessagesOf } from '../../i18n/harvest.ts';
import { LANGUAGES, type Lang } from '../../i18n/languages.ts';
import { profileOf } from '../../shacl/profiles.ts';
import { localHref, type PageContext, pageHref } from './context.ts';
import { ProblemSubject, ProblemText, problemsHref, sourceHref } from './harvest-parts.tsx';
import { renderPage } from './layout.tsx';
import { UpLink } from './parts/up-link.tsx';
import { WideTable } from './parts/wide.tsx';

export interface NamedGroup extends ProblemGroup {
  readonly name: string | null;
}

export interface SourceProblemsPageProps {
  readonly ctx: PageContext;
  readonly source: { readonly id: string; readonly title: string | null };
  readonly groups: readonly NamedGroup[];
  /** Only one publisher is shown. */
  readonly isFiltered: boolean;
}

/** Of one publisher; the table has the rest. */
const SHOWN_OF_MANY = 20;
const SHOWN_OF_ONE = 500;

/** The words of a problem: of a record that breaks a profile, how often. */
const Words = ({
  problem: { kind, code, detail, count },
  lang,
}: {
  readonly problem: PublisherProblem;
  readonly lang: Lang;
}) => {
  if (kind !== 'validation') return <ProblemText lang={lang} problem={{ code, detail }} />;
  const violations = harvestMessagesOf(lang).violations(count, formatNumber(lang, count));
  return (
    <>
      {profileOf(code)?.title[lang] ?? code}
      {LANGUAGES[lang].colon}
      {violations}
    </>
  );
};

interface GroupProps {
  readonly ctx: PageContext;
  readonly group: NamedGroup;
  readonly source: string;
  readonly isFiltered: boolean;
}

const Group = ({ ctx, group, source, isFiltered }: GroupProps) => {
  const messages = harvestMessagesOf(ctx.lang);
  const { publisher, problems } = group;
  const name = group.name ?? publisher ?? messages.publisherUnknown;
  const shown = problems.slice(0, isFiltered ? SHOWN_OF_ONE : SHOWN_OF_MANY);
  const query = publisher === null ? '' : `?${new URLSearchParams({ publisher })}`;
  return (
    <section>
      <h2>{name}</h2>
      <p>
        {publisher !== null && !isFiltered && (
          <>
            <a
              href={pageHref(ctx, problemsHref(source) + query)}
              aria-label={`${messages.onlyThis}${LANGUAGES[ctx.lang].colon}${name}`}
            >
              {messages.onlyThis}
            </a>{' '}
            ·{' '}
          </>
        )}
        <a
          href={localHref(ctx, `${problemsHref(source)}.csv${query}`)}
          aria-label={`${messages.asTable}${LANGUAGES[ctx.lang].colon}${name}`}
        >
          {messages.asTable}
        </a>
      </p>
      <WideTable label={name}>
        <thead>
          <tr>
            <th scope="col">{messages.problem}</th>
            <th scope="col">{messages.about}</th>
            <th scope="col">{messages.details}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((problem) => (
            <tr>
              <td>
                {messages.problemKinds[problem.kind as keyof typeof messages.problemKinds] ?? problem.kind}
              </td>
              <td>
                <ProblemSubject ctx={ctx} problem={problem} />
              </td>
              <td>
                <Words problem={problem} lang={ctx.lang} />
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      {problems.length > shown.length && (
        <p class="quiet">{messages.more(formatNumber(ctx.lang, problems.length - shown.length))}</p>
      )}
    </section>
  );
};

export const SourceProblemsPage = ({ ctx, source, groups, isFiltered }: SourceProblemsPageProps): string => {
  const messages = harvestMessagesOf(ctx.lang);
  const title = messages.problemsHeading(source.title ?? source.id);
  return renderPage({
    ctx,
    title,
    description: messages.problemsIntro,
    isIndexed: false,
    children: (
      <>
        <div class="page-head">
          <UpLink ctx={ctx} path={sourceHref(source.id)}>
            {source.title ?? source.id}
          </UpLink>
          <h1>{title}</h1>
          <p class="lead">{messages.problemsIntro}</p>
          {isFiltered && (
            <p>
              <a href={pageHref(ctx, problemsHref(source.id))}>{messages.allPublishers}</a>
            </p>
          )}
        </div>
        {groups.length === 0 && <p>{messages.problemsNone}</p>}
        {groups.map((group) => (
          <Group ctx={ctx} group={group} source={source.id} isFiltered={isFiltered} />
        ))}
      </>
    ),
  });
};
