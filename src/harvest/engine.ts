/**
 * A run, step by step. Each step takes what it needs from the store and leaves everything there, so that any
 * runner can go on after a crash: a page that was read twice is the same page. Two runners of one run notice each
 * other by the turn, and one of them gives way.
 */
import { type CatalogueContext, timestamp } from '../catalogue/context.ts';
import { AppError } from '../lib/app-error.ts';
import { StaleWriteError, type Statement } from '../store/db.ts';
import { setMemory } from '../store/harvests.ts';
import { deleteMissing, insertGone } from '../store/missing.ts';
import { deleteNodes } from '../store/run-nodes.ts';
import {
  countTry,
  deleteAllParts,
  deletePages,
  forgetRuns,
  insertPage,
  insertParts,
  turnUnchanged,
} from '../store/runs.ts';
import { applyPage } from './apply-page.ts';
import type { Harvester } from './harvester.ts';
import { issueProblems } from './issue-problems.ts';
import { readPage } from './read-page.ts';
import { isTooMany, markMissing, missingOf, removeMissing } from './remove-missing.ts';
import {
  addCounts,
  type Counts,
  type Fault,
  type Problem,
  type Run,
  type RunOutcome,
  type RunState,
} from './run.ts';
import { placeOfRun, problemRows, readRun, saveRun } from './run-store.ts';
import type { RunPlace } from './store-records.ts';
import { uniteParts } from './unite-parts.ts';
import { doubtOf, faultOf, isBehindLast, verdictOf } from './verdict.ts';
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

/** The first reason counts; later ones follow from it. */
const withFault = (state: RunState, fault: Fault | null): RunState => ({
  ...state,
  fault: state.fault ?? fault,
});

const LEFT_AFTER_404 = 'page-missing';

/** The answer of a source is a fault of the run, which goes on with what it has. */
const unread = (run: Run, error: AppError): Step => {
  const fault = faultOf(error);
  const state: RunState = { ...run.state, cursor: null };
  return isBehindLast(run, error)
    ? { phase: 'unite', state, problems: [{ kind: 'page', code: LEFT_AFTER_404, detail: fault.detail }] }
    : { phase: 'unite', state: withFault(state, fault), problems: [{ kind: 'request', ...fault }] };
};

/** Of records that will come again. */
const begunAgain = (counts: Counts): Counts => ({ ...counts, found: 0, datasets: 0, filtered: 0 });

const readStep = async (
  harvester: Harvester,
  run: Run,
  place: Omit<RunPlace, 'page'>,
  tries: number,
): Promise<Step> => {
  const { catalogue: ctx } = harvester;
  const { source, state } = run;
  const nowMs = (): number => ctx.now().getTime();
  const started = nowMs();
  const { page, tally } = await readPage(harvester, run, tries);
  const spent = (storeMs: number): Pick<RunState, 'counts' | 'timesMs'> => ({
    counts: addCounts(state.counts, { requests: tally.requests(), bytes: tally.bytes() }),
    timesMs: {
      fetch: state.timesMs.fetch + tally.waitedMs(),
      read: state.timesMs.read + Math.max(0, nowMs() - started - tally.waitedMs() - storeMs),
      store: state.timesMs.store + storeMs,
    },
  });
  if (page instanceof AppError) {
    const step = unread(run, page);
    return { ...step, state: { ...step.state, ...spent(0) } };
  }
  if (page.isUnderWay) {
    const { counts, timesMs } = spent(0);
    const repaired = page.issues.filter(({ kind }) => kind !== 'syntax').length;
    const after: RunState = { ...state, cursor: page.next, counts: addCounts(counts, { repaired }), timesMs };
    const problems = [...issueProblems(page.issues), ...page.problems];
    return { phase: 'read', state: after, problems };
  }
  const number = state.counts.pages + 1;
  const before = nowMs();
  const applied = await applyPage(harvester, { ...place, page: number }, page);
  const { counts, timesMs } = spent(nowMs() - before);
  const after: RunState = {
    ...state,
    counts: addCounts(page.isRestart ? begunAgain(counts) : counts, { ...applied.counts, pages: 1 }),
    timesMs,
    announced: page.announced ?? state.announced,
    isPartial: state.isPartial || page.isPartial,
    memory: page.memory ?? state.memory,
  };
  const { remark, isFault, isEnd } = verdictOf(run, page, applied.sameAs, after);
  const cursor = isEnd ? null : page.next;
  return {
    phase: cursor === null ? 'unite' : 'read',
    state: withFault({ ...after, cursor }, isFault ? remark : null),
    problems: remark ? [...applied.problems, { kind: 'page', ...remark }] : applied.problems,
    statements: [
      ...(page.isRestart ? [deletePages(run.id), deleteAllParts(run.id)] : []),
      insertPage({
        run: run.id,
        number,
        url: page.url,
        mark: applied.mark,
        records: JSON.stringify(applied.records),
        whole: JSON.stringify(applied.whole),
      }),
      ...insertParts(applied.parts),
      deleteMissing(source, applied.records),
      ...(applied.gone.length > 0 ? [insertGone(source, applied.gone, timestamp(ctx))] : []),
    ],
  };
};

