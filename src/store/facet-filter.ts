/**
 * Filters by the values of dimensions, as queries of sequence numbers: by what was normalised, by what publishers wrote
 * where it was normalised to something else, and by what they wrote where nothing was normalised yet.
 */
import { namedNode } from '../rdf/terms.ts';
import { type Fragment, iriId } from './documents.ts';
import { join } from './fragments.ts';
import { termHash } from './term-codec.ts';

export interface FacetFilter {
  readonly dimension: string;
  readonly values: readonly string[];
  /** A property of the resource itself that has the values as they were written. */
  readonly predicate: string | null;
  /** Those of the values that only publishers use: the facets have others in their place. */
  readonly written: readonly string[];
}

/** IRIs as `[hash, IRI]`, for `TERMS`. */
const termsOf = (iris: readonly string[]): string =>
  JSON.stringify(iris.map((iri) => [termHash(namedNode(iri)), iri]));

const TERMS = `json_each(?) j CROSS JOIN term o ON o.hash = j.value ->> 0 AND o.value = j.value ->> 1 AND o.kind = 1`;

/** The combinations that have one of the values. */
const setsWith = ({ dimension, values }: FacetFilter): Fragment => ({
  sql: `SELECT f.facets FROM facet_value v CROSS JOIN facet f ON f.value = v.id
    WHERE v.dimension = ? AND v.value IN (SELECT value FROM json_each(?))`,
  params: [dimension, JSON.stringify(values)],
});

/** Combinations are fewer than records by far: what all filters leave of them leads to the records. */
const facetedRecords = (filters: readonly FacetFilter[]): Fragment => {
  const all = join(
    filters.map(setsWith).map(({ sql, params }, place) => ({
      sql: `${place === 0 ? '' : '+'}s.id IN (${sql})`,
      params,
    })),
    ' AND ',
  );
  return {
    sql: `SELECT k.record FROM facet_set s CROSS JOIN listing k ON k.facets = s.id WHERE ${all.sql}`,
    params: all.params,
  };
};

/** Records that wait for their facets are found by what their publishers wrote; mostly there are none. */
const waitingRecords = (filters: readonly FacetFilter[]): readonly Fragment[] => {
  if (filters.some(({ predicate }) => predicate === null)) return [];
  const all = join(
    filters.map(({ values, predicate }) => {
      const p = iriId(predicate!);
      return {
        sql: `EXISTS (SELECT 1 FROM triple t WHERE t.s = w.iri AND t.p = ${p.sql} AND t.o IN (SELECT o.id FROM ${TERMS}))`,
        params: [...p.params, termsOf(values)],
      };
    }),
    ' AND ',
  );
  return [
    {
      sql: `SELECT w.seq FROM stale_search l CROSS JOIN record w ON w.seq = l.record WHERE ${all.sql}`,
      params: all.params,
    },
  ];
};

/** What was normalised to another value is found as it was written, too. */
const writtenRecords = ({ written, predicate }: FacetFilter): Fragment => {
  const p = iriId(predicate!);
  return {
    sql: `SELECT w.seq FROM ${TERMS} CROSS JOIN triple t ON t.p = ${p.sql} AND t.o = o.id
      CROSS JOIN record w ON w.iri = t.s`,
    params: [termsOf(written), ...p.params],
  };
};

/** Lists of the sequence numbers among which a record must be. */
export const facetLists = (filters: readonly FacetFilter[]): readonly Fragment[] => {
  const isWritten = ({ written, predicate }: FacetFilter): boolean =>
    predicate !== null && written.length > 0;
  const plain = filters.filter((filter) => !isWritten(filter));
  const either = (...lists: readonly Fragment[]): Fragment => join(lists, ' UNION ALL ');
  return [
    ...(plain.length > 0 ? [either(facetedRecords(plain), ...waitingRecords(plain))] : []),
    ...filters.filter(isWritten).map((filter) => either(facetedRecords([filter]), writtenRecords(filter))),
  ];
};
