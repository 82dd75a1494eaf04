/**
 * JSON that yields no RDF: what it looks like, by the names at its top, and what to ask the portal for
 * instead. One row a kind, the first that matches counts.
 */
import type { Json } from './jsonld-document.ts';

type JsonObject = { readonly [name: string]: Json };

interface Kind {
  readonly matches: (top: JsonObject) => boolean;
  readonly says: string;
}

const isObject = (value: Json | undefined): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const has = (top: JsonObject, ...names: readonly string[]): boolean =>
  names.every((name) => Object.hasOwn(top, name));

/** The first object in a list that a member holds. */
const firstOf = (top: JsonObject, name: string): JsonObject => {
  const list = top[name];
  const first = Array.isArray(list) ? list[0] : undefined;
  return isObject(first) ? first : {};
};

const CKAN =
  'an answer of the API of CKAN: ask for /catalog.jsonld or /catalog.ttl of the portal (ckanext-dcat)';
const UDATA = 'an answer of the API of udata: ask for /api/1/site/catalog.jsonld or .ttl of the portal';
const OPENDATASOFT =
  'an answer of the API of Opendatasoft: ask for /api/explore/v2.1/catalog/exports/dcat-ap or /rdf of the portal';

const KINDS: readonly Kind[] = [
  { matches: (top) => has(top, 'success') && (has(top, 'result') || has(top, 'error')), says: CKAN },
  { matches: (top) => has(top, 'count', 'results') && Array.isArray(top.results), says: CKAN },
  { matches: ({ ResultSet }) => isObject(ResultSet) && has(ResultSet, 'Result'), says: CKAN },
  {
    matches: (top) =>
      has(top, 'data', 'total') && ['page_size', 'next_page', 'previous_page'].some((name) => has(top, name)),
    says: UDATA,
  },
  { matches: (top) => has(firstOf(top, 'datasets'), 'organization', 'resources'), says: UDATA },
  { matches: (top) => has(top, 'resources', 'slug') && has(top, 'id'), says: UDATA },
  { matches: (top) => has(firstOf(top, 'results'), 'dataset_id'), says: OPENDATASOFT },
  { matches: (top) => has(firstOf(top, 'datasets'), 'dataset_id'), says: OPENDATASOFT },
  { matches: (top) => has(firstOf(top, 'datasets'), 'datasetid'), says: OPENDATASOFT },
  { matches: (top) => has(top, 'total_count', 'results') || has(top, 'dataset_id'), says: OPENDATASOFT },
  {
    matches: (top) => has(top, 'openapi') || has(top, 'swagger'),
    says: 'the description of an API (OpenAPI), not its data',
  },
  {
    matches: ({ type }) => type === 'FeatureCollection' || type === 'Feature',
    says: 'GeoJSON: data, not a description of data',
  },
];

/** What a person should know, as the detail of an issue. */
export const adviceOnJson = (document: Json): string => {
  if (!isObject(document)) {
    if (!Array.isArray(document)) return 'a single value';
    const first = document[0];
    if (Array.isArray(first)) return first.some(isObject) ? adviceOnJson(first) : 'arrays without objects';
    if (document.length === 0 || !isObject(first)) return 'an array without objects';
    const kind = KINDS.find(({ matches }) => matches(first));
    if (kind) return `it looks like ${kind.says}`;
    return has(first, '@context') || Object.keys(first).some((name) => name.startsWith('@'))
      ? 'JSON-LD without a statement'
      : 'no @context tells what its names mean';
  }
  const names = Object.keys(document);
  if (names.length === 0) return 'an empty object';
  if (names.length === 1 && names[0] === '@context') return 'a context, no data';
  const kind = KINDS.find(({ matches }) => matches(document));
  if (kind) return `it looks like ${kind.says}`;
  return names.some((name) => name.startsWith('@'))
    ? 'JSON-LD without a statement'
    : 'no @context tells what its names mean';
};
