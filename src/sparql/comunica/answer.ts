/**
 * Answers a query by Comunica over the store: what SQL alone has no exact answer for. The same dataset, visibility
 * and limits hold; the answer says why it came this way.
 */
import { KeysHttp, KeysInitQuery } from '@comunica/context-entries';
import { ActionContext } from '@comunica/core';
import type { IActionContext } from '@comunica/types';
import { AppError } from '../../lib/app-error.ts';
import type { Quad, Term } from '../../rdf/terms.ts';
import type { Db } from '../../store/db.ts';
import type { Algebra } from '../algebra.ts';
import type { Answer, Answered, QueryForm, Solution } from '../answer-types.ts';
import { Unsupported } from '../compile/unsupported.ts';
import type { Dataset } from '../dataset.ts';
import { limitError } from '../guard.ts';
import { fuseRows, type Limits } from '../limits.ts';
import { tooLong } from '../parse.ts';
import type { Statistics } from '../statistics-types.ts';
import { batched, type ResultStream } from './batches.ts';
import { comunicaEngine, noFetch } from './engine.ts';
import { bytesOfTerm, isWritable, ownTerm, ownTriple } from './own-terms.ts';
import { type Parts, sqlParts } from './parts.ts';
import { comunicaPlan } from './plan.ts';
import { Run } from './run.ts';
import { type ServiceFetch, serviceLeaf } from './service.ts';
import { graphSource, patternSource } from './sources.ts';
import { StoreChangedError, StoreReader } from './store-reader.ts';

export interface ComunicaContext {
  readonly db: Db;
  readonly baseUrl: string;
  readonly limits: Limits;
  /** Endpoints that SERVICE may name. */
  readonly services: readonly string[];
  readonly fetch: ServiceFetch;
  /** Of the request: when the client has gone, nothing goes on. */
  readonly signal?: AbortSignal;
  /** Without them every pattern is matched by itself. */
  readonly statistics?: Statistics;
  /** Tests only: `comunica` leaves SQL out. */
  readonly only?: 'sql' | 'comunica';
}

export interface ComunicaQuery {
  readonly form: QueryForm;
  /** GRAPH as an operation of its own, without the dataset clause. */
  readonly operation: Algebra.Operation;
  /** Of a SELECT, in order. */
  readonly variables: readonly string[];
  readonly dataset: Dataset;
  /** Why SQL alone does not answer. */
  readonly reason?: string;
  /** What IRI() resolves relative IRIs by: the query's BASE. */
  readonly baseIri?: string;
  /** The value of NOW(). */
  readonly now?: Date;
}

/** What Comunica has no implementation for is the query's fault; the rest is ours. */
const asAppError = (error: unknown): unknown => {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  if (error instanceof RangeError) return tooLong();
  const [detail = ''] = error.message.split('\n');
  const isUnknownFunction =
    /unknown (named )?(operator|function)|no function factory|unable to evaluate function|does not exist/i.test(
      detail,
    );
  return new AppError(
    isUnknownFunction
      ? {
          kind: 'badRequest',
          code: 'sparql-function',
          detail,
          hint: 'Functions are those of SPARQL 1.1 §17.4.',
        }
      : { kind: 'internal', code: 'sparql-failed', detail },
    { cause: error },
  );
};

/** Stops the run when its time is over or nobody waits any more. */
const bound = (run: Run, { limits, signal }: ComunicaContext): void => {
  const timer = setTimeout(() => run.stop(limitError('timeMs', limits.timeMs, limits)), limits.timeMs);
  const abort = (): void => run.stop(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted) abort();
  run.onStop(() => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  });
};

const planContext = ({ baseUrl }: ComunicaContext, { baseIri, now }: ComunicaQuery): IActionContext =>
  new ActionContext()
    .set(KeysInitQuery.baseIRI, baseIri ?? `${baseUrl}/`)
    .set(KeysInitQuery.queryTimestamp, now ?? new Date())
    .set(KeysInitQuery.distinctConstruct, true)
    .set(KeysHttp.fetch, noFetch);

