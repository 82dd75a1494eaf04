/**
 * One gzip file (RFC 1952) written in pieces that know nothing of each other but a checksum and a size, so that
 * another process can go on with it. One member: some readers stop after the first of several. The same pieces give
 * the same bytes.
 */
import { constants, crc32, deflateRawSync } from 'node:zlib';

/** What the next piece must know of those before it. */
export interface GzipPlace {
  readonly crc: number;
  /** Bytes before compression, modulo 2^32. */
  readonly size: number;
}

export const GZIP_START: GzipPlace = { crc: 0, size: 0 };

/** §2.3: deflate, no flags, no time, unknown system. */
export const GZIP_HEAD = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);

const MODULUS = 2 ** 32;

/** A flush ends on a byte and leaves the stream open (RFC 1951 §3.2.4), so that pieces can be joined. */
export const gzipPiece = (
  bytes: Uint8Array,
  { crc, size }: GzipPlace,
): { readonly packed: Uint8Array; readonly place: GzipPlace } => ({
  packed: deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }),
  place: { crc: crc32(bytes, crc), size: (size + bytes.length) % MODULUS },
});

/** The last block, which is empty, and §2.3.1's trailer. */
export const gzipEnd = ({ crc, size }: GzipPlace): Uint8Array => {
  const end = new Uint8Array(10);
  end.set([0x03, 0x00]);
  const view = new DataView(end.buffer);
  view.setUint32(2, crc, true);
  view.setUint32(6, size, true);
  return end;
};
