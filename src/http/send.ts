/**
 * The end of an answer that can be kept and asked for again: 304 where the client has it, else the whole body with
 * its length, which HEAD, whose body is dropped, says as well.
 */
import type { AppContext } from './app-env.ts';
import { isNotModified } from './conditional.ts';
import { CACHE } from './headers.ts';

export interface Answer {
  readonly contentType: string;
  readonly etag: string;
  /** ISO 8601, to the second; null when unknown. */
  readonly lastModified: string | null;
  readonly body: string;
  /** What a 304 has as well. */
  readonly headers: Readonly<Record<string, string>>;
  /** What only the whole answer has. */
  readonly bodyHeaders?: Readonly<Record<string, string>>;
}

export const send = (
  c: AppContext,
  { contentType, etag, lastModified, body, headers, bodyHeaders = {} }: Answer,
): Response => {
  const shared = {
    ...headers,
    ETag: etag,
    'Cache-Control': CACHE.revalidate,
    ...(lastModified && { 'Last-Modified': new Date(lastModified).toUTCString() }),
  };
  if (isNotModified(c.req.raw.headers, { etag, lastModified }))
    return new Response(null, { status: 304, headers: shared });
  const bytes = new TextEncoder().encode(body);
  return new Response(bytes, {
    headers: {
      ...shared,
      ...bodyHeaders,
      'Content-Type': contentType,
      'Content-Length': String(bytes.length),
    },
  });
};
