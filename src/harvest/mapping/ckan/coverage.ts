/**
 * Where, when, and from when a CKAN package is: CKAN's own fields, and those of its spatial extension.
 */
import { ns } from '../../../rdf/namespaces.ts';
import { type NamedNode, namedNode } from '../../../rdf/terms.ts';
import type { Draft } from '../draft.ts';
import { jsonText, parsedJson } from '../json-node.ts';
import { isIri } from '../meaning.ts';
import { sayDate, sayText } from '../say.ts';
import { LOCATION, sayGeoJson, sayPlaceName, wktBox, wktLiteral } from '../spatial.ts';
import type { Fields } from './fields.ts';

/** The extras that the harvesters of CKAN's spatial extension write. */
const BOX = ['bbox-west-long', 'bbox-east-long', 'bbox-south-lat', 'bbox-north-lat'];

const REFERENCE_DATES: Readonly<Record<string, NamedNode>> = {
  creation: ns.dct('created'),
  publication: ns.dct('issued'),
  revision: ns.dct('modified'),
};

/** `[{"type": "publication", "value": "2016-04-14"}]`, as text. */
const sayReferenceDates = (draft: Draft, { text }: Fields): void => {
  const written = text('dataset-reference-date');
  if (!written) return;
  const dates = parsedJson(written)?.items() ?? [];
  for (const date of dates) {
    const property = REFERENCE_DATES[date.textOf('type')?.value ?? ''];
    if (property && !draft.hasGiven(draft.resource, property))
      sayDate(draft, draft.resource, property, date.textOf('value'));
  }
  if (dates.length === 0) draft.note('not-mapped', written);
};

export const saySpatial = (draft: Draft, { text, list, node }: Fields, language: string | null): void => {
  const uri = text('spatial_uri');
  const label = text('spatial_text', 'spatial-text');
  if (uri && isIri(uri.value)) {
    const place = namedNode(uri.value);
    draft.give(draft.resource, ns.dct('spatial'), place, uri.place);
    if (label) sayText(draft, place, ns.skos('prefLabel'), label, language);
  } else if (label) sayPlaceName(draft, label, language);
  const geometry = node.get('spatial');
  const written = geometry.isObject
    ? { place: geometry.place, value: jsonText(geometry.value) }
    : text('spatial');
  if (written) sayGeoJson(draft, written);
  for (const place of list('spatial_coverage')) draft.note('not-mapped', place);
  const [west, east, south, north] = BOX.map((name) => text(name));
  if (!written && west && east && south && north) {
    const place = draft.part(draft.resource, ns.dct('spatial'), LOCATION);
    const box = { west: west.value, east: east.value, south: south.value, north: north.value };
    draft.give(place, ns.dcat('bbox'), wktLiteral(wktBox(box)), west.place);
  }
  const box = text('spatial_bbox');
  if (box && /^POLYGON/i.test(box.value)) {
    const place = draft.part(draft.resource, ns.dct('spatial'), LOCATION);
    draft.give(place, ns.dcat('bbox'), wktLiteral(box.value), box.place);
  }
};

/** CKAN dates the metadata: what is known of the data themselves stands in other fields, where at all. */
export const sayDates = (draft: Draft, fields: Fields): void => {
  const { text } = fields;
  sayReferenceDates(draft, fields);
  const pairs = [
    [ns.dct('issued'), text('issued', 'date_released'), text('metadata_created')],
    [ns.dct('modified'), text('modified', 'date_updated'), text('metadata_modified')],
  ] as const;
  for (const [property, own, ofMetadata] of pairs) {
    if (draft.hasGiven(draft.resource, property)) continue;
    if (own && sayDate(draft, draft.resource, property, own)) continue;
    if (ofMetadata) draft.deriveDate(draft.resource, property, ofMetadata);
  }
};
