/**
 * CKAN by its search, in the order in which packages were made: that never changes, and new ones come last. Where
 * there is no search, package after package.
 */
import { isObject } from '../json-values.ts';
import type { Json } from '../run.ts';
import { type Adapter, type AdapterContext, type HarvestPage, page } from './adapter.ts';
import { callCkan, ckanPortal, ckanRefused } from './ckan-answer.ts';
import { canListNames, type Names, readNames } from './ckan-names.ts';
import { type Walk, walkOf } from './offset-walk.ts';
import { type Listing, readWalkPage } from './walk-page.ts';

type Cursor = { readonly search: Walk } | { readonly names: Names };

const asJson = (cursor: Cursor | null): Json => cursor as unknown as Json;

/** Packages are large, and a page of them is held at once. */
const MOST_ROWS = 200;
const sizeOf = ({ config }: AdapterContext): number => Math.min(config.pageSize, MOST_ROWS);

/** Two of the same second have an order too. */
const ORDER = 'metadata_created asc, id asc';

const search = async (ctx: AdapterContext, start: number, rows: number): Promise<Listing> => {
  const { result, ...answer } = await callCkan(ctx, 'package_search', { rows, start, sort: ORDER });
  if (!isObject(result) || !Array.isArray(result.results))
    throw ckanRefused(answer.url, 'there is no list of results');
  const { count } = result;
  return { ...answer, entries: result.results, total: typeof count === 'number' ? count : null };
};

const idOf = (entry: unknown): string | null =>
  isObject(entry) && typeof entry.id === 'string' ? entry.id : null;

const readSearch = async (ctx: AdapterContext, walk: Walk): Promise<HarvestPage> => {
  const { read, next } = await readWalkPage(ctx, walk, {
    format: 'ckan',
    portal: ckanPortal(ctx.config.url).portal,
    mostSize: sizeOf(ctx),
    ask: (offset, limit) => search(ctx, offset, limit),
    idOf,
  });
  return page({ ...read, next: asJson(next && { search: next }) });
};

const readByName = async (ctx: AdapterContext, names: Names): Promise<HarvestPage> => {
  const { page: read, next } = await readNames(ctx, names);
  return { ...read, next: asJson(next && { names: next }) };
};

const read = async (ctx: AdapterContext, json: Json): Promise<HarvestPage> => {
  const cursor = json as unknown as Cursor;
  if ('names' in cursor) return readByName(ctx, cursor.names);
  try {
    return await readSearch(ctx, cursor.search);
  } catch (error) {
    if (cursor.search.start > 0 || !canListNames(ctx, error)) throw error;
    // Where names are refused as well, the refusal of the search says more.
    return readByName(ctx, { after: null, came: 0 }).catch(() => {
      throw error;
    });
  }
};

export const ckan: Adapter = {
  first: (ctx) => asJson({ search: walkOf(sizeOf(ctx)) }),
  read,
};
