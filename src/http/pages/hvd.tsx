/** The cockpit for high-value data: what counts in the EU's report, why the rest does not, and the records. */
import { formatNumber } from '../../i18n/format.ts';
import { hvdMessagesOf } from '../../i18n/hvd.ts';
import { messagesOf } from '../../i18n/messages.ts';
import { sparqlMessagesOf } from '../../i18n/sparql.ts';
import type { CatalogueCountry } from '../../quality/hvd-report.ts';
import { HVD_QUERIES, HVD_QUERY_NAMES } from '../../quality/hvd-report-queries.ts';
import type { HvdTotals, Total } from '../../quality/hvd-report-totals.ts';
import type { HvdListQuery } from '../hvd-query.ts';
import { editorHref, type PageContext, pageHref } from './context.ts';
import { HvdFilterForm } from './hvd-filter.tsx';
import { Causes, CountryFinding, type HvdItem, hvdHref, TotalRows, Verdict } from './hvd-parts.tsx';
import { renderPage } from './layout.tsx';
import { Pagination } from './parts/pagination.tsx';
import { LangText } from './parts/text.tsx';
import { WideTable } from './parts/wide.tsx';
import { taggedText } from './view/text.ts';

const REGULATION_PAGE = 'https://eur-lex.europa.eu/eli/reg_impl/2023/138/oj';
/** Publishers beyond these are folded away. */
const FIRST_PUBLISHERS = 10;

export interface HvdPageProps {
  readonly ctx: PageContext;
  readonly totals: HvdTotals;
  readonly catalogues: readonly CatalogueCountry[];
  readonly isWhole: boolean;
  readonly query: HvdListQuery;
  readonly items: readonly HvdItem[];
  /** Records that the filter leaves. */
  readonly total: number;
  readonly pages: number;
  readonly labelOf: (iri: string) => string;
  readonly hrefOfPage: (page: number) => string;
}

const Summary = ({ ctx, totals, catalogues }: HvdPageProps) => {
  const messages = hvdMessagesOf(ctx.lang);
  const [datasets, counting, letter] = [
    totals.queries.datasets,
    totals.queries.counts,
    totals.queries.countsByLetter,
  ].map((n) => formatNumber(ctx.lang, n)) as [string, string, string];
  const hasCountry = catalogues.some(({ country }) => country !== null);
  return (
    <div class={totals.queries.countsByLetter === 0 ? 'verdict bad' : 'verdict'}>
      <p class="lead">
        {hasCountry && letter === counting
          ? messages.verdictAll(counting, datasets)
          : messages.verdictNumbers(letter, counting, datasets)}
      </p>
    </div>
  );
};

const Queries = ({ ctx, totals }: HvdPageProps) => {
  const messages = hvdMessagesOf(ctx.lang);
  const { legislation, category, both } = totals.claims;
  const number = (n: number): string => formatNumber(ctx.lang, n);
  return (
    <section>
      <h2>{messages.queriesHeading}</h2>
      <p>{messages.claims(number(legislation), number(category), number(both))}</p>
      <WideTable label={messages.queriesHeading}>
        <thead>
          <tr>
            <th scope="col">{messages.query}</th>
            <th scope="col">{messages.number}</th>
          </tr>
        </thead>
        <TotalRows
          ctx={ctx}
          rows={HVD_QUERY_NAMES.map((name) => ({
            label: messages.queries[name],
            href: null,
            records: totals.queries[name],
            counting: null,
          }))}
        />
      </WideTable>
      <p class="quiet">{messages.queriesIntro}</p>
      {HVD_QUERY_NAMES.map((name) => (
        <details>
          <summary>{messages.showQuery(messages.queries[name])}</summary>
          <pre class="code" tabindex={0}>
            {HVD_QUERIES[name]}
          </pre>
          <p>
            <a href={editorHref(ctx, HVD_QUERIES[name])}>{sparqlMessagesOf(ctx.lang).openInEditor}</a>
          </p>
        </details>
      ))}
    </section>
  );
};

const CausesTable = ({ ctx, totals }: HvdPageProps) => {
  const messages = hvdMessagesOf(ctx.lang);
  if (totals.causes.length === 0) return null;
  return (
    <section>
      <h2>{messages.causesHeading}</h2>
      <WideTable label={messages.causesHeading}>
        <thead>
          <tr>
            <th scope="col">{messages.cause}</th>
            <th scope="col">{messages.change}</th>
            <th scope="col">{messages.records}</th>
          </tr>
        </thead>
        <TotalRows
          ctx={ctx}
          rows={totals.causes.flatMap(({ key, records }) =>
            key === null
              ? []
              : [
                  {
                    label: messages.causes[key].why,
                    note: messages.causes[key].change,
                    href: hvdHref({ cause: key }),
                    records,
                    counting: null,
                  },
                ],
          )}
        />
      </WideTable>
    </section>
  );
};

