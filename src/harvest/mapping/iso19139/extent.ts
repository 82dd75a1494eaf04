/**
 * Where and when: bounding boxes with the digits of the source, places by name or IRI, periods.
 */
import { ns } from '../../../rdf/namespaces.ts';
import type { Draft } from '../draft.ts';
import type { SourceValue } from '../mapped-record.ts';
import { addressOf, sayPeriod } from '../say.ts';
import { LOCATION, sayPlaceName, wktBox, wktLiteral } from '../spatial.ts';
import { type Languages, textsOf } from './languages.ts';
import type { XmlNode } from './xml.ts';

const DEGREES = /^[+-]?\d{1,3}(?:\.\d+)?$/;
const EDGES = {
  west: 'westBoundLongitude',
  east: 'eastBoundLongitude',
  south: 'southBoundLatitude',
  north: 'northBoundLatitude',
} as const;

const sayBox = (draft: Draft, box: XmlNode): void => {
  const values = Object.fromEntries(
    Object.entries(EDGES).map(([edge, name]) => [edge, box.textAt(name)?.value ?? '']),
  ) as Record<keyof typeof EDGES, string>;
  if (!Object.values(values).every((value) => DEGREES.test(value))) {
    draft.note('number-unreadable', { place: box.place, value: Object.values(values).join(' ') });
    return;
  }
  const place = draft.part(draft.resource, ns.dct('spatial'), LOCATION);
  draft.give(place, ns.dcat('bbox'), wktLiteral(wktBox(values)), box.place);
};

const sayPlace = (draft: Draft, description: XmlNode, { own }: Languages): void => {
  const code = description.first('geographicIdentifier/*/code');
  const anchor = code?.anchor();
  const iri = anchor && addressOf(anchor.value);
  const name = code?.text();
  if (anchor && iri) draft.give(draft.resource, ns.dct('spatial'), iri, anchor.place);
  else if (name) sayPlaceName(draft, name, own);
  description.first('geographicIdentifier/*/authority')?.skip();
};

/** `endPosition indeterminatePosition="now"` has no text: an open end. */
const positionOf = (period: XmlNode, names: readonly string[]): SourceValue | null => {
  for (const name of names) {
    const text = period.textAt(name);
    if (text) return text;
  }
  return null;
};

const sayTime = (draft: Draft, extent: XmlNode): void => {
  for (const period of extent.all('extent/TimePeriod'))
    sayPeriod(
      draft,
      positionOf(period, ['beginPosition', 'begin/TimeInstant/timePosition']),
      positionOf(period, ['endPosition', 'end/TimeInstant/timePosition']),
    );
  for (const instant of extent.all('extent/TimeInstant')) {
    const at = instant.textAt('timePosition');
    sayPeriod(draft, at, at);
  }
};

export const sayExtents = (draft: Draft, identification: XmlNode, languages: Languages): void => {
  for (const extent of identification.all('extent/EX_Extent')) {
    for (const description of textsOf(extent.first('description'), languages).slice(0, 1))
      sayPlaceName(draft, description, description.language);
    for (const box of extent.all('geographicElement/EX_GeographicBoundingBox')) sayBox(draft, box);
    for (const description of extent.all('geographicElement/EX_GeographicDescription'))
      sayPlace(draft, description, languages);
    for (const time of extent.all('temporalElement/*')) sayTime(draft, time);
    extent.all('geographicElement/*/extentTypeCode').forEach((node) => {
      node.skip();
    });
  }
};
