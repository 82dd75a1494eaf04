/**
 * For each rule of the shapes a value that breaks it and one that keeps it, as Turtle about the focus node
 * `<urn:focus>`. Rules of one kind share a row; rules with a longer path have rows of their own.
 */
import { PREFIXES } from '../../../src/rdf/namespaces.ts';

export interface Case {
  readonly bad: string;
  readonly good: string;
}

export const PROLOGUE = [
  ...Object.entries(PREFIXES).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`),
  '@prefix eu: <http://publications.europa.eu/resource/authority/> .',
  '@prefix bna: <http://data.europa.eu/bna/> .',
].join('\n');

const EU = 'http://publications.europa.eu/resource/authority/';
const HVD = '<http://data.europa.eu/eli/reg_impl/2023/138/oj>';

/** How a rule is broken and kept; `path` is the rule's property, `value` one that fits where the kind needs it. */
type Maker = (path: string, value: string) => Case;

const says = (path: string, ...values: string[]): string =>
  values.map((value) => `<urn:focus> ${path} ${value} .`).join('\n');

/** By the constraint that a rule states; the first that fits wins. */
export const BY_CONSTRAINT: readonly (readonly [constraint: string, Maker])[] = [
  ['minCount 1', (path, value) => ({ bad: '', good: says(path, value) })],
  ['maxCount 1', (path) => ({ bad: says(path, '"a"', '"b"'), good: says(path, '"a"') })],
  ['maxCount 0', (path) => ({ bad: says(path, '"a"'), good: '' })],
  ['nodeKind Literal', (path) => ({ bad: says(path, '<urn:a>'), good: says(path, '"a"') })],
  ['nodeKind IRI', (path) => ({ bad: says(path, '"a"'), good: says(path, '<urn:a>') })],
  ['nodeKind BlankNodeOrIRI', (path) => ({ bad: says(path, '"a"'), good: says(path, '<urn:a>') })],
  [
    'uniqueLang true',
    (path) => ({ bad: says(path, '"a"@fr', '"b"@fr'), good: says(path, '"a"@fr', '"b"@nl') }),
  ],
  ['datatype langString', (path) => ({ bad: says(path, '"a"'), good: says(path, '"a"@fr') })],
  ['datatype decimal', (path) => ({ bad: says(path, '10'), good: says(path, '10.0') })],
  ['datatype duration', (path) => ({ bad: says(path, '"P1D"'), good: says(path, '"P1D"^^xsd:duration') })],
  [
    'datatype nonNegativeInteger',
    (path) => ({ bad: says(path, '10'), good: says(path, '"10"^^xsd:nonNegativeInteger') }),
  ],
  ['datatype hexBinary', (path) => ({ bad: says(path, '"0a"'), good: says(path, '"0a"^^xsd:hexBinary') })],
  [
    'node DateOrDateTime',
    (path) => ({ bad: says(path, '"05/06/2017"'), good: says(path, '"2017-06-05"^^xsd:date') }),
  ],
  ['node InLanguage', (path) => ({ bad: says(path, '"fr"'), good: says(path, 'eu:language\\/FRA') })],
  [
    'node InMediaTypes',
    (path) => ({
      bad: says(path, '"text/csv"'),
      good: says(path, '<https://www.iana.org/assignments/media-types/text/csv>'),
    }),
  ],
  [
    'node ChecksumAlgorithm',
    (path) => ({ bad: says(path, '"sha256"'), good: says(path, 'spdx:checksumAlgorithm_sha256') }),
  ],
  ['node KnownPlace', (path) => ({ bad: says(path, '<urn:a>'), good: says(path, `<${EU}country/LUX>`) })],
];

const inScheme = (path: string, concept: string, scheme: string): Case => ({
  bad: says(path, '<urn:a>'),
  good: `${says(path, concept)}\n${concept} skos:inScheme <${scheme}> .`,
});

/** Schemes by the shape that demands them. */
export const SCHEME_OF: Readonly<Record<string, Maker>> = Object.fromEntries(
  [
    ['InAccessRight', `${EU}access-right`],
    ['InDataTheme', `${EU}data-theme`],
    ['InDatasetType', `${EU}dataset-type`],
    ['InDistributionStatus', `${EU}distribution-status`],
    ['InFileType', `${EU}file-type`],
    ['InFrequency', `${EU}frequency`],
    ['InPlannedAvailability', `${EU}planned-availability`],
    ['InLicenceType', 'http://purl.org/adms/licencetype/1.0'],
    ['InPublisherType', 'http://purl.org/adms/publishertype/1.0'],
    ['InHvdCategory', 'http://data.europa.eu/bna/asd487ae75'],
  ].map(([shape, scheme]) => [shape ?? '', (path) => inScheme(path, '<urn:concept>', scheme ?? '')]),
);

const LICENCE = '<urn:focus> dct:license <urn:licence> .';
const CONTACT = '<urn:focus> dcat:contactPoint <urn:contact> .';
const MAPPED = `${LICENCE}\n<urn:licence> skos:exactMatch <${EU}licence/CC_BY_4_0> .`;
const ELI_CASE: Case = {
  bad: says('dcatap:applicableLegislation', '<urn:other>'),
  good: says('dcatap:applicableLegislation', '<urn:other>', HVD),
};
const LEGAL_CASE: Case = { bad: '', good: says('dct:rights', '<urn:rights>') };
const LEAF_CASE: Case = {
  bad: says('dcatap:hvdCategory', 'bna:c_dd313021'),
  good: says('dcatap:hvdCategory', '<urn:leaf>'),
};
const ENGLISH: Maker = (path) => ({ bad: says(path, '"Le"@fr'), good: says(path, '"Le"@fr', '"The"@en-GB') });
const OPEN_CASE: Case = {
  bad: `${LICENCE}\n<urn:licence> skos:broadMatch <${EU}licence/CC_BY_4_0> .`,
  good: MAPPED,
};
const LOCAL: Maker = (path) => ({ bad: says(path, '"A"@es'), good: says(path, '"A"@es', '"A"@lb') });

/** By the end of the rule's id. */
export const BY_ID: Readonly<Record<string, Case>> = {
  'Catalog-members-missing': { bad: '', good: says('dcat:service', '<urn:a>') },
  'Catalog-themeTaxonomy-vocabulary': {
    bad: says('dcat:themeTaxonomy', '<urn:a>'),
    good: says('dcat:themeTaxonomy', '<urn:a>', `<${EU}data-theme>`),
  },
  'DatasetSeries-members-missing': { bad: '', good: '<urn:a> dcat:inSeries <urn:focus> .' },
  'Dataset-applicableLegislation-missing': ELI_CASE,
  'DatasetSeries-applicableLegislation-missing': ELI_CASE,
  'Distribution-applicableLegislation-missing': ELI_CASE,
  'DataService-applicableLegislation-missing': ELI_CASE,
  'Distribution-legalInformation-missing': LEGAL_CASE,
  'DataService-legalInformation-missing': { bad: '', good: says('dct:license', '<urn:licence>') },
  'Dataset-api-missing': {
    bad: says('dcat:distribution', '<urn:file>'),
    good: `${says('dcat:distribution', '<urn:file>')}\n<urn:file> dcat:accessService <urn:api> .`,
  },
  'Dataset-taggedAccess-missing': {
    bad: `${says('dcatap:applicableLegislation', HVD)}\n<urn:api> dcat:servesDataset <urn:focus> .`,
    good: `<urn:api> dcat:servesDataset <urn:focus> ; dcatap:applicableLegislation ${HVD} .`,
  },
  'Kind-reachable': { bad: CONTACT, good: `${CONTACT}\n<urn:contact> vcard:hasURL <urn:form> .` },
  ...Object.fromEntries(
    ['hasEmail', 'hasURL'].flatMap((name) => {
      const contact = (...values: string[]): string =>
        `${CONTACT}\n${values.map((value) => `<urn:contact> vcard:${name} ${value} .`).join('\n')}`;
      return [
        [`Kind-${name}-repeated`, { bad: contact('<urn:a>', '<urn:b>'), good: contact('<urn:a>') }],
        [`Kind-${name}-form`, { bad: contact('"a@b.example"'), good: contact('<mailto:a@b.example>') }],
      ];
    }),
  ),
  'LicenseDocument-mapping-missing': { bad: LICENCE, good: MAPPED },
  'LicenseDocument-exactMatch-repeated': {
    bad: `${MAPPED}\n<urn:licence> skos:exactMatch <urn:b> .`,
    good: MAPPED,
  },
  ...Object.fromEntries(
    ['exactMatch', 'narrowMatch'].map((name) => [
      `LicenseDocument-${name}-vocabulary`,
      {
        bad: `${LICENCE}\n<urn:licence> skos:${name} <urn:b> .`,
        good: `${LICENCE}\n<urn:licence> skos:${name} <urn:b> .\n<urn:b> skos:inScheme <${EU}licence> .`,
      },
    ]),
  ),
  'Dataset-title-english-missing': ENGLISH('dct:title', ''),
  'Dataset-description-english-missing': ENGLISH('dct:description', ''),
  'Dataset-bulkDownload-missing': {
    bad: says('dcat:distribution', '<urn:file>'),
    good: `${says('dcat:distribution', '<urn:file>')}\n<urn:file> dcat:downloadURL <urn:zip> .`,
  },
  'Dataset-hvdCategory-leaf': LEAF_CASE,
  'DatasetSeries-hvdCategory-leaf': LEAF_CASE,
  'DataService-hvdCategory-leaf': LEAF_CASE,
  '3.0.1:Distribution-downloadURL-missing': { bad: '', good: says('dcat:accessService', '<urn:api>') },
  'Distribution-license-open': OPEN_CASE,
  'DataService-license-open': OPEN_CASE,
  'Dataset-title-language': LOCAL('dct:title', ''),
  'Dataset-description-language': LOCAL('dct:description', ''),
  'Distribution-license-known': { bad: LICENCE, good: MAPPED },
};

/** Ranges: a described value of another class breaks, one that is merely named keeps. */
export const RANGE: Maker = (path) => ({
  bad: `${says(path, '<urn:a>')}\n<urn:a> a owl:Ontology .`,
  good: says(path, '<urn:a>'),
});
