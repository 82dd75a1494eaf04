/**
 * What a list of records is asked for, and the filter of the store that it stands for.
 */
import { ns } from '../rdf/namespaces.ts';
import type { ListFilter } from '../store/list-filter.ts';
import { matchExpression } from '../store/search-query.ts';
import { HVD_MARKS } from '../vocab/hvd-marks.ts';
import type { CatalogueContext } from './context.ts';
import { rootIri } from './identity.ts';
import { KIND_NAMES, KINDS, type RecordKind } from './kinds.ts';
import { MEMBERSHIP_PREDICATES } from './ownership.ts';
import type { RecordDocument } from './record.ts';

export interface CatalogQuery {
  /** Id of a sub-catalogue; absent = the root. */
  readonly catalog?: string;
  readonly q?: string;
  readonly kind?: RecordKind;
  readonly theme?: string;
  readonly publisher?: string;
  readonly hvd?: boolean;
  /** Id of a profile: only what has violations of it. */
  readonly fails?: string;
  /** ISO 8601 UTC, to the second. */
  readonly modifiedSince?: string;
  readonly page: number;
  readonly pageSize: number;
  /** The sequence number that the page before ended with. */
  readonly after?: number;
  readonly order?: 'seq' | 'relevance' | 'modified';
}

const MEMBER_KINDS = KIND_NAMES.filter((kind) => KINDS[kind].membership !== null);

export const filterOf = (query: CatalogQuery, catalog: RecordDocument, ctx: CatalogueContext): ListFilter => {
  const match = query.q === undefined ? undefined : matchExpression(query.q);
  const marks = [
    ...(query.theme ? [{ oneOf: [{ predicate: ns.dcat('theme').value, object: query.theme }] }] : []),
    ...(query.publisher
      ? [{ oneOf: [{ predicate: ns.dct('publisher').value, object: query.publisher }] }]
      : []),
    ...(query.hvd === undefined ? [] : [{ oneOf: HVD_MARKS, isNegated: !query.hvd }]),
  ];
  const isRoot = catalog.record.iri === rootIri(ctx.baseUrl);
  return {
    kinds: query.kind ? [query.kind] : MEMBER_KINDS,
    // The root has everything but itself, which no catalogue lists.
    memberOf: {
      catalog: isRoot ? rootIri(ctx.baseUrl) : catalog.record.iri,
      predicates: [...MEMBERSHIP_PREDICATES],
    },
    ...(match !== undefined && { match }),
    marks,
    ...(query.fails !== undefined && { fails: query.fails }),
    ...(query.modifiedSince && { modifiedSince: query.modifiedSince }),
  };
};
