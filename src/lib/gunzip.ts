/**
 * Bytes in chunks, decompressed when their first two say gzip (RFC 1952), and never more of them than
 * allowed: a gzip bomb stops at the limit, however small it came.
 */
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from './app-error.ts';
import { withHead } from './with-head.ts';

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

export const joined = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
};

export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  let isDone = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      isDone = done;
      if (done) return;
      yield value;
    }
  } finally {
    if (!isDone) await reader.cancel().catch(() => undefined);
    reader.releaseLock();
  }
}

/** By node:zlib: to the platform's DecompressionStream a second member (RFC 1952 §2.2) is damage. */
async function* decompressed(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const source = Readable.from(chunks);
  source.on('error', (error) => gunzip.destroy(error)).pipe(gunzip);
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
  } catch (error) {
    // What the source throws, such as a limit or a lost connection, is no damage.
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))) throw error;
    throw new AppError(
      {
        kind: 'unprocessable',
        code: 'gzip-damaged',
        detail: `The gzip data cannot be decompressed: ${error.message}`,
      },
      { cause: error },
    );
  } finally {
    gunzip.destroy();
    source.destroy();
  }
}

async function* limited(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes)
      throw new AppError({
        kind: 'tooLarge',
        code: 'document-too-large',
        detail: `The document has more than ${maxBytes} bytes after decompression (reading stopped at ${size}).`,
        extra: { limit: maxBytes, size },
      });
    yield chunk;
  }
}

/**
 * @param maxBytes of what comes out; `Infinity` for no limit.
 * @throws AppError `tooLarge` past the limit, `gzip-damaged` after the bytes that could be read.
 */
export async function* gunzipped(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  const source = withHead(chunks, 2, joined);
  const { done, value: first } = await source.next();
  if (done) return;
  const all = (async function* () {
    yield first;
    yield* source;
  })();
  yield* limited(isGzip(first) ? decompressed(all) : all, maxBytes);
}
