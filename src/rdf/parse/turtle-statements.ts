/**
 * Cuts Turtle and TriG into statements without parsing them, and rewrites on the way what a strict lexer
 * refuses but has one obvious reading: IRIs with forbidden characters (quoted for the repairs), malformed
 * language tags, unknown escapes in strings, slashes in prefixed names. Strings and comments are skipped.
 */

import { isCleanReference, repairIri } from '../repair/iri.ts';
import type { IssueCode } from '../repair/issues.ts';
import { hasScheme } from '../repair/resolve-iri.ts';
import { isLanguageTag } from '../repair/text.ts';
import { unescapeIri, withStrictEscapes } from './escapes.ts';
import { needsQuoting, quoteRawIri, quoteRawLanguage } from './raw-iri.ts';

export interface Edit {
  readonly code: IssueCode;
  /** Offset in the source. */
  readonly offset: number;
  readonly before: string;
  readonly after: string;
}

export interface Statement {
  /** What the parser is fed, rewritten. */
  readonly text: string;
  /** Where the next statement starts in the source. */
  readonly end: number;
  readonly ends: 'statement' | 'graph-opens' | 'graph-closes' | 'document';
  /** The IRI of a `@base` or `BASE` declaration. */
  readonly base?: string;
  /** Starts of lines inside the statement at which a statement could start, if this one turns out broken. */
  readonly starts: readonly number[];
  readonly edits: readonly Edit[];
}

