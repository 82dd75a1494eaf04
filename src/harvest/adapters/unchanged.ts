/**
 * A document that did not change since the last complete run need not be read: what its server said of it is
 * remembered, with the settings under which it was read.
 */
import { damageLog } from '../../catalogue/damage.ts';
import { shortHash } from '../../lib/hash.ts';
import type { HarvestConfig } from '../config.ts';
import type { PoliteRequest } from '../polite-fetch.ts';
import type { Json } from '../run.ts';
import { type AdapterContext, type HarvestPage, page } from './adapter.ts';

export type Unless = NonNullable<PoliteRequest['unless']>;

interface Memory {
  readonly settings: string;
  readonly unless: Unless;
}

/** Raised when the same document would give other records. */
const READING = 1;

/** What decides how the source is asked and how often, how much is taken, and who is told: not what it gives. */
const ASIDE: ReadonlySet<string> = new Set<keyof HarvestConfig>([
  'schedule',
  'removal',
  'headers',
  'pageSize',
  'maxPages',
  'maxBytes',
  'timeoutMs',
  'delayMs',
  'webhook',
]);

/** What decides which records a document gives, and what is stored of them. A new setting counts until it is aside. */
const settingsOf = ({ config }: Pick<AdapterContext, 'config'>): string => {
  const counted = Object.entries(config)
    .filter(([name]) => !ASIDE.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return shortHash(JSON.stringify([READING, counted]), 16);
};

export const memoryOf = (ctx: Pick<AdapterContext, 'config'>, headers: Headers): Json => {
  const etag = headers.get('ETag');
  const modified = headers.get('Last-Modified');
  if (etag === null && modified === null) return null;
  const unless = {
    ...(etag && { 'If-None-Match': etag }),
    ...(modified && { 'If-Modified-Since': modified }),
  };
  return { settings: settingsOf(ctx), unless };
};

export const unlessChanged = (ctx: Pick<AdapterContext, 'config'>, memory: Json): Unless | null => {
  const known = memory as unknown as Partial<Memory> | null;
  // What an enforced profile turned down may be good by the rules of today.
  if (ctx.config.policy === 'enforce') return null;
  return known?.unless && known.settings === settingsOf(ctx) ? known.unless : null;
};

/** Nothing new, and nothing gone. */
export const unchanged = (url: string): HarvestPage =>
  page({ url, quads: [], damage: damageLog(), next: null, isPartial: true });
