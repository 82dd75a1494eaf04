/**
 * A run that waits would remove more than may go without a person's word. Here is that word: it may go, or it stays.
 */
import { type CatalogueContext, timestamp } from '../catalogue/context.ts';
import { AppError } from '../lib/app-error.ts';
import { deleteDue } from '../store/missing.ts';
import { selectRuns } from '../store/runs.ts';
import { untilOf } from './remove-missing.ts';
import type { Run } from './run.ts';
import { readRun, saveRun } from './run-store.ts';
import { readHarvest } from './sources.ts';

type Ctx = Pick<CatalogueContext, 'db'>;

/** True where nothing was read since, so that what is missing is what this run missed. */
export const isNewest = async ({ db }: Ctx, { id, source }: Run): Promise<boolean> =>
  Number((await db.read([selectRuns(source, 1)])).rows[0]![0]?.id) === id;

const notWaiting = (id: number, run: Run | null): AppError =>
  new AppError({
    kind: run ? 'conflict' : 'notFound',
    code: run ? 'run-not-waiting' : 'no-such-run',
    detail: run
      ? `The run ${id} does not wait for a word; it is ${run.outcome ?? 'under way'}.`
      : `There is no run ${id}.`,
    extra: { run: id },
  });

const outdated = ({ id, source }: Run): AppError =>
  new AppError({
    kind: 'conflict',
    code: 'run-outdated',
    detail: `A later run of ${source} knows better what is missing than the run ${id}.`,
    extra: { run: id, source },
  });

const givenUp = ({ source }: Run): AppError =>
  new AppError({
    kind: 'conflict',
    code: 'source-not-harvested',
    detail: `“${source}” was given up since; its records stay.`,
    extra: { source },
  });

const requireWaiting = async (ctx: Ctx, id: number): Promise<Run> => {
  const run = await readRun(ctx, id);
  if (run?.outcome !== 'waiting') throw notWaiting(id, run);
  if (!(await isNewest(ctx, run))) throw outdated(run);
  return run;
};

/**
 * What is missing may go: the run goes on with it.
 * @throws AppError `run-not-waiting`, `run-outdated`, `source-not-harvested`
 */
export const confirmRun = async (ctx: CatalogueContext, id: number): Promise<Run> => {
  const run = await requireWaiting(ctx, id);
  if (!(await readHarvest(ctx, run.source))) throw givenUp(run);
  const next: Run = {
    ...run,
    phase: 'remove',
    outcome: null,
    turn: run.turn + 1,
    state: { ...run.state, isConfirmed: true, missing: null },
    beat: timestamp(ctx),
    ended: null,
  };
  await saveRun(ctx, run, next, [], []);
  return next;
};

export const REMOVAL_REFUSED = 'removal-refused';

/**
 * What is missing stays: the run ends as cancelled. A later run that misses the same asks again; what a feed told
 * once is not told again.
 * @throws AppError `run-not-waiting`, `run-outdated`
 */
export const refuseRemoval = async (ctx: CatalogueContext, id: number): Promise<Run> => {
  const run = await requireWaiting(ctx, id);
  const detail = `Somebody refused the removal of ${run.state.missing ?? 0} records; they stay.`;
  const next: Run = {
    ...run,
    outcome: 'cancelled',
    turn: run.turn + 1,
    state: { ...run.state, fault: { code: REMOVAL_REFUSED, detail } },
    beat: timestamp(ctx),
  };
  await saveRun(ctx, run, next, [], [deleteDue(run.source, untilOf(ctx.now(), run.config))]);
  return next;
};
