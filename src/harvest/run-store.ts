/**
 * Runs in the store: begun, read, saved, cancelled.
 */
import { type CatalogueContext, timestamp } from '../catalogue/context.ts';
import { readRecord } from '../catalogue/documents.ts';
import { undescribedCatalog } from '../catalogue/new-catalog.ts';
import { LOCAL_SOURCE, writeRecords } from '../catalogue/records.ts';
import { readSource } from '../catalogue/sources.ts';
import { type Row, StaleWriteError, type Statement } from '../store/db.ts';
import { setDue } from '../store/harvests.ts';
import { deleteNodes } from '../store/run-nodes.ts';
import {
  asStoredRun,
  deleteAllParts,
  insertProblems,
  insertRun,
  noRunOf,
  type StoredProblem,
  type StoredRun,
  selectActive,
  selectRun,
  turnUnchanged,
  updateRun,
} from '../store/runs.ts';
import { adapterOf } from './adapters/adapters.ts';
import { dueAfter, type HarvestConfig } from './config.ts';
import type { Harvester } from './harvester.ts';
import { politeFetch } from './polite-fetch.ts';
import { type Json, newState, type Problem, type Run, type RunOutcome, type RunState } from './run.ts';
import type { RunPlace } from './store-records.ts';

/** More than anybody reads; beyond, they are counted alone. */
const MAX_PROBLEMS = 5_000;

export const runOf = (row: Row): Run => {
  const stored = asStoredRun(row);
  return {
    ...stored,
    phase: stored.phase as Run['phase'],
    outcome: stored.outcome as RunOutcome | null,
    config: JSON.parse(stored.config) as HarvestConfig,
    state: JSON.parse(stored.state) as RunState,
  };
};

export const readRun = async ({ db }: Pick<CatalogueContext, 'db'>, id: number): Promise<Run | null> => {
  const [row] = (await db.read([selectRun(id)])).rows[0]!;
  return row ? runOf(row) : null;
};

export const problemRows = (run: Run, problems: readonly Problem[]): StoredProblem[] =>
  problems.slice(0, Math.max(0, MAX_PROBLEMS - run.state.problems)).map((problem, at) => ({
    run: run.id,
    number: run.state.problems + at + 1,
    kind: problem.kind,
    page: run.state.counts.pages + 1,
    record: problem.record ?? null,
    iri: problem.iri ?? null,
    code: problem.code,
    detail: problem.detail.slice(0, 2000),
    count: problem.count ?? 1,
  }));

const stored = ({
  config: _,
  source: __,
  started: ___,
  state,
  ...run
}: Run): Omit<StoredRun, 'source' | 'config' | 'started'> => ({ ...run, state: JSON.stringify(state) });

/** @throws StaleWriteError when another runner took the step */
export const saveRun = async (
  { db }: Pick<CatalogueContext, 'db'>,
  before: Run,
  after: Run,
  problems: readonly StoredProblem[],
  statements: readonly Statement[],
): Promise<void> => {
  await db.write(
    [turnUnchanged(before.id, before.turn)],
    [...statements, ...insertProblems(problems), updateRun(stored(after))],
  );
};

/**
 * Begins a run and returns its number; null when one of the source is under way.
 * @param memory what the last complete run left
 */
export const beginRun = async (
  { catalogue: ctx, rules, send, sleep }: Harvester,
  source: string,
  config: HarvestConfig,
  memory: Json,
): Promise<number | null> => {
  const nowMs = (): number => ctx.now().getTime();
  const { fetch } = politeFetch({ config, rules, sleep, nowMs, ...(send && { send }) });
  const actx = { config, source, baseUrl: ctx.baseUrl, fetch, now: ctx.now, vocabularies: ctx.vocabularies };
  const cursor = adapterOf(config.kind).first(actx, memory);
  try {
    const { rows } = await ctx.db.write(
      [noRunOf(source)],
      [
        insertRun({
          source,
          config: JSON.stringify(config),
          phase: 'read',
          state: JSON.stringify(newState(cursor)),
          started: timestamp(ctx),
        }),
        setDue(source, dueAfter(config.schedule, ctx.now())),
      ],
    );
    return Number(rows[0]![0]!.id);
  } catch (error) {
    if (error instanceof StaleWriteError) return null;
    throw error;
  }
};

/** Ends the run of a source that is under way: what it stored stays. */
export const cancelRun = async (ctx: CatalogueContext, source: string): Promise<Run | null> => {
  const [row] = (await ctx.db.read([selectActive(source)])).rows[0]!;
  if (!row) return null;
  const run = runOf(row);
  const time = timestamp(ctx);
  const next: Run = {
    ...run,
    phase: 'ended',
    outcome: 'cancelled',
    turn: run.turn + 1,
    beat: time,
    ended: time,
  };
  await saveRun(ctx, run, next, [], [deleteAllParts(run.id), deleteNodes(run.id)]);
  return next;
};

const catalogIri = async (ctx: CatalogueContext, id: string): Promise<string> => {
  const found = await readRecord(ctx, id);
  if (found?.record.kind === 'catalog' && found.record.status === 'published') return found.record.iri;
  const catalog = undescribedCatalog(id, ctx.baseUrl);
  // Not in the source's name: a run would miss it.
  await writeRecords(ctx, [catalog], { source: LOCAL_SOURCE });
  return catalog.iri;
};

export const placeOfRun = async (
  ctx: CatalogueContext,
  { id, source, config }: Run,
): Promise<Omit<RunPlace, 'page'>> => ({
  run: id,
  source,
  config,
  precedence: (await readSource(ctx, source))?.precedence ?? 100,
  catalog: config.catalog === null ? null : await catalogIri(ctx, config.catalog),
});
