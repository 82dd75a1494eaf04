/**
 * Conversations with the whole application over a real local D1.
 */
import { applyD1Migrations, type D1Migration, env } from 'cloudflare:test';
import { Parser, type ParserOptions } from 'n3';
import type { Bindings } from '../../src/env.ts';
import { createApp } from '../../src/http/app.ts';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import type { Quad } from '../../src/rdf/terms.ts';

const bindings = env as unknown as Bindings & { readonly TEST_MIGRATIONS: D1Migration[] };

export const BASE = 'https://cat.example';
export const ADMIN = 'an-administrators-token';

/** Most tests write records that are no complete datasets; those of policies set their own. */
const LENIENT = 'dcat-ap=report dcat-ap-hvd=report';

export const migrate = (): Promise<void> => applyD1Migrations(bindings.DB, bindings.TEST_MIGRATIONS);

export interface Client {
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  /** A body of Turtle, with every prefix declared. */
  readonly turtle: (
    method: 'PUT' | 'POST',
    path: string,
    body: string,
    headers?: Record<string, string>,
  ) => Promise<Response>;
}

export const TURTLE_PREFIXES = Object.entries(PREFIXES)
  .map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`)
  .join('');

/** A client of an application of its own; `host` is what the request says, not what the catalogue is. */
export const client = (
  settings: Partial<Bindings> = {},
  { token = ADMIN as string | null, host = 'http://internal.example' } = {},
): Client & {
  /** When everything is done that answers did not wait for. */ readonly settled: () => Promise<void>;
} => {
  const app = createApp();
  const all = { DB: bindings.DB, BASE_URL: BASE, ADMIN_TOKEN: ADMIN, VALIDATION: LENIENT, ...settings };
  const auth = token === null ? {} : { Authorization: `Bearer ${token}` };
  const later: Promise<unknown>[] = [];
  const execution = { waitUntil: (work: Promise<unknown>) => void later.push(work) } as ExecutionContext;
  const request = (path: string, init: RequestInit = {}) =>
    app.fetch(new Request(`${host}${path}`, { redirect: 'manual', ...init }), all, execution);
  return {
    fetch: async (path, init) => request(path, init),
    get: async (path, headers = {}) => request(path, { headers }),
    settled: async () => {
      for (let work = later.shift(); work; work = later.shift()) await work;
    },
    turtle: async (method, path, body, headers = {}) =>
      request(path, {
        method,
        body: TURTLE_PREFIXES + body,
        headers: { 'Content-Type': 'text/turtle', ...auth, ...headers },
      }),
  };
};

export const withToken = (token: string): Record<string, string> => ({ Authorization: `Bearer ${token}` });

export const parse = (text: string, options: ParserOptions = {}): Quad[] => new Parser(options).parse(text);

/** Objects of a subject and a property, as text. */
export const valuesOf = (quads: readonly Quad[], subject: string, predicate: string): string[] =>
  quads
    .filter((q) => q.subject.value === subject && q.predicate.value === predicate)
    .map((q) => q.object.value)
    .sort();

/** The body as text, whatever its media type: `Response.text()` warns of types that it does not know. */
export const textOf = async (response: Response): Promise<string> =>
  new TextDecoder().decode(await response.arrayBuffer());

/** A database that answers nothing. */
export const deadDatabase = (message: string): D1Database =>
  ({
    prepare: () => ({ bind: () => ({}) }),
    batch: () => Promise.reject(new Error(message)),
  }) as unknown as D1Database;
