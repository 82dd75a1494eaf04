/**
 * What a parser of one format is: text goes in in chunks of any size, quads and issues come out at once.
 * Parsers are synchronous, but for the end of those that need the whole document.
 */

import type { IssueCode, IssueFacts } from '../repair/issues.ts';
import type { Quad } from '../terms.ts';
import type { TermFactory } from './term-factory.ts';

/** A line from 1, or how to find it when somebody wants to know. */
export type Line = number | (() => number | undefined);

export interface ParserContext {
  readonly factory: TermFactory;
  readonly baseIRI: string;
  /** A quad as the format says it, before the repairs, with the line where it stands if that can be known. */
  readonly quad: (quad: Quad, line?: Line) => void;
  readonly issue: (code: IssueCode, facts: IssueFacts) => void;
}

export interface FormatParser {
  readonly write: (text: string) => void;
  readonly end: () => void | Promise<void>;
}

export type ParserFactory = (context: ParserContext) => FormatParser;

/** How deep documents may nest, elements or JSON values. */
export const MAX_DEPTH = 200;
