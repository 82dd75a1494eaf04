/**
 * SHA-256, synchronously, as hexadecimal or as a short URL-safe text.
 */
import { createHash } from 'node:crypto';

export const sha256Hex = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

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
