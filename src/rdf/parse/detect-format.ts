/**
 * Which RDF format a document has: its media type says, else its file name, else its first bytes. Media types
 * that say nothing (`text/plain`, `application/octet-stream`) leave the question to the next.
 */
import { formatOfFileName, formatOfMediaType, type RdfFormat } from '../media-types.ts';

interface Signature {
  readonly format: RdfFormat;
  readonly pattern: RegExp;
}

const TERM = String.raw`(?:<[^<>]*>|_:\S+)`;
const LITERAL = String.raw`"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?`;
const LINE = String.raw`^(?:\s*#.*\n|\s*\n)*\s*${TERM}\s*<[^<>]*>\s*(?:${TERM}|${LITERAL})\s*`;

/** Tried in order on the text without its byte order mark. */
const SIGNATURES: readonly Signature[] = [
  { format: 'rdfxml', pattern: /^\s*(?:<\?xml|<!DOCTYPE\s+\w*:?RDF|<!--[\s\S]*?-->\s*<\w+:RDF|<\w+:RDF)/i },
  { format: 'jsonld', pattern: /^\s*(?:\{\s*["}]|\[\s*[[{"\]])/ },
  {
    format: 'ntriples',
    pattern: new RegExp(`${LINE}\\.[ \\t]*(?:#.*)?(?:\\r?\\n\\s*(?:${TERM}[ \\t]+<|#|$)|$)`),
  },
  { format: 'nquads', pattern: new RegExp(`${LINE}${TERM}\\s*\\.`) },
  {
    format: 'trig',
    pattern: /(?:^|[.\n>])\s*(?:GRAPH\s+)?(?:<[^<>\n]*>|[\w-]*:[\w.-]*|_:\w+)?\s*\{\s*(?:[<_[}\n]|[\w-]*:)/i,
  },
  {
    format: 'turtle',
    pattern:
      /^(?:\s*#.*\n|\s*\n)*\s*(?:@prefix|@base|prefix\s+[\w.-]*:|base\s*<|<[^<>]*>\s|_:\S+\s|\[|[\w-]*:\w+\s)/i,
  },
];

const isXmlOrMarkup = (text: string): boolean => /^\s*<(?:!DOCTYPE\s+html|html|head|body)\b/i.test(text);

const sniff = (firstBytes: Uint8Array): RdfFormat | null => {
  const text = new TextDecoder().decode(firstBytes.subarray(0, 8192));
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
