/**
 * A request of the SPARQL 1.1 Protocol (§2.1): the query, its dataset, and the parameters by which other endpoints
 * let formats and time be chosen. By GET, a form, or the query itself as a body (POST and QUERY alike).
 */
import type { QueryRequest } from '../sparql/answer-types.ts';
import type { AppContext } from './app-env.ts';
import {
  parameterInvalid,
  queryMissing,
  queryNotUtf8,
  queryRepeated,
  queryTooLarge,
  queryTypeUnsupported,
  updateRefused,
} from './sparql-errors.ts';

export interface SparqlRequest extends QueryRequest {
  /** The value of `format=` or of one of its other names. */
  readonly format: string | null;
  readonly timeoutMs: number | null;
  /** `explain`: the statements and their plans are asked for, not the answer. */
  readonly isExplain: boolean;
}

/** Names of the parameter that chooses a format: ours, and those of other endpoints. */
export const FORMAT_PARAMETERS = ['format', 'output', 'results'] as const;

/** Percent-encoding writes one character of a query as up to nine bytes. */
const BYTES_A_CHAR = 9;
/** Room for the other parameters, graph names above all. */
const OTHER_BYTES = 65_536;

const formatIn = (parameters: URLSearchParams): string | null => {
  for (const name of FORMAT_PARAMETERS) {
    const value = parameters.get(name)?.trim();
    if (value) return value;
  }
  return null;
};

/** Milliseconds, as Virtuoso and Blazegraph take them; 0 is no wish. */
const timeoutIn = (parameters: URLSearchParams): number | null => {
  const text = parameters.get('timeout')?.trim();
  if (!text) return null;
  const value = Number(text);
  if (!(value >= 0)) throw parameterInvalid('timeout', text, 'a number of milliseconds');
  return value === 0 ? null : value;
};

/** The first word after comments and prologue (§19.8), where it is one of SPARQL 1.1 Update. */
const UPDATE =
  /^(?:\s|#[^\n\r]*(?:[\n\r]|$)|base\s*<[^>]*>|prefix\s*[^\s:]*:\s*<[^>]*>)*(?:insert|delete|load|clear|create|drop|copy|move|add|with)\b/i;

/** Percent-encoded bytes that are no UTF-8 would be read as U+FFFD. */
const parametersIn = (encoded: string): URLSearchParams => {
  try {
    // A bare percent sign is no mistake: it stands for itself.
    decodeURIComponent(encoded.replace(/%(?![0-9a-f]{2})/gi, '%25'));
  } catch {
    throw queryNotUtf8();
  }
  return new URLSearchParams(encoded);
};

const requestOf = (parameters: URLSearchParams, bodies: readonly string[]): SparqlRequest | null => {
  const queries = [...parameters.getAll('query'), ...bodies];
  if (parameters.has('update')) throw updateRefused();
  if (queries.length > 1) throw queryRepeated(queries.length);
  const [text] = queries;
  if (text === undefined || text.trim() === '') return null;
  if (UPDATE.test(text)) throw updateRefused();
  return {
    text,
    defaultGraphs: parameters.getAll('default-graph-uri'),
    namedGraphs: parameters.getAll('named-graph-uri'),
    format: formatIn(parameters),
    timeoutMs: timeoutIn(parameters),
    isExplain: parameters.has('explain'),
  };
};

/** What a URL asks; null when it has no query. */
export const requestInUrl = (c: AppContext): SparqlRequest | null =>
  requestOf(parametersIn(new URL(c.req.url).search), []);

const readText = async (c: AppContext, limit: number): Promise<string> => {
  const announced = Number(c.req.header('Content-Length') ?? 0);
  if (announced > limit) throw queryTooLarge(announced, limit);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  let text = '';
  let size = 0;
  try {
    for await (const chunk of c.req.raw.body ?? []) {
      size += chunk.byteLength;
      if (size > limit) throw queryTooLarge(size, limit);
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    throw error instanceof TypeError ? queryNotUtf8() : error;
  }
};

/** What a body asks, with the parameters of the URL beside it. @throws AppError `query-missing` */
export const requestInBody = async (c: AppContext, queryChars: number): Promise<SparqlRequest> => {
  const contentType = c.req.header('Content-Type');
  const [type, ...parameters] = (contentType ?? '').split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters
    .find((part) => part.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  const isUtf8 = charset === undefined || charset === 'utf-8' || charset === 'utf8';
  if (type === 'application/sparql-update') throw updateRefused();
  const isForm = type === 'application/x-www-form-urlencoded';
  if (!isUtf8 || (!isForm && type !== 'application/sparql-query')) throw queryTypeUnsupported(contentType);
  const body = await readText(c, queryChars * BYTES_A_CHAR + OTHER_BYTES);
  const all = parametersIn(new URL(c.req.url).search);
  if (isForm) for (const [name, value] of parametersIn(body)) all.append(name, value);
  const request = requestOf(all, isForm ? [] : [body]);
  if (!request) throw queryMissing();
  return request;
};
