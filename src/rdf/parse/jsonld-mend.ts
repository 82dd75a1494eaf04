/**
 * A JSON-LD document that a processor refuses as a whole, mended: the values at fault are found by trying
 * parts of it, and left out. What loses a nested node, or its type, is marked on the node around it, so that
 * its label in the RDF is known whatever the processor calls it.
 */
import type { Json } from './jsonld-document.ts';
import { unquoteRawIri } from './raw-iri.ts';

export interface JsonFault {
  /** The `@id` of the nearest node, as it is written. */
  readonly id: string | undefined;
  readonly property: string | undefined;
  readonly value: Json;
  /** The processor's own words. */
  readonly reason: string;
  /** The absolute IRIs of the nodes that are left out with it. */
  readonly lost: readonly string[];
}

export interface Mended {
  readonly document: Json;
  /** In the order of the document; the value of a mark is an index into it. */
  readonly faults: readonly JsonFault[];
  /** True when there were so many that part of the document was not looked at. */
  readonly isGivenUp: boolean;
}

/** The property that marks a damaged node; its values are indexes of faults. */
export const MARK = 'urn:x-moisson:damaged';

/** The error of a processor, null when it takes the document. */
export type Trial = (document: Json) => Promise<{ readonly message: string; readonly code: string } | null>;

type JsonObject = { [name: string]: Json };
type Wrap = (part: Json) => Json;

const MAX_TRIALS = 2_000;
const MAX_FAULTS = 100;
const NAMES_OF_ID: readonly string[] = ['@id', 'id', '@context', '@type', 'type', '@graph'];

/** The keywords whose values hold nodes. */
const CONTAINERS: readonly string[] = ['@graph', '@list', '@set', '@included', '@reverse', '@nest'];

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const hasObject = (value: Json): boolean =>
  isObject(value) || (Array.isArray(value) && value.some(hasObject));
const isNodeLoss = (code: string): boolean =>
  /@id|@value|value object|language|typed value|@list|@set|context|collid/i.test(code);

/** Where a value stands: the node around it, and the property. */
interface Place {
  readonly id: string | undefined;
  readonly property: string | undefined;
}

/** Undefined stands for what must be left out. */
type Part = Json | undefined;

class Mending {
  readonly #try: Trial;
  readonly faults: JsonFault[] = [];
  isGivenUp = false;
  #trials = 0;

  constructor(trial: Trial) {
    this.#try = trial;
  }