interface GroupTableProps {
  readonly ctx: PageContext;
  readonly label: string;
  readonly parameter: 'category' | 'publisher';
  readonly totals: readonly Total[];
  readonly none: string;
  readonly labelOf: (iri: string) => string;
}

const GroupTable = ({ ctx, label, parameter, totals, none, labelOf }: GroupTableProps) => {
  const messages = hvdMessagesOf(ctx.lang);
  return (
    <WideTable label={label}>
      <thead>
        <tr>
          <th scope="col">{messages[parameter]}</th>
          <th scope="col">{messages.records}</th>
          <th scope="col">{messages.counting}</th>
        </tr>
      </thead>
      <TotalRows
        ctx={ctx}
        rows={totals.map(({ key, records, counting }) => ({
          label: key === null ? none : labelOf(key),
          href: key === null || records === 0 ? null : hvdHref({ [parameter]: key }),
          records,
          counting,
        }))}
      />
    </WideTable>
  );
};

const Groups = ({ ctx, totals, labelOf }: HvdPageProps) => {
  const messages = hvdMessagesOf(ctx.lang);
  const first = totals.publishers.slice(0, FIRST_PUBLISHERS);
  const others = totals.publishers.slice(FIRST_PUBLISHERS);
  const more = messages.morePublishers(others.length, formatNumber(ctx.lang, others.length));
  const publishers = { ctx, labelOf, parameter: 'publisher', none: messages.noPublisher } as const;
  return (
    <>
      <section>
        <h2>{messages.categoriesHeading}</h2>
        <GroupTable
          ctx={ctx}
          label={messages.categoriesHeading}
          parameter="category"
          totals={totals.categories}
          none={messages.noCategory}
          labelOf={labelOf}
        />
      </section>
      <section>
        <h2>{messages.publishersHeading}</h2>
        <GroupTable {...publishers} label={messages.publishersHeading} totals={first} />
        {others.length > 0 && (
          <details>
            <summary>{more}</summary>
            <GroupTable {...publishers} label={more} totals={others} />
          </details>
        )}
      </section>
    </>
  );
};

const Item = ({ ctx, item }: { readonly ctx: PageContext; readonly item: HvdItem }) => {
  const common = messagesOf(ctx.lang);
  const { record } = item;
  return (
    <li class="record-item">
      <h3>
        <a href={pageHref(ctx, `/hvd/${record.id}`)}>
          <LangText text={taggedText(item.title, item.titleLang)} messages={common} />
        </a>
      </h3>
      <p class="meta">
        <Verdict ctx={ctx} record={record} />
        <span class="kind">{common.kinds[record.kind]}</span>
        {item.publisher !== null && <span>{item.publisher}</span>}
      </p>
      {record.causes.length > 0 && <Causes ctx={ctx} record={record} />}
    </li>
  );
};

const Records = (props: HvdPageProps) => {
  const { ctx, items, total, query, pages, hrefOfPage } = props;
  const messages = hvdMessagesOf(ctx.lang);
  return (
    <section id="records">
      <h2>{messages.listHeading}</h2>
      <HvdFilterForm {...props} />
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

const isEmpty = ({ totals: { kinds } }: HvdPageProps): boolean =>
  kinds.dataset + kinds.service + kinds.series === 0;

export const HvdPage = (props: HvdPageProps): string => {
  const { ctx, query, pages, hrefOfPage, isWhole, totals } = props;
  const messages = hvdMessagesOf(ctx.lang);
  const number = (n: number): string => formatNumber(ctx.lang, n);
  const where = query.page > 1 ? `${messagesOf(ctx.lang).pageOf(number(query.page), number(pages))} – ` : '';
  return renderPage({
    ctx,
    title: where + messages.heading,
    description: messages.intro,
    here: 'hvd',
    previous: query.page > 1 ? hrefOfPage(query.page - 1) : null,
    next: query.page < pages ? hrefOfPage(query.page + 1) : null,
    children: (
      <>
        <div class="page-head">
          <h1>{messages.heading}</h1>
          <p class="lead">{messages.intro}</p>
          <p>
            <a href={REGULATION_PAGE}>{messages.regulation}</a> ·{' '}
            <a href={pageHref(ctx, '/shapes/dcat-ap-hvd')}>{messages.aboutShapes}</a>
          </p>
        </div>
        {isEmpty(props) ? (
          <div class="notice">
            <p class="lead">{messages.none}</p>
            <p>{messages.noneHow}</p>
          </div>
        ) : (
          <>
            <Summary {...props} />
            {!isWhole && (
              <p>
                {messages.notWhole(number(totals.kinds.dataset + totals.kinds.service + totals.kinds.series))}
              </p>
            )}
            <CountryFinding {...props} concerned={totals.withoutCountry} />
            <CausesTable {...props} />
            <Groups {...props} />
            <Queries {...props} />
            <Records {...props} />
          </>
        )}
      </>
    ),
  });
};
