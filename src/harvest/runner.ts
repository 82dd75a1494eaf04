/**
 * Which runs are to be under way: those whose time has come are begun, and those that nobody carries on any more are
 * taken up again. Called by the cron; who carries a run on is the launcher's affair.
 */
import type { CatalogueContext } from '../catalogue/context.ts';
import { selectStalled } from '../store/runs.ts';
import type { HarvestConfig } from './config.ts';
import { advanceFor } from './engine.ts';
import type { Harvester } from './harvester.ts';
import type { Json, Run } from './run.ts';
import { beginRun, readRun, runOf } from './run-store.ts';
import { dueHarvests } from './sources.ts';

/** Carries a run on, in the background. */
export type Launch = (run: Pick<Run, 'id' | 'turn'>) => Promise<void>;

/** Begun in one tick: the others wait a minute. */
const RUNS_A_TICK = 5;

const secondsBefore = ({ now }: Pick<CatalogueContext, 'now'>, ms: number): string =>
  `${new Date(now().getTime() - ms).toISOString().slice(0, 19)}Z`;

/** Begins a run now; null when one of the source is under way. */
export const startRun = async (
  harvester: Harvester,
  launch: Launch,
  source: string,
  config: HarvestConfig,
  memory: Json,
): Promise<Run | null> => {
  const id = await beginRun(harvester, source, config, memory);
  if (id === null) return null;
  await launch({ id, turn: 0 });
  return readRun(harvester.catalogue, id);
};

export interface Tick {
  readonly begun: number;
  readonly revived: number;
}

export const tick = async (
  harvester: Harvester,
  launch: Launch,
  { stalledMs }: { readonly stalledMs: number },
): Promise<Tick> => {
  const { catalogue: ctx } = harvester;
  let begun = 0;
  for (const { source, config, memory } of await dueHarvests(ctx, RUNS_A_TICK))
    if (await startRun(harvester, launch, source, config, memory)) begun += 1;
  const { rows } = await ctx.db.read([selectStalled(secondsBefore(ctx, stalledMs))]);
  const stalled = rows[0]!.map(runOf);
  for (const run of stalled) await launch(run);
  return { begun, revived: stalled.length };
};

/** Steps of one durable step: short enough for any limit, long enough to be few. */
export const PART_MS = 20_000;

export const carryOn = (harvester: Harvester, run: number): Promise<boolean> =>
  advanceFor(harvester, run, PART_MS);
