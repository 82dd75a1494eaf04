/**
 * Giving up a source: it is no longer harvested, and its records stay, or what it says of them is withdrawn, some
 * records a step.
 */
import type { CatalogueContext } from '../catalogue/context.ts';
import { storeLeftOver } from '../catalogue/left-over.ts';
import { withdrawRecords } from '../catalogue/withdraw.ts';
import { AppError } from '../lib/app-error.ts';
import { forgetMissing } from '../store/missing.ts';
import { countDescribed, selectDescribed } from '../store/run-reports.ts';
import { selectActive } from '../store/runs.ts';
import { removeHarvest } from './sources.ts';

const RECORDS_A_BATCH = 100;
/** Of one request: well below the time that it has. */
const BATCHES = 3;

export interface GivenUp {
  readonly source: string;
  /** Records of which it said something until now. */
  readonly withdrawn: number;
  /** Records of which it still says something. */
  readonly remaining: number;
}

const remainingOf = async ({ db }: CatalogueContext, source: string): Promise<number> =>
  Number((await db.read([countDescribed(source)])).rows[0]![0]!.records);

/** @throws AppError `run-active` */
export const giveUp = async (
  ctx: CatalogueContext,
  source: string,
  records: 'keep' | 'withdraw',
): Promise<GivenUp> => {
  const [active] = (await ctx.db.read([selectActive(source)])).rows[0]!;
  if (active)
    throw new AppError({
      kind: 'conflict',
      code: 'run-active',
      detail: `The run ${Number(active.id)} of ${source} is under way.`,
      hint: 'Cancel it first.',
      extra: { run: Number(active.id), source },
    });
  // First, so that no run begins meanwhile.
  await removeHarvest(ctx, source);
  let withdrawn = 0;
  if (records === 'withdraw') {
    for (let batch = 0; batch < BATCHES; batch++) {
      const { rows } = await ctx.db.read([selectDescribed(source, RECORDS_A_BATCH)]);
      const ids = rows[0]!.map(({ id }) => String(id));
      if (ids.length === 0) break;
      withdrawn += (await withdrawRecords(ctx, source, ids)).filter(({ kind }) => kind !== 'rejected').length;
    }
    await ctx.db.write([], [forgetMissing(source)]);
  }
  const remaining = await remainingOf(ctx, source);
  if (records === 'withdraw' && remaining === 0) await storeLeftOver(ctx, source, []);
  return { source, withdrawn, remaining };
};
