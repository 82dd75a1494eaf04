/**
 * Which RDF format a document has: its media type says, else its file name, else its first bytes. Media types
 * that say nothing (`text/plain`, `application/octet-stream`) leave the question to the next.
 */
import { formatOfFileName, formatOfMediaType, type RdfFormat } from '../media-types.ts';

export interface Signature {
  readonly format: RdfFormat;
  readonly pattern: RegExp;
}

export const TERM = String.raw`(?:<[^<>]*>|_:\S+)`;
export const LITERAL = String.raw`"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?`;
/** Blank lines and comments; each turn takes exactly one line, so that nothing can backtrack. */
export const SKIPPED = String.raw`^(?:[ \t\r]*(?:#[^\n]*)?\n)*[ \t]*`;
const LINE = String.raw`${SKIPPED}${TERM}[ \t]*<[^<>]*>[ \t]*(?:${TERM}|${LITERAL})[ \t]*`;
const GRAPH_OPENS = String.raw`^[ \t]{0,40}(?:GRAPH\s{1,9})?(?:<[^<>\n]*>|[\w-]*:[\w.-]*|_:\w+)?\s{0,40}\{\s{0,40}(?:[<_[}"]|[\w-]*:)`;
const TURTLE = String.raw`(?:@prefix|@base|prefix\s+[\w.-]*:|base\s*<|<[^<>]*>\s|_:\S+\s|\[|[\w-]*:\w+\s)`;

/** Tried in order on the text without its byte order mark. */
export const SIGNATURES: readonly Signature[] = [
  { format: 'rdfxml', pattern: /^\s*(?:<\?xml|<!DOCTYPE\s+\w*:?RDF|<!--[\s\S]*?-->\s*<\w+:RDF|<\w+:RDF)/i },
  { format: 'jsonld', pattern: /^\s*(?:\{\s*["}]|\[\s*[[{"\]])/ },
  {
    format: 'ntriples',
    pattern: new RegExp(`${LINE}\\.[ \\t]*(?:#.*)?(?:\\r?\\n\\s*(?:${TERM}[ \\t]+<|#|$)|$)`),
  },
  { format: 'nquads', pattern: new RegExp(`${LINE}${TERM}[ \\t]*\\.`) },
  { format: 'trig', pattern: new RegExp(GRAPH_OPENS, 'im') },
  { format: 'turtle', pattern: new RegExp(SKIPPED + TURTLE, 'i') },
];

/** How much of a document is looked at: bytes, or UTF-16 units of text. */
export const SNIFFED_LENGTH = 8192;

const isXmlOrMarkup = (text: string): boolean => /^\s*<(?:!DOCTYPE\s+html|html|head|body)\b/i.test(text);

const sniff = (firstBytes: Uint8Array): RdfFormat | null => {
  const text = new TextDecoder().decode(firstBytes.subarray(0, SNIFFED_LENGTH));
  if (isXmlOrMarkup(text)) return null;
  return SIGNATURES.find(({ pattern }) => pattern.test(text))?.format ?? null;
};

/** @param firstBytes after decompression; they count only when neither of the others tells. */
export const detectFormat = (
  contentType: string | null,
  fileName: string | null,
  firstBytes: Uint8Array,
): RdfFormat | null =>
  (contentType ? formatOfMediaType(contentType) : null) ??
  (fileName ? formatOfFileName(fileName) : null) ??
  sniff(firstBytes);
