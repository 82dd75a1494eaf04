/**
 * `/sitemap.xml` and its parts `/sitemap-{n}.xml`. One list where it holds all pages, else the index of the parts.
 */
import {
  PAGES_A_FILE,
  type RangeState,
  rangeOf,
  readExtent,
  readPages,
  readRangeState,
  type SitemapRange,
} from '../../catalogue/sitemap.ts';
import { sha256Hex } from '../../lib/hash.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { isNotModified } from '../conditional.ts';
import { representationTag } from '../etag.ts';
import { CACHE } from '../headers.ts';
import { notFound } from '../problem.ts';
import { send } from '../send.ts';
import { sitemapIndex, urlSet } from '../sitemap.ts';

const TYPE = 'application/xml; charset=utf-8';

const textStream = (parts: AsyncGenerator<string>): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await parts.return(undefined);
    },
  });
};

/** The tag is weak: it is that of the state before the first of several reads. */
const respondList = (c: AppContext, range: SitemapRange, { state, modified }: RangeState): Response => {
  const etag = `W/"${sha256Hex(`${c.var.config.baseUrl} ${range.first} ${state}`).slice(0, 20)}"`;
  const headers = {
    ETag: etag,
    'Cache-Control': CACHE.revalidate,
    'Last-Modified': new Date(modified).toUTCString(),
  };
  const opaque = etag.slice(2);
  if (isNotModified(c.req.raw.headers, { etag: opaque, lastModified: modified }))
    return new Response(null, { status: 304, headers });
  const body = c.req.method === 'HEAD' ? null : textStream(urlSet(readPages(c.var.catalogue, range)));
  return new Response(body, { headers: { ...headers, 'Content-Type': TYPE } });
};

export const getSitemap: Handler = async (c) => {
  const { catalogue } = c.var;
  const { pages, highest } = await readExtent(catalogue);
  const whole = { first: 1, last: highest };
  if (pages <= PAGES_A_FILE) {
    const [state] = await readRangeState(catalogue, [whole]);
    return respondList(c, whole, state!);
  }
  const numbers = Array.from({ length: Math.ceil(highest / PAGES_A_FILE) }, (_, index) => index + 1);
  const states = await readRangeState(catalogue, numbers.map(rangeOf));
  const parts = numbers.flatMap((number, index) => {
    const { records, modified } = states[index]!;
    return records === 0 ? [] : [{ url: `${c.var.config.baseUrl}/sitemap-${number}.xml`, modified }];
  });
  const body = sitemapIndex(parts);
  return send(c, {
    contentType: TYPE,
    etag: representationTag(TYPE, body),
    lastModified: null,
    body,
    headers: {},
  });
};

export const getSitemapPart: Handler = async (c) => {
  const name = c.req.path.split('/').at(-1)!;
  const number = Number(/^sitemap-([1-9]\d{0,5})\.xml$/.exec(name)?.[1] ?? Number.NaN);
  const { highest } = await readExtent(c.var.catalogue);
  const range = rangeOf(number);
  if (Number.isNaN(number) || range.first > highest)
    throw notFound('no-such-sitemap', `There is no part “${name.slice(0, 100)}” of the sitemap.`, {
      name: name.slice(0, 100),
    });
  const [state] = await readRangeState(c.var.catalogue, [range]);
  return respondList(c, range, state!);
};
