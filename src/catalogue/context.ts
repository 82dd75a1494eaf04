/**
 * What the catalogue's operations need of the outside: the store, the place where it is published, the time.
 */
import type { Db } from '../store/db.ts';

export interface CatalogueContext {
  readonly db: Db;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly now: () => Date;
}

/** ISO 8601 UTC to the second, as records carry times. */
export const timestamp = (ctx: CatalogueContext): string =>
  ctx
    .now()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z');
