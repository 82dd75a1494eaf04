/**
 * Statements that count the members of many lists at once: by what a property says, and by stored catalogue.
 */
import type { Statement } from './db.ts';
import { type Fragment, iriId } from './documents.ts';

/** Which records are members of the root: of these kinds, and not the root itself. */
export interface Members {
  readonly kinds: readonly string[];
  /** IRI. */
  readonly root: string;
}

/** They speak of `record r`. */
export const areMembers = ({ kinds, root }: Members): Fragment => {
  const id = iriId(root);
  return {
    sql: `r.status = 'published' AND r.kind IN (SELECT value FROM json_each(?)) AND r.iri IS NOT ${id.sql}`,
    params: [JSON.stringify(kinds), ...id.params],
  };
};

/** How many members have each IRI as the object of a property; `entity` is the id of the record about it, if any. */
export const countMembersByObject = (
  predicate: string,
  members: Members,
  { limit, isRecord }: { readonly limit: number; readonly isRecord: boolean },
): Statement => {
  const p = iriId(predicate);
  const are = areMembers(members);
  return {
    sql: `SELECT t.value AS iri, e.id AS entity, c.total FROM (
        SELECT x.o, count(*) AS total FROM triple x JOIN record r ON r.iri = x.s
        WHERE x.p = ${p.sql} AND ${are.sql} GROUP BY x.o) c
      JOIN term t ON t.id = c.o AND t.kind = 1
      ${isRecord ? '' : 'LEFT '}JOIN record e ON e.iri = c.o AND e.kind = 'entity' AND e.status = 'published'
      ORDER BY c.total DESC, t.value LIMIT ?`,
    params: [...p.params, ...are.params, limit],
  };
};

/** The stored catalogues, each with how many members it names. */
export const countMembersByCatalog = (
  predicates: readonly string[],
  members: Members,
  limit: number,
): Statement => {
  const ids = predicates.map(iriId);
  const are = areMembers(members);
  return {
    sql: `SELECT c.id, t.value AS iri, (
        SELECT count(*) FROM record r WHERE ${are.sql} AND r.iri IN (
          SELECT o FROM triple WHERE s = c.iri AND p IN (${ids.map(({ sql }) => sql).join(', ')}))) AS total
      FROM record c JOIN term t ON t.id = c.iri
      WHERE c.kind = 'catalog' AND c.status = 'published' ORDER BY total DESC, c.seq LIMIT ?`,
    params: [...are.params, ...ids.flatMap(({ params }) => params), limit],
  };
};

/** Whether a member names an IRI as the object of a property. */
export const isObjectOfMember = (predicate: string, object: string, members: Members): Statement => {
  const [p, o] = [iriId(predicate), iriId(object)];
  const are = areMembers(members);
  return {
    sql: `SELECT EXISTS (SELECT 1 FROM triple x JOIN record r ON r.iri = x.s
        WHERE x.p = ${p.sql} AND x.o = ${o.sql} AND ${are.sql}) AS found`,
    params: [...p.params, ...o.params, ...are.params],
  };
};
