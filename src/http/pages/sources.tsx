/** All sources at a glance: what they are, when they were read last, how that ended, when they are read next. */
import type { CountedSource } from '../../catalogue/sources.ts';
import type { RunSummary } from '../../harvest/report.ts';
import type { Harvest } from '../../harvest/sources.ts';
import { formatNumber } from '../../i18n/format.ts';
import { harvestMessagesOf } from '../../i18n/harvest.ts';
import { manageMessagesOf } from '../../i18n/harvest-manage.ts';
import { type PageContext, pageHref } from './context.ts';
import { Instant, OutcomeBadge, runHref, sourceHref } from './harvest-parts.tsx';
import { renderPage } from './layout.tsx';
import { WideTable } from './parts/wide.tsx';

export interface SourceRow {
  readonly source: CountedSource;
  readonly harvest: Harvest | null;
  readonly run: RunSummary | null;
}

const LastRun = ({ ctx, row: { harvest, run } }: { readonly ctx: PageContext; readonly row: SourceRow }) => {
  const messages = harvestMessagesOf(ctx.lang);
  if (run === null) return <span class="quiet">{harvest === null ? messages.noDue : messages.noRun}</span>;
  return (
    <>
      <OutcomeBadge ctx={ctx} run={run} />{' '}
      <a href={pageHref(ctx, runHref(run.id))}>
        <Instant ctx={ctx} time={run.ended ?? run.started} />
      </a>
    </>
  );
};

const Next = ({ ctx, harvest }: { readonly ctx: PageContext; readonly harvest: Harvest | null }) => {
  const messages = harvestMessagesOf(ctx.lang);
  if (harvest === null) return <span class="quiet">{messages.noDue}</span>;
  return harvest.due === null ? <span>{messages.manual}</span> : <Instant ctx={ctx} time={harvest.due} />;
};

const kindOf = (ctx: PageContext, { source, harvest }: SourceRow): string => {
  const messages = harvestMessagesOf(ctx.lang);
  if (harvest !== null) return messages.kinds[harvest.config.kind];
  return source.id === 'local' ? messages.localKind : messages.notHarvested;
};

export const SourcesPage = ({
  ctx,
  rows,
}: {
  readonly ctx: PageContext;
  readonly rows: readonly SourceRow[];
}): string => {
  const messages = harvestMessagesOf(ctx.lang);
  return renderPage({
    ctx,
    title: messages.heading,
    description: messages.intro,
    isIndexed: false,
    children: (
      <>
        <div class="page-head">
          <h1>{messages.heading}</h1>
          <p class="lead">{messages.intro}</p>
          <p class="browse">
            <a class="button plain" href={pageHref(ctx, '/sources/new')}>
              {manageMessagesOf(ctx.lang).add}
            </a>
          </p>
        </div>
        <WideTable label={messages.heading}>
          <thead>
            <tr>
              <th scope="col">{messages.source}</th>
              <th scope="col">{messages.kind}</th>
              <th scope="col">{messages.records}</th>
              <th scope="col">{messages.lastRun}</th>
              <th scope="col">{messages.next}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                <th scope="row">
                  <a href={pageHref(ctx, sourceHref(row.source.id))}>{row.source.title ?? row.source.id}</a>
                </th>
                <td>{kindOf(ctx, row)}</td>
                <td class="number">{formatNumber(ctx.lang, row.source.records)}</td>
                <td>
                  <LastRun ctx={ctx} row={row} />
                </td>
                <td>
                  <Next ctx={ctx} harvest={row.harvest} />
                </td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      </>
    ),
  });
};
