/**
 * The catalogue in pages, as harvesters and people get it. Pages are cut on the immutable sequence number of the
 * records, which the link to the next page carries: whoever walks them while others write meets each record that
 * existed throughout exactly once.
 */
import { AppError } from '../lib/app-error.ts';
import type { Quad } from '../rdf/terms.ts';
import { readCards } from './cards.ts';
import type { CatalogueContext } from './context.ts';
import { cutPage } from './cut-page.ts';
import { type Documents, readMany } from './documents.ts';
import { countFacets, type Facets, nameFacets } from './facets.ts';
import { type CatalogQuery, filterOf, LIST_ORDERS } from './list-query.ts';
import type { ListedCatalog } from './listed-catalog.ts';
import type { RecordDocument } from './record.ts';
import { readCatalog } from './root-catalog.ts';
import type { ViewRow } from './view-row.ts';
import { VIEWS } from './views.ts';
import type { WalkCut } from './walk.ts';

export interface CatalogPage {
  readonly catalog: ListedCatalog;
  /** Each with one `dct:identifier`. */
  readonly members: readonly RecordDocument[];
  /** Entities and services that the members name, each statement once. */
  readonly entities: readonly Quad[];
  /** What a view adds; stored nowhere. */
  readonly extras: readonly Quad[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly pageSize: number;
  /** Members before the first of this page. */
  readonly before: number;
  readonly hasNext: boolean;
  /** Null on the last page, and in an order that is not walked. */
  readonly nextAfter: WalkCut | null;
  readonly revision: number;
  readonly modified: string;
}

const outOfRange = (page: number, pageSize: number, pages: number): AppError =>
  new AppError({
    kind: 'notFound',
    code: 'page-out-of-range',
    detail: `There is no page ${page}; with ${pageSize} a page the last one is ${pages}.`,
    extra: { page, pages },
  });

const extrasOf = async (
  ctx: CatalogueContext,
  { view }: ListedCatalog,
  members: readonly RecordDocument[],
  embedded: readonly Quad[],
): Promise<readonly Quad[]> => {
  const row: ViewRow | null = view ? VIEWS[view.name] : null;
  if (!row?.extras) return [];
  return row.extras(ctx, { members, quads: [...members.flatMap(({ own }) => own), ...embedded] });
};

interface PageReading {
  readonly catalog: ListedCatalog;
  /** How many members there are of each kind, where that was counted already. */
  readonly byKind?: ReadonlyMap<string, number> | null;
  readonly readMembers: (seqs: readonly number[]) => Promise<Pick<Documents, 'records' | 'embedded'>>;
}

/** @throws AppError `page-out-of-range` */
const readPage = async (
  ctx: CatalogueContext,
  query: CatalogQuery,
  { catalog, byKind, readMembers }: PageReading,
): Promise<Omit<CatalogPage, 'extras'>> => {
  const { page, pageSize, after, order = 'seq', lang } = query;
  const cut = await cutPage(ctx, filterOf(query, catalog, ctx), {
    order: LIST_ORDERS[order],
    page,
    pageSize,
    ...(after && { after }),
    ...(lang !== undefined && { lang }),
    ...(byKind && { byKind }),
  });
  // A walk that began earlier may end beyond the last page: in an empty one.
  if (cut.seqs.length === 0 && page > 1 && !after) throw outOfRange(page, pageSize, cut.pages);
  const { seqs, ...around } = cut;
  const { records, embedded } = await readMembers(seqs);
  return { catalog, members: records, entities: embedded, page, pageSize, ...around };
};

/**
 * One page of a catalogue, with whole documents; null when there is no such catalogue.
 * @throws AppError `page-out-of-range`
 */
export const readCatalogPage = async (
  ctx: CatalogueContext,
  query: CatalogQuery,
): Promise<CatalogPage | null> => {
  const catalog = await readCatalog(ctx, query.catalog);
  if (!catalog) return null;
  const page = await readPage(ctx, query, {
    catalog,
    readMembers: (seqs) => readMany(ctx, seqs, { hasOneIdentifier: true }),
  });
  return { ...page, extras: await extrasOf(ctx, catalog, page.members, page.entities) };
};

/**
 * One page of a catalogue for people: cards of its members, and by what the list can be narrowed down.
 * @throws AppError `page-out-of-range`
 */
export const readCatalogCards = async (
  ctx: CatalogueContext,
  query: CatalogQuery,
): Promise<{ readonly page: CatalogPage; readonly facets: Facets } | null> => {
  const catalog = await readCatalog(ctx, query.catalog);
  if (!catalog) return null;
  // What is counted for the filters need not be counted for the list.
  const { shown, byKind } = await countFacets(ctx, query, catalog);
  const [page, facets] = await Promise.all([
    readPage(ctx, query, { catalog, byKind, readMembers: (seqs) => readCards(ctx, seqs) }),
    nameFacets(ctx, shown),
  ]);
  return { page: { ...page, extras: [] }, facets };
};
