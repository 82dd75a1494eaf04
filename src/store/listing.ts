/**
 * Statements that choose records: by filters, in pages cut on the sequence number.
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

export type ListOrder = 'seq' | 'modified' | 'relevance';

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

const conditions = (filter: ListFilter): Fragment => {
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

export interface Cut {
  readonly limit: number;
  readonly offset: number;
  /** Only what comes after this sequence number; then `offset` does not count. */
  readonly after?: number;
}

const ORDER_BY: Readonly<Record<ListOrder, string>> = {
  seq: 'r.seq',
  modified: 'r.modified DESC, r.seq DESC',
  relevance: 'search.rank, r.seq',
};

/** A query of the sequence numbers of one page, in order. */
export const selectPage = (filter: ListFilter, order: ListOrder, { limit, offset, after }: Cut): Fragment => {
  const where = conditions(filter);
  const cut: Fragment =
    after === undefined
      ? { sql: 'LIMIT ? OFFSET ?', params: [limit, offset] }
      : { sql: 'AND r.seq > ? ORDER BY r.seq LIMIT ?', params: [after, limit] };
  if (after !== undefined) {
    return {
      sql: `SELECT r.seq FROM record r WHERE ${where.sql} ${cut.sql}`,
      params: [...where.params, ...cut.params],
    };
  }
  const byRank = order === 'relevance' && filter.match !== undefined;
  const ranked = byRank ? 'JOIN search ON search.rowid = r.seq AND search MATCH ?' : '';
  return {
    sql: `SELECT r.seq FROM record r ${ranked} WHERE ${where.sql}
      ORDER BY ${ORDER_BY[order === 'relevance' && !byRank ? 'seq' : order]} ${cut.sql}`,
    params: [...(byRank ? [filter.match!] : []), ...where.params, ...cut.params],
  };
};

export const countMatches = (filter: ListFilter): Statement => {
  const where = conditions(filter);
  return { sql: `SELECT count(*) AS total FROM record r WHERE ${where.sql}`, params: where.params };
};

export const countKinds: Statement = {
  sql: `SELECT kind, count(*) AS total FROM record WHERE status = 'published' GROUP BY kind`,
};

/** How many subjects each object of a property has, most first. */
export const countObjects = (predicate: string, limit: number): Statement => {
  const p = iriId(predicate);
  return {
    sql: `SELECT t.value AS iri, c.total FROM (
        SELECT o, count(*) AS total FROM triple WHERE p = ${p.sql} GROUP BY o ORDER BY total DESC LIMIT ?) c
      JOIN term t ON t.id = c.o WHERE t.kind = 1`,
    params: [...p.params, limit],
  };
};

export const countDistinctObjects = (predicate: string): Statement => {
  const p = iriId(predicate);
  return { sql: `SELECT count(DISTINCT o) AS total FROM triple WHERE p = ${p.sql}`, params: p.params };
};

/** The newest change: revision, and when. */
export const selectNewestChange: Statement = {
  sql: `SELECT seq AS revision, time AS modified FROM change ORDER BY seq DESC LIMIT 1`,
};
