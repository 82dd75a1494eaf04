/**
 * Lineage, conformity, resolution and reference systems.
 */
import { ns } from '../../../rdf/namespaces.ts';
import { literal, namedNode } from '../../../rdf/terms.ts';
import type { Draft, Resource } from '../draft.ts';
import type { SourceValue } from '../mapped-record.ts';
import { addressOf, sayDate } from '../say.ts';
import { sayCode } from './code-lists.ts';
import { type Languages, textsOf } from './languages.ts';
import { sayLocal } from './parties.ts';
import type { XmlNode } from './xml.ts';

const STANDARD = ns.dct('Standard');
const EPSG = 'http://www.opengis.net/def/crs/EPSG/0/';

/** A specification or reference system: the IRI that it has, else a node with its title and date. */
const sayStandard = (
  draft: Draft,
  link: (node: Resource) => void,
  citation: XmlNode,
  languages: Languages,
): void => {
  const title = citation.first('title');
  const anchor = title?.anchor();
  const iri = anchor && addressOf(anchor.value);
  title?.text();
  if (iri) {
    link(iri);
    return;
  }
  const node = draft.node();
  draft.type(node, STANDARD);
  link(node);
  sayLocal(draft, node, ns.dct('title'), textsOf(title, languages));
  sayDate(draft, node, ns.dct('issued'), citation.textAt('date/CI_Date/date'));
};

const degreeOf = (pass: SourceValue | null): string => {
  if (pass?.value === 'true' || pass?.value === '1') return 'conformant';
  return pass?.value === 'false' || pass?.value === '0' ? 'notConformant' : 'notEvaluated';
};

/** GeoDCAT-AP 3 §conformity: what was tested, with which result; and `dct:conformsTo` where it passed. */
const sayConformity = (draft: Draft, result: XmlNode, languages: Languages): void => {
  const citation = result.first('specification/CI_Citation');
  if (!citation) return;
  const pass = result.textAt('pass');
  const degree = degreeOf(pass);
  const activity = draft.part(draft.resource, ns.prov('wasUsedBy'), ns.prov('Activity'));
  draft.give(activity, ns.prov('used'), draft.resource, result.place);
  const association = draft.part(activity, ns.prov('qualifiedAssociation'), ns.prov('Association'));
  const plan = draft.part(association, ns.prov('hadPlan'), ns.prov('Plan'));
  sayStandard(
    draft,
    (standard) => {
      draft.give(plan, ns.prov('wasDerivedFrom'), standard, result.place);
      if (degree === 'conformant') draft.give(draft.resource, ns.dct('conformsTo'), standard, result.place);
    },
    citation,
    languages,
  );
  const outcome = draft.part(activity, ns.prov('generated'), ns.prov('Entity'));
  const from = { place: pass?.place ?? result.place, value: degree };
  sayCode(draft, outcome, ns.dct('type'), { list: 'DegreeOfConformity', from });
  sayLocal(draft, outcome, ns.dct('description'), textsOf(result.first('explanation'), languages));
  citation.skip();
};

export const sayQuality = (draft: Draft, metadata: XmlNode, languages: Languages): void => {
  for (const quality of metadata.all('dataQualityInfo/DQ_DataQuality')) {
    const lineage = textsOf(quality.first('lineage/LI_Lineage/statement'), languages);
    if (lineage.length > 0) {
      const statement = draft.part(draft.resource, ns.dct('provenance'), ns.dct('ProvenanceStatement'));
      sayLocal(draft, statement, ns.dct('description'), lineage);
    }
    for (const result of quality.all('report/*/result/DQ_ConformanceResult'))
      sayConformity(draft, result, languages);
    quality.first('scope')?.skip();
  }
};

/** A decimal without an exponent: 1:50,000 is 0.00002. */
const decimal = (value: number): string =>
  value
    .toFixed(12)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');

const METRES: Readonly<Record<string, number>> = { m: 1, metre: 1, meter: 1, km: 1000, cm: 0.01 };

const sayScale = (draft: Draft, from: SourceValue): void => {
  const denominator = Number(from.value);
  if (!Number.isFinite(denominator) || denominator <= 0) {
    draft.note('number-unreadable', from);
    return;
  }
  const measurement = draft.part(
    draft.resource,
    ns.dqv('hasQualityMeasurement'),
    ns.dqv('QualityMeasurement'),
  );
  draft.give(measurement, ns.dqv('isMeasurementOf'), ns.geodcatap('spatialResolutionAsScale'), from.place);
  const value = literal(decimal(1 / denominator), ns.xsd('decimal'));
  draft.derive(measurement, ns.dqv('value'), value, { rule: 'conversion', from });
};

const sayDistance = (draft: Draft, distance: XmlNode): void => {
  const from = distance.text();
  const unit = distance.attribute('uom')?.replace(/^.*[#:/]/, '') ?? '';
  const factor = METRES[unit.toLowerCase()];
  if (!from) return;
  if (factor === undefined || !/^\d+(?:\.\d+)?$/.test(from.value)) {
    draft.note('number-unreadable', { place: from.place, value: `${from.value} ${unit}` });
    return;
  }
  const property = ns.dcat('spatialResolutionInMeters');
  if (factor === 1) draft.give(draft.resource, property, literal(from.value, ns.xsd('decimal')), from.place);
  else {
    const value = literal(decimal(Number(from.value) * factor), ns.xsd('decimal'));
    draft.derive(draft.resource, property, value, { rule: 'conversion', from });
  }
};

export const sayResolution = (draft: Draft, identification: XmlNode): void => {
  for (const resolution of identification.all('spatialResolution/MD_Resolution')) {
    const scale = resolution.textAt('equivalentScale/MD_RepresentativeFraction/denominator');
    if (scale) sayScale(draft, scale);
    for (const distance of resolution.all('distance/Distance')) sayDistance(draft, distance);
  }
};

const epsgOf = (code: string, space: string): string | null => {
  const number = /^(?:urn:ogc:def:crs:)?EPSG:.*?:?(\d{4,6})$/i.exec(code)?.[1];
  return number ?? (/epsg/i.test(space) && /^\d{4,6}$/.test(code) ? code : null);
};

export const sayReferenceSystems = (draft: Draft, metadata: XmlNode, { own }: Languages): void => {
  const property = ns.geodcatap('referenceSystem');
  for (const system of metadata.all('referenceSystemInfo/MD_ReferenceSystem/referenceSystemIdentifier/*')) {
    const anchor = system.first('code')?.anchor();
    const code = system.textAt('code');
    const iri =
      addressOf(anchor?.value ?? '') ?? (/^http/.test(code?.value ?? '') ? addressOf(code!.value) : null);
    const epsg = code && epsgOf(code.value, system.textAt('codeSpace')?.value ?? '');
    if (iri) draft.give(draft.resource, property, iri, system.place);
    else if (epsg)
      draft.derive(draft.resource, property, namedNode(EPSG + epsg), { rule: 'url-pattern', from: code });
    else if (code) {
      const node = draft.part(draft.resource, property, STANDARD);
      draft.give(node, ns.dct('title'), own ? literal(code.value, own) : code.value, code.place);
    }
    system.first('codeSpace')?.skip();
    system.first('version')?.skip();
  }
};
