/**
 * From what the catalogue read to the pages of many records: home and lists, with the filters in force. The
 * pages themselves know no store.
 */

import type { CatalogPage } from '../catalogue/catalog-page.ts';
import type { Facets } from '../catalogue/facets.ts';
import type { Home } from '../catalogue/home.ts';
import { ROOT_ID } from '../catalogue/identity.ts';
import type { CatalogQuery } from '../catalogue/list-query.ts';
import { ns } from '../rdf/namespaces.ts';
import type { AppContext } from './app-env.ts';
import { listCsvPath } from './list-csv.ts';
import {
  activeFilters,
  carriedFields,
  facetGroups,
  type ListRequest,
  sortLinks,
  waysOut,
} from './list-view.ts';
import { hrefOfRecord, itemsOf, labelsOf, named, textOf, titleOf } from './page-data.ts';
import { CatalogPage as CatalogView } from './pages/catalog.tsx';
import { catalogHref, type PageContext } from './pages/context.ts';
import { HomePage } from './pages/home.tsx';
import { iriLabel } from './pages/view/iri-label.ts';
import { withQuery } from './urls.ts';

type Pair = readonly [string, string];

export const homeHtml = async (c: AppContext, page: PageContext, home: Home): Promise<string> => {
  const [ctx, latest, labelOf] = await Promise.all([
    named(c, page, home.catalog),
    itemsOf(c, page, home.latest, home.entities),
    labelsOf(
      home.themes.map(({ iri }) => iri),
      page.lang,
    ),
  ]);
  const nameOf = (iri: string): string => labelOf(iri) ?? iriLabel(iri, page.lang);
  const names = home.themes.map(({ iri }) => nameOf(iri));
  const themes = home.themes.map(({ iri, count }) => ({
    iri,
    count,
    // Two spellings of one theme are two ways into the catalogue: the code tells them apart.
    label:
      names.filter((name) => name === nameOf(iri)).length > 1
        ? `${nameOf(iri)} (${iriLabel(iri, page.lang)})`
        : nameOf(iri),
    href: catalogHref({ theme: iri }),
  }));
  return HomePage({ ctx, counts: home.counts, latest, themes });
};

export interface CatalogHtmlInput {
  readonly page: CatalogPage;
  readonly facets: Facets;
  readonly query: Omit<CatalogQuery, 'catalog'>;
  /** The filters of the request, as its URL has them. */
  readonly kept: readonly Pair[];
}

export const catalogHtml = async (
  c: AppContext,
  context: PageContext,
  input: CatalogHtmlInput,
): Promise<string> => {
  const { page, facets, query, kept } = input;
  const { catalog, entities } = page;
  const { lang } = context;
  const isRoot = catalog.record.id === ROOT_ID;
  const path = hrefOfRecord(catalog.record);
  const request: ListRequest = { path, kept, query, lang };
  const csv = listCsvPath(kept, isRoot ? null : catalog.record.id, lang);
  const table = { href: context.baseUrl + csv, mediaType: 'text/csv', label: 'CSV' };
  const withTable = { ...context, alternates: [...context.alternates, table] };
  const [ctx, items] = await Promise.all([
    named(c, withTable, isRoot ? catalog : undefined),
    itemsOf(c, context, page.members, entities),
  ]);
  const title = titleOf(catalog, lang);
  const description = textOf(catalog, ns.dct('description').value, lang);
  return CatalogView({
    ctx,
    heading: title?.value ?? ctx.siteTitle,
    headingLang: title?.language || null,
    description: description?.value ?? null,
    items,
    total: page.total,
    page: page.page,
    before: page.before,
    pageSize: page.pageSize,
    pages: page.pages,
    query: { q: query.q, hvd: query.hvd },
    hrefOfPage: (number) => withQuery(path, [...kept, ['page', number > 1 ? number : null]]),
    activeFilters: activeFilters(request, facets),
    facets: facetGroups(request, facets),
    sorts: sortLinks(request),
    ways: page.total === 0 ? waysOut(request) : [],
    carried: carriedFields(request),
    csvPath: csv,
    action: path,
    aboutHref: isRoot || catalog.view ? null : `/records/${catalog.record.id}`,
  });
};
