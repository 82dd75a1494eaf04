/**
 * Which records a list has: the filters as conditions on `record r`.
 */
import type { Statement } from './db.ts';
import { type Fragment, iriId } from './documents.ts';

export interface ListFilter {
  readonly kinds: readonly string[];
  /** Members of this catalogue (IRI), named by one of these properties. */
  readonly memberOf?: { readonly catalog: string; readonly predicates: readonly string[] };
  /** An FTS5 expression. */
  readonly match?: string;
  /** Published triples of the resource: of each row it must have one (or, negated, none). */
  readonly marks?: readonly {
    readonly oneOf: readonly { readonly predicate: string; readonly object: string | null }[];
    readonly isNegated?: boolean;
  }[];
  /** Id of a profile that it has violations of. */
  readonly fails?: string;
  readonly modifiedSince?: string;
}

const join = (parts: readonly Fragment[], separator: string): Fragment => ({
  sql: parts.map(({ sql }) => sql).join(separator),
  params: parts.flatMap(({ params }) => params),
});

/** The subjects of `predicate object`; an object that is null is any. */
const subjectsOf = (predicate: string, object: string | null): Fragment => {
  const p = iriId(predicate);
  if (object === null) return { sql: `SELECT s FROM triple WHERE p = ${p.sql}`, params: p.params };
  const o = iriId(object);
  return {
    sql: `SELECT s FROM triple WHERE p = ${p.sql} AND o = ${o.sql}`,
    params: [...p.params, ...o.params],
  };
};

/** Joined by AND; they speak of `record r`. */
export const conditions = (filter: ListFilter): Fragment => {
  const parts: Fragment[] = [
    { sql: `r.status = 'published'`, params: [] },
    { sql: 'r.kind IN (SELECT value FROM json_each(?))', params: [JSON.stringify(filter.kinds)] },
  ];
  if (filter.memberOf) {
    const catalog = iriId(filter.memberOf.catalog);
    const predicates = join(filter.memberOf.predicates.map(iriId), ', ');
    parts.push({
      sql: `r.iri IN (SELECT o FROM triple WHERE s = ${catalog.sql} AND p IN (${predicates.sql}))`,
      params: [...catalog.params, ...predicates.params],
    });
  }
  if (filter.match !== undefined) {
    parts.push({ sql: 'r.seq IN (SELECT rowid FROM search WHERE search MATCH ?)', params: [filter.match] });
  }
  for (const { oneOf, isNegated = false } of filter.marks ?? []) {
    const subjects = join(
      oneOf.map(({ predicate, object }) => subjectsOf(predicate, object)),
      ' UNION ALL ',
    );
    parts.push({
      sql: `r.iri ${isNegated ? 'NOT IN' : 'IN'} (${subjects.sql})`,
      params: subjects.params,
    });
  }
  if (filter.fails !== undefined)
    parts.push({
      sql: 'r.seq IN (SELECT record FROM outcome WHERE profile = ? AND violations > 0)',
      params: [filter.fails],
    });
  if (filter.modifiedSince) parts.push({ sql: 'r.modified >= ?', params: [filter.modifiedSince] });
  return join(parts, ' AND ');
};

export const countMatches = (filter: ListFilter): Statement => {
  const where = conditions(filter);
  return { sql: `SELECT count(*) AS total FROM record r WHERE ${where.sql}`, params: where.params };
};
