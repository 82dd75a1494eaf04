/**
 * A query from text to answer: parse, guard, compile, run. SQL answers what it answers exactly; the rest is for
 * Comunica over the same dataset, with the same limits.
 */

import type { Db } from '../store/db.ts';
import type { Algebra } from './algebra.ts';
import { answerBySql } from './answer-by-sql.ts';
import type { Answered, AnswerMeta, QueryRequest, Solution, Stage } from './answer-types.ts';
import { type CompileOptions, compileSelect } from './compile/compile.ts';
import { readCell } from './compile/decode.ts';
import { Unsupported } from './compile/unsupported.ts';
import type { ServiceFetch } from './comunica/service.ts';
import { type Dataset, datasetOf } from './dataset.ts';
import { guardNesting, guardOperation, guardText } from './guard.ts';
import { fuseRows, type Limits } from './limits.ts';
import { type ParsedQuery, parseQuery, tooLong } from './parse.ts';
import { sqlReader, type Tally } from './run-sql.ts';
import { withoutSearch } from './search-values.ts';
import type { Statistics } from './statistics-types.ts';

export interface QueryEngineContext {
  readonly db: Db;
  readonly baseUrl: string;
  /** What relative IRIs are resolved against; `{baseUrl}/` unless given. */
  readonly baseIri?: string;
  readonly limits: Limits;
  readonly statistics: Statistics;
  /** Endpoints that SERVICE may name. */
  readonly services: readonly string[];
  /** The guarded fetch: the only way to another endpoint. */
  readonly fetch: ServiceFetch;
  /** Of the request: when the client has gone, nothing goes on. */
  readonly signal?: AbortSignal;
  /** Milliseconds since 1970; the clock of limits and of NOW(). */
  readonly nowMs: () => number;
  /** Tests only: `comunica` leaves SQL out, `sql` the fallback. */
  readonly only?: 'sql' | 'comunica';
  /** Tests only: another order of joins. */
  readonly shuffle?: <T>(items: readonly T[]) => readonly T[];
}

export const compileOptions = (
  { baseUrl, statistics, limits, shuffle }: QueryEngineContext,
  dataset: Dataset,
  baseIri: string,
  startMs: number,
): CompileOptions => ({
  dataset,
  statistics,
  baseUrl,
  baseIri,
  now: new Date(startMs).toISOString(),
  fuseRows: fuseRows(limits),
  ...(shuffle && { shuffle }),
});

/** What a full-text pattern finds, for the engine that has no full text. */
const foundBySearch = async (
  search: Algebra.Operation,
  context: QueryEngineContext,
  dataset: Dataset,
  startMs: number,
): Promise<readonly Solution[]> => {
  const options = compileOptions(context, dataset, context.baseUrl, startMs);
  const read = sqlReader(context.db, { statements: 0, rowsRead: 0 }, context.limits);
  const { statement, cells } = compileSelect(search, options);
  const rows = await read(statement(0, context.limits.rows));
  const [cell] = cells.values();
  return rows.map((row) => (cell ? [readCell(cell, row.v0)] : []));
};

/** Asks Comunica; loaded when the first query needs it. */
const fallBack = async (
  context: QueryEngineContext,
  { form, operation, variables, baseIri }: ParsedQuery,
  dataset: Dataset,
  startMs: number,
  reason: string,
): Promise<Answered> => {
  const { answerByComunica } = await import('./comunica/answer.ts');
  const searched = await withoutSearch(operation, (search) =>
    foundBySearch(search, context, dataset, startMs),
  );
  return answerByComunica(context, {
    form,
    operation: searched,
    variables,
    baseIri,
    dataset,
    reason,
    now: new Date(startMs),
  });
};

export interface Prepared {
  readonly parsed: ParsedQuery;
  readonly dataset: Dataset;
  readonly hasService: boolean;
}

/** Everything that happens before the store is asked. */
export const prepare = (context: QueryEngineContext, request: QueryRequest): Prepared => {
  const { limits, baseUrl } = context;
  guardText(request.text, limits);
  guardNesting(request.text, limits);
  const parsed = parseQuery(request.text, context.baseIri ?? `${baseUrl}/`);
  const { hasService } = guardOperation(parsed.operation, limits, context.services);
  return { parsed, dataset: datasetOf(request, parsed.from), hasService };
};

/**
 * Throws AppError: `sparql-syntax`, `sparql-update`, `sparql-service`, `sparql-limit-…`, `store-changed`. An iteration
 * over the answer may throw the last two later.
 */
export const answerQuery = async (context: QueryEngineContext, request: QueryRequest): Promise<Answered> => {
  const { limits } = context;
  const startMs = context.nowMs();
  const { parsed, dataset, hasService } = prepare(context, request);
  const parsedMs = context.nowMs();
  const tally: Tally = { statements: 0, rowsRead: 0 };
  const stages = (): readonly Stage[] => [
    { name: 'parse', ms: parsedMs - startMs },
    { name: 'database', ms: context.nowMs() - parsedMs },
  ];
  if (context.only !== 'comunica' && !hasService) {
    try {
      const options = compileOptions(context, dataset, parsed.baseIri, startMs);
      const read = sqlReader(context.db, tally, limits);
      const answer = await answerBySql(parsed, { limits, options, read, startMs });
      const meta: AnswerMeta = { path: 'sql', ...tally, stages: stages() };
      return { answer, meta };
    } catch (error) {
      if (error instanceof RangeError) throw tooLong();
      if (!(error instanceof Unsupported) || context.only === 'sql') throw error;
      const sqlStages = stages();
      const { answer, meta } = await fallBack(context, parsed, dataset, startMs, error.message);
      return {
        answer,
        meta: {
          ...meta,
          statements: meta.statements + tally.statements,
          rowsRead: meta.rowsRead + tally.rowsRead,
          stages: [...sqlStages, ...meta.stages],
        },
      };
    }
  }
  return fallBack(context, parsed, dataset, startMs, hasService ? 'SERVICE' : 'SQL was left out');
};
