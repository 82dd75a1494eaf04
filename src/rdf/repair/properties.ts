/**
 * What the properties of the field expect as a value, where real catalogues write text. `link`: a web
 * address; `resource`: an IRI, often of a vocabulary, where text may also be meant; `email`, `telephone`;
 * `date`: a date or a time. Hydra's paging links are not here: harvesters read them as literals.
 */
import { ns, type Prefix, RDF_TYPE } from '../namespaces.ts';

export type Expectation = 'link' | 'resource' | 'email' | 'telephone' | 'date';

const TABLE = {
  link: {
    dcat: 'accessURL downloadURL landingPage endpointURL endpointDescription',
    foaf: 'homepage page',
    vcard: 'hasURL',
    adms: 'sample',
  },
  resource: {
    adms: 'representationTechnique status',
    dcat: [
      'accessService catalog compressFormat contactPoint dataset distribution first inSeries last mediaType',
      'next packageFormat prev record servesDataset service theme themeTaxonomy',
    ].join(' '),
    dcatap: 'applicableLegislation availability hvdCategory',
    dct: [
      'accessRights accrualPeriodicity conformsTo creator format hasPart hasVersion isPartOf isReferencedBy',
      'isReplacedBy isRequiredBy isVersionOf language license publisher references relation replaces requires',
      'rights rightsHolder source spatial subject type',
    ].join(' '),
    foaf: 'isPrimaryTopicOf primaryTopic',
    odrl: 'hasPolicy',
    owl: 'sameAs',
    prov: 'wasDerivedFrom wasGeneratedBy',
    rdfs: 'isDefinedBy seeAlso',
    skos: 'broadMatch closeMatch exactMatch inScheme narrowMatch relatedMatch',
    spdx: 'algorithm',
  },
  email: { vcard: 'hasEmail', foaf: 'mbox' },
  telephone: { vcard: 'hasTelephone', foaf: 'phone' },
  date: {
    dcat: 'endDate startDate',
    dct: 'available created date dateAccepted dateCopyrighted dateSubmitted issued modified',
    prov: 'endedAtTime generatedAtTime startedAtTime',
    schema: 'endDate startDate',
  },
} as const satisfies Record<Expectation, Partial<Record<Prefix, string>>>;

const rowsOf = (expectation: Expectation): (readonly [string, Expectation])[] =>
  Object.entries(TABLE[expectation]).flatMap(([prefix, names]) =>
    names.split(' ').map((name) => [ns[prefix as Prefix](name).value, expectation] as const),
  );

export const EXPECTATIONS: ReadonlyMap<string, Expectation> = new Map([
  ...(Object.keys(TABLE) as Expectation[]).flatMap(rowsOf),
  [RDF_TYPE, 'resource'] as const,
]);
