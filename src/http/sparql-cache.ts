/**
 * The entity tag of a query's answer: from the state of the catalogue and the request alone, so that it is known
 * without running the query. What a query may answer differently each time has none.
 */
import { sha256Hex } from '../lib/hash.ts';
import { parseTags } from './etag.ts';
import type { AskedFormats } from './sparql-format.ts';
import type { SparqlRequest } from './sparql-request.ts';

const DIGEST_DIGITS = 24;

/**
 * Words that make an answer depend on more than the catalogue. Judged by the text, on the safe side: a comment that
 * holds one, or an escape that could hide one (§19.2), only costs the tag.
 */
const VOLATILE = /(?<![\w:?$])(?:now|rand|uuid|struuid|service)\b|\\u/i;

export const isVolatile = (text: string): boolean => VOLATILE.test(text);

export const answerTag = (
  revision: string,
  { text, defaultGraphs, namedGraphs }: SparqlRequest,
  { table, graph }: AskedFormats,
): string => {
  const parts = [revision, text, defaultGraphs, namedGraphs, table, graph];
  return `"q${sha256Hex(JSON.stringify(parts)).slice(0, DIGEST_DIGITS)}"`;
};

/** `*` asks whether there is any answer, which only running the query tells. */
export const holdsTag = (headers: Headers, tag: string): boolean => {
  const noneMatch = headers.get('If-None-Match');
  if (noneMatch === null) return false;
  const tags = parseTags(noneMatch);
  return tags !== '*' && tags.includes(tag.replaceAll('"', ''));
};
