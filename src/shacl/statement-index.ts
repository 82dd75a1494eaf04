/**
 * A set of triples, looked up by subject and property and by property and object: all that validation asks.
 * Graph names do not count. The second way is indexed a property at a time, when first asked: building n3's
 * Store, which is ready for every question, costs more than validating a record.
 */
import { type Quad, type Term, termKey } from '../rdf/terms.ts';

/** Terms by their key. */
export type Terms = ReadonlyMap<string, Term>;
type Index = Map<string, Map<string, Term>>;

export const NO_TERMS: Terms = new Map();
const NO_INDEX: ReadonlyMap<string, Terms> = new Map();

/** False when the term is there already. */
const put = (index: Index, key: string, term: Term, termKeyOf: string): boolean => {
  const terms = index.get(key);
  if (!terms) {
    index.set(key, new Map([[termKeyOf, term]]));
    return true;
  }
  if (terms.has(termKeyOf)) return false;
  terms.set(termKeyOf, term);
  return true;
};

export class StatementIndex {
  readonly #bySubject = new Map<string, Index>();
  readonly #byPredicate = new Map<string, Quad[]>();
  readonly #inverse = new Map<string, Index>();

  constructor(quads: Iterable<Quad> = []) {
    for (const q of quads) this.add(q);
  }

  add(q: Quad): void {
    const subject = termKey(q.subject);
    const predicate = q.predicate.value;
    let properties = this.#bySubject.get(subject);
    if (!properties) {
      properties = new Map();
      this.#bySubject.set(subject, properties);
    }
    const object = termKey(q.object);
    if (!put(properties, predicate, q.object, object)) return;
    const same = this.#byPredicate.get(predicate);
    if (same) same.push(q);
    else this.#byPredicate.set(predicate, [q]);
    const inverse = this.#inverse.get(predicate);
    if (inverse) put(inverse, object, q.subject, subject);
  }

  objects(subject: string, predicate: string): Terms {
    return this.#bySubject.get(subject)?.get(predicate) ?? NO_TERMS;
  }

  subjects(predicate: string, object: string): Terms {
    return this.inverse(predicate).get(object) ?? NO_TERMS;
  }

  /** Subjects by object, of all statements with a property. */
  inverse(predicate: string): ReadonlyMap<string, Terms> {
    const known = this.#inverse.get(predicate);
    if (known) return known;
    const quads = this.#byPredicate.get(predicate);
    if (!quads) return NO_INDEX;
    const inverse: Index = new Map();
    for (const { subject, object } of quads) put(inverse, termKey(object), subject, termKey(subject));
    this.#inverse.set(predicate, inverse);
    return inverse;
  }

  /** Whether anything is said of a node. */
  describes(subject: string): boolean {
    return this.#bySubject.has(subject);
  }

  /** Values by property. */
  properties(subject: string): ReadonlyMap<string, Terms> {
    return this.#bySubject.get(subject) ?? NO_INDEX;
  }

  *quads(): Generator<Quad> {
    for (const quads of this.#byPredicate.values()) yield* quads;
  }
}
