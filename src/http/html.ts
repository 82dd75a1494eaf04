/**
 * From what the catalogue read to the pages of many records: home and lists, with the filters in force. The
 * pages themselves know no store.
 */

import type { CatalogPage } from '../catalogue/catalog-page.ts';
import type { Home } from '../catalogue/home.ts';
import { ROOT_ID } from '../catalogue/identity.ts';
import type { CatalogQuery } from '../catalogue/list-query.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesOf } from '../i18n/messages.ts';
import { ns } from '../rdf/namespaces.ts';
import type { Quad } from '../rdf/terms.ts';
import type { AppContext } from './app-env.ts';
import { hrefOfRecord, itemsOf, type LabelOf, labelsOf, named, textOf, titleOf } from './page-data.ts';
import { type ActiveFilter, CatalogPage as CatalogView } from './pages/catalog.tsx';
import { catalogHref, type PageContext } from './pages/context.ts';
import { HomePage } from './pages/home.tsx';
import { iriLabel } from './pages/view/iri-label.ts';
import { bestLiterals } from './pages/view/text.ts';
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
  readonly query: Omit<CatalogQuery, 'catalog'>;
  /** The filters of the request, as its URL has them. */
  readonly kept: readonly Pair[];
}

/** Filters that are shown with a button to remove them; the words of a search stand in its field. */
const activeFilters = (
  path: string,
  { query, kept }: CatalogHtmlInput,
  lang: Lang,
  labelOf: LabelOf,
): ActiveFilter[] => {
  const messages = messagesOf(lang);
  const nameOf = (iri: string): string => labelOf(iri) ?? iriLabel(iri, lang);
  const rows = [
    ['kind', messages.searchKind, query.kind && messages.kindsPlural[query.kind]],
    ['theme', messages.properties['dcat:theme'], query.theme && nameOf(query.theme)],
    ['publisher', messages.properties['dct:publisher'], query.publisher && nameOf(query.publisher)],
    ['fails', messages.filterFails, query.fails],
    ['modified_since', messages.updated, query.modifiedSince && `≥ ${query.modifiedSince.slice(0, 10)}`],
  ] as const;
  return rows.flatMap(([name, label, value]) =>
    value
      ? [
          {
            label,
            value,
            removeHref: withQuery(
              path,
              kept.filter(([key]) => key !== name),
            ),
          },
        ]
      : [],
  );
};

/** The names that the members' own documents give to entities, where no vocabulary knows them. */
const namesIn = (quads: readonly Quad[], lang: Lang): LabelOf => {
  const name = ns.foaf('name');
  const texts = Map.groupBy(
    quads.filter((q) => q.predicate.equals(name)),
    (q) => q.subject.value,
  );
  return (iri) =>
    bestLiterals(
      (texts.get(iri) ?? []).map(({ object }) => object),
      lang,
    )[0]?.value;
};

export const catalogHtml = async (
  c: AppContext,
  context: PageContext,
  input: CatalogHtmlInput,
): Promise<string> => {
  const { page, query, kept } = input;
  const { catalog, entities } = page;
  const { lang } = context;
  const isRoot = catalog.record.id === ROOT_ID;
  const path = hrefOfRecord(catalog.record);
  const filters = [query.theme, query.publisher].filter((iri) => iri !== undefined);
  const [ctx, items, vocabulary] = await Promise.all([
    named(c, context, isRoot ? catalog : undefined),
    itemsOf(c, context, page.members, entities),
    labelsOf(filters, lang),
  ]);
  const names = namesIn(entities, lang);
  const labelOf: LabelOf = (iri) => vocabulary(iri) ?? names(iri);
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
    pageSize: page.pageSize,
    pages: page.pages,
    query,
    hrefOfPage: (number) => withQuery(path, [...kept, ['page', number > 1 ? number : null]]),
    activeFilters: activeFilters(path, input, lang, labelOf),
    action: path,
    aboutHref: isRoot ? null : `/records/${catalog.record.id}`,
  });
};
