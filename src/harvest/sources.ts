/**
 * What is harvested: made, changed, listed and given up. A source that is given up keeps its records.
 */
import { type CatalogueContext, timestamp } from '../catalogue/context.ts';
import { readRecord } from '../catalogue/documents.ts';
import { AppError } from '../lib/app-error.ts';
import type { Row } from '../store/db.ts';
import {
  asHarvest,
  deleteHarvest,
  selectDue,
  selectHarvest,
  selectHarvests,
  upsertHarvest,
} from '../store/harvests.ts';
import { insertSource } from '../store/records.ts';
import { selectSource, updateSource } from '../store/sources.ts';
import { dueAfter, type HarvestConfig } from './config.ts';
import type { Json } from './run.ts';

export interface Harvest {
  readonly source: string;
  readonly config: HarvestConfig;
  readonly due: string | null;
  readonly memory: Json;
  readonly created: string;
  readonly modified: string;
}

const harvestOf = (row: Row): Harvest => {
  const stored = asHarvest(row);
  return {
    ...stored,
    config: JSON.parse(stored.config) as HarvestConfig,
    memory: stored.memory === null ? null : (JSON.parse(stored.memory) as Json),
  };
};

export const readHarvest = async (
  { db }: Pick<CatalogueContext, 'db'>,
  source: string,
): Promise<Harvest | null> => {
  const [row] = (await db.read([selectHarvest(source)])).rows[0]!;
  return row ? harvestOf(row) : null;
};

export const listHarvests = async ({ db }: Pick<CatalogueContext, 'db'>): Promise<Harvest[]> =>
  (await db.read([selectHarvests])).rows[0]!.map(harvestOf);

/** Those whose time has come and that no run is reading. */
export const dueHarvests = async (ctx: CatalogueContext, limit: number): Promise<Harvest[]> =>
  (await ctx.db.read([selectDue(timestamp(ctx), limit)])).rows[0]!.map(harvestOf);

export interface SourceFacts {
  readonly title?: string | null;
  /** The lowest wins; only for a source that is new. */
  readonly precedence?: number;
  readonly isReexposed?: boolean;
}

/** Harvested records are not given on unless somebody says so: their publishers are harvested themselves. */
const NEW_SOURCE = { precedence: 100, isReexposed: false } as const;

/** Names of what is written here, and of the page on which a source is made. */
const RESERVED: ReadonlySet<string> = new Set(['local', 'import', 'sample', 'new']);

export const isReserved = (source: string): boolean => RESERVED.has(source);

/** An id that another thing has would make members of a catalogue that nobody can see. */
const requireCatalog = async (ctx: CatalogueContext, id: string): Promise<void> => {
  const kind = (await readRecord(ctx, id))?.record.kind ?? 'catalog';
  if (kind !== 'catalog')
    throw new AppError({
      kind: 'badRequest',
      code: 'source-invalid',
      detail: `catalog is “${id}”, the id of a record of another kind (${kind}).`,
      extra: { member: 'catalog' },
    });
};

/** @throws AppError `source-reserved`, `source-invalid` */
export const saveHarvest = async (
  ctx: CatalogueContext,
  source: string,
  config: HarvestConfig,
  facts: SourceFacts,
): Promise<void> => {
  if (isReserved(source))
    throw new AppError({
      kind: 'badRequest',
      code: 'source-reserved',
      detail: `“${source}” means something else here; a source that is harvested needs another id.`,
      extra: { source },
    });
  if (config.catalog !== null) await requireCatalog(ctx, config.catalog);
  const time = timestamp(ctx);
  const [known] = (await ctx.db.read([selectSource(source)])).rows[0]!;
  const title =
    facts.title === undefined ? ((known?.title as string | null | undefined) ?? null) : facts.title;
  const wasReexposed = known ? Number(known.reexposed) === 1 : NEW_SOURCE.isReexposed;
  const reexposed = (facts.isReexposed ?? wasReexposed) ? 1 : 0;
  await ctx.db.write(
    [],
    [
      insertSource(source, facts.precedence ?? NEW_SOURCE.precedence, time),
      updateSource({ id: source, title, reexposed, modified: time }),
      upsertHarvest({
        source,
        config: JSON.stringify(config),
        due: dueAfter(config.schedule, ctx.now()),
        modified: time,
      }),
    ],
  );
};

export const removeHarvest = async (ctx: CatalogueContext, source: string): Promise<void> => {
  await ctx.db.write([], [deleteHarvest(source)]);
};