const uniteStep = async (harvester: Harvester, run: Run, place: Omit<RunPlace, 'page'>): Promise<Step> => {
  const started = harvester.catalogue.now().getTime();
  const { state } = run;
  const isDoubtful = state.fault !== null && !state.isPartial;
  const { isPartial } = state;
  const { counts, problems, isLast } = await uniteParts(harvester, place, { isDoubtful, isPartial });
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

const ended = (
  run: Run,
  state: RunState,
  outcome: RunOutcome,
  statements: readonly Statement[] = [],
): Step => ({
  phase: 'ended',
  outcome,
  state,
  statements: [
    ...statements,
    deleteAllParts(run.id),
    deleteNodes(run.id),
    ...forgetRuns(run.source, run.id - RUNS_KEPT_WHOLE),
  ],
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
  // What waits has to be seen again by the next run, unless the source tells each thing once.
  if (!isAllowed)
    return ended(run, { ...state, missing: missing.due }, 'waiting', state.isPartial ? remembered : []);
  const { removed, isLast } = await removeMissing(harvester, source, config);
  const next: RunState = {
    ...state,
    missing: state.missing ?? missing.due,
    counts: addCounts(state.counts, { removed }),
  };
  return isLast ? ended(run, next, 'complete', remembered) : { phase: 'remove', state: next };
};

/** What a runner dies of again and again is the step itself; restarts alone are fewer. */
const MAX_TRIES = 24;

const givenUp = (run: Run): Step => {
  const fault: Fault = {
    code: 'step-never-ends',
    detail: `A step (${run.phase}) after page ${run.state.counts.pages} was begun ${MAX_TRIES} times and never came to its end.`,
  };
  const state = withFault({ ...run.state, cursor: null }, fault);
  const step: Step = run.phase === 'read' ? { phase: 'unite', state } : ended(run, state, 'incomplete');
  return { ...step, problems: [{ kind: 'page', ...fault }] };
};

const stepOf = async (harvester: Harvester, run: Run, tries: number): Promise<Step> => {
  if (tries > MAX_TRIES) return givenUp(run);
  if (run.phase === 'remove') return removeStep(harvester, run);
  const place = await placeOfRun(harvester.catalogue, run);
  return run.phase === 'read' ? readStep(harvester, run, place, tries) : uniteStep(harvester, run, place);
};

/** How often this step was begun, this time included; null when another runner took it. */
const beginStep = async ({ db }: Pick<CatalogueContext, 'db'>, { id, turn }: Run): Promise<number | null> => {
  try {
    const { rows } = await db.write([turnUnchanged(id, turn)], [countTry(id)]);
    return Number(rows[0]![0]!.tries);
  } catch (error) {
    if (error instanceof StaleWriteError) return null;
    throw error;
  }
};

/**
 * Takes one step of a run, and returns it as it is then; null when there is no such run, or another runner was
 * quicker.
 */
export const advance = async (harvester: Harvester, id: number): Promise<Run | null> => {
  const { catalogue: ctx } = harvester;
  const run = await readRun(ctx, id);
  if (!run || run.phase === 'ended') return run;
  const tries = await beginStep(ctx, run);
  if (tries === null) return null;
  const step = await stepOf(harvester, run, tries);
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
