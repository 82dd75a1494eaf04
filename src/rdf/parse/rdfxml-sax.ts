/**
 * The XML parser beneath the RDF/XML parser: its private members as far as they are used, which of its errors
 * mean what, and how closing tags that fit nothing are taken.
 */
import type { EntityTable } from './xml-entities.ts';

export interface SaxTag {
  readonly name: string;
  readonly ns: object;
}

export interface SaxParser {
  readonly line: number;
  readonly column: number;
  readonly ENTITIES: EntityTable;
  readonly opt: { resolvePrefix?: (prefix: string) => string | undefined };
  readonly tags: SaxTag[];
  readonly chunk: string;
  readonly prevI: number;
  /** The quotation mark of the attribute value that is read. */
  readonly q: number | null;
  /** Of the closing tag that is read. */
  name: string;
  closeTag: () => void;
  on(event: 'error', handler: (error: Error) => void): void;
  write(text: string): void;
  close(): void;
}

/** What an error of the XML parser means for the structure. */
export type SaxErrorKind = 'harmless' | 'in-tag' | 'in-content' | 'end' | 'fatal';

const MEANINGS: readonly (readonly [RegExp, SaxErrorKind])[] = [
  [/^(?:unclosed tag|unexpected end|document must contain a root)/, 'end'],
  [/^(?:incorrect syntax|inappropriately located doctype|cannot write after close)/, 'fatal'],
  [
    /^(?:undefined entity|disallowed character\.$|malformed character entity|malformed comment|the string "]]>"|duplicate attribute|no whitespace between attributes|text data outside of root node|an XML declaration must be|the XML declaration must|documents may contain only one root|version number|encoding value)/,
    'harmless',
  ],
  [/attribute|unbound namespace prefix|forward-slash|in tag name\.$|malformed name/, 'in-tag'],
];

export const kindOfSaxError = (message: string, { q, chunk, prevI }: SaxParser): SaxErrorKind => {
  // Markup inside a value: its closing quotation mark is missing.
  if (message === 'disallowed character.' && q !== null && chunk[prevI] === '<') return 'in-tag';
  return MEANINGS.find(([pattern]) => pattern.test(message))?.[1] ?? 'in-content';
};

/** True for names of which one is the other with a slip of the pen: they start or end alike. */
export const isSlip = (first: string, second: string): boolean => {
  const longest = Math.max(first.length, second.length);
  const shortest = Math.min(first.length, second.length);
  if (longest - shortest > 2) return false;
  let same = 0;
  while (same < shortest && first[same] === second[same]) same += 1;
  let end = 0;
  while (end < shortest - same && first.at(-1 - end) === second.at(-1 - end)) end += 1;
  return longest - same - end <= 2;
};

const ABOUT = /\b(?:about|ID|nodeID)\s*=\s*["']?([^"'<>\s]+)/g;

/** The nodes that markup names which was read as text. */
export const nodesInText = (text: string): readonly string[] =>
  text.includes('=') ? [...text.matchAll(ABOUT)].map(([, name = '']) => name) : [];
