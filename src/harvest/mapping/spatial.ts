/**
 * Places: names, IRIs, GeoJSON, bounding boxes. Numbers keep the digits that the source writes.
 */
import { ns } from '../../rdf/namespaces.ts';
import { literal } from '../../rdf/terms.ts';
import type { Draft } from './draft.ts';
import type { SourceValue } from './mapped-record.ts';

export const LOCATION = ns.dct('Location');
const WKT = ns.geosparql('wktLiteral');
const GEO_JSON = ns.geosparql('geoJSONLiteral');

/** Of the size of a country’s border with all its islands; larger ones are no place for a catalogue. */
const MAX_GEOMETRY_LENGTH = 200_000;

type Edges = Readonly<Record<'west' | 'east' | 'south' | 'north', string>>;

/** Neither WKT nor JSON writes a plus sign or leading zeros; the digits after the point tell the precision. */
const plain = (degrees: string): string =>
  degrees
    .trim()
    .replace(/^\+/, '')
    .replace(/^(-?)0+(?=\d)/, '$1');

/** CRS84, which WKT literals have by default: longitude before latitude. */
export const wktBox = (edges: Edges): string => {
  const [west, east] = [plain(edges.west), plain(edges.east)];
  const [south, north] = [plain(edges.south), plain(edges.north)];
  return `POLYGON((${west} ${north},${east} ${north},${east} ${south},${west} ${south},${west} ${north}))`;
};

export const wktLiteral = (text: string) => literal(text, WKT);

const isGeometry = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  ('coordinates' in value || 'geometries' in value);

/** A geometry as GeoJSON text; anything else that stands in its place is noted. */
export const sayGeoJson = (draft: Draft, from: SourceValue): void => {
  try {
    if (from.value.length <= MAX_GEOMETRY_LENGTH && isGeometry(JSON.parse(from.value))) {
      const place = draft.part(draft.resource, ns.dct('spatial'), LOCATION);
      draft.give(place, ns.locn('geometry'), literal(from.value, GEO_JSON), from.place);
      return;
    }
  } catch {
    // No JSON.
  }
  draft.note('not-mapped', from);
};

export const sayPlaceName = (draft: Draft, from: SourceValue, language: string | null): void => {
  const place = draft.part(draft.resource, ns.dct('spatial'), LOCATION);
  const name = language ? literal(from.value, language) : literal(from.value);
  draft.give(place, ns.skos('prefLabel'), name, from.place);
};
