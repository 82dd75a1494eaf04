/**
 * A map that forgets its oldest tenth when it is full: a cache for the life of an isolate.
 */
export class BoundedMap<K, V> {
  readonly #entries = new Map<K, V>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: K): V | undefined {
    return this.#entries.get(key);
  }

  set(key: K, value: V): void {
    if (this.#entries.size >= this.#limit && !this.#entries.has(key)) {
      // Maps keep the order of insertion.
      const oldest = this.#entries.keys();
      for (let count = Math.ceil(this.#limit / 10); count > 0; count--)
        this.#entries.delete(oldest.next().value!);
    }
    this.#entries.set(key, value);
  }

  clear(): void {
    this.#entries.clear();
  }
}
