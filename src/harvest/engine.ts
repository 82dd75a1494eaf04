/**
 * A run, step by step. Each step takes what it needs from the store and leaves everything there, so that any
 * runner can go on after a crash: a page that was read twice is the same page. Two runners of one run notice each
 * other by the turn, and one of them gives way.
 */
import { timestamp } from '../catalogue/context.ts';
import { AppError } from '../lib/app-error.ts';
import { StaleWriteError, type Statement } from '../store/db.ts';
import { setMemory } from '../store/harvests.ts';
import { deleteMissing, insertGone } from '../store/missing.ts';
import { deleteAllParts, forgetRuns, insertPage, insertParts } from '../store/runs.ts';
import type { HarvestPage } from './adapters/adapter.ts';
import { adapterOf } from './adapters/adapters.ts';
import { type AppliedPage, applyPage, type RunPlace } from './apply-page.ts';
import type { Harvester } from './harvester.ts';
import { politeFetch } from './polite-fetch.ts';
import { isTooMany, markMissing, missingOf, removeMissing } from './remove-missing.ts';
import { addCounts, type Problem, type Run, type RunOutcome, type RunState } from './run.ts';
import { placeOfRun, problemRows, readRun, saveRun } from './run-store.ts';
import { uniteParts } from './unite-parts.ts';
import { tell } from './webhook.ts';

/** What a step made of the run. */
interface Step {
  readonly phase: Run['phase'];
  readonly outcome?: RunOutcome;
  readonly state: RunState;
  /** Written together with the run. */
  readonly statements?: readonly Statement[];
  readonly problems?: readonly Problem[];
}

type Fault = NonNullable<RunState['fault']>;

const faultOf = (error: unknown): Fault => {
  if (error instanceof AppError) return { code: error.info.code, detail: error.info.detail };
  throw error;
};

/** The first reason counts; later ones follow from it. */
const withFault = (state: RunState, fault: Fault | null): RunState => ({
  ...state,
  fault: state.fault ?? fault,
});

const LEFT_AFTER_404 = 'page-missing';

/** The answer of a source is a fault of the run, which goes on with what it has. */
const unread = (run: Run, error: unknown): Step => {
  const fault = faultOf(error);
  const { state } = run;
  const isAfterLast =
    error instanceof AppError &&
    error.info.extra?.answered === 404 &&
    state.counts.pages > 0 &&
    state.announced !== null &&
    state.counts.found >= state.announced;
  // A link that leads behind the last page: some portals end so.
  if (isAfterLast)
    return {
      phase: 'unite',
      state: { ...state, cursor: null },
      problems: [{ kind: 'page', code: LEFT_AFTER_404, detail: fault.detail }],
    };
  return {
    phase: 'unite',
    state: withFault({ ...state, cursor: null }, fault),
    problems: [{ kind: 'request', code: fault.code, detail: fault.detail }],
  };
};

/** What makes a page that was read the last one, in doubt. */
const faultOfPage = (run: Run, page: HarvestPage, applied: AppliedPage): Fault | null => {
  const cutOff = page.damage.unread();
  if (cutOff)
    return { code: 'page-cut-off', detail: `${page.url} could not be read to its end: ${cutOff.message}` };
  if (applied.sameAs !== null)
    return {
      code: 'page-repeated',
      detail: `${page.url} has the same records as page ${applied.sameAs} of this run.`,
    };
  if (page.next !== null && run.state.counts.pages + 1 >= run.config.maxPages)
    return {
      code: 'too-many-pages',
      detail: `There are more pages than ${run.config.maxPages}, the limit.`,
    };
  return null;
};

const readStep = async (harvester: Harvester, run: Run, place: Omit<RunPlace, 'page'>): Promise<Step> => {
  const { catalogue: ctx, rules, send, sleep } = harvester;
  const { config, source, state } = run;
  const adapter = adapterOf(config.kind);
  const nowMs = (): number => ctx.now().getTime();
  const { fetch, tally } = politeFetch({ config, rules, sleep, nowMs, ...(send && { send }) });
  const started = nowMs();
  const spent = (storeMs: number): Pick<RunState, 'counts' | 'timesMs'> => ({
    counts: addCounts(state.counts, { requests: tally.requests(), bytes: tally.bytes() }),
    timesMs: {
      fetch: state.timesMs.fetch + tally.waitedMs(),
      read: state.timesMs.read + Math.max(0, nowMs() - started - tally.waitedMs() - storeMs),
      store: state.timesMs.store + storeMs,
    },
  });
  let page: HarvestPage;
  try {
    const actx = { config, source, baseUrl: ctx.baseUrl, fetch, now: ctx.now };
    page = await adapter.read(actx, state.cursor);
  } catch (error) {
    const step = unread(run, error);
    return { ...step, state: { ...step.state, ...spent(0) } };
  }
  const number = state.counts.pages + 1;
  const before = nowMs();
  const applied = await applyPage(harvester, { ...place, page: number }, page);
  const fault = faultOfPage(run, page, applied);
  const cursor = fault ? null : page.next;
  const { counts, timesMs } = spent(nowMs() - before);
  return {
    phase: cursor === null ? 'unite' : 'read',
    state: withFault(
      {
        ...state,
        cursor,
        counts: addCounts(counts, { ...applied.counts, pages: 1 }),
        timesMs,
        announced: page.announced ?? state.announced,
        isPartial: state.isPartial || page.isPartial,
        memory: page.memory ?? state.memory,
      },
      fault,
    ),
    problems: fault
      ? [...applied.problems, { kind: 'page', code: fault.code, detail: fault.detail }]
      : applied.problems,
    statements: [
      insertPage({
        run: run.id,
        number,
        url: page.url,
        mark: applied.mark,
        records: JSON.stringify(applied.records),
      }),
      ...insertParts(applied.parts),
      deleteMissing(source, applied.records),
      ...(page.gone.length > 0 ? [insertGone(source, page.gone, timestamp(ctx))] : []),
    ],
  };
};

