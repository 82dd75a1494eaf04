/**
 * The URLs of the pages around one.
 */
import type { CatalogPage } from '../catalogue/catalog-page.ts';
import type { CatalogQuery } from '../catalogue/list-query.ts';
import { cutText, type WalkCut } from '../catalogue/walk.ts';
import type { PageUrls } from './hydra.ts';
import type { Pair } from './query-parameters.ts';
import { withQuery } from './urls.ts';

/** The parameters of a page with what its representation took for granted: the same slice in any other. */
export const exactParameters = (
  pageUrl: string,
  { pageSize, order = 'seq', q }: Pick<CatalogQuery, 'pageSize' | 'order' | 'q'>,
): Pair[] => {
  const { searchParams } = new URL(pageUrl);
  searchParams.set('page_size', String(pageSize));
  if (q !== undefined) searchParams.set('order', order);
  return [...searchParams];
};

/**
 * The URLs of the pages around one. `next` carries the cut, so that a walk sees each member once while
 * records are written; a page in another order has only its number.
 */
export const pageUrls = (
  url: string,
  kept: readonly Pair[],
  page: CatalogPage,
  { after }: Pick<CatalogQuery, 'after'>,
): PageUrls => {
  const at = (number: number, cut?: WalkCut | null): string =>
    withQuery(url, [...kept, ['page', number], ['after', cut && cutText(cut)]]);
  const { hasNext } = page;
  return {
    self: at(page.page, after),
    first: at(1),
    previous: page.page > 1 ? at(page.page - 1) : null,
    next: hasNext ? at(page.page + 1, page.nextAfter) : null,
    last: at(Math.max(1, page.pages, page.page + (hasNext ? 1 : 0))),
  };
};
