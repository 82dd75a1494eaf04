/**
 * N-Triples and N-Quads, a line at a time: a bad line names its subject, and loses itself alone. The grammar is
 * small enough that scanning by hand is several times faster than a general lexer; IRIs and strings are taken
 * as they stand and left to the repairs.
 */
import { isCleanReference } from '../repair/iri.ts';
import { hasScheme, resolveIri } from '../repair/resolve-iri.ts';
import type { BlankNode, Literal, NamedNode, Quad } from '../terms.ts';
import { unescapeIri, unescapeText } from './escapes.ts';
import type { FormatParser, ParserContext } from './format-parser.ts';
import { LineError, LineFaults, NOT_CLOSED } from './line-faults.ts';
import { needsQuoting, quoteRawIri } from './raw-iri.ts';
import { nodeName } from './turtle-push-parser.ts';

const SPACE = 0x20;
const TAB = 0x09;
const CR = 0x0d;
const LESS_THAN = 0x3c;
const UNDERSCORE = 0x5f;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const AT = 0x40;
const CARET = 0x5e;
const DOT = 0x2e;
const HASH = 0x23;

const LABEL = /_:([^\s<>"]+)/y;
const ESCAPED = /\\u[\dA-Fa-f]{4}|\\U[\dA-Fa-f]{8}/g;
const LANGUAGE = /@([A-Za-z0-9_-]+)/y;

type Node = NamedNode | BlankNode;

/** Reads one statement after the other from a chunk of text; owns the position. */
class LineReader {
  readonly #context: ParserContext;
  readonly #hasGraphs: boolean;
  #text = '';
  #position = 0;
  #end = 0;
  #line = 0;
  /** Most lines repeat the subject of the line before. */
  #subjectText = '';
  #subject: Node | undefined;
  /** The subject of the last good line. */
  #last: Quad['subject'] | undefined;
  /** The subject of the statement that is read; null before it is, or when it is written with an error. */
  #owner: string | null = null;
  readonly #faults: LineFaults;

  constructor(context: ParserContext, hasGraphs: boolean) {
    this.#context = context;
    this.#hasGraphs = hasGraphs;
    this.#faults = new LineFaults(context, hasGraphs);
  }

  /** Reads the statement between two offsets, if there is one; an error where no line ends means a cut. */
  read(text: string, start: number, end: number, isCut = false): void {
    this.#line += 1;
    const faults = this.#faults;
    if (faults.isGivenUp || (faults.isInString && faults.isStringRest(text.slice(start, end), isCut))) return;
    this.#text = text;
    this.#position = start;
    this.#end = end;
    this.#owner = null;
    try {
      this.#skipBlanks();
      if (this.#isAtEnd() || text.startsWith('VERSION', this.#position)) return;
      const quad = this.#statement();
      faults.good(() => nodeName(quad.subject));
      this.#last = quad.subject;
      this.#context.quad(quad, this.#line);
    } catch (error) {
      if (!(error instanceof LineError)) throw error;
      const place = { line: this.#line, column: error.offset - start + 1 };
      const before = text.slice(start, end).trim();
      faults.bad(
        error.message,
        { ...place, before },
        { owner: this.#owner, last: nodeName(this.#last) },
        isCut,
      );
    }
  }

  end(): void {
    this.#faults.end();
  }

  #statement(): Quad {
    const start = this.#position;
    const subject = this.#readSubject();
    this.#owner = this.#ownerNamed(subject, start);
    const predicate = this.#node('a property');
    const object = this.#code() === QUOTE ? this.#literal() : this.#node('an object');
    this.#skipBlanks();
    const { factory } = this.#context;
    const graph =
      this.#hasGraphs && this.#code() !== DOT ? this.#node('a graph name') : factory.defaultGraph();
    this.#skipBlanks();
    if (this.#code() !== DOT) throw new LineError('expected "." at the end of the statement', this.#position);
    this.#position += 1;
    this.#skipBlanks();
    if (!this.#isAtEnd()) throw new LineError('text after the end of the statement', this.#position);
    // What may stand where is for the repairs to judge: generalised RDF is dropped there with its reason.
    return factory.quad(subject, predicate as NamedNode, object, graph) as Quad;
  }

  #readSubject(): Node {
    const start = this.#position;
    const length = this.#subjectText.length;
    // Comparing a slice is several times faster than startsWith().
    if (this.#subject && this.#text.slice(start, start + length) === this.#subjectText) {
      this.#position += length;
      return this.#subject;
    }
    this.#subject = this.#node('a subject');
    const text = this.#text.slice(start, this.#position);
    // Without a mark at its end, `_:b1` would also be the start of `_:b10`.
    this.#subjectText = /[\s>]$/.test(text) ? text : '\n';
    return this.#subject;
  }

  /** The node whose line it is, if its name is written without an error and a property may follow. */
  #ownerNamed(subject: Node, start: number): string | null {
    if (this.#code() !== LESS_THAN) return null;
    const written = this.#text.slice(start, this.#position);
    const isWhole =
      subject.termType === 'BlankNode'
        ? /\s$/.test(written)
        : isCleanReference(written.trimEnd().slice(1, -1).replace(ESCAPED, ''));
    return isWhole ? nodeName(subject) : null;
  }

  #node(expected: string): Node {
    const code = this.#code();
    if (code === LESS_THAN) {
      const node = this.#context.factory.namedNode(this.#iri());
      this.#skipBlanks();
      return node;
    }
    if (code === UNDERSCORE) return this.#blankNode();
    throw new LineError(`expected ${expected}`, this.#position);
  }

  #iri(): string {
    const start = this.#position + 1;
    const close = this.#text.indexOf('>', start);
    if (close < 0 || close >= this.#end) throw new LineError('an IRI is not closed', this.#position);
    const text = this.#text.slice(start, close);
    if (text.includes('<'))
      throw new LineError(
        text.startsWith('<') ? 'triple terms are not read' : 'an IRI is not closed',
        this.#position,
      );
    this.#position = close + 1;
    const iri = text.includes('\\') ? unescapeIri(text) : text;
    if (iri.startsWith('http')) return iri;
    if (needsQuoting(iri)) return quoteRawIri(iri);
    return hasScheme(iri.trimStart()) ? iri : this.#resolved(iri);
  }

  #resolved(iri: string): string {
    const after = resolveIri(iri.trim(), this.#context.baseIRI);
    this.#faults.repair('iri-resolved', {
      line: this.#line,
      detail: `the base is ${this.#context.baseIRI}`,
      before: iri,
      after,
    });
    return after;
  }

  #blankNode(): BlankNode {
    LABEL.lastIndex = this.#position;
    const label = LABEL.exec(this.#text)?.[1]?.replace(/\.+$/, '');
    if (!label) throw new LineError('a blank node has no label', this.#position);
    this.#position += label.length + 2;
    this.#skipBlanks();
    return this.#context.factory.blankNode(label);
  }

  #literal(): Literal {
    const { factory } = this.#context;
    const text = this.#string();
    const code = this.#code();
    if (code === AT) {
      LANGUAGE.lastIndex = this.#position;
      const tag = LANGUAGE.exec(this.#text)?.[1];
      if (!tag) throw new LineError('a language tag is empty', this.#position);
      this.#position += tag.length + 1;
      return factory.literal(text, tag);
    }
    if (code !== CARET) return factory.literal(text);
    if (
      this.#text.charCodeAt(this.#position + 1) !== CARET ||
      this.#text.charCodeAt(this.#position + 2) !== LESS_THAN
    )
      throw new LineError('expected a datatype', this.#position);
    this.#position += 2;
    return factory.literal(text, factory.namedNode(this.#iri()));
  }

  #string(): string {
    const start = this.#position + 1;
    let close = this.#text.indexOf('"', start);
    while (close > 0 && this.#isEscaped(close)) close = this.#text.indexOf('"', close + 1);
    if (close < 0 || close >= this.#end) throw new LineError(NOT_CLOSED, this.#position);
    this.#position = close + 1;
    const text = this.#text.slice(start, close);
    if (!text.includes('\\')) return text;
    return unescapeText(text, (sequence) =>
      this.#faults.repair('string-escape', { line: this.#line, before: sequence, after: `\\${sequence}` }),
    );
  }

  #isEscaped(offset: number): boolean {
    let backslashes = 0;
    while (this.#text.charCodeAt(offset - 1 - backslashes) === BACKSLASH) backslashes += 1;
    return backslashes % 2 === 1;
  }

  #code(): number {
    return this.#position < this.#end ? this.#text.charCodeAt(this.#position) : -1;
  }

  #skipBlanks(): void {
    for (let code = this.#code(); code === SPACE || code === TAB || code === CR; code = this.#code())
      this.#position += 1;
  }

  #isAtEnd(): boolean {
    const code = this.#code();
    return code === -1 || code === HASH;
  }
}

const createLineParser = (context: ParserContext, hasGraphs: boolean): FormatParser => {
  const reader = new LineReader(context, hasGraphs);
  let rest = '';
  return {
    write: (chunk) => {
      // A line without an end must not be searched again with every chunk.
      if (!chunk.includes('\n')) {
        rest += chunk;
        return;
      }
      const text = rest + chunk;
      let start = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
        reader.read(text, start, end);
        start = end + 1;
      }
      rest = text.slice(start);
    },
    end: () => {
      reader.read(rest, 0, rest.length, true);
      reader.end();
    },
  };
};

export const createNTriplesParser = (context: ParserContext): FormatParser =>
  createLineParser(context, false);
export const createNQuadsParser = (context: ParserContext): FormatParser => createLineParser(context, true);
