/**
 * The catalogue in pages. Pages are cut on the immutable sequence number of the records, which the link to the
 * next page carries: whoever walks them while others write meets each record that existed throughout exactly
 * once.
 */
import { AppError } from '../lib/app-error.ts';
import type { Quad } from '../rdf/terms.ts';
import { countMatches } from '../store/list-filter.ts';
import { selectPage } from '../store/list-page.ts';
import { selectNewestChange } from '../store/revision.ts';
import type { CatalogueContext } from './context.ts';
import { readMany } from './documents.ts';
import { type CatalogQuery, filterOf } from './list-query.ts';
import { newest } from './newest.ts';
import type { RecordDocument } from './record.ts';
import { readCatalog } from './root-catalog.ts';

export interface CatalogPage {
  readonly catalog: RecordDocument;
  readonly members: readonly RecordDocument[];
  /** Entities and services that the members name, each statement once. */
  readonly entities: readonly Quad[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly pageSize: number;
  /** Null on the last page. */
  readonly nextAfter: number | null;
  readonly revision: number;
  readonly modified: string;
}

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
  const { page, pageSize, after, order = 'seq' } = query;
  const filter = filterOf(query, catalog, ctx);
  // One more than the page has tells whether another follows.
  const cut = { limit: pageSize + 1, offset: (page - 1) * pageSize, ...(after !== undefined && { after }) };
  const selection = selectPage(filter, order, cut);
  const seqs = await ctx.db.read([
    { sql: selection.sql, params: selection.params },
    countMatches(filter),
    selectNewestChange,
  ]);
  const found = seqs.rows[0]!.map(({ seq }) => Number(seq));
  const total = Number(seqs.rows[1]![0]!.total);
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (found.length === 0 && page > 1 && after === undefined) {
    throw new AppError({
      kind: 'notFound',
      code: 'page-out-of-range',
      detail: `There is no page ${page}; with ${pageSize} a page the last one is ${pages}.`,
      extra: { page, pages },
    });
  }
  const shown = found.slice(0, pageSize);
  const { records, embedded } = await readMany(ctx, shown);
  return {
    catalog,
    members: records,
    entities: embedded,
    total,
    page,
    pages,
    pageSize,
    nextAfter: found.length > pageSize ? shown.at(-1)! : null,
    ...newest(seqs.rows[2]!),
  };
};
