/**
 * The operations on sources, on their runs, and on what each source says of a record.
 */
import {
  Descriptions,
  Preview,
  ProblemList,
  Run,
  RunList,
  RunReport,
  Source,
  SourceChange,
  SourceGivenUp,
} from './api/schemas-harvest.ts';
import { json, type Operations, ofType } from './openapi-operation.ts';
import { RECORD_ID } from './openapi-reading.ts';
import { PROBLEM_COLUMNS, PROBLEM_PARAMETERS } from './routes/runs.ts';
import { KEPT } from './routes/sources.ts';
import { PREVIEW_PARAMETERS, RUNS_PARAMETERS } from './routes/sources-runs.ts';

const SOURCE_ID = { id: { schema: { type: 'string' }, textName: 'sourceId' } } as const;
const RUN_ID = { id: { schema: { type: 'integer', minimum: 1 }, textName: 'runId' } } as const;
const SOURCE = '/api/sources/{id}';
const RUN = '/api/runs/{id}';

export const HARVESTING = {
  getSource: {
    path: SOURCE,
    method: 'get',
    tag: 'administer',
    inPath: SOURCE_ID,
    answers: json(Source),
    errors: [401, 403, 404],
    needsToken: true,
  },
  changeSource: {
    path: SOURCE,
    method: 'put',
    tag: 'administer',
    inPath: SOURCE_ID,
    body: { contents: json(SourceChange), isRequired: true },
    answers: json(Source),
    errors: [400, 401, 403, 404, 409, 413, 415, 422],
    needsToken: true,
  },
  giveUpSource: {
    path: SOURCE,
    method: 'delete',
    tag: 'administer',
    inPath: SOURCE_ID,
    query: { records: { schema: { type: 'string', enum: KEPT }, textName: 'keepRecords' } },
    answers: json(SourceGivenUp),
    errors: [400, 401, 403, 404, 409],
    needsToken: true,
  },
  previewSource: {
    path: `${SOURCE}/preview`,
    method: 'post',
    tag: 'administer',
    inPath: SOURCE_ID,
    query: PREVIEW_PARAMETERS,
    body: { contents: json(SourceChange), isRequired: false },
    answers: json(Preview),
    errors: [400, 401, 403, 404, 409, 413, 415],
    needsToken: true,
  },
  listRuns: {
    path: `${SOURCE}/runs`,
    method: 'get',
    tag: 'read',
    inPath: SOURCE_ID,
    query: {
      limit: { ...RUNS_PARAMETERS.limit!, textName: 'limitRuns' },
      before: RUNS_PARAMETERS.before!,
    },
    answers: json(RunList),
    errors: [400, 404],
    isKept: true,
  },
  startRun: {
    path: `${SOURCE}/runs`,
    method: 'post',
    tag: 'administer',
    inPath: SOURCE_ID,
    status: 202,
    answers: json(Run),
    errors: [401, 403, 404, 409, 503],
    needsToken: true,
  },
  getRun: {
    path: RUN,
    method: 'get',
    tag: 'read',
    inPath: RUN_ID,
    answers: json(RunReport),
    errors: [404],
    isKept: true,
  },
  listRunProblems: {
    path: `${RUN}/problems`,
    method: 'get',
    tag: 'read',
    inPath: RUN_ID,
    query: {
      after: { ...PROBLEM_PARAMETERS.after!, textName: 'afterProblem' },
      limit: { ...PROBLEM_PARAMETERS.limit!, textName: 'limitProblems' },
    },
    answers: json(ProblemList),
    errors: [400, 404],
    isKept: true,
  },
  exportRunProblems: {
    path: `${RUN}/problems.csv`,
    method: 'get',
    tag: 'read',
    inPath: RUN_ID,
    answers: ofType(['text/csv'], { type: 'string', examples: [`${PROBLEM_COLUMNS.join(',')}\r\n`] }),
    errors: [404],
    isKept: true,
  },
  confirmRun: {
    path: `${RUN}/confirm`,
    method: 'post',
    tag: 'administer',
    inPath: RUN_ID,
    status: 202,
    answers: json(Run),
    errors: [401, 403, 404, 409, 503],
    needsToken: true,
  },
  cancelRun: {
    path: `${RUN}/cancel`,
    method: 'post',
    tag: 'administer',
    inPath: RUN_ID,
    answers: json(Run),
    errors: [401, 403, 404, 409],
    needsToken: true,
  },
  listDescriptions: {
    path: '/api/records/{id}/descriptions',
    method: 'get',
    tag: 'read',
    inPath: RECORD_ID,
    answers: json(Descriptions),
    errors: [404, 410],
    isKept: true,
  },
} as const satisfies Operations;
