/**
 * The classes of the JSON-LD contexts of DCAT-AP 3: for each its IRI and its properties. Release 3.0.1 scopes
 * the properties to their class; 3.0.0 names them `Class.property`.
 */
import type { Classes } from './notation.ts';
import { sharedTerms } from './shared-terms.ts';

export const DCAT_AP_3: Classes = {
  Activity: { iri: 'prov:Activity', properties: {} },
  Agent: { iri: 'foaf:Agent', properties: sharedTerms('name type') },
  Attribution: { iri: 'prov:Attribution', properties: {} },
  Catalogue: {
    iri: 'dcat:Catalog',
    properties: sharedTerms(
      'applicableLegislation catalogue creator dataset description geographicalCoverage hasPart ' +
        'homepage language licence modificationDate publisher record releaseDate rights service ' +
        'temporalCoverage themes title',
    ),
  },
  CatalogueRecord: {
    iri: 'dcat:CatalogRecord',
    properties: sharedTerms(
      'applicationProfile changeType description language listingDate modificationDate ' +
        'primaryTopic sourceMetadata title',
    ),
  },
  CataloguedResource: { iri: 'dcat:Resource', properties: {} },
  Checksum: { iri: 'spdx:Checksum', properties: sharedTerms('algorithm checksumValue') },
  ChecksumAlgorithm: { iri: 'spdx:ChecksumAlgorithm', properties: {} },
  Concept: { iri: 'skos:Concept', properties: sharedTerms('preferredLabel') },
  ConceptScheme: { iri: 'skos:ConceptScheme', properties: sharedTerms('title') },
  DataService: {
    iri: 'dcat:DataService',
    properties: sharedTerms(
      'accessRights applicableLegislation conformsTo contactPoint description documentation ' +
        'endpointDescription endpointUrl format keyword landingPage licence publisher ' +
        'servesDataset theme title',
    ),
  },
  Dataset: {
    iri: 'dcat:Dataset',
    properties: sharedTerms(
      'accessRights applicableLegislation conformsTo contactPoint creator datasetDistribution ' +
        'description documentation frequency geographicalCoverage hasVersion identifier inSeries ' +
        'isReferencedBy keyword landingPage language modificationDate otherIdentifier provenance ' +
        'publisher qualifiedAttribution qualifiedRelation relatedResource releaseDate sample ' +
        'source spatialResolution temporalCoverage temporalResolution theme title type version ' +
        'versionNotes wasGeneratedBy',
    ),
  },
  DatasetSeries: {
    iri: 'dcat:DatasetSeries',
    properties: sharedTerms(
      'applicableLegislation contactPoint description frequency geographicalCoverage ' +
        'modificationDate publisher releaseDate temporalCoverage title',
    ),
  },
  Distribution: {
    iri: 'dcat:Distribution',
    properties: sharedTerms(
      'accessService accessUrl applicableLegislation availability byteSize checksum ' +
        'compressionFormat description documentation downloadUrl format hasPolicy language ' +
        'licence linkedSchemas mediaType modificationDate packagingFormat releaseDate rights ' +
        'spatialResolution status temporalResolution title',
    ),
  },
  Document: { iri: 'foaf:Document', properties: {} },
  Frequency: { iri: 'dct:Frequency', properties: {} },
  Geometry: { iri: 'locn:Geometry', properties: {} },
  Identifier: { iri: 'adms:Identifier', properties: sharedTerms('notation') },
  Kind: { iri: 'vcard:Kind', properties: {} },
  LegalResource: { iri: 'eli:LegalResource', properties: {} },
  LicenceDocument: { iri: 'dct:LicenseDocument', properties: sharedTerms('type') },
  LinguisticSystem: { iri: 'dct:LinguisticSystem', properties: {} },
  Literal: { iri: 'rdfs:Literal', properties: {} },
  Location: { iri: 'dct:Location', properties: sharedTerms('bbox centroid geometry') },
  MediaType: { iri: 'dct:MediaType', properties: {} },
  MediaTypeOrExtent: { iri: 'dct:MediaTypeOrExtent', properties: {} },
  PeriodOfTime: { iri: 'dct:PeriodOfTime', properties: sharedTerms('beginning end endDate startDate') },
  Policy: { iri: 'odrl:Policy', properties: {} },
  ProvenanceStatement: { iri: 'dct:ProvenanceStatement', properties: {} },
  Relationship: { iri: 'dcat:Relationship', properties: sharedTerms('hadRole relation') },
  Resource: { iri: 'rdfs:Resource', properties: {} },
  RightsStatement: { iri: 'dct:RightsStatement', properties: {} },
  Role: { iri: 'dcat:Role', properties: {} },
  Standard: { iri: 'dct:Standard', properties: {} },
  TemporalLiteral: { iri: 'rdfs:Literal', properties: {} },
  TimeInstant: { iri: 'time:Instant', properties: {} },
  'Xsd:dateTime': { iri: 'xsd:dateTime', properties: {} },
  'Xsd:decimal': { iri: 'xsd:decimal', properties: {} },
  'Xsd:duration': { iri: 'xsd:duration', properties: {} },
  'Xsd:hexBinary': { iri: 'xsd:hexBinary', properties: {} },
  'Xsd:nonNegativeInteger': { iri: 'xsd:nonNegativeInteger', properties: {} },
};
