/**
 * The terms of the JSON-LD contexts of DCAT-AP for high-value datasets, in the notation of `notation.ts`: 3.0.0
 * takes prefixed names as terms, 2.2.0 scopes names to their class.
 */
import type { Classes } from './notation.ts';
import { sharedTerms } from './shared-terms.ts';

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

export const DCAT_AP_HVD_2: Classes = {
  Catalogue: { iri: 'dcat:Catalog', properties: sharedTerms('dataset record service') },
  CatalogueRecord: { iri: 'dcat:CatalogRecord', properties: sharedTerms('primaryTopic') },
  CataloguedResource: { iri: 'dcat:Resource', properties: {} },
  Concept: { iri: 'skos:Concept', properties: {} },
  DataService: {
    iri: 'dcat:DataService',
    properties: {
      ...sharedTerms(
        'applicableLegislation contactPoint endpointDescription endpointUrl hvdCategory licence ' +
          'rights servesDataset',
      ),
      documentation: 'foaf:Page @id',
    },
  },
  Dataset: {
    iri: 'dcat:Dataset',
    properties: sharedTerms('applicableLegislation conformsTo contactPoint datasetDistribution hvdCategory'),
  },
  Distribution: {
    iri: 'dcat:Distribution',
    properties: sharedTerms('accessService accessUrl applicableLegislation licence linkedSchemas rights'),
  },
  Document: { iri: 'foaf:Document', properties: {} },
  Kind: { iri: 'vcard:Kind', properties: sharedTerms('contactPage email') },
  LegalResource: { iri: 'eli:LegalResource', properties: {} },
  LicenceDocument: { iri: 'dct:LicenseDocument', properties: {} },
  Literal: { iri: 'rdfs:Literal', properties: {} },
  Resource: { iri: 'rdfs:Resource', properties: {} },
  RightsStatement: { iri: 'dct:RightsStatement', properties: {} },
  Standard: { iri: 'dct:Standard', properties: {} },
};
