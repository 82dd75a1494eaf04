/**
 * What a source no longer has goes: only after everything was read, only up to a share of it, after the days of
 * grace, some records a step. Beyond the share a person has to say so.
 */
import { withdrawRecords } from '../catalogue/withdraw.ts';
import {
  countMissing,
  deleteMissing,
  forgetMissing,
  insertMissing,
  selectMissing,
} from '../store/missing.ts';
import type { HarvestConfig } from './config.ts';
import type { Harvester } from './harvester.ts';

const RECORDS_A_STEP = 100;
const DAY_MS = 86_400_000;

export interface MissingCount {
  /** Resources whose days of grace are over. */
  readonly due: number;
  readonly missing: number;
  /** Resources of the source that are published. */
  readonly total: number;
}

const stamp = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;

/** What is missing since then, or longer, is due to go. */
export const untilOf = (now: Date, { removal }: Pick<HarvestConfig, 'removal'>): string =>
  stamp(new Date(now.getTime() - removal.graceDays * DAY_MS));

/** Marks what a complete run did not find. */
export const markMissing = async (
  { catalogue: ctx }: Harvester,
  source: string,
  run: number,
): Promise<void> => {
  await ctx.db.write([], [insertMissing(source, run, stamp(ctx.now())), forgetMissing(source)]);
};

export const missingOf = async (
  { catalogue: ctx }: Harvester,
  source: string,
  config: HarvestConfig,
): Promise<MissingCount> => {
  const [row] = (await ctx.db.read([countMissing(source, untilOf(ctx.now(), config))])).rows[0]!;
  return { due: Number(row!.due), missing: Number(row!.missing), total: Number(row!.total) };
};

/** More than may go without a person's word. */
export const isTooMany = (
  { due, total }: MissingCount,
  { removal }: Pick<HarvestConfig, 'removal'>,
): boolean => due > total * removal.share;

/** Withdraws the next of those that are due. */
export const removeMissing = async (
  { catalogue: ctx }: Harvester,
  source: string,
  config: HarvestConfig,
): Promise<{ readonly removed: number; readonly isLast: boolean }> => {
  const rows = (await ctx.db.read([selectMissing(source, untilOf(ctx.now(), config), RECORDS_A_STEP)]))
    .rows[0]!;
  const ids = rows.map(({ id }) => String(id));
  if (ids.length === 0) return { removed: 0, isLast: true };
  const outcomes = await withdrawRecords(ctx, source, ids);
  await ctx.db.write([], [deleteMissing(source, ids)]);
  return { removed: outcomes.filter(({ kind }) => kind !== 'rejected').length, isLast: false };
};
