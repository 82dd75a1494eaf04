/**
 * On which lines of a JSON-LD text things stand. A JSON parser keeps no places; so the text is searched, once,
 * when the first of them is asked for.
 */

export interface JsonLines {
  /** Where a node is described, else where it is named first. */
  readonly ofNode: (id: string) => number | undefined;
  /** Where a name or a text stands first. */
  readonly ofText: (text: string) => number | undefined;
}

const ID = /(\{\s*)?"@?id"\s*:\s*("(?:[^"\\]|\\.)*")(\s*\})?/g;
/** A search goes over the whole text. */
const MAX_SEARCHES = 200;

const parsed = (text: string): string => {
  try {
    return JSON.parse(text) as string;
  } catch {
    return text;
  }
};

const nodesOf = (text: string): ReadonlyMap<string, number> => {
  const described = new Map<string, number>();
  const named = new Map<string, number>();
  let line = 1;
  let counted = 0;
  for (const found of text.matchAll(ID)) {
    const [, opens, id = '', closes] = found;
    const at = found.index + found[0].lastIndexOf(id);
    for (let newline = text.indexOf('\n', counted); newline >= 0 && newline < at; ) {
      line += 1;
      counted = newline + 1;
      newline = text.indexOf('\n', counted);
    }
    const lines = opens && closes ? named : described;
    const node = parsed(id);
    if (!lines.has(node)) lines.set(node, line);
  }
  return new Map([...named, ...described]);
};

export const jsonLines = (text: string): JsonLines => {
  let nodes: ReadonlyMap<string, number> | undefined;
  let searches = 0;
  return {
    ofNode: (id) => {
      nodes ??= nodesOf(text);
      return nodes.get(id);
    },
    ofText: (wanted) => {
      searches += 1;
      const at = searches > MAX_SEARCHES ? -1 : text.indexOf(JSON.stringify(wanted));
      return at < 0 ? undefined : text.slice(0, at).split('\n').length;
    },
  };
};
