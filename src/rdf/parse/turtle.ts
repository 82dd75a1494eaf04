/**
 * Turtle and TriG by n3, a statement at a time. n3 stops at the first error; so after one, a new n3 parser
 * goes on at the next place where a statement can start, with the prefixes, the base, the labels of blank
 * nodes and the open graph of the old one. What the broken statement said before the error is kept.
 */
import type { EventEmitter } from 'node:events';
import { Parser } from 'n3';
import { KNOWN_PREFIXES } from '../repair/iri.ts';
import { resolveIri } from '../repair/resolve-iri.ts';
import type { Quad } from '../terms.ts';
import type { FormatParser, ParserContext } from './format-parser.ts';
import { nextStatement, type Statement } from './turtle-statements.ts';

interface Token {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly endLine?: number;
}

/** What n3 throws: its line numbers count from the parser's own start. */
interface ParserError extends Error {
  readonly context?: { readonly line: number; readonly token?: Token; readonly previousToken?: Token };
}

interface Place {
  /** From 1. */
  readonly line: number;
  /** From 0, in the text as fed. */
  readonly column: number;
}

/** An n3 parser that is fed text and answers at once. */
class PushParser {
  readonly #write: (text: string) => void;
  readonly #end: () => void;
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
  feed(
    text: string,
    isLast: boolean,
  ): { readonly quads: readonly Quad[]; readonly error: ParserError | undefined } {
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
}

const countNewlines = (text: string, from: number, to: number): number => {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
};

/** Reads statement by statement; owns the buffer, the parser and what must outlive it. */
class TurtleReader implements FormatParser {
  readonly #context: ParserContext;
  readonly #format: 'Turtle' | 'TriG';
  readonly #prefixes = new Map<string, string>();
  #base: string;
  /** The label of the open graph as it is written, `GRAPH` included. */
  #graph: string | null = null;
  #parser: PushParser;
  /** Line of the source at which the parser's first line stands. */
  #parserLine = 1;
  #buffer = '';
  /** Searched without success up to this length: wait until there is twice as much. */
  #neededLength = 0;
  /** The place in the source of what is read next; the column counts from 0. */
  #line = 1;
  #column = 0;
  /** How many characters may still be read again after errors: a file that is no Turtle at all must end soon. */
  #secondReadings = 4_000_000;
  /** Below this line an error that yields nothing is an echo of one that was reported. */
  #echoesUntilLine = 0;

  constructor(context: ParserContext, format: 'Turtle' | 'TriG') {
    this.#context = context;
    this.#format = format;
    this.#base = context.baseIRI;
    this.#parser = this.#newParser();
  }

  write(text: string): void {
    this.#buffer += text;
    if (this.#buffer.length >= this.#neededLength) this.#read(false);
  }

  end(): void {
    this.#read(true);
  }

  #read(atEnd: boolean): void {
    const source = this.#buffer;
    let position = 0;
    let isDone = false;
    while (!isDone) {
      const statement = nextStatement(source, position, atEnd, this.#format === 'TriG');
      if (!statement) break;
      isDone = statement.ends === 'document';
      const next = this.#process(source, position, statement);
      this.#column = this.#columnOf(source, position, next);
      this.#line += countNewlines(source, position, next);
      isDone &&= next >= source.length;
      position = next;
    }
    this.#buffer = source.slice(position);
    this.#neededLength = 2 * this.#buffer.length;
  }

  /** The column, from 0, of an offset in the statement that is read. */
  #columnOf(source: string, from: number, offset: number): number {
    const newline = offset > from ? source.lastIndexOf('\n', offset - 1) : -1;
    return newline >= from ? offset - newline - 1 : this.#column + offset - from;
  }

  /** Parses a statement; answers with the offset at which to go on. */
  #process(source: string, from: number, statement: Statement): number {
    if (statement.ends === 'graph-opens' && this.#graph !== null) this.#leaveGraph(source, from, statement);
    const { quads, error } = this.#parser.feed(
      // A lexer wants to see what follows a brace or a dot.
      statement.ends === 'document' || /\s$/.test(statement.text) ? statement.text : `${statement.text} `,
      statement.ends === 'document',
    );
    if (error && this.#supplyPrefix(error)) return this.#process(source, from, statement);
    const next = error ? this.#recover(source, from, statement, error, quads.length > 0) : statement.end;
    this.#reportEdits(source, from, next, statement);
    for (const quad of quads) this.#context.quad(quad, this.#line);
    if (!error) this.#remember(statement);
    return next;
  }

