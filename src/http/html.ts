/**
 * From what the catalogue read to the HTML pages: labels of what IRIs mean, links to what is a record here,
 * and the filters in force. The pages themselves know no store.
 */

import { readRecord } from '../catalogue/documents.ts';
import { ROOT_ID } from '../catalogue/identity.ts';
import { KINDS, type RecordKind } from '../catalogue/kinds.ts';
import type { CatalogPage, CatalogQuery, Home } from '../catalogue/listing.ts';
import type { RecordDocument } from '../catalogue/record.ts';
import { FALLBACK_LANGS, type Lang } from '../i18n/languages.ts';
import { messagesOf } from '../i18n/messages.ts';
import { ns } from '../rdf/namespaces.ts';
import type { Quad } from '../rdf/terms.ts';
import { recordsAmong } from '../store/standings.ts';
import { labelsFor } from '../vocab/bundled.ts';
import type { AppContext } from './app-env.ts';
import { listItem } from './list-item.ts';
import { type ActiveFilter, CatalogPage as CatalogView } from './pages/catalog.tsx';
import { catalogHref, type ListItem, type PageContext } from './pages/context.ts';
import { HomePage } from './pages/home.tsx';
import { RecordPage } from './pages/record.tsx';
import { iriLabel } from './pages/view/iri-label.ts';
import { bestLiterals } from './pages/view/text.ts';
import { withQuery } from './urls.ts';

type LabelOf = (iri: string) => string | undefined;
type Pair = readonly [string, string];

const UNNAMED_SITE = 'Moisson';

const objectIris = (quads: readonly Quad[]): string[] => [
  ...new Set(quads.flatMap(({ object }) => (object.termType === 'NamedNode' ? [object.value] : []))),
];

const labelsOf = (iris: readonly string[], lang: Lang): Promise<LabelOf> =>
  labelsFor(iris, [lang, ...FALLBACK_LANGS]);

const titleOf = (document: RecordDocument | null, lang: Lang) => {
  const title = ns.dct('title');
  const texts = (document?.own ?? []).filter(
    (q) => q.subject.value === document!.record.iri && q.predicate.equals(title),
  );
  return bestLiterals(
    texts.map(({ object }) => object),
    lang,
  )[0];
};

/** The configured title, else that of the root catalogue, which is read unless it is at hand. */
const named = async (c: AppContext, page: PageContext, root?: RecordDocument): Promise<PageContext> => {
  if (page.siteTitle !== '') return page;
  const catalog = root ?? (await readRecord(c.var.catalogue, ROOT_ID));
  return { ...page, siteTitle: titleOf(catalog, page.lang)?.value ?? UNNAMED_SITE };
};

const hrefOfRecord = ({ kind, id }: { readonly kind: RecordKind; readonly id: string }): string =>
  id === ROOT_ID ? '/catalog' : `/${KINDS[kind].path}/${id}`;

const itemsOf = async (
  c: AppContext,
  { lang }: PageContext,
  documents: readonly RecordDocument[],
  entities: readonly Quad[],
): Promise<ListItem[]> => {
  const { baseUrl } = c.var.config;
  const iris = objectIris([...documents.flatMap(({ own }) => own), ...entities]);
  const labelOf = await labelsOf(iris, lang);
  return documents.map((document) =>
    listItem({
      doc: { ...document, entities },
      lang,
      baseUrl,
      labelOf,
      href: hrefOfRecord(document.record),
    }),
  );
};

export const homeHtml = async (c: AppContext, page: PageContext, home: Home): Promise<string> => {
  const [ctx, latest, labelOf] = await Promise.all([
    named(c, page, home.catalog),
    itemsOf(c, page, home.latest, home.entities),
    labelsOf(
      home.themes.map(({ iri }) => iri),
      page.lang,
    ),
  ]);
  const themes = home.themes.map(({ iri, count }) => ({
    iri,
    count,
    label: labelOf(iri) ?? iriLabel(iri, page.lang),
    href: catalogHref({ theme: iri }),
  }));
  return HomePage({ ctx, counts: home.counts, latest, themes });
};

export const recordHtml = async (
  c: AppContext,
  page: PageContext,
  document: RecordDocument,
): Promise<string> => {
  const iris = objectIris([...document.own, ...document.entities]);
  const [ctx, labelOf, records] = await Promise.all([
    named(c, page),
    labelsOf(iris, page.lang),
    recordsAmong(c.var.catalogue.db, iris),
  ]);
  const hrefOf = (iri: string): string | undefined => {
    const record = records.get(iri);
    return record && hrefOfRecord({ id: record.id, kind: record.kind as RecordKind });
  };
  return RecordPage({ ctx, doc: document, labelOf, hrefOf });
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
  const [description] = bestLiterals(
    catalog.own.flatMap((q) =>
      q.subject.value === catalog.record.iri && q.predicate.equals(ns.dct('description')) ? [q.object] : [],
    ),
    lang,
  );
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
