/**
 * `/left-overs`: what inputs said of nodes that belong to no record, by source. It is not published: the
 * administrator reads all of it, a token what was imported under its own names.
 */
import { listLeftOvers, readLeftOver, sizeOfLeftOver } from '../../catalogue/left-over.ts';
import { AppError } from '../../lib/app-error.ts';
import { contentTypeOf, RDF_FORMAT_NAMES, RDF_FORMATS, type RdfFormat } from '../../rdf/media-types.ts';
import { serialize } from '../../rdf/serialize/serialize.ts';
import type { Quad } from '../../rdf/terms.ts';
import { missingScope } from '../../security/authenticate.ts';
import { sourcesOf } from '../../security/scopes.ts';
import type { Principal } from '../../security/tokens.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { CACHE } from '../headers.ts';
import { jsonResponse } from '../json.ts';
import { negotiate } from '../negotiate.ts';
import { principalOfRequest, requireAdminOf } from '../principal.ts';
import { notFound } from '../problem.ts';
import type { Offer } from '../representations.ts';
import { notAcceptable } from '../request-format.ts';

/** Formats of lines are sent as they are read; the others need all statements at once. */
const MAX_AT_ONCE = 100_000;
const LINES: ReadonlySet<RdfFormat> = new Set(['nquads', 'ntriples']);

/** N-Quads first: each statement with the graph that it is kept in. */
const OFFERS: readonly Offer<RdfFormat>[] = RDF_FORMAT_NAMES.toSorted(
  (a, b) => Number(b === 'nquads') - Number(a === 'nquads'),
).map((name) => ({
  name,
  mediaType: RDF_FORMATS[name].mediaType,
  aliases: RDF_FORMATS[name].alsoRead,
}));

export const getLeftOvers: Handler = async (c) => {
  await requireAdminOf(c);
  return jsonResponse({ leftOvers: await listLeftOvers(c.var.catalogue) });
};

/** A token's own sources are named `{name}:{source}`, see `sourcesOf`. */
const isOwn = ({ scopes }: Principal, source: string): boolean => {
  const own = sourcesOf(scopes);
  return own === null || own.some((name) => source.startsWith(`${name}:`));
};

const formatOf = (c: AppContext): RdfFormat => {
  const format = negotiate(c.req.header('Accept'), OFFERS);
  if (!format) throw notAcceptable(c, OFFERS);
  return format;
};

const streamed = (
  format: RdfFormat,
  batches: AsyncGenerator<readonly Quad[]>,
): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await batches.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(serialize(format, value)));
    },
    cancel: () => batches.return(undefined).then(() => undefined),
  });
};

export const getLeftOver: Handler = async (c) => {
  const principal = await principalOfRequest(c);
  const source = c.req.param('source') ?? '';
  if (!isOwn(principal, source))
    throw missingScope('admin', 'A token reads the left-overs of its own sources only.');
  const format = formatOf(c);
  const size = await sizeOfLeftOver(c.var.catalogue, source);
  if (size === null) {
    const name = source.slice(0, 100);
    throw notFound('no-such-source', `No source “${name}” has sent anything.`, { source: name });
  }
  if (!LINES.has(format) && size > MAX_AT_ONCE)
    throw new AppError({
      kind: 'notAcceptable',
      code: 'left-over-too-large',
      detail: `The source ${source} left ${size} statements over; in this format the limit is ${MAX_AT_ONCE}.`,
      hint: 'Ask for N-Triples or N-Quads.',
      extra: { source, size, limit: MAX_AT_ONCE },
    });
  const headers = { 'Content-Type': contentTypeOf(format), 'Cache-Control': CACHE.never, Vary: 'Accept' };
  const batches = readLeftOver(c.var.catalogue, source);
  if (LINES.has(format)) return new Response(streamed(format, batches), { headers });
  const quads: Quad[] = [];
  for await (const batch of batches) for (const q of batch) quads.push(q);
  return new Response(serialize(format, quads), { headers });
};
