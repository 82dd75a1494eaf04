/**
 * Hashes: SHA-256, synchronously, as hexadecimal or as a short URL-safe text; and a fast one for buckets.
 */
import { createHash } from 'node:crypto';

export const sha256Hex = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Of bytes that are too many to hold, with their number. */
export const sha256HexOf = async (
  bytes: ReadableStream<Uint8Array>,
): Promise<{ readonly sha256: string; readonly size: number }> => {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of bytes) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { sha256: hash.digest('hex'), size };
};

// Crockford's alphabet in lower case: no i, l, o, u, so that an id read aloud is not mistaken.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** The first `length` (at most 51) base-32 digits of the SHA-256 of a text: 5 bits each. */
export const shortHash = (text: string, length: number): string => {
  const bytes = createHash('sha256').update(text, 'utf8').digest();
  let out = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5 && out.length < length) {
      bits -= 5;
      out += ALPHABET[(buffer >> bits) & 31];
    }
    if (out.length >= length) break;
  }
  return out;
};

/**
 * A 53-bit hash of a text (cyrb53, two 32-bit multiplicative lanes). Easily collided on purpose: whoever uses
 * it must not mind.
 */
export const hash53 = (text: string): number => {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
};
