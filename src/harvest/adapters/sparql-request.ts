/**
 * Questions to a SPARQL endpoint (SPARQL 1.1 Protocol §2.1): rows as JSON, graphs in any RDF format, and whether an
 * answer was cut short.
 */
import { damageLog } from '../../catalogue/damage.ts';
import { AppError } from '../../lib/app-error.ts';
import { chunksOf, gunzipped } from '../../lib/gunzip.ts';
import { renameNodes } from '../../rdf/skolem.ts';
import { blankNode, type Quad } from '../../rdf/terms.ts';
import type { PoliteAnswer } from '../polite-fetch.ts';
import type { AdapterContext } from './adapter.ts';
import { type ReadPage, readDocument } from './read-document.ts';

/** Some endpoints take queries by one of them alone. */
export const METHODS = ['POST', 'GET'] as const;
export type Method = (typeof METHODS)[number];

const ROWS = 'application/sparql-results+json, application/json;q=0.9';
const GRAPH =
  'application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.7, application/ld+json;q=0.5, text/plain;q=0.3';
const MAX_ROWS_BYTES = 8 * 1024 * 1024;

const send = (ctx: AdapterContext, method: Method, query: string, accept: string): Promise<PoliteAnswer> => {
  if (method === 'POST') {
    const body = new URLSearchParams({ query }).toString();
    return ctx.fetch(ctx.config.url, {
      accept,
      method,
      body,
      contentType: 'application/x-www-form-urlencoded',
    });
  }
  const url = new URL(ctx.config.url);
  url.searchParams.set('query', query);
  return ctx.fetch(url.href, { accept });
};

const noRows = (url: string): AppError =>
  new AppError({
    kind: 'unprocessable',
    code: 'source-no-sparql',
    detail: `${url} does not answer a query with results in JSON.`,
    extra: { url },
  });

type Row = Readonly<Record<string, { readonly value?: unknown } | undefined>>;

/** The values of one variable, row by row. @throws AppError `source-no-sparql` */
export const askValues = async (
  ctx: AdapterContext,
  method: Method,
  query: string,
  variable: string,
): Promise<string[]> => {
  const answer = await send(ctx, method, query, ROWS);
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of gunzipped(chunksOf(answer.bytes), MAX_ROWS_BYTES))
    text += decoder.decode(part, { stream: true });
  let rows: unknown;
  try {
    rows = (JSON.parse(text) as { results?: { bindings?: unknown } } | null)?.results?.bindings;
  } catch {
    throw noRows(answer.url);
  }
  if (!Array.isArray(rows)) throw noRows(answer.url);
  return rows.flatMap((row: Row | null) => {
    const value = row?.[variable]?.value;
    return typeof value === 'string' ? [value] : [];
  });
};

export const askNumber = async (ctx: AdapterContext, method: Method, query: string): Promise<number> => {
  const [value] = await askValues(ctx, method, query, 'count');
  if (value === undefined || !/^\d{1,15}$/.test(value)) throw noRows(ctx.config.url);
  return Number(value);
};

/** By which method the endpoint answers. @throws AppError what it said to the first */
export const findMethod = async <T>(
  question: (method: Method) => Promise<T>,
): Promise<{ readonly method: Method; readonly answer: T }> => {
  let first: AppError | null = null;
  for (const method of METHODS)
    try {
      return { method, answer: await question(method) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      first ??= error;
      const isRedirected = / redirects a POST /.test(error.info.detail);
      const isRefused =
        Number(error.info.extra?.answered ?? 0) >= 400 || error.info.code === 'source-no-sparql';
      if (!isRedirected && !isRefused) throw error;
    }
  throw first ?? new Error('There is no method.');
};

export interface GraphAnswer extends ReadPage {
  /** The endpoint itself says so: Virtuoso by these headers. */
  readonly isCut: boolean;
}

/** No statement is an answer too. */
const EMPTY: ReadonlySet<string> = new Set(['document-empty', 'document-no-statements']);

/** Labels of blank nodes mean nothing beside those of another answer. */
const relabelled = (quads: readonly Quad[], mark: string): Quad[] =>
  renameNodes(quads, (term) =>
    term.termType === 'BlankNode' ? blankNode(`${mark}${term.value}`) : undefined,
  );

/** @param mark letters and digits, another one for each answer that is read into one page */
export const askGraph = async (
  ctx: AdapterContext,
  method: Method,
  query: string,
  mark: string,
): Promise<GraphAnswer> => {
  const answer = await send(ctx, method, query, GRAPH);
  const { headers } = answer;
  const isCut = headers.has('X-SPARQL-MaxRows') || headers.get('X-SQL-State') === 'S1TAT';
  const document = await readDocument(answer, ctx.config.format, ctx.config.maxBytes);
  const issues = document.issues.filter(({ code }) => !EMPTY.has(code));
  const named = (node: string): string => (node.startsWith('_:') ? `_:${mark}${node.slice(2)}` : node);
  const marked = issues.map((issue) =>
    issue.damaged ? { ...issue, damaged: issue.damaged.map(named) } : issue,
  );
  const damage = damageLog();
  for (const issue of marked) damage.add(issue);
  return { url: document.url, quads: relabelled(document.quads, mark), issues: marked, damage, isCut };
};
