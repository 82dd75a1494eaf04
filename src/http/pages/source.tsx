/** One source: how it is read, its last runs, and how its records stand. No part of it is secret. */
import type { Source } from '../../catalogue/sources.ts';
import { viewId } from '../../catalogue/views.ts';
import type { RunSummary, Standing } from '../../harvest/report.ts';
import type { Harvest } from '../../harvest/sources.ts';
import { formatNumber } from '../../i18n/format.ts';
import { harvestMessagesOf } from '../../i18n/harvest.ts';
import { manageMessagesOf } from '../../i18n/harvest-manage.ts';
import { runWords } from '../harvest-words.ts';
import { type PageContext, pageHref } from './context.ts';
import { Instant, OutcomeBadge, problemsHref, RunsTable, StandingOf, sourceHref } from './harvest-parts.tsx';
import { renderPage } from './layout.tsx';
import { FactList } from './parts/fact-list.tsx';
import { Manage } from './parts/manage.tsx';
import { UpLink } from './parts/up-link.tsx';
import { safeHref } from './view/safe-href.ts';

export interface SourcePageProps {
  readonly ctx: PageContext;
  readonly source: Source;
  readonly harvest: Harvest | null;
  readonly runs: readonly RunSummary[];
  readonly standing: Standing;
}

const Facts = ({ ctx, source, harvest }: Omit<SourcePageProps, 'runs' | 'standing'>) => {
  const messages = harvestMessagesOf(ctx.lang);
  const address = harvest?.config.url ?? '';
  const href = safeHref(address);
  const { schedule = null } = harvest?.config ?? {};
  const rows = [
    { name: messages.kind, value: harvest ? messages.kinds[harvest.config.kind] : messages.notHarvested },
    ...(harvest
      ? [
          { name: messages.address, value: href ? <a href={href}>{address}</a> : <code>{address}</code> },
          { name: messages.schedule, value: schedule ? messages.scheduleCron(schedule) : messages.manual },
        ]
      : []),
    ...(harvest?.due ? [{ name: messages.next, value: <Instant ctx={ctx} time={harvest.due} /> }] : []),
    {
      name: messages.precedence,
      value: `${formatNumber(ctx.lang, source.precedence)} (${messages.precedenceHint})`,
    },
    { name: messages.reexposed, value: source.isReexposed ? messages.yes : messages.no },
  ];
  return (
    <section>
      <h2>{messages.facts}</h2>
      <FactList rows={rows} />
    </section>
  );
};

const ManageSource = ({ ctx, source, harvest }: Omit<SourcePageProps, 'runs' | 'standing'>) => {
  const messages = manageMessagesOf(ctx.lang);
  const change = (
    <a class="button plain" href={pageHref(ctx, `${sourceHref(source.id)}/edit`)}>
      {harvest ? messages.edit : messages.editFacts}
    </a>
  );
  if (harvest === null)
    return (
      <section>
        <h2>{messages.manage}</h2>
        <p>{change}</p>
      </section>
    );
  return (
    <section id="management">
      <h2>{messages.manage}</h2>
      <Manage
        ctx={ctx}
        source={source.id}
        commands={[`npm run harvest -- run ${source.id}`, `npm run harvest -- preview ${source.id}`]}
      >
        <button type="submit" data-does="run">
          {messages.runNow}
        </button>{' '}
        <button type="submit" class="button plain" data-does="preview">
          {messages.previewHeading}
        </button>
      </Manage>
      <p class="browse">{change}</p>
      <div id="preview" tabindex={-1} />
    </section>
  );
};

export const SourcePage = ({ ctx, source, harvest, runs, standing }: SourcePageProps): string => {
  const messages = harvestMessagesOf(ctx.lang);
  const [last] = runs;
  const title = source.title ?? source.id;
  return renderPage({
    ctx,
    title,
    isIndexed: false,
    children: (
      <>
        <div class="page-head">
          <UpLink ctx={ctx} path="/sources">
            {messages.heading}
          </UpLink>
          <h1>{title}</h1>
          {last ? (
            <p class="lead">
              <OutcomeBadge ctx={ctx} run={last} /> {runWords(ctx.lang, last).join(' ')}
            </p>
          ) : (
            harvest && <p class="lead">{messages.neverRead}</p>
          )}
          <p class="browse">
            <a class="button" href={pageHref(ctx, `/catalogs/${viewId('source', source.id)}`)}>
              {messages.browse}
            </a>{' '}
            <a class="button plain" href={pageHref(ctx, problemsHref(source.id))}>
              {messages.problemsByPublisher}
            </a>
          </p>
        </div>
        <Facts ctx={ctx} source={source} harvest={harvest} />
        <ManageSource ctx={ctx} source={source} harvest={harvest} />
        {runs.length > 0 && (
          <section>
            <h2>{messages.runs}</h2>
            <RunsTable ctx={ctx} runs={runs} label={messages.runs} />
          </section>
        )}
        <StandingOf ctx={ctx} standing={standing} />
      </>
    ),
  });
};
