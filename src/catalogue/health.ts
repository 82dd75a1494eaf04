/**
 * Liveness, and whether the store is published where it was filled.
 */
import { rememberBaseUrl, selectHealth } from '../store/health.ts';
import type { CatalogueContext } from './context.ts';

export interface Health {
  /** Where the store was filled; null while it is empty and was never asked. */
  readonly storedBaseUrl: string | null;
  /** The number of the newest change. */
  readonly revision: number;
  readonly records: number;
}

export const readHealth = async (ctx: CatalogueContext): Promise<Health> => {
  const { rows } = await ctx.db.read([selectHealth]);
  const row = rows[0]![0]!;
  return {
    storedBaseUrl: row.baseUrl === null ? null : String(row.baseUrl),
    revision: Number(row.revision),
    records: Number(row.records),
  };
};

/** The BASE_URL that the store remembers; an unused store learns it now. */
export const agreeOnBaseUrl = async (ctx: CatalogueContext): Promise<string> => {
  const { storedBaseUrl } = await readHealth(ctx);
  if (storedBaseUrl !== null) return storedBaseUrl;
  await ctx.db.write([], [rememberBaseUrl(ctx.baseUrl)]);
  return (await readHealth(ctx)).storedBaseUrl ?? ctx.baseUrl;
};
