/** All known harvesters: what each makes of the catalogue, and by which rules. */
import { formatNumber } from '../../i18n/format.ts';
import { harvesterMessagesOf } from '../../i18n/harvesters.ts';
import { LANGUAGES } from '../../i18n/languages.ts';
import { HARVESTERS, type Harvester } from '../../quality/harvesters/harvesters.ts';
import type { HarvesterTotals } from '../../quality/harvesters/totals.ts';
import { type PageContext, pageHref } from './context.ts';
import { Figures, KindsTable } from './harvester-kinds.tsx';
import { harvesterHref, RulesTable } from './harvester-parts.tsx';
import { renderPage } from './layout.tsx';

export interface HarvestersPageProps {
  readonly ctx: PageContext;
  readonly totals: readonly HarvesterTotals[];
  readonly isWhole: boolean;
  readonly records: number;
  /** The address to give it. */
  readonly entry: (harvester: Harvester) => string;
}

interface OneProps extends Pick<HarvestersPageProps, 'ctx' | 'entry'> {
  readonly totals: HarvesterTotals;
}

const OneHarvester = ({ ctx, totals, entry }: OneProps) => {
  const messages = harvesterMessagesOf(ctx.lang);
  const { id, name } = HARVESTERS[totals.harvester];
  const { colon } = LANGUAGES[ctx.lang];
  return (
    <section id={id}>
      <h2>{name}</h2>
      <p>{messages.about[id]}</p>
      <p>
        {messages.register} <code>{entry(HARVESTERS[id])}</code>
      </p>
      <KindsTable ctx={ctx} label={`${name}${colon}${messages.records}`} totals={totals} />
      <Figures ctx={ctx} totals={totals} />
      <RulesTable
        ctx={ctx}
        harvester={id}
        label={`${name}${colon}${messages.rulesHeading}`}
        rules={totals.rules}
      />
      <p>
        <a href={pageHref(ctx, harvesterHref(id))}>{messages.details(name)}</a>
      </p>
    </section>
  );
};

export const HarvestersPage = ({ ctx, totals, isWhole, records, entry }: HarvestersPageProps): string => {
  const messages = harvesterMessagesOf(ctx.lang);
  return renderPage({
    ctx,
    title: messages.heading,
    description: messages.intro,
    children: (
      <>
        <div class="page-head">
          <h1>{messages.heading}</h1>
          <p class="lead">{messages.intro}</p>
        </div>
        {records === 0 ? (
          <div class="notice">
            <p class="lead">{messages.none}</p>
          </div>
        ) : (
          <>
            {!isWhole && <p>{messages.notWhole(formatNumber(ctx.lang, records))}</p>}
            {totals.map((each) => (
              <OneHarvester ctx={ctx} totals={each} entry={entry} />
            ))}
          </>
        )}
      </>
    ),
  });
};
