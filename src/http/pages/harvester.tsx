/** One harvester: its rules, and the records with what it makes of them. */
import { formatNumber } from '../../i18n/format.ts';
import { harvesterMessagesOf } from '../../i18n/harvesters.ts';
import { messagesOf } from '../../i18n/messages.ts';
import type { Harvester } from '../../quality/harvesters/harvesters.ts';
import type { HarvesterTotals, Judged } from '../../quality/harvesters/totals.ts';
import type { HarvesterQuery } from '../harvester-query.ts';
import { type PageContext, pageHref } from './context.ts';
import { HarvesterFilterForm } from './harvester-filter.tsx';
import { Figures, KindsTable } from './harvester-kinds.tsx';
import { RulesTable, VerdictBadge } from './harvester-parts.tsx';
import { renderPage } from './layout.tsx';
import { Pagination } from './parts/pagination.tsx';
import { LangText } from './parts/text.tsx';
import { UpLink } from './parts/up-link.tsx';
import { taggedText } from './view/text.ts';

export interface HarvesterItem {
  readonly judged: Judged;
  readonly title: string;
  readonly titleLang: string | null;
}

export interface HarvesterPageProps {
  readonly ctx: PageContext;
  readonly harvester: Harvester;
  /** The address to give it. */
  readonly entry: string;
  readonly totals: HarvesterTotals;
  readonly isWhole: boolean;
  readonly records: number;
  readonly query: HarvesterQuery;
  readonly items: readonly HarvesterItem[];
  /** Records that the filter leaves. */
  readonly total: number;
  readonly pages: number;
  readonly hrefOfPage: (page: number) => string;
}

const Item = ({ ctx, item }: { readonly ctx: PageContext; readonly item: HarvesterItem }) => {
  const messages = harvesterMessagesOf(ctx.lang);
  const common = messagesOf(ctx.lang);
  const { member, verdict } = item.judged;
  return (
    <li class="record-item">
      <h3>
        <a href={pageHref(ctx, `/records/${member.id}/harvesters`)}>
          <LangText text={taggedText(item.title, item.titleLang)} messages={common} />
        </a>
      </h3>
      <p class="meta">
        <VerdictBadge ctx={ctx} verdict={verdict} />
        <span class="kind">{common.kinds[member.kind]}</span>
        {verdict.isHighValue === true && <span>{messages.highValueShort}</span>}
        {verdict.name !== null && (
          <span>
            {messages.nameThere} <code>{verdict.name}</code>
          </span>
        )}
      </p>
      {verdict.rules.length > 0 && (
        <ul class="causes">
          {verdict.rules.map((rule) => (
            <li>{messages.rules[rule].why}</li>
          ))}
        </ul>
      )}
    </li>
  );
};

const Records = ({ ctx, harvester, totals, query, items, total, pages, hrefOfPage }: HarvesterPageProps) => {
  const messages = harvesterMessagesOf(ctx.lang);
  return (
    <section id="records">
      <h2>{messages.listHeading}</h2>
      <HarvesterFilterForm ctx={ctx} harvester={harvester.id} totals={totals} query={query} />
      <p class="result-count">
        <strong>{messages.recordCount(total, formatNumber(ctx.lang, total))}</strong>
      </p>
      <ol class="record-list">
        {items.map((item) => (
          <Item ctx={ctx} item={item} />
        ))}
      </ol>
      <Pagination ctx={ctx} page={query.page} pages={pages} hrefOfPage={hrefOfPage} />
    </section>
  );
};

export const HarvesterPage = (props: HarvesterPageProps): string => {
  const { ctx, harvester, entry, totals, isWhole, records, query, pages, hrefOfPage } = props;
  const messages = harvesterMessagesOf(ctx.lang);
  const number = (n: number): string => formatNumber(ctx.lang, n);
  const where = query.page > 1 ? `${messagesOf(ctx.lang).pageOf(number(query.page), number(pages))} – ` : '';
  return renderPage({
    ctx,
    title: `${where}${harvester.name} – ${messages.heading}`,
    description: messages.about[harvester.id],
    previous: query.page > 1 ? hrefOfPage(query.page - 1) : null,
    next: query.page < pages ? hrefOfPage(query.page + 1) : null,
    children: (
      <>
        <div class="page-head">
          <UpLink ctx={ctx} path="/harvesters">
            {messages.allHarvesters}
          </UpLink>
          <h1>{harvester.name}</h1>
          <p class="lead">{messages.about[harvester.id]}</p>
          <p>
            {messages.register} <code>{entry}</code>
          </p>
        </div>
        {!isWhole && <p>{messages.notWhole(number(records))}</p>}
        <KindsTable ctx={ctx} label={messages.records} totals={totals} />
        <Figures ctx={ctx} totals={totals} />
        <section>
          <h2>{messages.rulesHeading}</h2>
          <RulesTable ctx={ctx} harvester={harvester.id} label={messages.rulesHeading} rules={totals.rules} />
        </section>
        <Records {...props} />
      </>
    ),
  });
};
