/**
 * The application with an engine that knows its answers by heart, and remembers what it was asked: for tests of the
 * protocol alone.
 */
import { env } from 'cloudflare:test';
import type { Bindings } from '../../src/env.ts';
import { createApp } from '../../src/http/app.ts';
import { sparqlHandlers } from '../../src/http/routes/sparql.ts';
import { ROUTES } from '../../src/http/routes.ts';
import type { AskEngine } from '../../src/http/sparql-engine.ts';
import { AppError } from '../../src/lib/app-error.ts';
import { literal, namedNode, quad } from '../../src/rdf/terms.ts';
import type { Answer, AnswerMeta, QueryRequest, Solution } from '../../src/sparql/answer-types.ts';
import type { Limits } from '../../src/sparql/limits.ts';
import { ADMIN, BASE } from './http-client.ts';

const META: AnswerMeta = {
  path: 'sql',
  statements: 1,
  rowsRead: 42,
  stages: [
    { name: 'parse', ms: 0.25 },
    { name: 'database', ms: 3 },
  ],
};

async function* one<T>(item: T): AsyncGenerator<readonly T[]> {
  yield [item];
}

async function* rows(count: number, isCut: boolean): AsyncGenerator<readonly Solution[]> {
  const batch = Array.from({ length: 1000 }, (_, at): Solution => [literal(`row ${at} `.repeat(10))]);
  for (let at = 0; at < count; at += batch.length) yield batch;
  if (isCut) throw new Error('the answer was cut');
}

const answerOf = (text: string): Answer => {
  if (/^ask *\{ *\}|^ask/i.test(text)) return { form: 'ask', value: true };
  const [, count] = /^select (\d+)/i.exec(text) ?? [];
  if (count)
    return { form: 'select', variables: ['a'], solutions: rows(Number(count), text.endsWith('cut')) };
  if (/^select/i.test(text))
    return { form: 'select', variables: ['value'], solutions: one<Solution>([literal('é')]) };
  const form = /^construct/i.test(text) ? 'construct' : 'describe';
  return {
    form,
    quads: one(quad(namedNode('http://example.org/'), namedNode('http://example.org/p'), literal('o'))),
  };
};

export interface Asked extends QueryRequest {
  readonly limits: Limits;
}

export interface SparqlClient {
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  readonly get: (query: string, headers?: Record<string, string>, further?: string) => Promise<Response>;
  /** What the engine was asked. */
  readonly asked: Asked[];
  /** Called while the engine answers. */
  meanwhile: () => Promise<void>;
}

export const sparqlClient = (): SparqlClient => {
  const asked: Asked[] = [];
  const ask: AskEngine = async (_, { text, defaultGraphs, namedGraphs }, limits) => {
    asked.push({ text, defaultGraphs, namedGraphs, limits });
    await client.meanwhile();
    if (text === 'ASK {')
      throw new AppError({
        kind: 'badRequest',
        code: 'query-syntax',
        detail: 'The query cannot be read at line 1, column 6.',
        extra: { line: 1, column: 6, expected: ['}'] },
      });
    return { answer: answerOf(text), meta: META };
  };
  const { get, post } = sparqlHandlers(ask);
  const app = createApp(
    ROUTES.map((route) =>
      route.path === '/sparql' ? { ...route, methods: { GET: get, POST: post, QUERY: post } } : route,
    ),
  );
  const bindings = { DB: (env as unknown as Bindings).DB, BASE_URL: BASE, ADMIN_TOKEN: ADMIN };
  const fetch = async (path: string, init: RequestInit = {}): Promise<Response> =>
    app.fetch(new Request(`http://internal.example${path}`, { redirect: 'manual', ...init }), bindings);
  const client: SparqlClient = {
    fetch,
    get: (query, headers = {}, further = '') =>
      fetch(`/sparql?query=${encodeURIComponent(query)}${further}`, { headers }),
    asked,
    meanwhile: async () => undefined,
  };
  return client;
};
