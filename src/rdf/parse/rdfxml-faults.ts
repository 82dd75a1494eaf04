/**
 * The errors in the structure of an XML document, each with the nodes that it leaves incomplete. A fault is
 * open until the element closes in which it happened: up to there anything that is read may be skewed, and
 * further errors are its echoes.
 */
import type { IssueFacts } from '../repair/issues.ts';
import type { ParserContext } from './format-parser.ts';

/** Of the same kind of error, only so many are worth telling. */
export const MAX_ALIKE = 100;
/** With more nodes than that, an error may be said to damage all of them. */
const MAX_DAMAGED = 10_000;

interface Fault {
  readonly facts: IssueFacts;
  readonly damaged: Set<string>;
  /** The fault is over when fewer elements than that are open. */
  depth: number;
}

export class StructureFaults {
  readonly #issue: ParserContext['issue'];
  #open: Fault | null = null;
  #told = 0;
  /** What the errors past the limit damage. */
  #rest: Fault | null = null;

  constructor(issue: ParserContext['issue']) {
    this.#issue = issue;
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  /** @param depth null when the structure is right again at once */
  add(facts: IssueFacts, damaged: Iterable<string>, depth: number | null): void {
    const fault = this.#open ?? { facts, damaged: new Set<string>(), depth: depth ?? 0 };
    for (const node of damaged) fault.damaged.add(node);
    if (depth !== null) fault.depth = Math.min(fault.depth, depth);
    if (this.#open) return;
    if (depth === null) this.#tell(fault);
    else this.#open = fault;
  }

  /** What is read while a fault is open. */
  damage(node: string | null): void {
    if (node !== null) this.#open?.damaged.add(node);
  }

  /** An element was closed; so many are still open. */
  closed(depth: number): void {
    if (this.#open && depth < this.#open.depth) this.#close();
  }

  /** An element was closed whose opening was not seen; true if that is what the open fault is about. */
  closesLost(depth: number): boolean {
    if (!this.#open || depth > this.#open.depth) return false;
    this.#close();
    return true;
  }

  end(): void {
    this.#close();
    if (!this.#rest) return;
    const { facts, damaged } = this.#rest;
    this.#rest = null;
    this.#send({ ...facts, detail: 'from here on there are more errors than are listed' }, damaged);
  }

  #close(): void {
    const fault = this.#open;
    this.#open = null;
    if (fault) this.#tell(fault);
  }

  #tell(fault: Fault): void {
    this.#told += 1;
    if (this.#told <= MAX_ALIKE) this.#send(fault.facts, fault.damaged);
    else if (this.#rest) for (const node of fault.damaged) this.#rest.damaged.add(node);
    else this.#rest = fault;
  }

  #send(facts: IssueFacts, damaged: ReadonlySet<string>): void {
    const isTooMuch = damaged.size > MAX_DAMAGED;
    this.#issue('xml-syntax', {
      ...facts,
      ...(damaged.size && !isTooMuch ? { damaged: [...damaged] } : {}),
      ...(isTooMuch ? { isRestUnread: true } : {}),
    });
  }
}
