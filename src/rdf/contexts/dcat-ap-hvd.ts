/**
 * The terms of the JSON-LD contexts of DCAT-AP for high-value datasets, in the notation of `notation.ts`: 3.0.0
 * takes prefixed names as terms, 2.2.0 scopes names to their class.
 */

export const DCAT_AP_HVD_3 = {
  'Dcat:Catalog': 'dcat:Catalog',
  'Dcat:CatalogRecord': 'dcat:CatalogRecord',
  'Dcat:DataService': 'dcat:DataService',
  'Dcat:Dataset': 'dcat:Dataset',
  'Dcat:DatasetSeries': 'dcat:DatasetSeries',
  'Dcat:Distribution': 'dcat:Distribution',
  'Dcat:Resource': 'dcat:Resource',
  'Dct:LicenseDocument': 'dct:LicenseDocument',
  'Dct:RightsStatement': 'dct:RightsStatement',
  'Dct:Standard': 'dct:Standard',
  'Eli:LegalResource': 'eli:LegalResource',
  'Foaf:Document': 'foaf:Document',
  'Rdfs:Literal': 'rdfs:Literal',
  'Rdfs:Resource': 'rdfs:Resource',
  'Skos:Concept': 'skos:Concept',
  'Vcard:Kind': 'vcard:Kind',
  'dcat:accessService': 'dcat:accessService @id',
  'dcat:accessURL': 'dcat:accessURL @id',
  'dcat:contactPoint': 'dcat:contactPoint @id',
  'dcat:dataset': 'dcat:dataset @id',
  'dcat:distribution': 'dcat:distribution @id',
  'dcat:endpointDescription': 'dcat:endpointDescription @id',
  'dcat:endpointURL': 'dcat:endpointURL @id',
  'dcat:inSeries': 'dcat:inSeries @id',
  'dcat:record': 'dcat:record @id',
  'dcat:servesDataset': 'dcat:servesDataset @id',
  'dcat:service': 'dcat:service @id',
  'dcatap:applicableLegislation': 'dcatap:applicableLegislation @id',
  'dcatap:hvdCategory': 'dcatap:hvdCategory @id',
  'dct:conformsTo': 'dct:conformsTo @id',
  'dct:license': 'dct:license @id',
  'dct:rights': 'dct:rights @id',
  'foaf:page': 'foaf:page @id',
  'foaf:primaryTopic': 'foaf:primaryTopic @id',
  'vcard:hasEmail': 'vcard:hasEmail @id',
  'vcard:hasURL': 'vcard:hasURL @id',
} as const;

export const DCAT_AP_HVD_2 = {
  Catalogue: {
    iri: 'dcat:Catalog',
    properties: {
      dataset: 'dcat:dataset @id',
      record: 'dcat:record @id',
      service: 'dcat:service @id',
    },
  },
  CatalogueRecord: {
    iri: 'dcat:CatalogRecord',
    properties: {
      primaryTopic: 'foaf:primaryTopic @id',
    },
  },
  CataloguedResource: { iri: 'dcat:Resource', properties: {} },
  Concept: { iri: 'skos:Concept', properties: {} },
  DataService: {
    iri: 'dcat:DataService',
    properties: {
      applicableLegislation: 'dcatap:applicableLegislation @id',
      contactPoint: 'dcat:contactPoint @id',
      documentation: 'foaf:Page @id',
      endpointDescription: 'dcat:endpointDescription @id',
      endpointUrl: 'dcat:endpointURL @id',
      hvdCategory: 'dcatap:hvdCategory @id',
      licence: 'dct:license @id',
      rights: 'dct:rights @id',
      servesDataset: 'dcat:servesDataset @id',
    },
  },
  Dataset: {
    iri: 'dcat:Dataset',
    properties: {
      applicableLegislation: 'dcatap:applicableLegislation @id',
      conformsTo: 'dct:conformsTo @id',
      contactPoint: 'dcat:contactPoint @id',
      datasetDistribution: 'dcat:distribution @id',
      hvdCategory: 'dcatap:hvdCategory @id',
    },
  },
  Distribution: {
    iri: 'dcat:Distribution',
    properties: {
      accessService: 'dcat:accessService @id',
      accessUrl: 'dcat:accessURL @id',
      applicableLegislation: 'dcatap:applicableLegislation @id',
      licence: 'dct:license @id',
      linkedSchemas: 'dct:conformsTo @id',
      rights: 'dct:rights @id',
    },
  },
  Document: { iri: 'foaf:Document', properties: {} },
  Kind: {
    iri: 'vcard:Kind',
    properties: {
      contactPage: 'vcard:hasURL @id',
      email: 'vcard:hasEmail @id',
    },
  },
  LegalResource: { iri: 'eli:LegalResource', properties: {} },
  LicenceDocument: { iri: 'dct:LicenseDocument', properties: {} },
  Literal: { iri: 'rdfs:Literal', properties: {} },
  Resource: { iri: 'rdfs:Resource', properties: {} },
  RightsStatement: { iri: 'dct:RightsStatement', properties: {} },
  Standard: { iri: 'dct:Standard', properties: {} },
} as const;