const answerOf = async (
  result: Awaited<ReturnType<ReturnType<typeof comunicaEngine>['query']>>,
  run: Run,
  { form, variables }: ComunicaQuery,
  limits: Limits,
): Promise<Answer> => {
  switch (result.resultType) {
    case 'boolean': {
      const value = await run.race(run.within(() => result.execute()));
      run.stop(new Error('The answer is complete.'));
      return { form: 'ask', value };
    }
    case 'bindings': {
      const stream = (await run.race(run.within(() => result.execute()))) as unknown as ResultStream<{
        get(name: string): Term | undefined;
      }>;
      const solutions = await batched(
        stream,
        run,
        (bindings) => {
          const result: Solution = variables.map((name) => {
            const term = bindings.get(name);
            return term && ('id' in term || isWritable(term)) ? ownTerm(term) : undefined;
          });
          return { result, bytes: result.reduce((sum, term) => sum + bytesOfTerm(term), 0) };
        },
        limits,
      );
      return { form: 'select', variables, solutions };
    }
    case 'quads': {
      const stream = (await run.race(run.within(() => result.execute()))) as unknown as ResultStream<Quad>;
      const quads = await batched(
        stream,
        run,
        (triple) => ({
          result: ownTriple(triple),
          bytes: bytesOfTerm(triple.subject) + bytesOfTerm(triple.predicate) + bytesOfTerm(triple.object),
        }),
        limits,
      );
      return { form: form === 'describe' ? 'describe' : 'construct', quads };
    }
    default:
      throw new Error('An update came through.');
  }
};

/** Null where SQL is to be left out. */
const partsOf = (
  { statistics, baseUrl, limits, only }: ComunicaContext,
  { dataset, now, baseIri }: ComunicaQuery,
  reader: StoreReader,
): Parts | null =>
  statistics && only !== 'comunica'
    ? sqlParts({
        reader,
        options: {
          dataset,
          statistics,
          baseUrl,
          baseIri: baseIri ?? `${baseUrl}/`,
          now: (now ?? new Date()).toISOString(),
          fuseRows: fuseRows(limits),
        },
        limits,
        startMs: Date.now(),
      })
    : null;

const attempt = async (
  context: ComunicaContext,
  query: ComunicaQuery,
  usesSql: boolean,
): Promise<Answered> => {
  const started = Date.now();
  const run = new Run();
  bound(run, context);
  const reader = new StoreReader(context.db);
  try {
    const parts = usesSql ? partsOf(context, query, reader) : null;
    const plan = comunicaPlan(query.operation, {
      patterns: patternSource(reader, query.dataset),
      graphs: graphSource(reader, query.dataset),
      service: (operation) => serviceLeaf(operation, context) as never,
      ...(parts && { part: parts.leaf }),
    });
    const result = await run.race(
      run.within(() => comunicaEngine().query(plan as never, planContext(context, query) as never)),
    );
    const answer = await answerOf(result, run, query, context.limits);
    return {
      answer,
      meta: {
        path: parts && parts.count() > 0 ? 'mixed' : 'comunica',
        statements: reader.statements,
        rowsRead: reader.rowsRead,
        stages: [{ name: 'comunica', ms: Date.now() - started }],
        ...(query.reason && { reason: query.reason }),
      },
    };
  } catch (error) {
    run.stop(error);
    throw error;
  }
};

/** How often a query is begun anew when the store was written to before its first batch was there. */
const ATTEMPTS = 3;

/** @throws AppError `sparql-limit-…`, `sparql-service`, `store-changed`, `query-too-costly`, … */
export const answerByComunica = async (context: ComunicaContext, query: ComunicaQuery): Promise<Answered> => {
  let usesSql = true;
  for (let left = ATTEMPTS; ; ) {
    try {
      return await attempt(context, query, usesSql);
    } catch (error) {
      // A part may turn out inexact, or too much for the database, only while it runs.
      if (error instanceof Unsupported && usesSql) usesSql = false;
      else if (error instanceof StoreChangedError && left > 1) left--;
      else throw asAppError(error);
    }
  }
};