const PLAIN = /[^<"'#./{}\n]+/y;
const STATEMENT_START = /(?:<|_:|\[|@prefix\b|@base\b|(?:prefix|base|graph)\s|[A-Za-z][\w.-]*:|:[A-Za-z])/iy;
const DIRECTIVE_HEAD = /^(?:\s|#[^\n]*\n)*(?:(@)?prefix\s+[^\s:]*:|(@)?base)\s*$/i;
const LANGUAGE = /@(?!prefix\b|base\b)[\w-]+/y;
const NAME_BEFORE = /(?:^|[\s;,()[\]])[A-Za-z][\w.-]*:[^\s;,()[\]<>"']*$/;

const matchesAt = (pattern: RegExp, text: string, offset: number): string | null => {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? null;
};

/** The scan of one statement; owns the position and what was rewritten so far. */
class StatementScan {
  readonly #source: string;
  readonly #from: number;
  readonly #atEnd: boolean;
  readonly #hasGraphs: boolean;
  #position: number;
  #copied: number;
  #text = '';
  #base: string | undefined;
  #hasIri = false;
  #isIncomplete = false;
  readonly #starts: number[] = [];
  readonly #edits: Edit[] = [];

  constructor(source: string, from: number, atEnd: boolean, hasGraphs: boolean) {
    this.#source = source;
    this.#from = this.#position = this.#copied = from;
    this.#atEnd = atEnd;
    this.#hasGraphs = hasGraphs;
  }

  /** The statement, or null when its end is not in the source yet. */
  run(): Statement | null {
    const source = this.#source;
    while (this.#position < source.length) {
      this.#position += matchesAt(PLAIN, source, this.#position)?.length ?? 0;
      if (this.#position >= source.length) break;
      const ends = this.#step(source[this.#position]!);
      if (this.#isIncomplete) return null;
      if (ends) return this.#statement(ends);
    }
    return this.#atEnd ? this.#statement('document') : null;
  }

  #statement(ends: Statement['ends']): Statement {
    return {
      text: this.#text + this.#source.slice(this.#copied, this.#position),
      end: this.#position,
      ends,
      ...(this.#base === undefined ? {} : { base: this.#base }),
      starts: this.#starts,
      edits: this.#edits,
    };
  }

  #step(character: string): Statement['ends'] | null {
    if (this.#source[this.#position - 1] === '\\' && character !== '\n') {
      this.#position += 1;
      return null;
    }
    switch (character) {
      case '\n':
        this.#newline();
        return null;
      case '#':
        this.#comment();
        return null;
      case '<':
        return this.#iri();
      case '/':
        this.#slash();
        return null;
      case '.':
        return this.#dot();
      case '{':
      case '}':
        return this.#brace(character);
      default:
        this.#string(character);
        return null;
    }
  }

  #newline(): void {
    this.#position += 1;
    if (matchesAt(STATEMENT_START, this.#source, this.#position) !== null) this.#starts.push(this.#position);
  }

  #comment(): void {
    const end = this.#source.indexOf('\n', this.#position);
    if (end < 0 && !this.#atEnd) this.#isIncomplete = true;
    this.#position = end < 0 ? this.#source.length : end;
  }

  /** An IRI stays on its line. Without a closing bracket it is left to the parser to complain about. */
  #iri(): Statement['ends'] | null {
    const source = this.#source;
    const start = this.#position + 1;
    const close = source.indexOf('>', start);
    const newline = source.indexOf('\n', start);
    if (close < 0 && newline < 0 && !this.#atEnd) this.#isIncomplete = true;
    if (close < 0 || (newline >= 0 && newline < close) || source[start] === '<') {
      this.#position += source[start] === '<' ? 2 : 1;
      return null;
    }
    const written = source.slice(start, close);
    if (/<|\s["'@;,]|["']\s/.test(written)) {
      this.#position += 1;
      return null;
    }
    const directive = this.#hasIri ? null : DIRECTIVE_HEAD.exec(source.slice(this.#from, this.#position));
    this.#hasIri = true;
    const iri = written.includes('\\') ? unescapeIri(written) : written;
    const mended = directive ? this.#declared(iri) : this.#referenced(iri);
    if (mended !== written) this.#replace(start, close, mended);
    this.#position = close + 1;
    if (!directive) return null;
    if (/base\s*$/i.test(directive[0])) this.#base = mended;
    // The declarations of SPARQL's style have no dot.
    return directive[1] || directive[2] ? null : 'statement';
  }

  #declared(iri: string): string {
    if (isCleanReference(iri)) return iri;
    const after = repairIri(iri).iri ?? encodeURI(iri.trim());
    this.#edits.push({ code: 'prefix-iri', offset: this.#position, before: iri, after });
    return after;
  }

  #referenced(iri: string): string {
    if (needsQuoting(iri)) return quoteRawIri(iri);
    if (isCleanReference(iri) || hasScheme(iri)) return iri;
    // A relative one: its characters are mended here, so that the parser can resolve it.
    const after = iri.trim().replace(/[\p{Cc} <>"{}|\\^`]/gu, encodeURIComponent);
    this.#edits.push({ code: 'iri-percent-encoded', offset: this.#position, before: iri, after });
    return after;
  }

  /** Turtle's PN_LOCAL has no bare slash, but people write `ex:a/b`. */
  #slash(): void {
    const offset = this.#position;
    const name = NAME_BEFORE.exec(this.#source.slice(Math.max(this.#from, offset - 200), offset))?.[0].trim();
    if (name !== undefined) {
      // One report a name, however many slashes it has.
      if (!name.includes('/'))
        this.#edits.push({ code: 'name-escaped', offset, before: `${name}/`, after: `${name}\\/` });
      this.#replace(offset, offset, '\\');
    }
    this.#position += 1;
  }

  /** A dot ends a statement unless a name or number goes on after it. */
  #dot(): Statement['ends'] | null {
    const next = this.#source[this.#position + 1];
    if (next === undefined && !this.#atEnd) this.#isIncomplete = true;
    this.#position += 1;
    if (next !== undefined && !/[\s#<"'[(@_}]/.test(next)) return null;
    // A lexer wants to see what follows the dot.
    if (next !== undefined && /\s/.test(next)) this.#position += 1;
    return 'statement';
  }

  #brace(character: string): Statement['ends'] | null {
    const isAnnotation =
      character === '{' ? this.#source[this.#position + 1] === '|' : this.#source[this.#position - 1] === '|';
    this.#position += 1;
    if (!this.#hasGraphs || isAnnotation) return null;
    return character === '{' ? 'graph-opens' : 'graph-closes';
  }

  #string(quotation: string): void {
    const source = this.#source;
    const start = this.#position;
    const isLong = source.startsWith(quotation.repeat(3), start);
    // Two quotation marks at the end of what we have may be the start of three.
    if (!this.#atEnd && start + 3 > source.length) this.#isIncomplete = true;
    const mark = isLong ? quotation.repeat(3) : quotation;
    const close = this.#closingMark(mark, start + mark.length, isLong);
    if (close === null) return;
    const inside = source.slice(start + mark.length, close);
    if (inside.includes('\\')) {
      const strict = withStrictEscapes(inside, (sequence) =>
        this.#edits.push({ code: 'string-escape', offset: start, before: sequence, after: `\\${sequence}` }),
      );
      if (strict !== inside) this.#replace(start + mark.length, close, strict);
    }
    this.#position = close + mark.length;
    this.#languageTag();
  }

  /** The offset of the closing mark; null, with the position moved, when the string is not closed. */
  #closingMark(mark: string, from: number, isLong: boolean): number | null {
    const source = this.#source;
    const newline = isLong ? -1 : source.indexOf('\n', from);
    const limit = newline < 0 ? source.length : newline;
    let close = source.indexOf(mark, from);
    while (close >= 0 && close < limit && this.#isEscaped(close, from))
      close = source.indexOf(mark, close + 1);
    if (close >= 0 && close < limit) return close;
    if (newline < 0 && !this.#atEnd) this.#isIncomplete = true;
    // A long string without an end swallows the rest; a statement may still start at any line of it.
    if (isLong)
      for (let line = source.indexOf('\n', from); line >= 0; line = source.indexOf('\n', line + 1))
        if (matchesAt(STATEMENT_START, source, line + 1) !== null) this.#starts.push(line + 1);
    this.#position = limit;
    return null;
  }

  #isEscaped(offset: number, from: number): boolean {
    let backslashes = 0;
    while (offset - 1 - backslashes >= from && this.#source[offset - 1 - backslashes] === '\\')
      backslashes += 1;
    return backslashes % 2 === 1;
  }

  #languageTag(): void {
    if (
      !this.#atEnd &&
      this.#source.length - this.#position < 100 &&
      !/[\s]/.test(this.#source.slice(this.#position))
    )
      this.#isIncomplete = true;
    const tag = matchesAt(LANGUAGE, this.#source, this.#position);
    if (tag === null) return;
    const end = this.#position + tag.length;
    if (!isLanguageTag(tag.slice(1))) {
      this.#replace(this.#position, end, `^^<${quoteRawLanguage(tag.slice(1))}>`);
    }
    this.#position = end;
  }

  #replace(start: number, end: number, text: string): void {
    this.#text += this.#source.slice(this.#copied, start) + text;
    this.#copied = end;
  }
}

/**
 * The statement that starts at an offset, or null when the source ends before it does.
 * @param atEnd the source is all there will be.
 */
export const nextStatement = (
  source: string,
  from: number,
  atEnd: boolean,
  hasGraphs: boolean,
): Statement | null => new StatementScan(source, from, atEnd, hasGraphs).run();
