/**
 * The terms of the context that the JSON-LD examples in the specification of DCAT-AP 3 name, in the notation of
 * `notation.ts`.
 */

export const DCAT_AP_3_EXAMPLES = {
  DatasetMemberOfADatasetSeries: {
    iri: 'dcat:Dataset',
    properties: {
      inSeries: 'dcat:inSeries @id',
      next: 'dcat:next @id',
      previous: 'dcat:prev @id',
    },
  },
  Dataset: {
    iri: 'dcat:Dataset',
    properties: {
      title: 'dct:title @language',
      description: 'dct:description @language',
      publisher: 'dct:publisher @id',
      releaseDate: 'dct:issued xsd:date',
      modificationDate: 'dct:modified xsd:date',
      frequency: 'dct:accrualPeriodicity @id',
      geographicalCoverage: 'dct:spatial @id',
      temporalCoverage: 'dct:temporal @id',
      datasetDistribution: 'dcat:distribution @id',
    },
  },
  DatasetSeries: {
    iri: 'dcat:DatasetSeries',
    properties: {
      contactPoint: 'dcat:contactPoint @id',
      description: 'dct:description @language',
      first: 'dcat:first @id',
      frequency: 'dct:accrualPeriodicity @id',
      geographicalCoverage: 'dct:spatial @id',
      last: 'dcat:last @id',
      modificationDate: 'dct:modified xsd:date',
      publisher: 'dct:publisher @id',
      releaseDate: 'dct:issued xsd:date',
      seriesMember: 'dcat:seriesMember @id',
      temporalCoverage: 'dct:temporal @id',
      title: 'dct:title @language',
    },
  },
  DataService: {
    iri: 'dcat:DataService',
    properties: {
      accessRights: 'dct:accessRights @id',
      description: 'dct:description @language',
      endpointDescription: 'dcat:endpointDescription @id',
      endpointUrl: 'dcat:endpointURL @id',
      format: 'dct:format @id',
      licence: 'dct:license @id',
      servesDataset: 'dcat:servesDataset @id',
      title: 'dct:title @language',
    },
  },
  Distribution: { iri: 'dcat:Distribution', properties: {} },
} as const;

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
