/**
 * The catalogue in pages, and what the home page shows. Pages are cut on the immutable sequence number of the
 * records, which the link to the next page carries: whoever walks them while others write meets each record
 * that existed throughout exactly once.
 */

import { AppError } from '../lib/app-error.ts';
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { literal, namedNode, type Quad, quad } from '../rdf/terms.ts';
import type { Row, Statement } from '../store/db.ts';
import {
  countDistinctObjects,
  countKinds,
  countMatches,
  countObjects,
  type ListFilter,
  selectNewestChange,
  selectPage,
} from '../store/listing.ts';
import { matchExpression } from '../store/search-query.ts';
import { HVD_MARKS } from '../vocab/hvd-marks.ts';
import type { CatalogueContext } from './context.ts';
import { documentStatements, readDocuments, readMany, readRecord, recordAt } from './documents.ts';
import { ROOT_ID, rootIri } from './identity.ts';
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
  /** ISO 8601 UTC, to the second. */
  /** Id of a profile: only what has violations of it. */
  readonly fails?: string;
  readonly modifiedSince?: string;
  readonly page: number;
  readonly pageSize: number;
  /** The sequence number that the page before ended with. */
  readonly after?: number;
  readonly order?: 'seq' | 'relevance' | 'modified';
}

export interface CatalogPage {
  readonly catalog: RecordDocument;
  readonly members: readonly RecordDocument[];
  /** Entities and services that the members name, each statement once. */
  readonly entities: readonly Quad[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly pageSize: number;
  /** Null on the last page. */
  readonly nextAfter: number | null;
  readonly revision: number;
  readonly modified: string;
}

const MEMBER_KINDS = KIND_NAMES.filter((kind) => KINDS[kind].membership !== null);

/** Before anything was written. */
const NEVER = '1970-01-01T00:00:00Z';

const newest = (rows: readonly Row[]): { revision: number; modified: string } => ({
  revision: Number(rows[0]?.revision ?? 0),
  modified: String(rows[0]?.modified ?? NEVER),
});

/** The root catalogue as long as nobody described it. */
const undescribedRoot = (ctx: CatalogueContext): RecordDocument => {
  const root = namedNode(rootIri(ctx.baseUrl));
  return {
    record: {
      seq: 0,
      id: ROOT_ID,
      kind: 'catalog',
      iri: root.value,
      status: 'published',
      checksum: '',
      version: 0,
      created: NEVER,
      modified: NEVER,
    },
    own: [
      quad(root, namedNode(RDF_TYPE), ns.dcat('Catalog')),
      quad(root, ns.dct('title'), literal('Moisson')),
    ],
    entities: [],
    modified: NEVER,
  };
};

const readCatalog = async (ctx: CatalogueContext, id: string | undefined): Promise<RecordDocument | null> => {
  if (id === undefined || id === ROOT_ID) {
    const root = await recordAt(ctx, rootIri(ctx.baseUrl));
    return root?.record.status === 'published' ? root : undescribedRoot(ctx);
  }
  const catalog = await readRecord(ctx, id);
  return catalog?.record.kind === 'catalog' && catalog.record.status === 'published' ? catalog : null;
};

const filterOf = (query: CatalogQuery, catalog: RecordDocument, ctx: CatalogueContext): ListFilter => {
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

/**
 * One page of a catalogue; null when there is no such catalogue.
 * @throws AppError `page-out-of-range`
 */
export const readCatalogPage = async (
  ctx: CatalogueContext,
  query: CatalogQuery,
): Promise<CatalogPage | null> => {
  const catalog = await readCatalog(ctx, query.catalog);
  if (!catalog) return null;
  const { page, pageSize, after, order = 'seq' } = query;
  const filter = filterOf(query, catalog, ctx);
  // One more than the page has tells whether another follows.
  const cut = { limit: pageSize + 1, offset: (page - 1) * pageSize, ...(after !== undefined && { after }) };
  const selection = selectPage(filter, order, cut);
  const seqs = await ctx.db.read([
    { sql: selection.sql, params: selection.params },
    countMatches(filter),
    selectNewestChange,
  ]);
  const found = seqs.rows[0]!.map(({ seq }) => Number(seq));
  const total = Number(seqs.rows[1]![0]!.total);
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (found.length === 0 && page > 1 && after === undefined) {
    throw new AppError({
      kind: 'notFound',
      code: 'page-out-of-range',
      detail: `There is no page ${page}; with ${pageSize} a page the last one is ${pages}.`,
      extra: { page, pages },
    });
  }
  const shown = found.slice(0, pageSize);
  const { records, embedded } = await readMany(ctx, shown);
  return {
    catalog,
    members: records,
    entities: embedded,
    total,
    page,
    pages,
    pageSize,
    nextAfter: found.length > pageSize ? shown.at(-1)! : null,
    ...newest(seqs.rows[2]!),
  };
};

export interface Home {
  readonly counts: {
    readonly datasets: number;
    readonly services: number;
    readonly publishers: number;
    readonly highValue: number;
  };
  readonly latest: readonly RecordDocument[];
  readonly entities: readonly Quad[];
  readonly themes: readonly { readonly iri: string; readonly count: number }[];
  readonly catalog: RecordDocument;
  readonly revision: number;
  readonly modified: string;
}

const LATEST = 8;
const THEMES = 14;

export const readHome = async (ctx: CatalogueContext): Promise<Home> => {
  const resources: ListFilter = { kinds: ['dataset', 'service', 'series'] };
  const latest = selectPage(resources, 'modified', { limit: LATEST, offset: 0 });
  const statements: Statement[] = [
    countKinds,
    countDistinctObjects(ns.dct('publisher').value),
    countMatches({ kinds: ['dataset'], marks: [{ oneOf: HVD_MARKS }] }),
    countObjects(ns.dcat('theme').value, THEMES),
    selectNewestChange,
    ...documentStatements(latest),
  ];
  const [{ rows }, catalog] = await Promise.all([ctx.db.read(statements), readCatalog(ctx, undefined)]);
  const [kinds, publishers, highValue, themes, change, selected, graphs] = rows;
  const { records, embedded } = await readDocuments(ctx, [selected!, graphs!]);
  const count = (kind: RecordKind): number => Number(kinds!.find((row) => row.kind === kind)?.total ?? 0);
  return {
    counts: {
      datasets: count('dataset'),
      services: count('service'),
      publishers: Number(publishers![0]!.total),
      highValue: Number(highValue![0]!.total),
    },
    latest: records.toSorted((a, b) => (a.record.modified < b.record.modified ? 1 : -1)),
    entities: embedded,
    themes: themes!.map(({ iri, total }) => ({ iri: String(iri), count: Number(total) })),
    catalog: catalog!,
    ...newest(change!),
  };
};
