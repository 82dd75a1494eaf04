/**
 * The RDF/JS environment that rdf-validate-shacl works in: its own, with our terms and with a dataset that
 * looks things up instead of reading everything, which building a validator does thousands of times.
 */
import type { DatasetCore } from '@rdfjs/types';
import { DataFactory } from 'n3';
import standard from 'rdf-validate-shacl/src/defaultEnv.js';
import { type Quad, type Term, termKey, tripleKey } from '../rdf/terms.ts';

const { namedNode, blankNode, literal, quad, defaultGraph } = DataFactory;

/** Quads by subject, in the order in which they came. */
class SubjectDataset implements DatasetCore {
  readonly #bySubject = new Map<string, Map<string, Quad>>();

  constructor(quads: Iterable<Quad> = []) {
    for (const q of quads) this.add(q);
  }

  add(q: Quad): this {
    const key = termKey(q.subject);
    const quads = this.#bySubject.get(key);
    if (quads) quads.set(tripleKey(q), q);
    else this.#bySubject.set(key, new Map([[tripleKey(q), q]]));
    return this;
  }

  delete(q: Quad): this {
    this.#bySubject.get(termKey(q.subject))?.delete(tripleKey(q));
    return this;
  }

  has(q: Quad): boolean {
    return this.#bySubject.get(termKey(q.subject))?.has(tripleKey(q)) ?? false;
  }

  match(subject?: Term | null, predicate?: Term | null, object?: Term | null): DatasetCore {
    const candidates = subject ? this.#bySubject.get(termKey(subject))?.values() : this;
    const found = new SubjectDataset();
    for (const q of candidates ?? [])
      if ((!predicate || q.predicate.value === predicate.value) && (!object || q.object.equals(object)))
        found.add(q);
    return found;
  }

  get size(): number {
    let size = 0;
    for (const quads of this.#bySubject.values()) size += quads.size;
    return size;
  }

  *[Symbol.iterator](): Generator<Quad> {
    for (const quads of this.#bySubject.values()) yield* quads.values();
  }
}

export const environment: typeof standard = Object.assign(Object.create(standard) as typeof standard, {
  namedNode,
  blankNode,
  literal,
  quad,
  defaultGraph,
  dataset: (quads?: Iterable<Quad>) => new SubjectDataset(quads),
});
