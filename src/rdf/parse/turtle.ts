/**
 * Turtle and TriG by n3, a statement at a time. n3 stops at the first error; so after one, a new n3 parser
 * goes on at the next place where a statement can start, with the prefixes, the base, the labels of blank
 * nodes and the open graph of the old one. What the broken statement said before the error is kept.
 */
import { KNOWN_PREFIXES } from '../repair/iri.ts';
import { resolveIri } from '../repair/resolve-iri.ts';
import type { Quad } from '../terms.ts';
import type { FormatParser, ParserContext } from './format-parser.ts';
import { lostSubjects } from './turtle-damage.ts';
import { TurtleFaults } from './turtle-faults.ts';
import { nodeName, type ParserError, PushParser } from './turtle-push-parser.ts';
import { nextStatement, type Statement } from './turtle-statements.ts';

interface Place {
  /** From 1. */
  readonly line: number;
  /** From 0, in the text as fed. */
  readonly column: number;
}

const countNewlines = (text: string, from: number, to: number): number => {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
};

const DIRECTIVE = /^(?:\s|#[^\n]*\n)*@?(?:prefix|base)\s/i;

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
  /** What n3 neither read nor refused yet: in an IRI without an end it waits for more. */
  #pending = '';
  /** True where what is read next may be the rest of a statement that broke. */
  #isAfterBreak = false;
  readonly #faults: TurtleFaults;
  /** The subject of the last whole statement, and how far it is indented. */
  #last: { readonly subject: string; readonly indentation: number } | null = null;

  constructor(context: ParserContext, format: 'Turtle' | 'TriG') {
    this.#context = context;
    this.#format = format;
    this.#faults = new TurtleFaults(context.issue);
    this.#base = context.baseIRI;
    this.#parser = this.#newParser();
  }

  write(text: string): void {
    this.#buffer += text;
    if (this.#buffer.length >= this.#neededLength) this.#read(false);
  }

  end(): void {
    this.#read(true);
    this.#faults.release();
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
    if (!error && this.#line >= this.#echoesUntilLine) this.#faults.release();
    const next = error ? this.#recover(source, from, statement, error, quads) : statement.end;
    this.#reportEdits(source, from, next, statement);
    for (const quad of quads) this.#context.quad(quad, this.#line);
    if (!error) this.#remember(source, from, statement, quads);
    const isWaiting = !error && quads.length === 0 && statement.ends === 'statement';
    this.#pending = isWaiting && !DIRECTIVE.test(statement.text) ? this.#pending + statement.text : '';
    this.#isAfterBreak = error !== undefined && next >= statement.end;
    return next;
  }

  /** n3 lets a graph open inside another; the author forgot to close one. */
  #leaveGraph(source: string, from: number, statement: Statement): void {
    const line = this.#line + countNewlines(source, from, statement.end);
    this.#context.issue('turtle-syntax', { line, detail: 'the graph before this one is not closed' });
    this.#graph = null;
    this.#restart();
  }

  #remember(source: string, from: number, statement: Statement, quads: readonly Quad[]): void {
    // Of nested nodes n3 tells first, of the statement's own subject last.
    const subject = nodeName(quads.at(-1)?.subject);
    if (subject !== null) this.#last = { subject, indentation: this.#indentation(source, from) };
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
    quads: readonly Quad[],
  ): number {
    const isEcho = quads.length === 0 && this.#line < this.#echoesUntilLine;
    const next = this.#nextStart(source, from, statement, this.#place(error));
    const isCut = statement.ends === 'document' && next >= source.length;
    const lost = this.#pending + source.slice(from, next);
    if (!isEcho) this.#hold(error, lost, isCut);
    this.#damage(source, from, lost, error, quads, isEcho);
    if (isCut) this.#faults.cut();
    const lineOf = (offset: number): number => this.#line + countNewlines(source, from, offset);
    this.#echoesUntilLine = Math.max(
      this.#echoesUntilLine,
      lineOf(statement.end) + (next < statement.end ? 1 : 0),
    );
    if (next >= statement.end && statement.ends === 'graph-closes') this.#graph = null;
    this.#restart(lineOf(next), this.#columnOf(source, from, next));
    return next;
  }

  /** Adds to the error that is held what this one, perhaps its echo, leaves incomplete. */
  #damage(
    source: string,
    from: number,
    text: string,
    error: ParserError,
    quads: readonly Quad[],
    isEcho: boolean,
  ): void {
    const indentation = this.#indentation(source, from);
    const names = { prefixes: this.#prefixes, base: this.#base, factory: this.#context.factory };
    const lost = lostSubjects({ text, indentation, isRest: isEcho || this.#isAfterBreak }, names);
    const found = [
      ...this.#parser.openNodes(error),
      ...quads.map(({ subject }) => nodeName(subject)),
      ...lost.nodes,
      // What stands deeper than the statement before may be its rest, after a mark that ended it too early.
      // So may a statement whose subject cannot be read.
      this.#last && (lost.hasUnreadable || indentation > this.#last.indentation) ? this.#last.subject : null,
    ];
    this.#faults.damage(found, lost.hasUnreadable);
  }

  /** The column, from 0, of the first token of the statement. */
  #indentation(source: string, from: number): number {
    const start =
      from + (/^(?:\s|#[^\n]*(?:\n|$))*/.exec(source.slice(from, from + 10_000))?.[0].length ?? 0);
    return this.#columnOf(source, from, start);
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

  #hold(error: ParserError, lost: string, isCut: boolean): void {
    const { line, column } = this.#place(error);
    const said = error.message.replace(/ on line \d+\.?$/, '');
    const detail = /\beof$/.test(said) ? [] : [said];
    if (this.#format === 'Turtle' && said.endsWith('got {'))
      detail.push('a graph opens here, so it looks like TriG');
    if (isCut) detail.push('the document ends inside a statement');
    this.#faults.hold({
      line,
      column: column + 1,
      detail: detail.join('; ') || said,
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
