/**
 * The JSON answer of an API, from its bytes to a value: unpacked, decoded, bounded. What is no JSON, such as a page
 * for people with status 200, is a fault of the page and never an empty list.
 */
import { AppError } from '../../lib/app-error.ts';
import { chunksOf, gunzipped } from '../../lib/gunzip.ts';
import { createUtf8Decoding } from '../../rdf/parse/decode-text.ts';
import { issueOf, type ReadIssue } from '../../rdf/repair/issues.ts';
import type { AdapterContext } from './adapter.ts';

/** A page stands in memory as bytes, text and value, with the statements that are made of it. */
export const MAX_JSON_BYTES = 12 * 1024 * 1024;

export interface JsonAnswer {
  readonly url: string;
  readonly value: unknown;
  readonly issues: readonly ReadIssue[];
}

const noJson = (url: string, text: string, contentType: string): AppError => {
  const isPage = /^\s*(?:<!doctype html|<html)/i.test(text.slice(0, 2000));
  return new AppError({
    kind: 'unprocessable',
    code: 'source-no-json',
    detail: `${url} is ${isPage ? 'a web page' : `“${contentType.slice(0, 100)}”`}, not JSON.`,
    extra: { url },
  });
};

/** @throws AppError `source-no-json`, `document-too-large`, and what fetching throws */
export const readJson = async (ctx: AdapterContext, address: URL): Promise<JsonAnswer> => {
  const maxBytes = Math.min(ctx.config.maxBytes, MAX_JSON_BYTES);
  const { url, bytes, contentType } = await ctx.fetch(address.href, { accept: 'application/json', maxBytes });
  const issues: ReadIssue[] = [];
  const decoding = createUtf8Decoding((code, facts) => issues.push(issueOf(code, facts)));
  let text = '';
  for await (const part of gunzipped(chunksOf(bytes), maxBytes)) text += decoding.write(part);
  text += decoding.end();
  try {
    return { url, value: JSON.parse(text.replace(/^\ufeff/, '')) as unknown, issues };
  } catch {
    throw noJson(url, text, contentType);
  }
};

const TOO_LARGE = new Set(['fetch-too-large', 'document-too-large']);

/** Asked for fewer records, the source may be understood. */
export const isTooLarge = (error: unknown): error is AppError =>
  error instanceof AppError && TOO_LARGE.has(error.info.code);

/** The status that a request failed with; null where it failed otherwise. */
export const answeredWith = (error: unknown): number | null => {
  const answered = error instanceof AppError ? error.info.extra?.answered : undefined;
  return typeof answered === 'number' ? answered : null;
};

/** An address with these parameters set; what else it asks for stays. */
export const asked = (base: URL, parameters: Readonly<Record<string, string | number>>): URL => {
  const url = new URL(base);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, String(value));
  return url;
};
