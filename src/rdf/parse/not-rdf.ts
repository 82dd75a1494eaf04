/**
 * Documents that are plainly no RDF, known by how they start: pages, archives, images. A parser would find
 * nothing but errors in them, and a person would not learn what is wrong.
 */

export interface NotRdf {
  readonly code: 'document-html' | 'document-binary';
  readonly detail: string;
}

/** How much of a document is looked at: bytes, or UTF-16 units of text. */
export const HEAD_LENGTH = 1024;

/** The first bytes of what people send by mistake, one character a byte. */
const SIGNATURES: readonly (readonly [start: string, name: string])[] = [
  ['PK\x03\x04', 'a ZIP archive: unpack it, and send the file that it holds'],
  ['%PDF', 'a PDF document'],
  ['\x89PNG', 'an image (PNG)'],
  ['\xff\xd8\xff', 'an image (JPEG)'],
  ['GIF8', 'an image (GIF)'],
  ['BZh', 'compressed with bzip2: of compressed files gzip alone is read'],
  ['\xfd7zXZ', 'compressed with xz: of compressed files gzip alone is read'],
  ['\x28\xb5\x2f\xfd', 'compressed with zstd: of compressed files gzip alone is read'],
  ['7z\xbc\xaf', 'a 7-Zip archive: unpack it, and send the file that it holds'],
  ['\xd0\xcf\x11\xe0', 'an office document'],
  ['SQLite format 3', 'an SQLite database'],
  ['$HDT', 'an HDT file: convert it to N-Triples'],
];

/** A control character that stands in no text. */
const isControl = (byte: number): boolean => byte < 0x09 || (byte > 0x0d && byte < 0x20);

/** @param head the first bytes, `HEAD_LENGTH` of them if there are so many */
export const binaryOf = (head: Uint8Array): NotRdf | null => {
  const start = String.fromCharCode(...head.subarray(0, 16));
  const signature = SIGNATURES.find(([characters]) => start.startsWith(characters));
  if (signature) return { code: 'document-binary', detail: `it is ${signature[1]}` };
  // A byte order mark of UTF-16 explains the NULs.
  if (start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff')) return null;
  const controls = head.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0);
  return controls * 12 > head.length
    ? { code: 'document-binary', detail: `${controls} of its first ${head.length} bytes stand in no text` }
    : null;
};

const HTML = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!DOCTYPE\s+html|html|head|body)\b/i;

/** @param head the first characters, `HEAD_LENGTH` of them if there are so many */
export const htmlOf = (head: string): NotRdf | null => {
  if (!HTML.test(head)) return null;
  const title = /<title[^>]*>\s*([^<]*)/i.exec(head)?.[1]?.trim();
  return {
    code: 'document-html',
    detail: `perhaps an error or login page${title ? ` (its title is “${title}”)` : ''}`,
  };
};
