/**
 * What rdfxml-streaming-parser keeps to itself, as far as it matters here: its stack of open elements, and the
 * XML parser beneath it.
 */
import type { Term } from '../terms.ts';
import type { SaxParser } from './rdfxml-sax.ts';

/** The library's own numbers for what an element's children are. */
export const NODES = 0;
export const PROPERTIES = 1;

/** What the parser remembers of an open element. */
export interface OpenElement {
  baseIRI?: string;
  subject?: Term;
  predicate?: unknown;
  text?: string;
  hadChildren?: boolean;
  childrenParseType?: number;
  childrenStringTags?: string[];
  childrenCollectionSubject?: unknown;
  childrenTagsToTripleTerms?: boolean;
}

export interface Internals {
  readonly saxParser: SaxParser;
  readonly activeTagStack: OpenElement[];
}
