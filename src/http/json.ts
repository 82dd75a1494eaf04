/**
 * JSON for programs.
 */
import { AppError } from '../lib/app-error.ts';
import type { AppContext } from './app-env.ts';
import { representationTag } from './etag.ts';
import { CACHE } from './headers.ts';
import { send } from './send.ts';

const JSON_TYPE = 'application/json';

export const jsonResponse = (
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': JSON_TYPE, 'Cache-Control': CACHE.never, ...headers },
  });

/** JSON that may be kept and asked for again; `version` is that of the record it shows. */
export const keptJson = (
  c: AppContext,
  body: unknown,
  headers: Readonly<Record<string, string>>,
  version?: number,
): Response => {
  const text = JSON.stringify(body);
  const etag = representationTag(JSON_TYPE, text, version);
  return send(c, { contentType: JSON_TYPE, etag, lastModified: null, body: text, headers });
};

export const emptyResponse = (status: 201 | 204, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(null, { status, headers: { 'Cache-Control': CACHE.never, ...headers } });

const MAX_JSON_BYTES = 65_536;

/** A small JSON object in a request's body. */
export const readJsonObject = async (c: AppContext): Promise<Readonly<Record<string, unknown>>> => {
  const type = c.req.header('Content-Type') ?? '';
  if (!/^application\/json\b/i.test(type))
    throw new AppError({
      kind: 'unsupportedMediaType',
      code: 'media-type-unsupported',
      detail: `The body is “${type}”; it must be application/json.`,
    });
  const text = await c.req.text();
  if (text.length > MAX_JSON_BYTES)
    throw new AppError({
      kind: 'tooLarge',
      code: 'body-too-large',
      detail: `The body has ${text.length} characters; the limit is ${MAX_JSON_BYTES}.`,
    });
  try {
    const value: unknown = JSON.parse(text);
    if (value && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Answered below, like JSON that is no object.
  }
  throw new AppError({ kind: 'badRequest', code: 'json-invalid', detail: 'The body is no JSON object.' });
};
