/**
 * The context of DCAT-US 1.1 (Project Open Data), which ArcGIS Hub and other portals name in `data.json`.
 * Terms that it does not know fall into the DCAT namespace.
 */
import { PREFIXES } from '../namespaces.ts';
import { type ContextObject, flatContext } from './notation.ts';

const POD = 'https://project-open-data.cio.gov/v1.1/schema#';
const PROJECT_TERMS = [
  'accessLevel',
  'bureauCode',
  'dataQuality',
  'describedByType',
  'primaryITInvestmentUII',
  'programCode',
];

export const DCAT_US: ContextObject = {
  '@vocab': PREFIXES.dcat,
  dc: PREFIXES.dct,
  dcat: PREFIXES.dcat,
  foaf: PREFIXES.foaf,
  org: PREFIXES.org,
  pod: POD,
  skos: PREFIXES.skos,
  vcard: PREFIXES.vcard,
  ...flatContext({
    accessURL: 'dcat:accessURL @id',
    accrualPeriodicity: 'dct:accrualPeriodicity',
    conformsTo: 'dct:conformsTo @id',
    describedBy: 'http://www.w3.org/2007/05/powder#describedby @id',
    description: 'dct:description',
    downloadURL: 'dcat:downloadURL @id',
    fn: 'vcard:fn',
    format: 'dct:format',
    hasEmail: 'vcard:hasEmail',
    homepage: 'foaf:homepage',
    identifier: 'dct:identifier',
    issued: 'dct:issued xsd:date',
    language: 'dct:language',
    license: 'dct:license',
    modified: 'dct:modified xsd:date',
    name: 'skos:prefLabel',
    publisher: 'dct:publisher',
    rights: 'dct:rights',
    spatial: 'dct:spatial',
    subOrganizationOf: 'org:subOrganizationOf',
    temporal: 'dct:temporal',
    title: 'dct:title',
  }),
  ...Object.fromEntries(PROJECT_TERMS.map((name) => [name, `${POD}${name}`])),
};
