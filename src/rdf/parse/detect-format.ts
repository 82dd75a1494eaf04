/**
 * Which RDF format a document has: its media type says, else its file name, else its first bytes. Media types
 * that say nothing (`text/plain`, `application/octet-stream`) leave the question to the next. Where the first
 * bytes contradict what was said, that can be told too.
 */
import { formatOfFileName, formatOfMediaType, type RdfFormat } from '../media-types.ts';

interface Signature {
  readonly format: RdfFormat;
  readonly pattern: RegExp;
}

const TERM = String.raw`(?:<[^<>]*>|_:\S+)`;
const LITERAL = String.raw`"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?`;
/** Blank lines and comments; each turn takes exactly one line, so that nothing can backtrack. */
const SKIPPED = String.raw`^(?:[ \t\r]*(?:#[^\n]*)?\n)*[ \t]*`;
const LINE = String.raw`${SKIPPED}${TERM}[ \t]*<[^<>]*>[ \t]*(?:${TERM}|${LITERAL})[ \t]*`;
const GRAPH_OPENS = String.raw`^[ \t]{0,40}(?:GRAPH\s{1,9})?(?:<[^<>\n]*>|[\w-]*:[\w.-]*|_:\w+)?\s{0,40}\{\s{0,40}(?:[<_[}"]|[\w-]*:)`;
const TURTLE = String.raw`(?:@prefix|@base|prefix\s+[\w.-]*:|base\s*<|<[^<>]*>\s|_:\S+\s|\[|[\w-]*:\w+\s)`;

/** Tried in order on the text without its byte order mark. */
const SIGNATURES: readonly Signature[] = [
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

/** What shows a format beyond doubt, so that it counts more than a name. */
const PLAIN: readonly Signature[] = [
  {
    format: 'rdfxml',
    pattern:
      /^\s*<(?:\?xml\s|!DOCTYPE\s+\w*:?RDF\b|!--|\w+:RDF\s|[\w-]+(?::[\w.-]+)?\s+[\w:.-]+\s*=\s*["'])/i,
  },
  { format: 'jsonld', pattern: /^\s*(?:\{\s*"|\[\s*[{"])/ },
  ...SIGNATURES.filter(({ format }) => ['ntriples', 'nquads', 'trig'].includes(format)),
  {
    format: 'turtle',
    pattern: new RegExp(`${SKIPPED}(?:@prefix\\s|@base\\s|prefix\\s+[\\w.-]*:\\s*<|base\\s*<)`, 'i'),
  },
  {
    format: 'turtle',
    pattern: new RegExp(String.raw`${SKIPPED}(?:${TERM}|[\w-]*:[\w.-]+)\s+(?:a\s+[<\w:]|[\w-]*:[\w.-]+\s)`),
  },
];

/** The formats of which a document in another is a document all the same. */
const ALSO_READS: Readonly<Record<RdfFormat, readonly RdfFormat[]>> = {
  turtle: ['ntriples'],
  trig: ['ntriples', 'turtle'],
  nquads: ['ntriples'],
  ntriples: [],
  jsonld: [],
  rdfxml: [],
};

const A_LINE = new RegExp(
  String.raw`^${TERM}[ \t]*<[^<>]*>[ \t]*(?:${TERM}|${LITERAL})[ \t]*(?:${TERM}[ \t]*)?\.`,
  'm',
);

/**
 * The format that a document plainly has, where it is not the one that was promised; null where they agree, or
 * nothing is plain.
 * @param head the first characters, `SNIFFED_LENGTH` of them if there are so many
 */
export const formatMistaken = (promised: RdfFormat, head: string): RdfFormat | null => {
  const text = head.startsWith('\ufeff') ? head.slice(1) : head;
  const shown = PLAIN.find(({ pattern }) => pattern.test(text))?.format;
  if (!shown || shown === promised || ALSO_READS[promised].includes(shown)) return null;
  const isLines = promised === 'ntriples' || promised === 'nquads';
  // One bad line does not make N-Triples Turtle.
  return isLines && shown !== 'nquads' && A_LINE.test(text) ? null : shown;
};
