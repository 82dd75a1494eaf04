/**
 * What pages and documents refer to: the style sheet and the JSON-LD context.
 */
import { CONTEXT } from '../../rdf/serialize/jsonld-context.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { isNotModified } from '../conditional.ts';
import { representationTag } from '../etag.ts';
import { CACHE } from '../headers.ts';
import { stylesheet } from '../pages/style.ts';

/** A text that changes with a deployment only. */
export const asset = (contentType: string, body: string): Handler => {
  let known: { readonly etag: string; readonly bytes: Uint8Array } | null = null;
  return (c: AppContext) => {
    known ??= { etag: representationTag(contentType, body), bytes: new TextEncoder().encode(body) };
    const { etag, bytes } = known;
    const headers = new Headers({ ETag: etag, 'Cache-Control': CACHE.asset });
    if (isNotModified(c.req.raw.headers, { etag, lastModified: null }))
      return new Response(null, { status: 304, headers });
    headers.set('Content-Type', contentType);
    headers.set('Content-Length', String(bytes.length));
    return new Response(bytes, { headers });
  };
};

export const getStyle = asset('text/css; charset=utf-8', stylesheet);
export const getContext = asset('application/ld+json', JSON.stringify({ '@context': CONTEXT }, null, 2));
