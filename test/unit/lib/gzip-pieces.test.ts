import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { GZIP_HEAD, GZIP_START, type GzipPlace, gzipEnd, gzipPiece } from '../../../src/lib/gzip-pieces.ts';

const fileOf = (texts: readonly string[]): Buffer => {
  const pieces: Uint8Array[] = [GZIP_HEAD];
  let place: GzipPlace = GZIP_START;
  for (const text of texts) {
    const piece = gzipPiece(new TextEncoder().encode(text), place);
    pieces.push(piece.packed);
    // What stands between two pieces survives being stored.
    place = JSON.parse(JSON.stringify(piece.place)) as GzipPlace;
  }
  return Buffer.concat([...pieces, gzipEnd(place)]);
};

const TEXTS = ['', 'a', 'ä'.repeat(70_000), '', 'abc'.repeat(1000)];

describe('a gzip file in pieces', () => {
  it('is what was put in, for every reader', async () => {
    const file = fileOf(TEXTS);
    expect(gunzipSync(file).toString()).toBe(TEXTS.join(''));
    // Takes one member and nothing after it.
    const strict = new Blob([new Uint8Array(file)]).stream().pipeThrough(new DecompressionStream('gzip'));
    expect(await new Response(strict).text()).toBe(TEXTS.join(''));
    expect(gunzipSync(fileOf([])).toString()).toBe('');
  });

  it('is damaged where a piece is missing or the end is', () => {
    const file = fileOf(TEXTS);
    expect(() => gunzipSync(file.subarray(0, file.length - 10))).toThrow();
    expect(() => gunzipSync(Buffer.concat([file.subarray(0, 15), file.subarray(20)]))).toThrow();
  });

  it('has the same bytes each time', () => {
    expect(fileOf(TEXTS)).toEqual(fileOf(TEXTS));
  });
});
