/**
 * The fields of a CKAN package, wherever they stand: as members (custom schemas) or as extras. DKAN and old CKANs
 * write single values where CKAN writes lists, and the other way round.
 */
import { JsonNode, jsonText, listOf } from '../json-node.ts';
import type { SourceValue } from '../mapped-record.ts';

export interface Fields {
  readonly node: JsonNode;
  readonly text: (...names: readonly string[]) => SourceValue | null;
  readonly list: (...names: readonly string[]) => readonly SourceValue[];
  /** Texts by language: `title_translated`, or an object in place of a text. */
  readonly localised: (name: string) => readonly (SourceValue & { readonly language: string | null })[];
  readonly unread: () => readonly SourceValue[];
}

interface Extra {
  readonly value: JsonNode;
  isRead: boolean;
}

const extrasOf = (node: JsonNode): ReadonlyMap<string, Extra> => {
  const extras = node.get('extras');
  const found = new Map<string, Extra>();
  if (extras.isObject)
    for (const key of extras.keys) found.set(key, { value: extras.get(key), isRead: false });
  if (extras.isList)
    for (const item of extras.items()) {
      const key = item.textOf('key');
      const value = item.get('value');
      // The key says more than the number of the entry.
      const place = `${extras.place}[?@.key==${JSON.stringify(key?.value)}].value`;
      if (key && !value.isEmpty)
        found.set(key.value, { value: new JsonNode(withoutEntities(value.value), place), isRead: false });
    }
  return found;
};

/** Harvested extras of old portals went through HTML. */
const withoutEntities = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('&quot;', '"').replaceAll('&#39;', "'") : value;

const isTag = (key: string): boolean => /^[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?$/.test(key);

export const fieldsOf = (node: JsonNode): Fields => {
  const extras = extrasOf(node);

  /** The first of the names that has a value. */
  const find = (names: readonly string[]): JsonNode | null => {
    for (const name of names) {
      const member = node.get(name);
      const extra = extras.get(name);
      if (extra) extra.isRead = true;
      if (!member.isEmpty) return member;
      if (extra && !extra.value.isEmpty) return extra.value;
    }
    return null;
  };

  const localised: Fields['localised'] = (name) => {
    // Where there are translations, the plain text is one of them.
    node.get(name);
    const found = find([`${name}_translated`, name]);
    if (!found) return [];
    if (!found.isObject) return found.texts().map((text) => ({ ...text, language: null }));
    return found.keys.filter(isTag).flatMap((key) =>
      found
        .get(key)
        .texts()
        .map((text) => ({ ...text, language: key.replace('_', '-') })),
    );
  };

  return {
    node,
    text: (...names) => find(names)?.texts()[0] ?? null,
    list: (...names) => {
      const found = find(names);
      if (!found) return [];
      return found.isList ? found.texts() : found.texts().flatMap(listOf);
    },
    localised,
    unread: () => [
      ...node.unread(),
      ...[...extras.values()]
        .filter(({ isRead }) => !isRead)
        .map(({ value }) => ({
          place: value.place,
          value: typeof value.value === 'string' ? value.value : jsonText(value.value),
        })),
    ],
  };
};
