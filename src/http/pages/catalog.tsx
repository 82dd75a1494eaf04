/** The catalogue, or a part of it, as a list in pages with search and filters. */
import { facetMessagesOf } from '../../i18n/facets.ts';
import { formatNumber } from '../../i18n/format.ts';
import { messagesOf } from '../../i18n/messages.ts';
import { type ListItem, localHref, type PageContext, pageHref } from './context.ts';
import { renderPage } from './layout.tsx';
import { type FacetGroup, Facets } from './parts/facets.tsx';
import { NothingFound, type WayOut } from './parts/nothing-found.tsx';
import { Pagination } from './parts/pagination.tsx';
import { RecordList } from './parts/record-list.tsx';
import { type CatalogQuery, SearchForm } from './parts/search-form.tsx';
import { type SortLink, SortLinks } from './parts/sort-links.tsx';
import { LinkedText } from './parts/text.tsx';
import { excerptOf, paragraphsOf } from './view/readable-text.ts';
import { dataCatalogOf } from './view/schema-org.ts';
import { langAttribute } from './view/text.ts';

export interface ActiveFilter {
  readonly label: string;
  readonly value: string;
  /** The same list without this filter. */
  readonly removeHref: string;
}

export interface CatalogPageProps {
  readonly ctx: PageContext;
  readonly heading: string;
  readonly headingLang?: string | null;
  readonly description: string | null;
  readonly items: readonly ListItem[];
  readonly total: number;
  /** Counted from 1. */
  readonly page: number;
  /** Entries before the first of this page. */
  readonly before?: number;
  readonly pageSize: number;
  readonly pages: number;
  readonly query: CatalogQuery;
  readonly hrefOfPage: (page: number) => string;
  readonly activeFilters: readonly ActiveFilter[];
  readonly facets?: readonly FacetGroup[];
  readonly sorts?: readonly SortLink[];
  /** The whole list as a table, from the root of the catalogue. */
  readonly csvPath?: string;
  /** Where an empty list leads. */
  readonly ways?: readonly WayOut[];
  /** What the search form carries on. */
  readonly carried?: readonly (readonly [name: string, value: string])[];
  /** Where the search form leads: the address of this list without its query. */
  readonly action?: string;
  /** The page about the catalogue itself, for a sub-catalogue that has one. */
  readonly aboutHref?: string | null;
}

const ActiveFilters = ({ ctx, activeFilters, action }: CatalogPageProps & { readonly action: string }) => {
  const messages = messagesOf(ctx.lang);
  if (activeFilters.length === 0) return null;
  return (
    <div class="active-filters">
      <h2 class="hidden">{messages.activeFilters}</h2>
      <ul>
        {activeFilters.map(({ label, value, removeHref }) => (
          <li>
            <a
              class="chip"
              href={pageHref(ctx, removeHref)}
              aria-label={messages.removeFilter(`${label} ${value}`.trim())}
              rel="nofollow"
            >
              {label && `${label} `}
              <strong>{value}</strong> <span aria-hidden="true">×</span>
            </a>
          </li>
        ))}
        <li>
          <a href={pageHref(ctx, action)}>{messages.clearFilters}</a>
        </li>
      </ul>
    </div>
  );
};

const ResultCount = ({ ctx, total, page, pageSize, items, before }: CatalogPageProps) => {
  const messages = messagesOf(ctx.lang);
  const number = (n: number): string => formatNumber(ctx.lang, n);
  const from = (before ?? (page - 1) * pageSize) + 1;
  return (
    <p class="result-count">
      <strong>{messages.resultCount(total, number(total))}</strong>
      {items.length > 0 && total > items.length && (
        <>, {messages.resultRange(number(from), number(from + items.length - 1))}</>
      )}
    </p>
  );
};

const Results = (props: CatalogPageProps) => {
  if (props.items.length === 0) return <NothingFound ctx={props.ctx} ways={props.ways ?? []} />;
  return (
    <>
      <RecordList ctx={props.ctx} items={props.items} />
      <Pagination ctx={props.ctx} page={props.page} pages={props.pages} hrefOfPage={props.hrefOfPage} />
      {props.csvPath && (
        <p class="list-table">
          <a href={localHref(props.ctx, props.csvPath)} type="text/csv" rel="nofollow">
            {facetMessagesOf(props.ctx.lang).asTable(formatNumber(props.ctx.lang, props.total))}
          </a>
        </p>
      )}
    </>
  );
};

/** The first page without search or filter: there the catalogue introduces itself. */
const isWholeList = ({ page, query, activeFilters }: CatalogPageProps): boolean =>
  page === 1 && !query.q && activeFilters.length === 0;

/** With what was chosen of the list and its page, so that no two lists have one title. */
const titleOf = ({ ctx, query: { q }, activeFilters, heading, page, pages }: CatalogPageProps): string => {
  const messages = messagesOf(ctx.lang);
  const number = (n: number): string => formatNumber(ctx.lang, n);
  const chosen = [
    ...(q ? [messages.quoted(q)] : []),
    ...activeFilters.map(({ value }) => value),
    ...(page > 1 ? [messages.pageOf(number(page), number(pages))] : []),
  ];
  // The frame adds the name of the site.
  return (heading === ctx.siteTitle && chosen.length > 0 ? chosen : [...chosen, heading]).join(' – ');
};

export const CatalogPage = (props: CatalogPageProps): string => {
  const { ctx, heading, headingLang, description, page, pages, hrefOfPage } = props;
  const { action = '/catalog', facets = [] } = props;
  const messages = messagesOf(ctx.lang);
  const lang = langAttribute(headingLang ?? '') ?? undefined;
  return renderPage({
    ctx,
    title: titleOf(props),
    description: description === null ? null : excerptOf(description, 160),
    here: 'catalog',
    jsonLd: dataCatalogOf(heading, description, ctx.baseUrl + action),
    previous: page > 1 ? hrefOfPage(page - 1) : null,
    next: page < pages ? hrefOfPage(page + 1) : null,
    children: (
      <>
        <div class="page-head">
          <h1 lang={lang}>{heading}</h1>
          {description !== null && isWholeList(props) && (
            <div class="prose" lang={lang}>
              {paragraphsOf(description).map((paragraph) => (
                <p>
                  <LinkedText text={paragraph} />
                </p>
              ))}
            </div>
          )}
          {props.aboutHref && (
            <p>
              <a href={pageHref(ctx, props.aboutHref)}>{messages.aboutCatalogue}</a>
            </p>
          )}
        </div>
        <SearchForm ctx={ctx} action={action} query={props.query} carried={props.carried ?? []} withFilters />
        <ActiveFilters {...props} action={action} />
        <div class={facets.length > 0 ? 'list-columns' : undefined}>
          {facets.length > 0 && <Facets ctx={ctx} groups={facets} />}
          <div class="list-results">
            <div class="list-head">
              <ResultCount {...props} />
              {props.items.length > 1 && <SortLinks ctx={ctx} sorts={props.sorts ?? []} />}
            </div>
            <Results {...props} />
          </div>
        </div>
      </>
    ),
  });
};
