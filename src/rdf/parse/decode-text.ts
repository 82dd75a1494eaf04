/**
 * Bytes to text. UTF-8 is the rule; bytes that are not UTF-8 are read as Windows-1252, one by one, and the
 * line is reported. A byte order mark or an XML declaration may name another encoding.
 */
import { AppError } from '../../lib/app-error.ts';
import type { ParserContext } from './format-parser.ts';

/** What Windows-1252 has at 0x80 to 0x9F; unassigned bytes keep their control character. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const windows1252 = (byte: number): string =>
  byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252[byte - 0x80]! : String.fromCharCode(byte);

export interface TextDecoding {
  readonly write: (bytes: Uint8Array) => string;
  readonly end: () => string;
}

const NEWLINE = 10;
const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** How many bytes the UTF-8 sequence with this first byte has; 0 for a byte that starts none. */
const sequenceLength = (byte: number): number => {
  if (byte < 0x80) return 1;
  if (byte >= 0xc2 && byte <= 0xdf) return 2;
  if (byte >= 0xe0 && byte <= 0xef) return 3;
  return byte >= 0xf0 && byte <= 0xf4 ? 4 : 0;
};

/** Where to cut so that no character is divided: after the last newline, else before an unfinished sequence. */
const cutOf = (bytes: Uint8Array): number => {
  const newline = bytes.lastIndexOf(NEWLINE);
  if (newline >= 0) return newline + 1;
  for (let back = 1; back <= Math.min(4, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (!isContinuation(byte)) return sequenceLength(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
};

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const tryStrict = (bytes: Uint8Array): string | null => {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
};

/** One line with bytes that are not UTF-8: its valid sequences as such, the other bytes each by itself. */
const decodeMixed = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes[at]!);
    const character = length > 0 ? tryStrict(bytes.subarray(at, at + length)) : null;
    text += character ?? windows1252(bytes[at]!);
    at += character === null ? 1 : length;
  }
  return text;
};

export const createUtf8Decoding = (issue: ParserContext['issue']): TextDecoding => {
  let held = new Uint8Array(0);
  let line = 1;
  /** A line may come in pieces. */
  let reported = 0;

  const decodeLines = (bytes: Uint8Array): string => {
    let text = '';
    for (let start = 0; start < bytes.length; ) {
      const newline = bytes.indexOf(NEWLINE, start);
      const end = newline < 0 ? bytes.length : newline + 1;
      const part = bytes.subarray(start, end);
      const decoded = tryStrict(part);
      text += decoded ?? decodeMixed(part);
      if (decoded === null && line !== reported) {
        issue('encoding-windows-1252', { line, after: decodeMixed(part).trim() });
        reported = line;
      }
      if (newline >= 0) line += 1;
      start = end;
    }
    return text;
  };

  const decode = (bytes: Uint8Array): string => {
    const text = tryStrict(bytes);
    if (text === null) return decodeLines(bytes);
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line += 1;
    return text;
  };

  return {
    write: (bytes) => {
      const all = new Uint8Array(held.length + bytes.length);
      all.set(held);
      all.set(bytes, held.length);
      const cut = cutOf(all);
      held = all.slice(cut);
      return decode(all.subarray(0, cut));
    },
    end: () => decode(held),
  };
};

const createOtherDecoding = (label: string): TextDecoding => {
  const name = label.toLowerCase();
  if (/^(?:iso-?8859-1|latin-?1|windows-1252|cp1252)$/.test(name))
    return { write: (bytes) => Array.from(bytes, windows1252).join(''), end: () => '' };
  try {
    const decoder = new TextDecoder(name);
    return {
      write: (bytes) => decoder.decode(bytes, { stream: true }),
      end: () => decoder.decode(),
    };
  } catch (cause) {
    throw new AppError(
      {
        kind: 'unprocessable',
        code: 'encoding-unknown',
        detail: `The document is in the encoding ${label}, which is not read.`,
        hint: 'Send it in UTF-8.',
      },
      { cause },
    );
  }
};

/** The encoding that the first bytes name, or null for UTF-8. */
const encodingOf = (first: Uint8Array, isXml: boolean): string | null => {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be';
  if (!isXml) return null;
  const start = Array.from(first.subarray(0, 200), (byte) => String.fromCharCode(byte)).join('');
  const label = /^[^<]*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
  return label && !/^(?:utf-?8|us-ascii)$/i.test(label) ? label : null;
};

/** How to read the text of a document that starts with these bytes. */
export const textDecodingOf = (
  first: Uint8Array,
  isXml: boolean,
  issue: ParserContext['issue'],
): TextDecoding => {
  const label = encodingOf(first, isXml);
  return label === null ? createUtf8Decoding(issue) : createOtherDecoding(label);
};
