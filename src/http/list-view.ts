/**
 * What the page of a list is told about its filters: values with links, chips, orders, and ways out of an empty list.
 * Pure functions of the request's parameters, the facets and their labels.
 */
import {
  FACET_DIMENSIONS,
  type FacetDimension,
  shortForm,
  storedForms,
} from '../catalogue/facet-dimensions.ts';
import type { Facets, FacetValue } from '../catalogue/facets.ts';
import type { CatalogOrder, CatalogQuery } from '../catalogue/list-query.ts';
import { facetMessagesOf } from '../i18n/facets.ts';
import { formatDate } from '../i18n/format.ts';
import { FALLBACK_LANGS, type Lang } from '../i18n/languages.ts';
import { messagesOf } from '../i18n/messages.ts';
import type { ActiveFilter } from './pages/catalog.tsx';
import type { FacetGroup } from './pages/parts/facets.tsx';
import type { WayOut } from './pages/parts/nothing-found.tsx';
import type { SortLink } from './pages/parts/sort-links.tsx';
import { iriLabel } from './pages/view/iri-label.ts';
import type { Pair } from './query-parameters.ts';
import { withQuery } from './urls.ts';

export interface ListRequest {
  /** Of the list, without its query. */
  readonly path: string;
  /** The parameters of the request, without those that name the page. */
  readonly kept: readonly Pair[];
  readonly query: Omit<CatalogQuery, 'catalog' | 'lang'>;
  readonly lang: Lang;
}

const isIri = (value: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(value);

const labelOf = (
  dimension: FacetDimension,
  { value, labels }: Pick<FacetValue, 'value' | 'labels'>,
  lang: Lang,
) => {
  if (dimension === 'kind') return messagesOf(lang).kindsPlural[value as 'dataset'] ?? value;
  const label = [lang, '', ...FALLBACK_LANGS].map((tag) => labels[tag]).find((text) => text);
  return label ?? Object.values(labels)[0] ?? (isIri(value) ? iriLabel(value, lang) : value);
};

const isSame = (dimension: FacetDimension, asked: string, value: string): boolean =>
  storedForms(dimension, asked).includes(value);

const valueLink = (
  { path, kept }: ListRequest,
  dimension: FacetDimension,
  { value, isSelected }: FacetValue,
): string =>
  withQuery(
    path,
    isSelected
      ? kept.filter(([name, asked]) => name !== dimension || !isSame(dimension, asked, value))
      : [...kept, [dimension, shortForm(dimension, value)]],
  );

/** A dimension in which there is nothing to choose is left out. */
export const facetGroups = (request: ListRequest, facets: Facets): readonly FacetGroup[] =>
  facets
    .filter(({ values }) => values.length > 1 || values.some(({ isSelected }) => isSelected))
    .map(({ dimension, values, total }) => ({
      label: facetMessagesOf(request.lang).dimensions[dimension],
      notShown: total - values.length,
      values: values.map((found) => ({
        label: labelOf(dimension, found, request.lang),
        count: found.count,
        isSelected: found.isSelected,
        href: valueLink(request, dimension, found),
      })),
    }));

const isDimension = (name: string): name is FacetDimension => Object.hasOwn(FACET_DIMENSIONS, name);

const chipOf = (
  { query, lang }: ListRequest,
  facets: Facets,
  [name, text]: Pair,
): Pick<ActiveFilter, 'label' | 'value'> | null => {
  const messages = messagesOf(lang);
  const own = facetMessagesOf(lang);
  if (isDimension(name)) {
    const found = facets
      .find(({ dimension }) => dimension === name)
      ?.values.find(({ value }) => isSame(name, text, value));
    return {
      label: own.dimensions[name],
      value: labelOf(name, found ?? { value: text, labels: {} }, lang),
    };
  }
  const day = (time: string | undefined): string => formatDate(lang, time?.slice(0, 10) ?? text);
  const others: Readonly<Record<string, () => Pick<ActiveFilter, 'label' | 'value'>>> = {
    hvd: () => ({ label: '', value: query.hvd ? messages.searchHvdOnly : messages.searchNotHvd }),
    fails: () => ({ label: messages.filterFails, value: text }),
    modified_since: () => ({ label: own.recordChanged, value: own.since(day(query.modifiedSince)) }),
    modified_until: () => ({ label: own.recordChanged, value: own.until(day(query.modifiedUntil)) }),
  };
  return others[name]?.() ?? null;
};

/** Filters with a link that takes each off; the words of a search stand in its field. */
export const activeFilters = (request: ListRequest, facets: Facets): readonly ActiveFilter[] =>
  request.kept.flatMap((pair) => {
    const chip = chipOf(request, facets, pair);
    const removeHref = withQuery(
      request.path,
      request.kept.filter((other) => other !== pair),
    );
    return chip ? [{ ...chip, removeHref }] : [];
  });

export const sortLinks = ({ path, kept, query }: ListRequest): readonly SortLink[] => {
  const orders: readonly CatalogOrder[] = [
    ...(query.q === undefined ? [] : (['relevance'] as const)),
    'modified',
    'title',
    ...(query.q === undefined ? (['seq'] as const) : []),
  ];
  const usual: CatalogOrder = query.q === undefined ? 'seq' : 'relevance';
  const current = query.order ?? usual;
  const others = kept.filter(([name]) => name !== 'order');
  return orders.map((order) => ({
    order,
    isCurrent: order === current,
    href: withQuery(path, order === usual ? others : [...others, ['order', order]]),
  }));
};

const MAX_WORDS = 6;

export const waysOut = ({ path, kept, query }: ListRequest): readonly WayOut[] => {
  const q = query.q ?? '';
  const others = kept.filter(([name]) => name !== 'q');
  const isFilter = ([name]: Pair): boolean => !['order', 'page_size'].includes(name);
  const bare = q.replaceAll('"', ' ').trim();
  const words = [...new Set(bare.match(/[\p{L}\p{N}\p{M}]{3,}/gu))];
  return [
    ...(words.length > 1
      ? words.slice(0, MAX_WORDS).map((label) => ({
          kind: 'word' as const,
          label,
          href: withQuery(path, [['q', label], ...others]),
        }))
      : []),
    ...(bare !== q.trim()
      ? [{ kind: 'withoutQuotes' as const, href: withQuery(path, [['q', bare], ...others]) }]
      : []),
    ...(q !== '' && others.some(isFilter)
      ? [{ kind: 'withoutFilters' as const, href: withQuery(path, [['q', q]]) }]
      : []),
    { kind: 'all', href: path },
  ];
};

/** What the search form carries on beside its own fields. */
export const carriedFields = ({ kept }: ListRequest): readonly Pair[] =>
  kept.filter(([name]) => !['q', 'hvd', 'order'].includes(name));
