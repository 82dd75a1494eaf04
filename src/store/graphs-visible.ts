/**
 * Which named graphs may be read from outside: records, vocabularies, and the outcomes of validation. Every
 * statement that reads graphs for somebody takes the condition from here.
 */
import type { Statement } from './db.ts';
import { iriId } from './documents.ts';

/** Kinds of graphs that may be read: some where they are public, the others always. */
export const VISIBLE_KINDS = { ifPublic: ['record', 'vocabulary'], always: ['outcomes'] } as const;

const listed = (kinds: readonly string[]): string => kinds.map((kind) => `'${kind}'`).join(', ');

/** On a row of `graph`. */
export const IS_VISIBLE = `((public = 1 AND kind IN (${listed(VISIBLE_KINDS.ifPublic)})) OR kind IN (${listed(VISIBLE_KINDS.always)}))`;

/** The numbers of all visible graphs. */
export const VISIBLE_GRAPHS = `SELECT id FROM graph WHERE ${IS_VISIBLE}`;

export type VisibleKind = (typeof VISIBLE_KINDS)[keyof typeof VISIBLE_KINDS][number];

/** The number and the kind of a graph, when it may be read. */
export const selectVisibleGraph = (iri: string): Statement => {
  const id = iriId(iri);
  return { sql: `SELECT id, kind FROM graph WHERE id = ${id.sql} AND ${IS_VISIBLE}`, params: id.params };
};

/** Statements of a graph from the `offset`th on, packed as in `store/quads.ts`. */
export const selectPacked = (graph: number, offset: number, limit: number): Statement => ({
  sql: `SELECT group_concat(s || ' ' || p || ' ' || o, ',') AS triples
    FROM (SELECT s, p, o FROM quad WHERE g = ?1 ORDER BY s, p, o LIMIT ?2 OFFSET ?3)`,
  params: [graph, limit, offset],
});
