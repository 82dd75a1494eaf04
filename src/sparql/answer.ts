/**
 * A query from text to answer: parse, guard, compile, run. SQL answers what it answers exactly; the rest is for
 * Comunica over the same dataset, with the same limits.
 */

import { type Quad, quad } from '../rdf/terms.ts';
import type { Db } from '../store/db.ts';
import type { Algebra } from './algebra.ts';
import type { Answer, Answered, AnswerMeta, QueryRequest, Solution, Stage } from './answer-types.ts';
import { type CompileOptions, compileAsk, compileSelect } from './compile/compile.ts';
import { readCell } from './compile/decode.ts';
import { compileDescribe } from './compile/describe.ts';
import { NeedsMatches } from './compile/matches.ts';
import { Unsupported } from './compile/unsupported.ts';
import type { ServiceFetch } from './comunica/service.ts';
import { instantiate, templateVariables } from './construct.ts';
import { type Dataset, datasetOf } from './dataset.ts';
import { findMatches } from './find-matches.ts';
import { guardNesting, guardOperation, guardText, limitError } from './guard.ts';
import { fuseRows, type Limits } from './limits.ts';
import { type ParsedQuery, parseQuery } from './parse.ts';
import { type SqlReader, solutions, sqlReader, type Tally } from './run-sql.ts';
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

const compileOptions = (
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

const checkCost = (cost: number, { limits }: QueryEngineContext): void => {
  if (cost > limits.steps) throw limitError('steps', cost, limits);
};

interface Work {
  readonly context: QueryEngineContext;
  readonly options: CompileOptions;
  readonly read: SqlReader;
  readonly startMs: number;
}

const selected = async (
  operation: Algebra.Operation,
  variables: readonly string[],
  { context, options, read, startMs }: Work,
): Promise<AsyncIterable<readonly Solution[]>> => {
  const compiled = compileSelect(operation, options, variables);
  checkCost(compiled.cost, context);
  return solutions(compiled, variables, read, context.limits, startMs);
};

async function* asQuads(batches: AsyncIterable<readonly Solution[]>): AsyncIterable<readonly Quad[]> {
  for await (const batch of batches) yield batch.map(([s, p, o]) => quad(s as never, p as never, o as never));
}

const described = async (
  operation: Algebra.Describe,
  { context, options, read, startMs }: Work,
): Promise<Answer> => {
  const { cells, cost, statement } = compileDescribe(operation, options);
  checkCost(cost, context);
  const names = ['s', 'p', 'o'];
  const found = await solutions(
    { statement, cells: new Map(names.map((name, index) => [name, cells[index]!])), cost, rows: cost },
    names,
    read,
    context.limits,
    startMs,
  );
  return { form: 'describe', quads: asQuads(found) };
};

/** Throws Unsupported where SQL has no exact answer. */
const answerBySql = async (parsed: ParsedQuery, work: Work): Promise<Answer> => {
  const { form, operation, variables } = parsed;
  switch (form) {
    case 'select':
      return { form, variables, solutions: await selected(operation, variables, work) };
    case 'ask': {
      const { statement, cost } = compileAsk((operation as Algebra.Ask).input, work.options);
      checkCost(cost, work.context);
      const [row] = await work.read(statement);
      return { form, value: readCell({ kind: 'boolean' }, row!.found)!.value === 'true' };
    }
    case 'construct': {
      const { input, template } = operation as Algebra.Construct;
      const names = templateVariables(template);
      const found = await selected(input, names, work);
      return { form, quads: instantiate(template, names, found, work.context.limits) };
    }
    case 'describe':
      return described(operation as Algebra.Describe, work);
  }
};

/** Each regular expression costs a turn. */
const withMatches = async (work: Work, build: (work: Work) => Promise<Answer>): Promise<Answer> => {
  const matches: (readonly number[])[] = [];
  for (;;) {
    try {
      return await build({ ...work, options: { ...work.options, matches } });
    } catch (error) {
      if (!(error instanceof NeedsMatches)) throw error;
      checkCost(error.request.cost, work.context);
      matches.push(await findMatches(error.request, work.read));
    }
  }
};

/**
 * Throws AppError: `sparql-syntax`, `sparql-update`, `sparql-service`, `sparql-limit-…`, `store-changed`. An iteration
 * over the answer may throw the last two later.
 */
export const answerQuery = async (context: QueryEngineContext, request: QueryRequest): Promise<Answered> => {
  const { limits, baseUrl } = context;
  const startMs = context.nowMs();
  guardText(request.text, limits);
  guardNesting(request.text, limits);
  const parsed = parseQuery(request.text, context.baseIri ?? `${baseUrl}/`);
  const { hasService } = guardOperation(parsed.operation, limits, context.services);
  const dataset = datasetOf(request, parsed.from);
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
      const answer = await withMatches({ context, options, read, startMs }, (work) =>
        answerBySql(parsed, work),
      );
      const meta: AnswerMeta = { path: 'sql', ...tally, stages: stages() };
      return { answer, meta };
    } catch (error) {
      if (!(error instanceof Unsupported) || context.only === 'sql') throw error;
      const { answer, meta } = await fallBack(context, parsed, dataset, startMs, error.message);
      return {
        answer,
        meta: {
          ...meta,
          statements: meta.statements + tally.statements,
          rowsRead: meta.rowsRead + tally.rowsRead,
          stages: [...stages(), ...meta.stages],
        },
      };
    }
  }
  return fallBack(context, parsed, dataset, startMs, hasService ? 'SERVICE' : 'SQL was left out');
};
