/**
 * What a run did, as plain values that may be shown: without its configuration, and so without secrets. How the
 * records stand is that of now, and is read beside the run.
 */
import type { CatalogueContext } from '../catalogue/context.ts';
import type { RecordKind } from '../catalogue/kinds.ts';
import { FAILS, outcomesIri } from '../catalogue/outcome-report.ts';
import { selectMissing } from '../store/missing.ts';
import { countWaitingOf, selectRulesOf, selectStandingOf } from '../store/run-reports.ts';
import {
  asStoredProblem,
  countProblems,
  type StoredProblem,
  selectLastRuns,
  selectPages,
  selectProblems,
  selectRuns,
} from '../store/runs.ts';
import { isNewest } from './decide-removal.ts';
import { untilOf } from './remove-missing.ts';
import type { Counts, ProblemKind, Run, RunState } from './run.ts';
import { runOf } from './run-store.ts';

type Ctx = Pick<CatalogueContext, 'db' | 'baseUrl'>;

/** The part of a run that everybody may see. */
export interface RunSummary {
  readonly id: number;
  readonly source: string;
  readonly kind: string;
  readonly url: string;
  readonly phase: Run['phase'];
  readonly outcome: Run['outcome'];
  readonly started: string;
  readonly beat: string;
  readonly ended: string | null;
  readonly counts: Counts;
  readonly timesMs: RunState['timesMs'];
  readonly announced: number | null;
  readonly isPartial: boolean;
  readonly fault: RunState['fault'];
  /** Records that are due to go, and the share that may go without a person's word. */
  readonly missing: number | null;
  readonly share: number;
  readonly isConfirmed: boolean;
  readonly problems: number;
}

export const summaryOf = ({ config, state, ...run }: Run): RunSummary => ({
  id: run.id,
  source: run.source,
  kind: config.kind,
  url: config.url,
  phase: run.phase,
  outcome: run.outcome,
  started: run.started,
  beat: run.beat,
  ended: run.ended,
  counts: state.counts,
  timesMs: state.timesMs,
  announced: state.announced,
  isPartial: state.isPartial,
  fault: state.fault,
  missing: state.missing,
  share: config.removal.share,
  isConfirmed: state.isConfirmed,
  problems: state.problems,
});

/** The newest first. */
export const listRuns = async (
  { db }: Ctx,
  source: string | null,
  limit: number,
  before: number | null = null,
): Promise<Run[]> => (await db.read([selectRuns(source, limit, before)])).rows[0]!.map(runOf);

/** The last run of each source that had one. */
export const lastRuns = async ({ db }: Ctx): Promise<Map<string, Run>> =>
  new Map((await db.read([selectLastRuns])).rows[0]!.map(runOf).map((run) => [run.source, run]));

export interface ProblemCount {
  readonly kind: ProblemKind;
  readonly code: string;
  /** Entries of the list, and how often in all. */
  readonly lines: number;
  readonly total: number;
}

export interface RunPage {
  readonly number: number;
  readonly url: string;
  readonly records: number;
}

export const readRunDetails = async (
  { db }: Ctx,
  run: number,
): Promise<{ readonly problems: readonly ProblemCount[]; readonly pages: readonly RunPage[] }> => {
  const [problems, pages] = (await db.read([countProblems(run), selectPages(run)])).rows;
  return {
    problems: problems!.map((row) => ({
      kind: String(row.kind) as ProblemKind,
      code: String(row.code),
      lines: Number(row.lines),
      total: Number(row.total),
    })),
    pages: pages!.map((row) => ({
      number: Number(row.number),
      url: String(row.url),
      records: Number(row.records),
    })),
  };
};

export interface DueRecord {
  readonly id: string;
  readonly kind: RecordKind;
  readonly iri: string;
}

const DUE_SHOWN = 100;

/** The first records that a run would remove that waits for a person's word. */
export const readDue = async (ctx: CatalogueContext, run: Run): Promise<DueRecord[]> => {
  if (run.outcome !== 'waiting' || !(await isNewest(ctx, run))) return [];
  const { rows } = await ctx.db.read([selectMissing(run.source, untilOf(ctx.now(), run.config), DUE_SHOWN)]);
  return rows[0]!.map(({ id, kind, iri }) => ({
    id: String(id),
    kind: kind as RecordKind,
    iri: String(iri),
  }));
};

export const readProblems = async (
  { db }: Ctx,
  run: number,
  after: number,
  limit: number,
): Promise<StoredProblem[]> =>
  (await db.read([selectProblems(run, after, limit)])).rows[0]!.map(asStoredProblem);

export interface Standing {
  readonly profiles: readonly {
    readonly profile: string;
    readonly records: number;
    readonly failing: number;
    readonly improvable: number;
  }[];
  /** The rules that most of its records break. */
  readonly rules: readonly { readonly shape: string; readonly records: number }[];
  /** Records that are still to be judged. */
  readonly waiting: number;
}

const RULES_SHOWN = 10;

/** How the records of a source stand now. */
export const readStanding = async ({ db, baseUrl }: Ctx, source: string): Promise<Standing> => {
  const [profiles, waiting, rules] = (
    await db.read([
      selectStandingOf(source),
      countWaitingOf(source),
      selectRulesOf(source, outcomesIri(baseUrl), FAILS, RULES_SHOWN),
    ])
  ).rows;
  return {
    profiles: profiles!.map((row) => ({
      profile: String(row.profile),
      records: Number(row.records),
      failing: Number(row.failing),
      improvable: Number(row.improvable),
    })),
    rules: rules!.map((row) => ({ shape: String(row.shape), records: Number(row.records) })),
    waiting: Number(waiting![0]?.waiting ?? 0),
  };
};
