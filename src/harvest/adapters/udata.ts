/**
 * udata by its API: pages of datasets, then of APIs, in the order in which they were made, so that new ones come last.
 * Pages have numbers and no offset: the largest total that was told is what has to come.
 */
import { damageLog } from '../../catalogue/damage.ts';
import { AppError } from '../../lib/app-error.ts';
import { isObject } from '../json-values.ts';
import { mapEntries } from '../mapped-entries.ts';
import type { Json, Problem } from '../run.ts';
import { type Adapter, type AdapterContext, type HarvestPage, page } from './adapter.ts';
import { answeredWith, asked, isTooLarge, readJson } from './json-page.ts';
import { apiUrl, type PortalAddress, portalAddress } from './portal-address.ts';
import { shortOf } from './walk-page.ts';

const LISTS = ['datasets', 'dataservices'] as const;
type List = (typeof LISTS)[number];

interface Cursor {
  readonly list: List;
  /** Entries that stand before the page: a multiple of its size. */
  readonly at: number;
  readonly size: number;
  /** What pages may grow to again. */
  readonly mostSize: number;
  readonly came: number;
  /** The largest that was told of the list. */
  readonly total: number;
}

const asJson = (cursor: Cursor | null): Json => cursor as unknown as Json;

const TAIL = /\/(?:api(?:\/1(?:\/(?:datasets|dataservices))?)?|datasets)\/?$/;
const NAMED = /\/api\/1\/(datasets|dataservices)\/?$/;

/** Datasets of udata come with all their resources. */
const MOST_ROWS = 100;

const addressOf = (url: string): PortalAddress => portalAddress(url, TAIL);

/** The one list that the address names, or null for all. */
const namedList = (url: string): List | null =>
  (NAMED.exec(new URL(url).pathname)?.[1] as List | undefined) ?? null;

const startOf = (list: List, { config }: AdapterContext): Cursor => {
  const size = Math.min(config.pageSize, MOST_ROWS);
  return { list, at: 0, size, mostSize: size, came: 0, total: 0 };
};

/** The place behind a page, where a page of twice its size may begin. */
const onward = (cursor: Cursor): Cursor => {
  const at = cursor.at + cursor.size;
  const twice = cursor.size * 2;
  return { ...cursor, at, size: twice <= cursor.mostSize && at % twice === 0 ? twice : cursor.size };
};

/** A filter is one of datasets: APIs have others. */
const listAfter = (list: List, ctx: AdapterContext): Cursor | null => {
  const { url } = ctx.config;
  const next = LISTS[LISTS.indexOf(list) + 1];
  return next && namedList(url) === null && addressOf(url).query === '' ? startOf(next, ctx) : null;
};

const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : otherwise;

/** Taken off the catalogue, and still answered for the sake of old links. */
const isArchived = (entry: unknown): boolean =>
  isObject(entry) && Boolean(entry.archived ?? entry.archived_at);

const archivedProblem = (count: number): Problem => ({
  kind: 'filtered',
  code: 'archived',
  detail: 'Datasets that their portal has archived are left out.',
  count,
});

const readPage = async (ctx: AdapterContext, cursor: Cursor): Promise<HarvestPage> => {
  const address = addressOf(ctx.config.url);
  const parameters = { page: cursor.at / cursor.size + 1, page_size: cursor.size, sort: 'created' };
  const { url, value, issues } = await readJson(
    ctx,
    asked(apiUrl(address, `/api/1/${cursor.list}/`), parameters),
  );
  if (!isObject(value) || !Array.isArray(value.data))
    throw new AppError({
      kind: 'unprocessable',
      code: 'source-no-udata',
      detail: `${url} answers with no page of ${cursor.list}.`,
      extra: { url },
    });
  const listed = value.data.filter((entry) => !isArchived(entry));
  const archived = value.data.length - listed.length;
  const { lost, ...mapped } = await mapEntries(ctx, { format: 'udata', portal: address.portal }, listed);
  const came = cursor.came + value.data.length - lost;
  const total = Math.max(cursor.total, numberOr(value.total, 0));
  const given = Math.max(1, numberOr(value.page_size, cursor.size));
  // A server that gives fewer than it was asked for numbers its pages by what it gives.
  const isCapped = given < cursor.size;
  const here = isCapped ? { ...cursor, size: given, mostSize: given } : cursor;
  const hasMore =
    value.data.length > 0 && (Boolean(value.next_page) || here.at + here.size < numberOr(value.total, 0));
  const doubt = hasMore && lost === 0 ? null : shortOf(url, hasMore ? came + lost : total, came);
  const next = hasMore ? { ...onward(here), came, total } : listAfter(cursor.list, ctx);
  const problems = [...mapped.problems, ...(archived > 0 ? [archivedProblem(archived)] : [])];
  return page({ url, ...mapped, problems, issues, damage: damageLog(), doubt, next: asJson(next) });
};

/** Half of a page begins where a page of that size begins; so does one alone. */
const smaller = (cursor: Cursor): Cursor => ({
  ...cursor,
  size: cursor.size % 2 === 0 ? cursor.size / 2 : 1,
});

const empty = (ctx: AdapterContext, next: Cursor | null, rest: Partial<HarvestPage> = {}): HarvestPage =>
  page({ url: ctx.config.url, quads: [], damage: damageLog(), next: asJson(next), ...rest });

/** One that is too large by itself is left out, and the run is not complete. */
const leftOut = (ctx: AdapterContext, cursor: Cursor, { code, detail }: AppError['info']): HarvestPage =>
  empty(ctx, onward(cursor), { problems: [{ kind: 'page', code, detail }], doubt: { code, detail } });

/** A udata before it knew APIs. */
const isUnknownList = (ctx: AdapterContext, { list, at }: Cursor, error: unknown): boolean =>
  answeredWith(error) === 404 && list !== 'datasets' && at === 0 && namedList(ctx.config.url) === null;

const read = async (ctx: AdapterContext, json: Json): Promise<HarvestPage> => {
  let cursor = json as unknown as Cursor;
  for (;;) {
    try {
      return await readPage(ctx, cursor);
    } catch (error) {
      if (isUnknownList(ctx, cursor, error)) return empty(ctx, null);
      if (!isTooLarge(error)) throw error;
      if (cursor.size === 1) return leftOut(ctx, cursor, error.info);
      cursor = smaller(cursor);
    }
  }
};

export const udata: Adapter = {
  first: (ctx) => asJson(startOf(namedList(ctx.config.url) ?? 'datasets', ctx)),
  read,
};
