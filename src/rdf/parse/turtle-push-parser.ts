/**
 * n3's parser, fed text and answering at once: the quads that are complete, the error that ended it, and the
 * nodes that were open when it did. The only file that knows the state that n3 keeps private.
 */
import type { EventEmitter } from 'node:events';
import { Parser } from 'n3';
import type { Quad, Term } from '../terms.ts';
import type { ParserContext } from './format-parser.ts';

export interface Token {
  readonly type: string;
  readonly value?: string;
  readonly prefix?: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly endLine?: number;
}

/** What n3 throws: its line numbers count from the parser's own start. */
export interface ParserError extends Error {
  readonly context?: { readonly line: number; readonly token?: Token; readonly previousToken?: Token };
}

export interface Fed {
  readonly quads: readonly Quad[];
  readonly error: ParserError | undefined;
}

/** The members that the library keeps private. */
interface Internals {
  readonly _subject?: Term | null;
  readonly _predicate?: Term | null;
  readonly _object?: Term | null;
  readonly _contextStack: readonly { readonly subject?: Term | null }[];
  _readEntity(token: Token): Term | undefined;
}

/** A node as issues name it; null for what is no node that a document describes. */
export const nodeName = (term: Term | null | undefined): string | null => {
  if (term?.termType === 'BlankNode') return `_:${term.value}`;
  return term?.termType === 'NamedNode' && !/22-rdf-syntax-ns#(?:nil|type)$/.test(term.value)
    ? term.value
    : null;
};

const NODE_TOKENS: ReadonlySet<string> = new Set(['IRI', 'typeIRI', 'prefixed', 'type', 'blank']);

export class PushParser {
  readonly #write: (text: string) => void;
  readonly #end: () => void;
  readonly #internals: Internals;
  #quads: Quad[] = [];
  #error: ParserError | undefined;

  constructor(
    format: string,
    context: ParserContext,
    base: string,
    onPrefix: (name: string, iri: string) => void,
  ) {
    const handlers = new Map<string, (text: string) => void>();
    const parser = new Parser({ format, factory: context.factory, baseIRI: base, blankNodePrefix: '' });
    this.#internals = parser as unknown as Internals;
    // n3 reads a stream by its events, and calls back before the event returns.
    const source = { on: (event: string, handler: (text: string) => void) => handlers.set(event, handler) };
    parser.parse(
      source as unknown as EventEmitter,
      (error: ParserError | null, quad: Quad | null) => {
        if (error) this.#error ??= error;
        else if (quad) this.#quads.push(quad);
      },
      (name, iri) => onPrefix(name, typeof iri === 'string' ? iri : iri.value),
    );
    this.#write = (text) => handlers.get('data')?.(text);
    this.#end = () => handlers.get('end')?.('');
  }

  /** The quads that the text completes, and the error that ended the parser, if one did. */
  feed(text: string, isLast: boolean): Fed {
    try {
      this.#write(text);
      if (isLast && !this.#error) this.#end();
    } catch (error) {
      // After some of its errors n3 stumbles over what it did not read.
      this.#error ??= error as ParserError;
    }
    const quads = this.#quads;
    this.#quads = [];
    return { quads, error: this.#error };
  }

  /**
   * The nodes that an error leaves incomplete: the open subjects, and the terms where a subject may stand that
   * a wrong or missing mark before it made a property or a value.
   */
  openNodes({ message, context }: ParserError): readonly string[] {
    const { _subject, _predicate, _object, _contextStack } = this.#internals;
    const terms = [_subject, _predicate, ..._contextStack.map(({ subject }) => subject)];
    if (message.startsWith('Expected punctuation')) terms.push(_object);
    const token = context?.token;
    if (token && NODE_TOKENS.has(token.type)) terms.push(this.#entity(token));
    return terms.map(nodeName).filter((name) => name !== null);
  }

  #entity(token: Token): Term | undefined {
    const error = this.#error;
    try {
      return this.#internals._readEntity(token);
    } catch {
      return undefined;
    } finally {
      this.#error = error;
    }
  }
}
