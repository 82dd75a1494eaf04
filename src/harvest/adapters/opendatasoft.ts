/**
 * Opendatasoft by its Explore API: the JSON of the catalogue says more than the DCAT that the portal makes of it, and
 * comes in pages. Behind the ten thousandth dataset only the export of the catalogue goes on, in the same order.
 */
import { AppError } from '../../lib/app-error.ts';
import { isObject } from '../json-values.ts';
import type { Json } from '../run.ts';
import { type Adapter, type AdapterContext, type HarvestPage, page } from './adapter.ts';
import { asked, readJson } from './json-page.ts';
import { type Walk, walkOf } from './offset-walk.ts';
import { apiUrl, type PortalAddress, portalAddress } from './portal-address.ts';
import { type Listing, readWalkPage } from './walk-page.ts';

interface Cursor {
  readonly walk: Walk;
  /** How many datasets there were when the list told it last: the export does not. */
  readonly total: number | null;
}

const asJson = (cursor: Cursor | null): Json => cursor as unknown as Json;

const API = /\/api\/explore\/v2\.[01](?=\/|$)/;
const TAIL = /\/(?:api(?:\/.*)?|explore(?:\/.*)?)$/;

const MOST_ROWS = 100;
/** Of offset and limit together. */
const MAX_REACH = 10_000;

const sizeOf = ({ config }: AdapterContext): number => Math.min(config.pageSize, MOST_ROWS);

const addressOf = (url: string): { readonly address: PortalAddress; readonly api: string } => ({
  address: portalAddress(url, TAIL),
  api: API.exec(new URL(url).pathname)?.[0] ?? '/api/explore/v2.1',
});

const noList = (url: string): AppError =>
  new AppError({
    kind: 'unprocessable',
    code: 'source-no-opendatasoft',
    detail: `${url} answers with no list of datasets.`,
    extra: { url },
  });

/** Pages without an order lose datasets and repeat others. */
const ORDER = 'dataset_id';

const list = async (
  ctx: AdapterContext,
  offset: number,
  limit: number,
  known: number | null,
): Promise<Listing> => {
  const { address, api } = addressOf(ctx.config.url);
  const isFar = offset + limit > MAX_REACH;
  const path = `${api}/catalog/${isFar ? 'exports/json' : 'datasets'}`;
  const { value, ...answer } = await readJson(
    ctx,
    asked(apiUrl(address, path), { limit, offset, order_by: ORDER }),
  );
  if (isFar) {
    if (!Array.isArray(value)) throw noList(answer.url);
    return { ...answer, entries: value, total: known };
  }
  // 2.0 has another name for the list.
  const entries = isObject(value) ? (value.results ?? value.datasets) : null;
  if (!isObject(value) || !Array.isArray(entries)) throw noList(answer.url);
  const { total_count: total } = value;
  return { ...answer, entries, total: typeof total === 'number' ? total : null };
};

const idOf = (entry: unknown): string | null => {
  const dataset = isObject(entry) && isObject(entry.dataset) ? entry.dataset : entry;
  return isObject(dataset) && typeof dataset.dataset_id === 'string' ? dataset.dataset_id : null;
};

const read = async (ctx: AdapterContext, json: Json): Promise<HarvestPage> => {
  const { walk, total } = json as unknown as Cursor;
  const walked = await readWalkPage(ctx, walk, {
    format: 'opendatasoft',
    portal: addressOf(ctx.config.url).address.portal,
    mostSize: sizeOf(ctx),
    ask: (offset, limit) => list(ctx, offset, limit, total),
    idOf,
  });
  const { next } = walked;
  return page({ ...walked.read, next: asJson(next && { walk: next, total: walked.total ?? total }) });
};

export const opendatasoft: Adapter = {
  first: (ctx) => asJson({ walk: walkOf(sizeOf(ctx)), total: null }),
  read,
};
