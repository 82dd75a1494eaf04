/** gzip as other tools write it, as it breaks, and as it is meant to hurt. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gunzipped } from '../../../src/lib/gunzip.ts';

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const unpack = async (bytes: Uint8Array, size = 1000, maxBytes = Number.POSITIVE_INFINITY) => {
  let text = '';
  for await (const chunk of gunzipped(pieces(bytes, size), maxBytes)) text += new TextDecoder().decode(chunk);
  return text;
};

const members = Buffer.concat([gzipSync('one '), gzipSync('two '), gzipSync('three')]);

describe('gunzipped', () => {
  it.each([1, 2, 7, 1000])('reads all members of a file, in pieces of %i bytes', async (size) => {
    expect(await unpack(members, size)).toBe('one two three');
  });

  it('passes on what is no gzip', async () => {
    expect(await unpack(new TextEncoder().encode('plain'), 1)).toBe('plain');
    expect(await unpack(new Uint8Array(0))).toBe('');
  });

  it('reports a last member that is cut off', async () => {
    await expect(unpack(members.subarray(0, members.length - 5))).rejects.toMatchObject({
      info: { code: 'gzip-damaged' },
    });
  });

  it('stops members that are small by themselves at the limit', async () => {
    const zeros = gzipSync(new Uint8Array(400_000));
    await expect(unpack(Buffer.concat([zeros, zeros, zeros]), 1000, 1_000_000)).rejects.toMatchObject({
      info: { kind: 'tooLarge', extra: { limit: 1_000_000 } },
    });
  });

  it('passes on what its source throws', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield members.subarray(0, 10);
      throw new Error('connection lost');
    }
    const read = async () => {
      for await (const _ of gunzipped(failing(), 1000));
    };
    await expect(read()).rejects.toThrow('connection lost');
  });
});
