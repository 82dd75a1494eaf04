/**
 * What a list of records is asked for, and the filter of the store that it stands for.
 */
import type { ListFilter } from '../store/list-filter.ts';
import type { ListOrder } from '../store/list-order.ts';
import { matchExpression } from '../store/search-query.ts';
import { HVD_MARKS } from '../vocab/hvd-marks.ts';
import type { CatalogueContext } from './context.ts';
import { askedOf, DIMENSIONS, FACET_DIMENSIONS, isForeign, storedForms } from './facet-dimensions.ts';
import { MEMBER_KINDS, type RecordKind } from './kinds.ts';
import { type ListedCatalog, membersOf } from './listed-catalog.ts';
import type { WalkCut } from './walk.ts';

export const CATALOG_ORDERS = ['seq', 'relevance', 'modified', 'title'] as const;
export type CatalogOrder = (typeof CATALOG_ORDERS)[number];

export interface CatalogQuery {
  /** Id of a sub-catalogue; absent = the root. */
  readonly catalog?: string;
  readonly q?: string;
  // Filters of a dimension: any of its values, each an IRI, a code of the EU's table (`CSV`) or a text.
  readonly kind?: readonly RecordKind[];
  readonly theme?: readonly string[];
  readonly publisher?: readonly string[];
  readonly format?: readonly string[];
  readonly licence?: readonly string[];
  /** Access rights. */
  readonly access?: readonly string[];
  readonly hvdCategory?: readonly string[];
  readonly language?: readonly string[];
  /** Years of the resource's own date. */
  readonly modified?: readonly string[];
  readonly hvd?: boolean;
  /** Id of a profile: only what has violations of it. */
  readonly fails?: string;
  /** ISO 8601 UTC, to the second. */
  readonly modifiedSince?: string;
  /** The same; a day without a time is meant to its end. */
  readonly modifiedUntil?: string;
  readonly page: number;
  readonly pageSize: number;
  /** Where the page before ended. */
  readonly after?: WalkCut;
  readonly order?: CatalogOrder;
  /** The language in which titles are ordered. */
  readonly lang?: string;
}

/** What the orders are to the store. */
export const LIST_ORDERS: Readonly<Record<CatalogOrder, ListOrder>> = {
  seq: 'seq',
  relevance: 'relevance',
  modified: 'dated',
  title: 'title',
};

export const filterOf = (
  query: Omit<CatalogQuery, 'page' | 'pageSize'>,
  catalog: Pick<ListedCatalog, 'record' | 'view'>,
  ctx: Pick<CatalogueContext, 'baseUrl'>,
): ListFilter => {
  const match = query.q === undefined ? undefined : matchExpression(query.q);
  const facets = DIMENSIONS.filter((dimension) => dimension !== 'kind').flatMap((dimension) => {
    const asked = askedOf(query, dimension);
    const values = asked.flatMap((value) => storedForms(dimension, value));
    if (asked.length === 0) return [];
    const { predicate } = FACET_DIMENSIONS[dimension];
    return [{ dimension, values, predicate, written: values.filter((value) => isForeign(dimension, value)) }];
  });
  const { marks = [], ...members } = membersOf(catalog, ctx.baseUrl);
  return {
    // Shared entities are members of no catalogue.
    kinds: (query.kind ?? MEMBER_KINDS).filter((kind) => MEMBER_KINDS.includes(kind)),
    ...members,
    ...(match !== undefined && { match }),
    marks: [...marks, ...(query.hvd === undefined ? [] : [{ oneOf: HVD_MARKS, isNegated: !query.hvd }])],
    facets,
    ...(query.fails !== undefined && { fails: query.fails }),
    ...(query.modifiedSince && { modifiedSince: query.modifiedSince }),
    ...(query.modifiedUntil && { modifiedUntil: query.modifiedUntil }),
  };
};
