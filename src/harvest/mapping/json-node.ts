/**
 * A value of a JSON document with its place, read tolerantly. It remembers which members were read, so that
 * what a mapping passed over can be told.
 */
import type { Place, SourceValue } from './mapped-record.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Deeper than any document of a portal: what is nested so says something, whatever it is. */
const MAX_DEPTH = 20;

const isEmpty = (value: unknown, depth = 0): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  // What software writes for a list or object without members.
  value === '[]' ||
  value === '{}' ||
  (depth < MAX_DEPTH &&
    typeof value === 'object' &&
    Object.values(value).every((member: unknown) => isEmpty(member, depth + 1)));

/** A value as JSON text; empty for one that is nested too deeply to be written. */
export const jsonText = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
};

const PLAIN_KEY = /^[A-Za-z_][\w]*$/;
const MAX_SHOWN = 200;

export class JsonNode {
  readonly value: unknown;
  readonly place: Place;
  private readonly read = new Set<string>();
  private readonly children = new Map<string, JsonNode>();

  constructor(value: unknown, place: Place = '$') {
    this.value = value;
    this.place = place;
  }

  /** The member of an object; empty where there is none. */
  get(key: string): JsonNode {
    this.read.add(key);
    const known = this.children.get(key);
    if (known) return known;
    const value = isRecord(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : undefined;
    const place = PLAIN_KEY.test(key) ? `${this.place}.${key}` : `${this.place}[${JSON.stringify(key)}]`;
    const child = new JsonNode(value, place);
    this.children.set(key, child);
    return child;
  }

  /** A path of members. */
  at(path: string): JsonNode {
    return path.split('.').reduce<JsonNode>((node, key) => node.get(key), this);
  }

  get isEmpty(): boolean {
    return isEmpty(this.value);
  }

  get isObject(): boolean {
    return isRecord(this.value);
  }

  get isList(): boolean {
    return Array.isArray(this.value);
  }

  /** The members that have a value. */
  get keys(): readonly string[] {
    return isRecord(this.value)
      ? Object.keys(this.value).filter((key) => !isEmpty((this.value as Record<string, unknown>)[key]))
      : [];
  }

  /** The elements of a list; a single value counts as a list of one (DKAN and CKAN differ). */
  items(): readonly JsonNode[] {
    if (isEmpty(this.value)) return [];
    if (!Array.isArray(this.value)) return [this];
    return this.value.flatMap((value: unknown, index) =>
      isEmpty(value) ? [] : [new JsonNode(value, `${this.place}[${index}]`)],
    );
  }

  /** A text, a number or a truth value as text; null for anything else, and for blanks. */
  text(): SourceValue | null {
    const { value } = this;
    const isScalar = typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
    const text = isScalar ? String(value).trim() : '';
    return text ? { place: this.place, value: text } : null;
  }

  /** The text of a member. */
  textOf(key: string): SourceValue | null {
    return this.get(key).text();
  }

  /** All texts of a list, or the one text. */
  texts(): readonly SourceValue[] {
    return this.items().flatMap((item) => item.text() ?? []);
  }

  /** Members that have a value and were not asked for. */
  unread(): readonly SourceValue[] {
    return this.keys
      .filter((key) => !this.read.has(key))
      .map((key) => {
        const child = this.get(key);
        this.read.delete(key);
        const text = typeof child.value === 'string' ? child.value : jsonText(child.value);
        return { place: child.place, value: text.slice(0, MAX_SHOWN) };
      });
  }
}

/** JSON that was written as a text; null where it is none. */
export const parsedJson = (from: SourceValue): JsonNode | null => {
  try {
    return new JsonNode(JSON.parse(from.value), from.place);
  } catch {
    return null;
  }
};

/** A list that was written as text, as CKAN's extras are: `["a", "b"]`, or values with commas. */
export const listOf = (from: SourceValue): readonly SourceValue[] => {
  const list = /^\[.*\]$/s.test(from.value) ? parsedJson(from) : null;
  if (list) return list.texts();
  return from.value
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '')
    .map((value) => ({ place: from.place, value }));
};
