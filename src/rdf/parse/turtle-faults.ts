/**
 * The syntax errors of Turtle and TriG, each held until its echoes have told what else it leaves incomplete.
 */
import type { IssueFacts } from '../repair/issues.ts';
import type { ParserContext } from './format-parser.ts';
import { isKnownProperty } from './turtle-damage.ts';

/** With more nodes than that, an error may be said to damage all of them. */
const MAX_DAMAGED = 10_000;

const UNREADABLE = 'the subject cannot be read, so nobody can tell whose the statements are';

export class TurtleFaults {
  readonly #issue: ParserContext['issue'];
  #facts: IssueFacts | null = null;
  readonly #damaged = new Set<string>();
  #hasUnreadable = false;
  #isRestUnread = false;

  constructor(issue: ParserContext['issue']) {
    this.#issue = issue;
  }

  /** Holds an error; the one before is told. */
  hold(facts: IssueFacts): void {
    this.release();
    this.#facts = facts;
  }

  /** What the error that is held, or its echo, leaves incomplete. */
  damage(nodes: readonly (string | null)[], hasUnreadable: boolean): void {
    if (!this.#facts) return;
    for (const node of nodes) if (node !== null && !isKnownProperty(node)) this.#damaged.add(node);
    this.#hasUnreadable ||= hasUnreadable;
    this.#isRestUnread ||= this.#damaged.size > MAX_DAMAGED;
    if (this.#damaged.size > MAX_DAMAGED) this.#damaged.clear();
  }

  /** The document ends inside the statement. */
  cut(): void {
    this.#isRestUnread = true;
  }

  release(): void {
    const facts = this.#facts;
    if (!facts) return;
    this.#issue('turtle-syntax', {
      ...facts,
      ...(this.#hasUnreadable ? { detail: `${facts.detail}; ${UNREADABLE}` } : {}),
      ...(this.#damaged.size ? { damaged: [...this.#damaged] } : {}),
      ...(this.#isRestUnread ? { isRestUnread: true } : {}),
      ...(this.#hasUnreadable ? { isOwnerUnknown: true } : {}),
    });
    this.#facts = null;
    this.#damaged.clear();
    this.#hasUnreadable = this.#isRestUnread = false;
  }
}
