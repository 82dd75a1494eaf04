/**
 * The terms of the context that the JSON-LD examples in the specification of DCAT-AP 3 name, in the notation of
 * `notation.ts`.
 */
import type { Classes } from './notation.ts';
import { sharedTerms } from './shared-terms.ts';

export const DCAT_AP_3_EXAMPLES: Classes = {
  DatasetMemberOfADatasetSeries: { iri: 'dcat:Dataset', properties: sharedTerms('inSeries next previous') },
  Dataset: {
    iri: 'dcat:Dataset',
    properties: {
      ...sharedTerms('publisher frequency geographicalCoverage temporalCoverage datasetDistribution'),
      title: 'dct:title @language',
      description: 'dct:description @language',
      releaseDate: 'dct:issued xsd:date',
      modificationDate: 'dct:modified xsd:date',
    },
  },
  DatasetSeries: {
    iri: 'dcat:DatasetSeries',
    properties: {
      ...sharedTerms(
        'contactPoint first frequency geographicalCoverage last publisher seriesMember ' + 'temporalCoverage',
      ),
      description: 'dct:description @language',
      modificationDate: 'dct:modified xsd:date',
      releaseDate: 'dct:issued xsd:date',
      title: 'dct:title @language',
    },
  },
  DataService: {
    iri: 'dcat:DataService',
    properties: {
      ...sharedTerms('accessRights endpointDescription endpointUrl format licence servesDataset'),
      description: 'dct:description @language',
      title: 'dct:title @language',
    },
  },
  Distribution: { iri: 'dcat:Distribution', properties: {} },
};

export const DCAT_AP_3_EXAMPLE_PREFIXES = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'nal-frequency': 'http://publications.europa.eu/resource/authority/frequency/',
  example: 'https://data.gov.gr/',
  'example-ds': 'https://data.gov.gr/id/dataset/',
  'example-cat': 'https://data.gov.gr/id/catalog/',
  'example-ser': 'https://data.gov.gr/id/datasetseries/',
  'example-ag': 'https://agencies.gov.gr/id/',
} as const;
