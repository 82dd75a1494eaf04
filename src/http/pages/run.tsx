/** The report on one run of a source, for people. */
import { type RunPage as PageRead, type RunSummary, summaryOf } from '../../harvest/report.ts';
import { formatBytes, formatNumber } from '../../i18n/format.ts';
import { harvestMessagesOf } from '../../i18n/harvest.ts';
import { manageMessagesOf } from '../../i18n/harvest-manage.ts';
import type { StoredProblem } from '../../store/runs.ts';
import type { ReportParts } from '../harvest-json.ts';
import { hrefOfRecord } from '../page-data.ts';
import { localHref, type PageContext, pageHref } from './context.ts';
import { Instant, OutcomeBadge, ProblemText, StandingOf, sourceHref } from './harvest-parts.tsx';
import { renderPage } from './layout.tsx';
import { FactList } from './parts/fact-list.tsx';
import { Decision, UnderWay } from './parts/manage-run.tsx';
import { UpLink } from './parts/up-link.tsx';
import { WideTable } from './parts/wide.tsx';
import { safeHref } from './view/safe-href.ts';

export interface RunPageProps {
  readonly ctx: PageContext;
  readonly report: ReportParts;
  /** The first ones. */
  readonly problems: readonly StoredProblem[];
}

interface PartProps {
  readonly ctx: PageContext;
  readonly run: RunSummary;
}

const SHOWN = [
  'found',
  'created',
  'updated',
  'unchanged',
  'removed',
  'rejected',
  'kept',
  'repaired',
  'filtered',
  'leftOver',
] as const;
/** Shown though there are none: that nothing was removed is news. */
const ALWAYS: ReadonlySet<string> = new Set(['found', 'created', 'updated', 'unchanged', 'removed']);

