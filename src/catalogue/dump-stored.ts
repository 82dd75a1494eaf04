/**
 * The dumps that stand in object storage: which there are, and when one is due to be written again.
 */
import type { Bucket, ByteRange } from '../store/bucket.ts';
import { asDump, type StoredDump, selectDump, selectDumps } from '../store/dumps.ts';
import type { CatalogueContext } from './context.ts';
import { DUMP_LAYOUT } from './dump.ts';
import { DUMP_FORMATS, type DumpFormat } from './dump-files.ts';

/** One that was written for another address or in another layout is as good as none. */
const isOurs = ({ base, layout }: StoredDump, { baseUrl }: CatalogueContext): boolean =>
  base === baseUrl && layout === DUMP_LAYOUT;

export const storedDumps = async (ctx: CatalogueContext): Promise<ReadonlyMap<string, StoredDump>> => {
  const { rows } = await ctx.db.read([selectDumps]);
  const ours = rows[0]!.map(asDump).filter((dump) => isOurs(dump, ctx));
  return new Map(ours.map((dump) => [dump.format, dump]));
};

export const storedDump = async (ctx: CatalogueContext, format: DumpFormat): Promise<StoredDump | null> => {
  const { rows } = await ctx.db.read([selectDump(format)]);
  const dump = rows[0]!.map(asDump)[0];
  return dump && isOurs(dump, ctx) ? dump : null;
};

/** Null where somebody emptied the bucket. */
export const openDump = (
  bucket: Bucket,
  { object }: StoredDump,
  range?: ByteRange,
): Promise<ReadableStream<Uint8Array> | null> => bucket.get(object, range);

const HOUR_MS = 3_600_000;

export interface DumpSchedule {
  readonly intervalHours: number;
  readonly now: Date;
  /** The newest change. */
  readonly revision: number;
}

/** The first format that has no dump, or one that is behind the catalogue and old enough; null when all are well. */
export const dueFormat = (
  dumps: ReadonlyMap<string, Pick<StoredDump, 'from' | 'created'>>,
  { intervalHours, now, revision }: DumpSchedule,
): DumpFormat | null =>
  DUMP_FORMATS.find((format) => {
    const dump = dumps.get(format);
    if (!dump) return true;
    return dump.from !== revision && now.getTime() - Date.parse(dump.created) >= intervalHours * HOUR_MS;
  }) ?? null;
