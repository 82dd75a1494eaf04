/**
 * A document that did not change since the last complete run need not be read: what its server said of it is
 * remembered, with the settings under which it was read.
 */
import { shortHash } from '../../lib/hash.ts';
import type { HarvestConfig } from '../config.ts';
import type { PoliteRequest } from '../polite-fetch.ts';
import type { Json } from '../run.ts';
import type { AdapterContext } from './adapter.ts';

export type Unless = NonNullable<PoliteRequest['unless']>;

interface Memory {
  readonly settings: string;
  readonly unless: Unless;
}

/** Raised when the same document would give other records. */
const READING = 1;

/** What decides which records a document gives, and what is stored of them. */
const settingsOf = ({ config }: Pick<AdapterContext, 'config'>): string => {
  const { url, catalog, policy, filters, defaults, format }: HarvestConfig = config;
  return shortHash(JSON.stringify([READING, url, catalog, policy, filters, defaults, format]), 16);
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
  return known?.unless && known.settings === settingsOf(ctx) ? known.unless : null;
};
