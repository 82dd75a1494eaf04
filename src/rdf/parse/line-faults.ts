/**
 * The bad lines of N-Triples and N-Quads: whose statement each one loses, and when they are no N-Triples at all.
 * Repairs wait here until their line is known to be good: without its statement a repair is no news.
 */
import type { IssueCode, IssueFacts } from '../repair/issues.ts';
import { unescapeIri } from './escapes.ts';
import type { ParserContext } from './format-parser.ts';

/** So many lines without a good one are no N-Triples. */
const MAX_BAD_LINES = 100;

export const NOT_CLOSED = 'a string is not closed';
const UNREADABLE = 'the subject cannot be read, so nobody can tell whose the statement is';

/** The rest of a string that a line break divides: neither a statement nor the end of an IRI with a property. */
const STRING_REST = /^(?!\s*(?:<|_:))(?![^"]*>\s*<)/;

const TERM = /<[^<>\s]*>?|_:[^\s<>"]+|"(?:[^"\\]|\\.)*(?:"|$)(?:@[\w-]+|\^\^<[^<>]*>)?/g;
/** A statement after another one on the same line. */
const NEXT_SUBJECT = /[>"\w]\s*\.\s*(?:<([^<>"\s]*)>|_:([^\s<>"]+))\s*</;

/** True when a line holds the terms of more than one statement, or of less: parts of two, perhaps. */
const isSpliced = (line: string, hasGraphs: boolean): boolean => {
  const count = (line.match(TERM) ?? []).length;
  return count > (hasGraphs ? 4 : 3) || count < 3;
};

/** What is wrong, and where in the text. */
export class LineError extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

export interface LinePlace {
  readonly line: number;
  readonly column: number;
  /** The line itself. */
  readonly before: string;
}

export class LineFaults {
  readonly #issue: ParserContext['issue'];
  readonly #factory: ParserContext['factory'];
  readonly #hasGraphs: boolean;
  #repairs: [IssueCode, IssueFacts][] = [];
  /** The bad lines before the first good one. */
  #early: IssueFacts[] = [];
  /** Those whose owner is not known, until the next good line. */
  #unowned: IssueFacts[] = [];
  #hasGood = false;
  /** True after a line that ends inside a string: the next may be its rest. */
  isInString = false;

  constructor({ issue, factory }: ParserContext, hasGraphs: boolean) {
    this.#issue = issue;
    this.#factory = factory;
    this.#hasGraphs = hasGraphs;
  }

  get isGivenUp(): boolean {
    return this.#early.length >= MAX_BAD_LINES;
  }

  repair(code: IssueCode, facts: IssueFacts): void {
    this.#repairs.push([code, facts]);
  }

  /** @param subject names the one of the line: what was lost before it may be its own */
  good(subject: () => string | null): void {
    if (this.#unowned.length > 0) this.#release(subject());
    if (this.#repairs.length > 0) {
      for (const [code, facts] of this.#repairs) this.#issue(code, facts);
      this.#repairs = [];
    }
    if (this.#hasGood) return;
    this.#hasGood = true;
    this.#unowned = this.#early;
    this.#early = [];
    this.#release(subject());
  }

  /** Dumps keep together what belongs together: a lost statement belongs to the node before or after, most likely. */
  #release(next: string | null): void {
    for (const { damaged = [], ...facts } of this.#unowned) {
      const isNextDamaged = facts.isOwnerUnknown === true && next !== null && !damaged.includes(next);
      const nodes = isNextDamaged ? [...damaged, next] : damaged;
      this.#issue('line-syntax', { ...facts, ...(nodes.length ? { damaged: nodes } : {}) });
    }
    this.#unowned = [];
  }

  /**
   * @param owner null when it cannot be read
   * @param last the subject of the last good line
   */
  bad(
    message: string,
    place: LinePlace,
    { owner, last }: { readonly owner: string | null; readonly last: string | null },
    isCut: boolean,
  ): void {
    this.#repairs = [];
    const owners = owner === null ? [] : this.#ownersOf(place.before, owner);
    this.isInString = message === NOT_CLOSED;
    const details = [message];
    if (isCut) details.push('the document ends inside this line');
    if (owners.length === 0) details.push(UNREADABLE);
    const damaged = owners.length ? owners : [owner, last].filter((node) => node !== null);
    const facts: IssueFacts = {
      ...place,
      detail: details.join('; '),
      ...(damaged.length ? { damaged } : {}),
      ...(isCut ? { isRestUnread: true } : owners.length === 0 ? { isOwnerUnknown: true } : {}),
    };
    if (!this.#hasGood) this.#early.push(facts);
    else if (facts.isOwnerUnknown) this.#unowned.push(facts);
    else this.#issue('line-syntax', facts);
  }

  /** Whose statements a line holds; nobody's when that cannot be told. */
  #ownersOf(line: string, owner: string): readonly string[] {
    const next = NEXT_SUBJECT.exec(line);
    if (!next) return isSpliced(line, this.#hasGraphs) ? [] : [owner];
    const [, iri, label = ''] = next;
    const other = iri === undefined ? `_:${this.#factory.blankNode(label).value}` : unescapeIri(iri);
    return other === owner ? [owner] : [owner, other];
  }

  /** True for what belongs to the string of a bad line: it is told already. */
  isStringRest(line: string, isCut: boolean): boolean {
    const isRest = !isCut && STRING_REST.test(line);
    this.isInString = isRest && !line.includes('"');
    return isRest;
  }

  /** Without any good line, what is wrong with all of them is one story. */
  end(): void {
    this.#release(null);
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
