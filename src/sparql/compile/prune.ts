/**
 * Leaves out rows of the dictionary that were joined and are not read: an optional row found by its key neither adds
 * nor loses a solution. What reads a part of a term asks for the whole row while it is built.
 */
import type { FromItem, Query, Select } from './ir.ts';

const isDictionaryRow = ({ join, source }: FromItem): boolean =>
  join === 'left' && source.kind === 'table' && source.name === 'term';

/** The tables that a node reads columns of, however deep. */
const tablesIn = (node: unknown, found: Set<string>): void => {
  if (Array.isArray(node)) for (const one of node) tablesIn(one, found);
  else if (node !== null && typeof node === 'object') {
    const { kind, table } = node as { kind?: unknown; table?: unknown };
    if (kind === 'column') found.add(String(table));
    else for (const part of Object.values(node)) tablesIn(part, found);
  }
};

const pruneSource = (item: FromItem): FromItem => {
  const { source } = item;
  return source.kind === 'query' || source.kind === 'each'
    ? { ...item, source: { ...source, query: prune(source.query) } }
    : item;
};

const pruneSelect = (select: Select): Select => {
  const { from, ...rest } = select;
  const kept: FromItem[] = [];
  const read = new Set<string>();
  tablesIn(rest, read);
  // From the last on: what only a row that goes reads, goes too.
  for (const item of [...from].reverse()) {
    if (isDictionaryRow(item) && !read.has(item.alias)) continue;
    tablesIn([item.source, item.on], read);
    kept.unshift(pruneSource(item));
  }
  return { ...select, from: kept };
};

export const prune = (query: Query): Query => {
  switch (query.kind) {
    case 'select':
      return pruneSelect(query);
    case 'union':
    case 'unionAll':
      return { ...query, arms: query.arms.map(prune) };
    case 'recursive':
      return {
        ...query,
        seed: prune(query.seed),
        step: pruneSelect(query.step),
        result: pruneSelect(query.result),
      };
  }
};
