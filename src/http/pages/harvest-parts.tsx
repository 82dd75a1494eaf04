/** Parts of the pages about sources and their runs. */
import { KINDS } from '../../catalogue/kinds.ts';
import type { ProblemGroup } from '../../harvest/problems-by-publisher.ts';
import type { RunSummary, Standing } from '../../harvest/report.ts';
import { formatInstant, formatNumber } from '../../i18n/format.ts';
import { harvestMessagesOf } from '../../i18n/harvest.ts';
import type { Lang } from '../../i18n/languages.ts';
import { profileOf } from '../../shacl/profiles.ts';
import { harvestProblemText } from '../harvest-problem-text.ts';
import { type PageContext, pageHref } from './context.ts';
import { WideTable } from './parts/wide.tsx';

export const sourceHref = (id: string): string => `/sources/${encodeURIComponent(id)}`;
export const problemsHref = (id: string): string => `${sourceHref(id)}/problems`;
export const runHref = (id: number): string => `/runs/${id}`;

const CLASSES: Readonly<Record<string, string>> = {
  failed: 'severity violation',
  incomplete: 'severity warning',
  waiting: 'severity warning',
};

export const OutcomeBadge = ({
  ctx,
  run,
}: {
  readonly ctx: PageContext;
  readonly run: Pick<RunSummary, 'outcome'>;
}) => (
  <span class={CLASSES[run.outcome ?? ''] ?? 'severity info'}>
    {harvestMessagesOf(ctx.lang).outcomes[run.outcome ?? 'running']}
  </span>
);

/** A problem in the language of the page, with what is said of it in English only. */
export const ProblemText = ({
  lang,
  problem,
}: {
  readonly lang: Lang;
  readonly problem: { readonly code: string; readonly detail: string };
}) => {
  const { text, english } = harvestProblemText(lang, problem);
  return (
    <>
      {text !== null && <p>{text}</p>}
      {english !== null && (
        <p lang="en" class={text === null ? undefined : 'quiet'}>
          {english}
        </p>
      )}
    </>
  );
};

export const Instant = ({ ctx, time }: { readonly ctx: PageContext; readonly time: string }) => (
  <time datetime={time}>{formatInstant(ctx.lang, time)}</time>
);

/** Runs, the newest first. */
export const RunsTable = ({
  ctx,
  runs,
  label,
}: {
  readonly ctx: PageContext;
  readonly runs: readonly RunSummary[];
  readonly label: string;
}) => {
  const messages = harvestMessagesOf(ctx.lang);
  const number = (n: number): string => formatNumber(ctx.lang, n);
  return (
    <WideTable label={label}>
      <thead>
        <tr>
          <th scope="col">{messages.run}</th>
          <th scope="col">{messages.started}</th>
          <th scope="col">{messages.result}</th>
          <th scope="col">{messages.changed}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr>
            <th scope="row">
              <a href={pageHref(ctx, runHref(run.id))}>{messages.runNumber(number(run.id))}</a>
            </th>
            <td>
              <Instant ctx={ctx} time={run.started} />
            </td>
            <td>
              <OutcomeBadge ctx={ctx} run={run} />
            </td>
            <td>
              {messages.changes(
                number(run.counts.created),
                number(run.counts.updated),
                number(run.counts.removed),
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
};

/** How the records of a source stand by the profiles, and which rules they break. */
export const StandingOf = ({ ctx, standing }: { readonly ctx: PageContext; readonly standing: Standing }) => {
  const messages = harvestMessagesOf(ctx.lang);
  const { profiles, rules, waiting } = standing;
  const number = (n: number): string => formatNumber(ctx.lang, n);
  if (profiles.length === 0 && waiting === 0) return null;
  return (
    <section>
      <h2>{messages.standing}</h2>
      {waiting > 0 && <p>{messages.waiting(waiting, number(waiting))}</p>}
      {profiles.length > 0 && (
        <WideTable label={messages.standing}>
          <thead>
            <tr>
              <th scope="col">{messages.profile}</th>
              <th scope="col">{messages.judged}</th>
              <th scope="col">{messages.failing}</th>
              <th scope="col">{messages.improvable}</th>
            </tr>
          </thead>
          <tbody>
            {profiles.map(({ profile, records, failing, improvable }) => (
              <tr>
                <th scope="row">
                  <a href={pageHref(ctx, `/shapes/${profile}`)}>
                    {profileOf(profile)?.title[ctx.lang] ?? profile}
                  </a>
                </th>
                <td class="number">{number(records)}</td>
                <td class="number">{number(failing)}</td>
                <td class="number">{number(improvable)}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
      {profiles.length > 0 && rules.length === 0 && <p>{messages.ruleless}</p>}
      {rules.length > 0 && (
        <WideTable label={messages.rules}>
          <thead>
            <tr>
              <th scope="col">{messages.rules}</th>
              <th scope="col">{messages.records}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map(({ shape, records }) => (
              <tr>
                <th scope="row">
                  <code>{shape.replace(/^.*[/#:]/, '')}</code>
                </th>
                <td class="number">{number(records)}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
    </section>
  );
};

/** What a problem is about: the page of its record, else an address. */
export const ProblemSubject = ({
  ctx,
  problem,
}: {
  readonly ctx: PageContext;
  readonly problem: ProblemGroup['problems'][number];
}) => {
  const { record, iri } = problem;
  if (record !== null)
    return <a href={pageHref(ctx, `/${KINDS[record.kind].path}/${record.id}`)}>{record.iri}</a>;
  return iri === null ? null : <code>{iri}</code>;
};
