/**
 * `/api/runs/{id}`: what a run did, what it met, and what a person decides about it.
 */
import { retryStale } from '../../catalogue/retry-stale.ts';
import { confirmRun, refuseRemoval } from '../../harvest/decide-removal.ts';
import { readProblems } from '../../harvest/report.ts';
import type { Run } from '../../harvest/run.ts';
import { cancelRun, readRun } from '../../harvest/run-store.ts';
import { AppError } from '../../lib/app-error.ts';
import { csvOf } from '../../lib/csv.ts';
import type { StoredProblem } from '../../store/runs.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { csvResponse } from '../csv-response.ts';
import { reportJson, runJson } from '../harvest-json.ts';
import { readReport } from '../harvest-report.ts';
import { jsonResponse, keptJson } from '../json.ts';
import { requireAdminOf } from '../principal.ts';
import { notFound } from '../problem.ts';
import { type ParameterTable, parseParameters, wholeNumber, wholeNumberFrom } from '../query-parameters.ts';
import { langOf } from '../request-format.ts';

/** @throws AppError `no-such-run` */
export const requireRun = async (c: AppContext, text: string): Promise<Run> => {
  const id = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  const run = id > 0 ? await readRun(c.var.catalogue, id) : null;
  if (!run)
    throw notFound('no-such-run', `There is no run ${text.slice(0, 20)}.`, { run: text.slice(0, 20) });
  return run;
};

const runOfPath = (c: AppContext): Promise<Run> => requireRun(c, c.req.param('id') ?? '');

export const getRun: Handler = async (c) => {
  const report = await readReport(c, await runOfPath(c));
  return keptJson(c, reportJson(report, c.var.config.baseUrl), {
    'Content-Language': langOf(c).lang,
    Vary: 'Accept-Language',
  });
};

interface ProblemsQuery {
  readonly after: number;
  readonly limit: number;
}

export const PROBLEM_PARAMETERS: ParameterTable<ProblemsQuery> = {
  after: {
    key: 'after',
    about: 'Only problems after this number; taken from `next`.',
    ...wholeNumberFrom(0),
  },
  limit: { key: 'limit', about: 'Problems in the answer: 100 where it is absent.', ...wholeNumber(1, 1000) },
};

const shown = ({ run: _, ...problem }: StoredProblem) => problem;

export const getRunProblems: Handler = async (c) => {
  const run = await runOfPath(c);
  const { after = 0, limit = 100 } = parseParameters(PROBLEM_PARAMETERS, new URL(c.req.url).searchParams);
  const problems = await readProblems(c.var.catalogue, run.id, after, limit);
  const last = problems.at(-1)?.number;
  const path = `${c.var.config.baseUrl}/api/runs/${run.id}/problems`;
  const isCut = problems.length === limit && last !== undefined && last < run.state.problems;
  const next = isCut ? `${path}?after=${last}&limit=${limit}` : null;
  return keptJson(c, { total: run.state.problems, problems: problems.map(shown), next }, {});
};

/** A run keeps no more. */
const ALL = 5_000;
export const PROBLEM_COLUMNS = [
  'number',
  'kind',
  'page',
  'record',
  'iri',
  'code',
  'detail',
  'count',
] as const;

export const getRunProblemsCsv: Handler = async (c) => {
  const run = await runOfPath(c);
  const problems = await readProblems(c.var.catalogue, run.id, 0, ALL);
  const rows = problems.map((problem) => PROBLEM_COLUMNS.map((name) => String(problem[name] ?? '')));
  return csvResponse(c, csvOf([PROBLEM_COLUMNS, ...rows]));
};

/** A person's word that what is missing may go. */
export const postConfirm: Handler = async (c) => {
  await requireAdminOf(c);
  const { catalogue: ctx, config, harvesting } = c.var;
  const run = await confirmRun(ctx, (await runOfPath(c)).id);
  await harvesting.launch(run);
  return jsonResponse(runJson(run, config.baseUrl), 202, {
    Location: `${config.baseUrl}/api/runs/${run.id}`,
  });
};

export const postCancel: Handler = async (c) => {
  await requireAdminOf(c);
  const { catalogue: ctx, config } = c.var;
  const run = await runOfPath(c);
  if (run.outcome === 'waiting')
    return jsonResponse(runJson(await refuseRemoval(ctx, run.id), config.baseUrl));
  // The runner may take a step meanwhile: then it is cancelled after that one.
  const cancelled = run.ended === null ? await retryStale(() => cancelRun(ctx, run.source)) : null;
  if (cancelled?.id !== run.id)
    throw new AppError({
      kind: 'conflict',
      code: 'run-ended',
      detail: `The run ${run.id} has ended.`,
      extra: { run: run.id },
    });
  return jsonResponse(runJson(cancelled, config.baseUrl));
};