  async #error(document: Json): Promise<{ readonly message: string; readonly code: string } | null> {
    this.#trials += 1;
    return this.#try(document);
  }

  #isSpent(): boolean {
    this.isGivenUp ||= this.#trials > MAX_TRIALS || this.faults.length >= MAX_FAULTS;
    return this.isGivenUp;
  }

  #fault(place: Place, value: Json, reason: string): void {
    this.faults.push({ ...place, value, reason, lost: [] });
  }

  /** Names what goes with a value that cannot be kept. */
  #lose(value: Json): undefined {
    const fault = this.faults.at(-1);
    if (fault) this.faults[this.faults.length - 1] = { ...fault, lost: [...fault.lost, ...idsIn(value)] };
    return undefined;
  }

  /** A value that is refused, without what is wrong in it. */
  async value(value: Json, wrap: Wrap, place: Place): Promise<Part> {
    const error = await this.#error(wrap(value));
    if (!error) return value;
    if (this.#isSpent()) return undefined;
    if (Array.isArray(value)) return this.#array(value, wrap, place);
    if (isObject(value)) return this.#object(value, wrap, place);
    this.#fault(place, value, error.message);
    return undefined;
  }

  /** Halves of a list are tried until the items at fault are alone. */
  async #array(items: readonly Json[], wrap: Wrap, place: Place): Promise<Json[]> {
    if (items.length === 0 || !(await this.#error(wrap([...items])))) return [...items];
    if (this.#isSpent()) return [];
    if (items.length === 1) {
      const mended = await this.value(items[0]!, (part) => wrap([part]), place);
      return mended === undefined ? [] : [mended];
    }
    const middle = items.length >> 1;
    return [
      ...(await this.#array(items.slice(0, middle), wrap, place)),
      ...(await this.#array(items.slice(middle), wrap, place)),
    ];
  }

  async #object(object: JsonObject, wrap: Wrap, place: Place): Promise<Part> {
    const names = Object.keys(object);
    const given = object['@id'] ?? object.id;
    const isLiteral = Object.hasOwn(object, '@value');
    const id = typeof given === 'string' && !isLiteral ? unquoteRawIri(given) : place.id;
    const head: JsonObject = {};
    const before = this.faults.length;
    // What tells how the rest is read comes first, and stays with every part that is tried.
    for (const name of names.filter((each) => NAMES_OF_ID.includes(each) && each !== '@graph')) {
      const error = await this.#error(wrap({ ...head, [name]: object[name]! }));
      if (!error) head[name] = object[name]!;
      else {
        const isType = name === '@type' || name === 'type';
        this.#fault(
          { id, property: isType && !isLiteral ? name : place.property },
          object[name]!,
          error.message,
        );
        // A node without its type is no record any more; one without its name or context is another node.
        if (!isType) return this.#lose(object);
      }
    }
    const rest = names.filter(
      (name) => !Object.hasOwn(head, name) && !(NAMES_OF_ID.includes(name) && name !== '@graph'),
    );
    const isHeadHurt = this.faults.length > before;
    const kept = await this.#members(object, rest, head, wrap, { id, property: place.property });
    if (!kept) return this.#lose(object);
    // In the order in which they were written.
    const mended: JsonObject = {};
    for (const name of names) {
      const part = Object.hasOwn(head, name) ? head[name] : kept.members[name];
      if (part !== undefined) mended[name] = part;
    }
    if (isHeadHurt || kept.isHurt) await this.#mark(mended, wrap, before);
    return mended;
  }

  /** The members of an object that can be kept; null when the object itself cannot. */
  async #members(
    object: JsonObject,
    names: readonly string[],
    head: JsonObject,
    wrap: Wrap,
    place: Place,
  ): Promise<{ readonly members: JsonObject; readonly isHurt: boolean } | null> {
    const part = (some: readonly string[]): JsonObject =>
      Object.fromEntries(some.map((name) => [name, object[name]!]));
    const error = await this.#error(wrap({ ...head, ...part(names) }));
    if (!error) return { members: part(names), isHurt: false };
    if (this.#isSpent()) return { members: {}, isHurt: true };
    if (names.length > 1) {
      const middle = names.length >> 1;
      const first = await this.#members(object, names.slice(0, middle), head, wrap, place);
      const second = first && (await this.#members(object, names.slice(middle), head, wrap, place));
      if (!first || !second) return null;
      const members = { ...first.members, ...second.members };
      const isHurt = first.isHurt || second.isHurt;
      const together = await this.#error(wrap({ ...head, ...members }));
      if (!together) return { members, isHurt };
      // Each by itself is right: the object contradicts itself.
      this.#fault(place, object, together.message);
      return null;
    }
    const name = names[0];
    if (name === undefined) return null;
    return this.#member(name, object[name]!, error, head, wrap, place);
  }

  async #member(
    name: string,
    value: Json,
    error: { readonly message: string; readonly code: string },
    head: JsonObject,
    wrap: Wrap,
    place: Place,
  ): Promise<{ readonly members: JsonObject; readonly isHurt: boolean } | null> {
    const at = { id: place.id, property: name.startsWith('@') ? place.property : name };
    const isInside = !name.startsWith('@') || CONTAINERS.includes(name);
    if (isInside && hasObject(value)) {
      const before = this.faults.length;
      const mended = await this.value(value, (part) => wrap({ ...head, [name]: part }), at);
      const isLost = nodesAt(mended) < nodesAt(value);
      if (this.faults.length === before && !this.isGivenUp) this.#fault(at, value, error.message);
      return { members: mended === undefined ? {} : { [name]: mended }, isHurt: isLost };
    }
    this.#fault(at, value, error.message);
    return name.startsWith('@') || isNodeLoss(error.code) ? null : { members: {}, isHurt: false };
  }

  async #mark(object: JsonObject, wrap: Wrap, from: number): Promise<void> {
    const marked = {
      ...object,
      [MARK]: this.faults.slice(from).map((_, index) => ({ '@value': String(from + index) })),
    };
    // Beside @graph a property would make the graph a named one.
    if (['@graph', '@list', '@set', '@value'].some((name) => Object.hasOwn(object, name))) return;
    if (await this.#error(wrap(marked))) return;
    object[MARK] = marked[MARK]!;
  }
}

const idsIn = (value: Json): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (!isObject(value) || Object.hasOwn(value, '@value')) return [];
  const id = value['@id'] ?? value.id;
  const own = typeof id === 'string' && /^[a-z][\w+.-]*:\/\//i.test(id) ? [id] : [];
  // A node that is only named loses nothing.
  return Object.keys(value).length > 1 ? [...own, ...Object.values(value).flatMap(idsIn)] : [];
};

/** How many of the values are objects that are no literals: nodes, as far as can be told without a context. */
const nodesAt = (value: Part): number => {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + nodesAt(item), 0);
  return value !== undefined && isObject(value) && !Object.hasOwn(value, '@value') ? 1 : 0;
};

export const mendDocument = async (document: Json, trial: Trial): Promise<Mended> => {
  const mending = new Mending(trial);
  const mended = await mending.value(document, (part) => part, { id: undefined, property: undefined });
  return {
    document: mended ?? [],
    faults: mending.faults,
    isGivenUp: mending.isGivenUp,
  };
};