  /** n3 lets a graph open inside another; the author forgot to close one. */
  #leaveGraph(source: string, from: number, statement: Statement): void {
    const line = this.#line + countNewlines(source, from, statement.end);
    this.#context.issue('turtle-syntax', { line, detail: 'the graph before this one is not closed' });
    this.#graph = null;
    this.#restart();
  }

  #remember(statement: Statement): void {
    if (statement.base !== undefined) this.#base = resolveIri(statement.base, this.#base);
    if (statement.ends === 'graph-opens') this.#graph = statement.text.slice(0, -1);
    if (statement.ends === 'graph-closes') this.#graph = null;
  }

  /** A prefix that everybody knows is declared after the fact; the statement is then read again. */
  #supplyPrefix(error: ParserError): boolean {
    const name = /^Undefined prefix "([^"]*):"/.exec(error.message)?.[1];
    if (name === undefined || this.#prefixes.has(name) || !Object.hasOwn(KNOWN_PREFIXES, name)) return false;
    const iri = KNOWN_PREFIXES[name]!;
    this.#prefixes.set(name, iri);
    const { line, column } = this.#place(error);
    this.#context.issue('prefix-undeclared', { line, column: column + 1, before: `${name}:`, after: iri });
    this.#restart();
    return true;
  }

  #recover(
    source: string,
    from: number,
    statement: Statement,
    error: ParserError,
    hasYielded: boolean,
  ): number {
    const isEcho = !hasYielded && this.#line < this.#echoesUntilLine;
    const next = this.#nextStart(source, from, statement, this.#place(error));
    if (!isEcho) this.#report(error, source.slice(from, next));
    const lineOf = (offset: number): number => this.#line + countNewlines(source, from, offset);
    this.#echoesUntilLine = Math.max(
      this.#echoesUntilLine,
      lineOf(statement.end) + (next < statement.end ? 1 : 0),
    );
    if (next >= statement.end && statement.ends === 'graph-closes') this.#graph = null;
    this.#restart(lineOf(next), this.#columnOf(source, from, next));
    return next;
  }

  /** Where to go on after an error: at the next line that may start a statement, else after the broken one. */
  #nextStart(source: string, from: number, statement: Statement, error: Place): number {
    let line = this.#line;
    let counted = from;
    for (const start of statement.starts) {
      line += countNewlines(source, counted, start);
      counted = start;
      const isPastError = line > error.line || (line === error.line && error.column === 0);
      if (!isPastError || start === from) continue;
      if (this.#secondReadings <= 0) break;
      this.#secondReadings -= statement.end - start;
      return start;
    }
    return statement.end;
  }

  #report(error: ParserError, lost: string): void {
    const { line, column } = this.#place(error);
    this.#context.issue('turtle-syntax', {
      line,
      column: column + 1,
      detail: error.message.replace(/ on line \d+\.?$/, ''),
      ...(lost.trim() ? { before: lost.trim() } : {}),
    });
  }

  /** What was rewritten in the part of the statement that is not read again. */
  #reportEdits(source: string, from: number, to: number, statement: Statement): void {
    for (const { code, offset, before, after } of statement.edits) {
      if (offset >= to) break;
      const line = this.#line + countNewlines(source, from, offset);
      this.#context.issue(code, {
        line,
        column: this.#columnOf(source, from, offset) + 1,
        before,
        after,
      });
    }
  }

  /** Where n3 found the error. Its lexer names the line only; the column is then where the last token ended. */
  #place(error: ParserError): Place {
    const { line = 1, token, previousToken } = error.context ?? {};
    const isAfterToken = previousToken && (previousToken.endLine ?? previousToken.line) === line;
    const column = token ? token.start : isAfterToken ? previousToken.end + 1 : 0;
    return { line: line - 1 + this.#parserLine, column };
  }

  #restart(line = this.#line, column = this.#column): void {
    this.#parser = this.#newParser();
    const prefixes = [...this.#prefixes].map(([name, iri]) => `@prefix ${name}: <${iri}> . `);
    const graph = this.#graph === null ? '' : `${this.#graph} { `;
    const header = `${prefixes.join('')}${graph}\n`;
    this.#parser.feed(header + ' '.repeat(column), false);
    this.#parserLine = line - countNewlines(header, 0, header.length);
  }

  #newParser(): PushParser {
    return new PushParser(this.#format, this.#context, this.#base, (name, iri) =>
      this.#prefixes.set(name, iri),
    );
  }
}

export const createTurtleParser = (context: ParserContext): FormatParser =>
  new TurtleReader(context, 'Turtle');
export const createTrigParser = (context: ParserContext): FormatParser => new TurtleReader(context, 'TriG');
