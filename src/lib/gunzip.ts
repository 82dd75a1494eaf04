/**
 * Bytes in chunks, decompressed when their first two say gzip (RFC 1952), and never more of them than
 * allowed: a gzip bomb stops at the limit, however small it came.
 */
import { AppError } from './app-error.ts';

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

const joined = (first: Uint8Array, second: Uint8Array): Uint8Array => {
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

const streamOf = (chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });

async function* decompressed(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = new DecompressionStream('gzip') as unknown as ReadableWritablePair<Uint8Array, Uint8Array>;
  try {
    yield* chunksOf(streamOf(chunks).pipeThrough(gunzip));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(
      {
        kind: 'unprocessable',
        code: 'gzip-damaged',
        detail: `The gzip data cannot be decompressed: ${error instanceof Error ? error.message : error}`,
      },
      { cause: error },
    );
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

/** Chunks such that the first holds at least two bytes, if there are two. */
async function* withFirstBytes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array | null = new Uint8Array(0);
  for await (const chunk of chunks) {
    if (held === null) {
      yield chunk;
      continue;
    }
    held = held.length ? joined(held, chunk) : chunk;
    if (held.length < 2) continue;
    yield held;
    held = null;
  }
  if (held?.length) yield held;
}

/**
 * @param maxBytes of what comes out; `Infinity` for no limit.
 * @throws AppError `tooLarge` past the limit, `gzip-damaged` after the bytes that could be read.
 */
export async function* gunzipped(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  const source = withFirstBytes(chunks);
  const { done, value: first } = await source.next();
  if (done) return;
  const all = (async function* () {
    yield first;
    yield* source;
  })();
  yield* limited(isGzip(first) ? decompressed(all) : all, maxBytes);
}
