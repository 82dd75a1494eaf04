/**
 * The bad lines of N-Triples and N-Quads: whose statement each one loses, and when they are no N-Triples at all.
 * Repairs wait here until their line is known to be good: without its statement a repair is no news.
 */
import type { IssueCode, IssueFacts } from '../repair/issues.ts';
import type { ParserContext } from './format-parser.ts';

/** So many lines without a good one are no N-Triples. */
const MAX_BAD_LINES = 100;

export const NOT_CLOSED = 'a string is not closed';
const UNREADABLE = 'the subject cannot be read, so nobody can tell whose the statement is';

/** The rest of a string that a line break divides: neither a statement nor the end of an IRI with a property. */
const STRING_REST = /^(?!\s*(?:<|_:))(?![^"]*>\s*<)/;

/** What is wrong, and where in the text. */
export class LineError extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

export class LineFaults {
  readonly #issue: ParserContext['issue'];
  #repairs: [IssueCode, IssueFacts][] = [];
  /** The bad lines before the first good one. */
  #early: IssueFacts[] = [];
  #hasGood = false;
  /** True after a line that ends inside a string: the next may be its rest. */
  isInString = false;

  constructor(issue: ParserContext['issue']) {
    this.#issue = issue;
  }

  get isGivenUp(): boolean {
    return this.#early.length >= MAX_BAD_LINES;
  }

  repair(code: IssueCode, facts: IssueFacts): void {
    this.#repairs.push([code, facts]);
  }

  good(): void {
    if (this.#repairs.length > 0) {
      for (const [code, facts] of this.#repairs) this.#issue(code, facts);
      this.#repairs = [];
    }
    if (this.#hasGood) return;
    this.#hasGood = true;
    for (const facts of this.#early) this.#issue('line-syntax', facts);
    this.#early = [];
  }

  /** @param owner null when it cannot be read */
  bad(message: string, place: IssueFacts, owner: string | null, isCut: boolean): void {
    this.#repairs = [];
    this.isInString = message === NOT_CLOSED;
    const details = [message];
    if (isCut) details.push('the document ends inside this line');
    if (owner === null) details.push(UNREADABLE);
    const facts: IssueFacts = {
      ...place,
      detail: details.join('; '),
      ...(owner === null ? {} : { damaged: [owner] }),
      ...(isCut || owner === null ? { isRestUnread: true } : {}),
    };
    if (this.#hasGood) this.#issue('line-syntax', facts);
    else this.#early.push(facts);
  }

  /** True for what belongs to the string of a bad line: it is told already. */
  isStringRest(line: string, isCut: boolean): boolean {
    const isRest = !isCut && STRING_REST.test(line);
    this.isInString = isRest && !line.includes('"');
    return isRest;
  }

  /** Without any good line, what is wrong with all of them is one story. */
  end(): void {
    const [first, ...more] = this.#early;
    if (!first) return;
    const which = this.isGivenUp ? `none of the first ${MAX_BAD_LINES} lines` : 'no line';
    this.#issue('line-syntax', {
      ...first,
      ...(more.length ? { detail: `${which} can be read; of the first: ${first.detail}` } : {}),
      isRestUnread: true,
    });
  }
}
