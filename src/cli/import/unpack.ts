/**
 * Unpacks gzip with Node's own library, because files from other tools come in several members (RFC 1952 §2.2),
 * which the platform's DecompressionStream takes for damage. What is no gzip passes as it is.
 */
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** Thrown when the data is cut off or damaged. */
export class DamagedGzip extends Error {}

async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = createGunzip();
  Readable.from(chunks)
    .on('error', (error) => stream.destroy(error))
    .pipe(stream);
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    const isDamage = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
    throw isDamage ? new DamagedGzip(error.message) : error;
  } finally {
    stream.destroy();
  }
}

export async function* unpack(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = chunks[Symbol.asyncIterator]();
  let first = await source.next();
  while (!first.done && first.value.length === 0) first = await source.next();
  if (first.done) return;
  const { value } = first;
  const all = (async function* (): AsyncGenerator<Uint8Array> {
    yield value;
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
  })();
  yield* isGzip(value) ? gunzip(all) : all;
}