const uniteStep = async (harvester: Harvester, run: Run, place: Omit<RunPlace, 'page'>): Promise<Step> => {
  const started = harvester.catalogue.now().getTime();
  const { counts, problems, isLast } = await uniteParts(harvester, place);
  const { state } = run;
  const storeMs = harvester.catalogue.now().getTime() - started;
  return {
    phase: isLast ? 'remove' : 'unite',
    state: {
      ...state,
      counts: addCounts(state.counts, counts),
      timesMs: { ...state.timesMs, store: state.timesMs.store + storeMs },
    },
    problems,
  };
};

/** Reasons to remove nothing although every page was read. */
const doubtOf = ({ state: { announced, counts, isPartial } }: Run): Fault | null => {
  if (isPartial) return null;
  if (announced !== null && counts.found < announced)
    return {
      code: 'fewer-than-announced',
      detail: `The source announced ${announced} records; ${counts.found} came.`,
    };
  if (counts.found === 0) return { code: 'source-empty', detail: 'Not one record came.' };
  return null;
};

const ended = (
  run: Run,
  state: RunState,
  outcome: RunOutcome,
  statements: readonly Statement[] = [],
): Step => ({
  phase: 'ended',
  outcome,
  state,
  statements: [...statements, deleteAllParts(run.id), ...forgetRuns(run.source, run.id - RUNS_KEPT_WHOLE)],
});

/** Pages and problems of older runs are forgotten; their counts stay. */
const RUNS_KEPT_WHOLE = 30;

const removeStep = async (harvester: Harvester, run: Run): Promise<Step> => {
  const { source, config } = run;
  const state = withFault(run.state, doubtOf(run));
  if (state.fault) return ended(run, state, state.counts.found === 0 ? 'failed' : 'incomplete');
  if (!state.isPartial && state.missing === null) await markMissing(harvester, source, run.id);
  const missing = await missingOf(harvester, source, config);
  const remembered = state.memory === null ? [] : [setMemory(source, JSON.stringify(state.memory))];
  // What one step removed no longer counts among the rest: the first count decides.
  const isAllowed = state.missing !== null || state.isConfirmed || !isTooMany(missing, config);
  if (!isAllowed) return ended(run, { ...state, missing: missing.due }, 'waiting', remembered);
  const { removed, isLast } = await removeMissing(harvester, source, config);
  const next: RunState = {
    ...state,
    missing: state.missing ?? missing.due,
    counts: addCounts(state.counts, { removed }),
  };
  return isLast ? ended(run, next, 'complete', remembered) : { phase: 'remove', state: next };
};

const stepOf = async (harvester: Harvester, run: Run): Promise<Step> => {
  if (run.phase === 'remove') return removeStep(harvester, run);
  const place = await placeOfRun(harvester.catalogue, run);
  return run.phase === 'read' ? readStep(harvester, run, place) : uniteStep(harvester, run, place);
};

/**
 * Takes one step of a run, and returns it as it is then; null when there is no such run, or another runner was
 * quicker.
 */
export const advance = async (harvester: Harvester, id: number): Promise<Run | null> => {
  const { catalogue: ctx } = harvester;
  const run = await readRun(ctx, id);
  if (!run || run.phase === 'ended') return run;
  const step = await stepOf(harvester, run);
  const problems = problemRows(run, step.problems ?? []);
  const time = timestamp(ctx);
  const next: Run = {
    ...run,
    phase: step.phase,
    outcome: step.outcome ?? null,
    turn: run.turn + 1,
    state: { ...step.state, problems: run.state.problems + problems.length },
    beat: time,
    ended: step.phase === 'ended' ? time : null,
  };
  try {
    await saveRun(ctx, run, next, problems, step.statements ?? []);
  } catch (error) {
    if (error instanceof StaleWriteError) return null;
    throw error;
  }
  if (next.phase === 'ended') await tell(harvester, next);
  return next;
};

/** Steps until the run ends or the time is up; true when there is more to do. */
export const advanceFor = async (harvester: Harvester, id: number, ms: number): Promise<boolean> => {
  const until = harvester.catalogue.now().getTime() + ms;
  for (;;) {
    const run = await advance(harvester, id);
    if (!run || run.phase === 'ended') return false;
    if (harvester.catalogue.now().getTime() >= until) return true;
  }
};
