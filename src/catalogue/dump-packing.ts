/**
 * A dump as bytes of its gzip file: some slices of it, from wherever the ones before ended, or the whole as a
 * stream.
 */
import { GZIP_HEAD, GZIP_START, type GzipPlace, gzipEnd, gzipPiece } from '../lib/gzip-pieces.ts';
import type { CatalogueContext } from './context.ts';
import { type DumpPlace, readDumpPiece } from './dump.ts';
import type { DumpFormat } from './dump-files.ts';

export const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(pieces.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
};

export interface PackingPlace {
  readonly format: DumpFormat;
  readonly place: DumpPlace;
  readonly gzip: GzipPlace;
  /** Of the file so far. */
  readonly bytes: number;
}

export interface Packed {
  readonly bytes: Uint8Array;
  readonly place: DumpPlace;
  readonly gzip: GzipPlace;
  readonly isLast: boolean;
}

export const packPieces = async (
  ctx: CatalogueContext,
  from: PackingPlace,
  slices: number,
): Promise<Packed> => {
  const encoder = new TextEncoder();
  const packed: Uint8Array[] = from.bytes === 0 ? [GZIP_HEAD] : [];
  let { place, gzip } = from;
  for (let slice = 0; slice < slices; slice++) {
    const piece = await readDumpPiece(ctx, from.format, place);
    const written = gzipPiece(encoder.encode(piece.text), gzip);
    packed.push(written.packed);
    place = piece.place;
    gzip = written.place;
    if (!piece.isLast) continue;
    return { bytes: joined([...packed, gzipEnd(gzip)]), place, gzip, isLast: true };
  }
  return { bytes: joined(packed), place, gzip, isLast: false };
};

/** The same file as a stream. */
export async function* gzipTexts(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let gzip = GZIP_START;
  let head: readonly Uint8Array[] = [GZIP_HEAD];
  for await (const text of texts) {
    const { packed, place } = gzipPiece(encoder.encode(text), gzip);
    gzip = place;
    yield joined([...head, packed]);
    head = [];
  }
  yield gzipEnd(gzip);
}
