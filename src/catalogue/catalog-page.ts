/**
 * The catalogue in pages, as harvesters and people get it. Pages are cut on the immutable sequence number of the
 * records, which the link to the next page carries: whoever walks them while others write meets each record that
 * existed throughout exactly once.
 */
import { AppError } from '../lib/app-error.ts';
import type { Quad } from '../rdf/terms.ts';
import type { CatalogueContext } from './context.ts';
import { cutPage } from './cut-page.ts';
import { readMany } from './documents.ts';
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

/**
 * One page of a catalogue; null when there is no such catalogue.
 * @throws AppError `page-out-of-range`
 */
export const readCatalogPage = async (
  ctx: CatalogueContext,
  query: CatalogQuery,
): Promise<CatalogPage | null> => {
  const catalog = await readCatalog(ctx, query.catalog);
  if (!catalog) return null;
  const { page, pageSize, after, order = 'seq', lang } = query;
  const cut = await cutPage(ctx, filterOf(query, catalog, ctx), {
    order: LIST_ORDERS[order],
    page,
    pageSize,
    ...(after && { after }),
    ...(lang !== undefined && { lang }),
  });
  // A walk that began earlier may end beyond the last page: in an empty one.
  if (cut.seqs.length === 0 && page > 1 && !after) throw outOfRange(page, pageSize, cut.pages);
  const { seqs, ...around } = cut;
  const { records, embedded } = await readMany(ctx, seqs, { hasOneIdentifier: true });
  return {
    catalog,
    members: records,
    entities: embedded,
    extras: await extrasOf(ctx, catalog, records, embedded),
    page,
    pageSize,
    ...around,
  };
};
