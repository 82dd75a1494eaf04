/**
 * How many records of a list have each value of each dimension. A dimension is counted with the filters of all others,
 * so that what could be chosen beside a chosen value stays to be seen.
 */
import { BoundedMap } from '../lib/bounded-map.ts';
import type { Row } from '../store/db.ts';
import { countValues, readCountState } from '../store/facets.ts';
import type { CatalogueContext } from './context.ts';
import {
  askedOf,
  DIMENSIONS,
  FACET_DIMENSIONS,
  type FacetDimension,
  storedForms,
} from './facet-dimensions.ts';
import { labelsOf } from './facet-labels.ts';
import { type CatalogQuery, filterOf } from './list-query.ts';
import { readCatalog } from './root-catalog.ts';

export interface FacetValue {
  /** An IRI where there is one, else the text of the data; of `kind` its name, of `modified` a year. */
  readonly value: string;
  /** By language tag; none where nothing names the value. */
  readonly labels: Readonly<Record<string, string>>;
  readonly count: number;
  readonly isSelected: boolean;
}

export interface Facet {
  readonly dimension: FacetDimension;
  /** The most frequent first, and what is chosen; years the newest first. */
  readonly values: readonly FacetValue[];
  /** How many values there are; `values` may have fewer. */
  readonly total: number;
}

export type Facets = readonly Facet[];

type Filters = Omit<CatalogQuery, 'page' | 'pageSize' | 'after' | 'order' | 'lang'>;
type Catalog = Parameters<typeof filterOf>[1];

interface Count {
  readonly value: string;
  readonly count: number;
}

interface Counted {
  readonly counts: readonly Count[];
  readonly total: number;
}

type Counts = ReadonlyMap<FacetDimension, Counted>;

const NOTHING: Counted = { counts: [], total: 0 };

/** Counts of lists, as long as nothing is written: most readers begin at the same ones. */
const remembered = new BoundedMap<string, Counts>(200);

const readCounts = (rows: readonly Row[]): Counts => {
  const byDimension = Map.groupBy(rows, ({ dimension }) => String(dimension) as FacetDimension);
  return new Map(
    [...byDimension].map(([dimension, own]) => [
      dimension,
      {
        counts: own.map(({ value, total }) => ({ value: String(value), count: Number(total) })),
        total: Number(own[0]!.values),
      },
    ]),
  );
};

const count = async (
  ctx: CatalogueContext,
  filters: readonly Filters[],
  catalog: Catalog,
): Promise<{ readonly counts: readonly Counts[]; readonly isWhole: boolean }> => {
  const { text, waiting } = await readCountState(ctx.db);
  const asked = filters.map((filter) => ({ filter, key: JSON.stringify([ctx.baseUrl, text, filter]) }));
  // What validation finds changes without a change of the data.
  const isKept = ({ filter }: (typeof asked)[number]): boolean => filter.fails === undefined;
  const known = asked.map((one) => (isKept(one) ? remembered.get(one.key) : undefined));
  const open = asked.filter((_, place) => known[place] === undefined);
  const statements = open.map(({ filter }) => countValues(filterOf(filter, catalog, ctx)));
  const { rows } = open.length > 0 ? await ctx.db.read(statements) : { rows: [] };
  const counted = new Map(open.map(({ key }, place) => [key, readCounts(rows[place]!)]));
  for (const one of open) if (isKept(one)) remembered.set(one.key, counted.get(one.key)!);
  return {
    counts: asked.map(({ key }, place) => known[place] ?? counted.get(key)!),
    isWhole: waiting === 0,
  };
};

const without = (query: Filters, dimension: FacetDimension): Filters => {
  const { [FACET_DIMENSIONS[dimension].key]: _, ...others } = query;
  return others;
};

interface Shown extends Counted {
  readonly dimension: FacetDimension;
  readonly counts: readonly (Count & { readonly isSelected: boolean })[];
}

/** The first of them, with what is chosen: it stays to be seen, and taken off, also where nothing has it. */
const shownOf = (
  { counts, total }: Counted,
  dimension: FacetDimension,
  asked: readonly string[],
  limit: number,
): Shown => {
  const chosen = new Set(asked.flatMap((value) => storedForms(dimension, value)));
  const found = counts.map((row) => ({ ...row, isSelected: chosen.has(row.value) }));
  const known = new Set(found.map(({ value }) => value));
  const missing = asked
    .filter((value) => !storedForms(dimension, value).some((form) => known.has(form)))
    .map((value) => ({ value: storedForms(dimension, value).at(-1)!, count: 0, isSelected: true }));
  const inOrder = dimension === 'modified' ? found.toSorted((a, b) => (a.value < b.value ? 1 : -1)) : found;
  return {
    dimension,
    counts: [...inOrder.filter(({ isSelected }, place) => isSelected || place < limit), ...missing],
    total: total + missing.length,
  };
};

/** Facets whose values have no names yet. */
export interface FacetCounts {
  readonly shown: readonly Shown[];
  /** How many records of the list there are of each kind; null while some wait for their values. */
  readonly byKind: ReadonlyMap<string, number> | null;
}

/** Values of a dimension, beside those that are chosen. */
const LIMIT = 50;

export const countFacets = async (
  ctx: CatalogueContext,
  { page: _page, pageSize: _size, after: _after, order: _order, lang: _lang, ...query }: CatalogQuery,
  catalog: Catalog,
  limit = LIMIT,
): Promise<FacetCounts> => {
  const filtered = DIMENSIONS.filter((dimension) => askedOf(query, dimension).length > 0);
  const {
    counts: [all, ...others],
    isWhole,
  } = await count(ctx, [query, ...filtered.map((dimension) => without(query, dimension))], catalog);
  const shown = DIMENSIONS.map((dimension) => {
    const counts = filtered.includes(dimension) ? others[filtered.indexOf(dimension)]! : all!;
    return shownOf(counts.get(dimension) ?? NOTHING, dimension, askedOf(query, dimension), limit);
  });
  const kinds = all!.get('kind') ?? NOTHING;
  return {
    shown,
    byKind: isWhole ? new Map(kinds.counts.map(({ value, count: total }) => [value, total])) : null,
  };
};

export const nameFacets = async (ctx: CatalogueContext, shown: readonly Shown[]): Promise<Facets> => {
  const labels = await labelsOf(
    ctx,
    shown.flatMap(({ counts }) => counts.map(({ value }) => value)),
  );
  return shown.map(({ dimension, counts, total }) => ({
    dimension,
    total,
    values: counts.map((row) => ({ ...row, labels: labels.get(row.value) ?? {} })),
  }));
};

/**
 * Nothing for a catalogue that there is not.
 * @param options.limit values of a dimension, beside those that are chosen
 */
export const readFacets = async (
  ctx: CatalogueContext,
  query: CatalogQuery,
  { limit = LIMIT }: { readonly limit?: number } = {},
): Promise<Facets> => {
  const catalog = await readCatalog(ctx, query.catalog);
  if (!catalog) return [];
  const { shown } = await countFacets(ctx, query, catalog, limit);
  return nameFacets(ctx, shown);
};