const Figures = ({ ctx, run }: PartProps) => {
  const messages = harvestMessagesOf(ctx.lang);
  return (
    <section>
      <h2>{messages.figures}</h2>
      <ul class="figures">
        {SHOWN.filter((name) => run.counts[name] > 0 || ALWAYS.has(name)).map((name) => (
          <li>
            <div>
              <strong>{formatNumber(ctx.lang, run.counts[name])}</strong>{' '}
              {messages.counts[name](run.counts[name])}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};

const seconds = (ctx: PageContext, ms: number): string =>
  `${formatNumber(ctx.lang, Math.round(ms / 100) / 10)} s`;

const Times = ({ ctx, run }: PartProps) => {
  const messages = harvestMessagesOf(ctx.lang);
  const { fetch, read, store } = run.timesMs;
  const rows = [
    { name: messages.started, value: <Instant ctx={ctx} time={run.started} /> },
    ...(run.ended ? [{ name: messages.ended, value: <Instant ctx={ctx} time={run.ended} /> }] : []),
    {
      name: messages.times,
      value: [
        `${messages.timeFetch} ${seconds(ctx, fetch)}`,
        `${messages.timeRead} ${seconds(ctx, read)}`,
        `${messages.timeStore} ${seconds(ctx, store)}`,
      ].join(', '),
    },
    {
      name: messages.bytesRead,
      value: messages.traffic(
        messages.requests(run.counts.requests, formatNumber(ctx.lang, run.counts.requests)),
        formatBytes(ctx.lang, run.counts.bytes),
      ),
    },
  ];
  return (
    <section>
      <h2>{messages.report}</h2>
      <FactList rows={rows} />
    </section>
  );
};

const Problems = ({ ctx, report, problems }: RunPageProps) => {
  const messages = harvestMessagesOf(ctx.lang);
  const total = report.run.state.problems;
  const csv = localHref(ctx, `/api/runs/${report.run.id}/problems.csv`);
  if (total === 0)
    return (
      <section>
        <h2>{messages.problems}</h2>
        <p>{messages.noProblems}</p>
      </section>
    );
  return (
    <section id="problems">
      <h2>{messages.problems}</h2>
      <WideTable label={messages.problems}>
        <thead>
          <tr>
            <th scope="col">{messages.problem}</th>
            <th scope="col">{messages.count}</th>
          </tr>
        </thead>
        <tbody>
          {report.problems.map(({ kind, code, total: count }) => (
            <tr>
              <th scope="row">
                {messages.problemKinds[kind]} <code>{code}</code>
              </th>
              <td class="number">{formatNumber(ctx.lang, count)}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      <details>
        <summary>{messages.details}</summary>
        <ul class="findings">
          {problems.map(({ kind, code, detail, iri }) => (
            <li>
              <p>
                <strong>{messages.problemKinds[kind as keyof typeof messages.problemKinds] ?? kind}</strong>{' '}
                <code>{code}</code>
              </p>
              <ProblemText lang={ctx.lang} problem={{ code, detail }} />
              {iri !== null && (
                <p class="quiet">
                  <code>{iri}</code>
                </p>
              )}
            </li>
          ))}
        </ul>
      </details>
      <p>
        <a href={csv}>{messages.allProblems}</a>
      </p>
    </section>
  );
};

/** What would be removed, for whoever has to decide. */
const Due = ({ ctx, report }: Pick<RunPageProps, 'ctx' | 'report'>) => {
  const messages = harvestMessagesOf(ctx.lang);
  const { run, due } = report;
  if (due.length === 0) return null;
  const more = (run.state.missing ?? 0) - due.length;
  return (
    <section id="due">
      <h2>{messages.due}</h2>
      <p>{manageMessagesOf(ctx.lang).decide}</p>
      <ol>
        {due.map((record) => (
          <li>
            <a href={pageHref(ctx, hrefOfRecord(record))}>{record.iri}</a>
          </li>
        ))}
      </ol>
      {more > 0 && <p class="quiet">{messages.dueMore(formatNumber(ctx.lang, more))}</p>}
      {run.outcome === 'waiting' && <Decision ctx={ctx} run={run} />}
    </section>
  );
};

const Pages = ({ ctx, pages }: { readonly ctx: PageContext; readonly pages: readonly PageRead[] }) => {
  const messages = harvestMessagesOf(ctx.lang);
  if (pages.length === 0) return null;
  return (
    <section>
      <h2>{messages.pages}</h2>
      <details>
        <summary>{formatNumber(ctx.lang, pages.length)}</summary>
        <WideTable label={messages.pages}>
          <thead>
            <tr>
              <th scope="col">{messages.page}</th>
              <th scope="col">{messages.pageAddress}</th>
              <th scope="col">{messages.records}</th>
            </tr>
          </thead>
          <tbody>
            {pages.map(({ number, url, records }) => {
              const href = safeHref(url);
              return (
                <tr>
                  <th scope="row" class="number">
                    {formatNumber(ctx.lang, number)}
                  </th>
                  <td>{href ? <a href={href}>{url}</a> : <code>{url}</code>}</td>
                  <td class="number">{formatNumber(ctx.lang, records)}</td>
                </tr>
              );
            })}
          </tbody>
        </WideTable>
      </details>
    </section>
  );
};

/** A page is for reading. */
const MAX_PAGES_SHOWN = 200;

export const RunPage = (props: RunPageProps): string => {
  const { ctx, report } = props;
  const messages = harvestMessagesOf(ctx.lang);
  const run = summaryOf(report.run);
  const title = messages.runHeading(formatNumber(ctx.lang, run.id), run.source);
  return renderPage({
    ctx,
    title,
    isIndexed: false,
    children: (
      <>
        <div class="page-head">
          <UpLink ctx={ctx} path={sourceHref(run.source)}>
            {run.source}
          </UpLink>
          <h1>{title}</h1>
          <p>
            <OutcomeBadge ctx={ctx} run={run} />
          </p>
          {run.outcome === null ? (
            <p class="lead" data-watch={localHref(ctx, `/api/runs/${run.id}`)}>
              {report.words.join(' ')}
            </p>
          ) : (
            report.words.map((sentence) => <p class="lead">{sentence}</p>)
          )}
          {run.fault && (
            <p class="quiet" lang="en">
              {run.fault.detail}
            </p>
          )}
        </div>
        <Due ctx={ctx} report={report} />
        {run.outcome === null && <UnderWay ctx={ctx} run={run} />}
        <Figures ctx={ctx} run={run} />
        <Times ctx={ctx} run={run} />
        <Problems {...props} />
        <Pages ctx={ctx} pages={report.pages.slice(0, MAX_PAGES_SHOWN)} />
        <StandingOf ctx={ctx} standing={report.standing} />
      </>
    ),
  });
};
