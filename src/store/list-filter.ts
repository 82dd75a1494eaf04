/**
 * Which records a list has: the filters as conditions on `record r`.
 */
import type { Statement } from './db.ts';
import { type Fragment, iriId } from './documents.ts';
import { type FacetFilter, facetLists } from './facet-filter.ts';
import { join } from './fragments.ts';

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
  /** What a source says of it: the source with this id, or any whose records may be given on. */
  readonly describedBy?: { readonly source: string } | 'reexposed';
  /** IRI of a resource that it is not. */
  readonly except?: string;
  /** Of each row it must have one of the values. */
  readonly facets?: readonly FacetFilter[];
  /** Id of a profile that it has violations of. */
  readonly fails?: string;
  readonly modifiedSince?: string;
  readonly modifiedUntil?: string;
}

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

const REEXPOSED: Fragment = {
  sql: `EXISTS (SELECT 1 FROM description d JOIN source s ON s.id = d.source
    WHERE d.record = r.seq AND s.reexposed = 1)`,
  params: [],
};

/** Nothing but kinds and times chooses: most records match. */
const isBroad = ({ memberOf, match, marks, facets, describedBy, fails }: ListFilter): boolean =>
  !memberOf &&
  match === undefined &&
  fails === undefined &&
  (describedBy ?? 'reexposed') === 'reexposed' &&
  !marks?.some(({ isNegated }) => !isNegated) &&
  !facets?.length;

/**
 * The index by kind, status and number is in order for one kind alone: of several it would sort all that is left of
 * the list for every page. The plus has the table itself be read in order instead.
 */
const ofKinds = (filter: ListFilter, isInSequence: boolean): Fragment =>
  filter.kinds.length === 1
    ? { sql: 'r.kind = ?', params: [filter.kinds[0]!] }
    : {
        sql: `${isInSequence && isBroad(filter) ? '+' : ''}r.kind IN (SELECT value FROM json_each(?))`,
        params: [JSON.stringify(filter.kinds)],
      };

/** Lists of the sequence numbers among which a record must be. */
const numberLists = ({ match, describedBy, facets = [], fails }: ListFilter): readonly Fragment[] => [
  ...(match === undefined ? [] : [{ sql: 'SELECT rowid FROM search WHERE search MATCH ?', params: [match] }]),
  ...facetLists(facets),
  ...(describedBy === undefined || describedBy === 'reexposed'
    ? []
    : [{ sql: 'SELECT record FROM description WHERE source = ?', params: [describedBy.source] }]),
  ...(fails === undefined
    ? []
    : [{ sql: 'SELECT record FROM outcome WHERE profile = ? AND violations > 0', params: [fails] }]),
];

/**
 * The first list may lead to the records. The others only check, which the plus says: SQLite would go through every
 * pair of two lists, as the number is a column of an index and the key of the table at once.
 */
const inLists = (lists: readonly Fragment[]): readonly Fragment[] =>
  lists.map(({ sql, params }, place) => ({ sql: `${place === 0 ? '' : '+'}r.seq IN (${sql})`, params }));

export interface ConditionOptions {
  /** A page of the list is wanted, in the order of the sequence numbers. */
  readonly isInSequence?: boolean;
}

/** Joined by AND; they speak of `record r`. */
export const conditions = (filter: ListFilter, { isInSequence = false }: ConditionOptions = {}): Fragment => {
  const parts: Fragment[] = [{ sql: `r.status = 'published'`, params: [] }, ofKinds(filter, isInSequence)];
  if (filter.memberOf) {
    const catalog = iriId(filter.memberOf.catalog);
    const predicates = join(filter.memberOf.predicates.map(iriId), ', ');
    parts.push({
      sql: `r.iri IN (SELECT o FROM triple WHERE s = ${catalog.sql} AND p IN (${predicates.sql}))`,
      params: [...catalog.params, ...predicates.params],
    });
  }
  parts.push(...inLists(numberLists(filter)));
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
  if (filter.describedBy === 'reexposed') parts.push(REEXPOSED);
  if (filter.except !== undefined) {
    const iri = iriId(filter.except);
    // By number, which the index by kind has: the table need not be looked at.
    parts.push({ sql: `r.seq IS NOT (SELECT seq FROM record WHERE iri = ${iri.sql})`, params: iri.params });
  }
  if (filter.modifiedSince) parts.push({ sql: 'r.modified >= ?', params: [filter.modifiedSince] });
  if (filter.modifiedUntil) parts.push({ sql: 'r.modified <= ?', params: [filter.modifiedUntil] });
  return join(parts, ' AND ');
};

export const countMatches = (filter: ListFilter): Statement => {
  const where = conditions(filter);
  return { sql: `SELECT count(*) AS total FROM record r WHERE ${where.sql}`, params: where.params };
};
