/**
 * A dump as an answer: the file that stands in object storage, in whole or in part; else written as it is sent,
 * which breaks the connection when it fails, so that a part is never taken for the whole.
 */
import { DUMP_LAYOUT, type DumpPlace, dumpTexts } from '../catalogue/dump.ts';
import { type DumpState, digested, readDumpState, rememberDigest } from '../catalogue/dump-digest.ts';
import { DUMP_FILES, type DumpFile, dumpFileName, dumpPath } from '../catalogue/dump-files.ts';
import { gzipTexts } from '../catalogue/dump-packing.ts';
import { openDump } from '../catalogue/dump-stored.ts';
import { rootIri } from '../catalogue/identity.ts';
import { shortHash } from '../lib/hash.ts';
import { contentTypeOf, RDF_FORMATS } from '../rdf/media-types.ts';
import type { Bucket } from '../store/bucket.ts';
import type { StoredDump } from '../store/dumps.ts';
import type { AppContext } from './app-env.ts';
import { askedRange } from './byte-range.ts';
import { chunkStream } from './chunk-stream.ts';
import { isNotModified } from './conditional.ts';
import { CACHE } from './headers.ts';
import { linkHeader } from './link-header.ts';
import { problemResponse } from './problem.ts';
import { STATUS_TITLES } from './status.ts';

const GZIP = 'application/gzip';

const contentTypeOfFile = ({ format, isGzip }: DumpFile): string => (isGzip ? GZIP : contentTypeOf(format));

const links = (file: DumpFile, baseUrl: string): string =>
  linkHeader([
    { href: rootIri(baseUrl), rel: 'describedby' },
    ...DUMP_FILES.filter((other) => other !== file).map((other) => ({
      href: baseUrl + dumpPath(other),
      rel: 'alternate',
      type: other.isGzip ? GZIP : RDF_FORMATS[other.format].mediaType,
    })),
  ]);

interface Validators {
  readonly etag: string;
  /** ISO 8601, to the second. */
  readonly lastModified: string;
}

const sharedHeaders = (c: AppContext, file: DumpFile, { etag, lastModified }: Validators) => ({
  ETag: etag,
  'Last-Modified': new Date(lastModified).toUTCString(),
  'Cache-Control': CACHE.revalidate,
  Link: links(file, c.var.config.baseUrl),
});

export const fileHeaders = (file: DumpFile) => ({
  'Content-Type': contentTypeOfFile(file),
  'Content-Disposition': `attachment; filename="${dumpFileName(file)}"`,
});

const isHead = (c: AppContext): boolean => c.req.raw.method === 'HEAD';

const base64OfHex = (hex: string): string =>
  btoa(String.fromCharCode(...hex.match(/../g)!.map((byte) => Number.parseInt(byte, 16))));

/** RFC 9530: of the whole file, also where a part of it is sent. */
const reprDigest = (sha256: string) => ({ 'Repr-Digest': `sha-256=:${base64OfHex(sha256)}:` });

/** The text or the gzip file, whose checksum is remembered after its end: nobody waits for that. */
const streamOf = (c: AppContext, file: DumpFile, state: DumpState): Promise<ReadableStream<Uint8Array>> => {
  const { catalogue, later } = c.var;
  let place: DumpPlace | undefined;
  const onEnd = (end: DumpPlace): void => {
    place = end;
  };
  const texts = dumpTexts(catalogue, file.format, { revision: state.revision, onEnd });
  return chunkStream(
    digested(file.isGzip ? gzipTexts(texts) : texts, (digest) => {
      if (place) later(rememberDigest(catalogue, file, { place, digest, state }));
    }),
  );
};

/**
 * A dump of this moment. Its tag is weak: a record that changes on the way, or another version of this software,
 * makes other bytes of the same revision.
 */
export const respondStreamed = async (c: AppContext, file: DumpFile): Promise<Response> => {
  const { catalogue, config } = c.var;
  const dumpState = await readDumpState(catalogue, file);
  const { revision, modified, digest } = dumpState;
  const state = shortHash(`${DUMP_LAYOUT} ${config.baseUrl} ${dumpFileName(file)}`, 10);
  const tag = `r${revision}-${state}`;
  const shared = sharedHeaders(c, file, { etag: `W/"${tag}"`, lastModified: modified });
  if (isNotModified(c.req.raw.headers, { etag: `"${tag}"`, lastModified: modified }))
    return new Response(null, { status: 304, headers: shared });
  const headers = { ...shared, ...fileHeaders(file), ...(digest && reprDigest(digest.sha256)) };
  const length = digest && { 'Content-Length': String(digest.bytes) };
  if (isHead(c)) return new Response(null, { headers: { ...headers, ...length } });
  return new Response(await streamOf(c, file, dumpState), { headers });
};

/** A dump of the last run; null where it is not in the bucket. */
export const respondStored = async (
  c: AppContext,
  file: DumpFile,
  dump: StoredDump,
  bucket: Bucket,
): Promise<Response | null> => {
  const validators = { etag: `"${dump.sha256.slice(0, 32)}"`, lastModified: dump.created };
  const shared = sharedHeaders(c, file, validators);
  if (isNotModified(c.req.raw.headers, validators))
    return new Response(null, { status: 304, headers: shared });
  const headers = {
    ...shared,
    ...fileHeaders(file),
    'Accept-Ranges': 'bytes',
    ...reprDigest(dump.sha256),
  };
  const size = dump.bytes;
  const whole = { ...headers, 'Content-Length': String(size) };
  if (isHead(c)) return new Response(null, { headers: whole });
  const range = askedRange(c.req.raw.headers, size, validators);
  if (range === 'unsatisfiable') return notInFile(c, size);
  const body = await openDump(bucket, dump, range === 'whole' ? undefined : range);
  if (!body) return null;
  if (range === 'whole') return new Response(body, { headers: whole });
  const { first, last } = range;
  return new Response(body, {
    status: 206,
    headers: {
      ...headers,
      'Content-Length': String(last - first + 1),
      'Content-Range': `bytes ${first}-${last}/${size}`,
    },
  });
};

/** RFC 9110 §15.5.17 */
const notInFile = (c: AppContext, size: number): Promise<Response> => {
  const info = {
    code: 'range-not-satisfiable',
    detail: `The file has ${size} bytes; what was asked for lies beyond.`,
    extra: { size },
  };
  return problemResponse(
    c,
    { status: 416, title: STATUS_TITLES[416]!, info },
    { 'Content-Range': `bytes */${size}` },
  );
};
