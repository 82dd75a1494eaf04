/**
 * The terms of the JSON-LD context of DCAT-AP 2.1.1, a flat list, in the notation of `notation.ts`; and those of
 * its companion that gives texts a language map.
 */
import { sharedTerms } from './shared-terms.ts';

export const DCAT_AP_2 = {
  ...sharedTerms(
    'accessRights accessService algorithm availability catalogue changeType checksum ' +
      'checksumValue compressionFormat conformsTo contactPoint creator dataset datasetDistribution ' +
      'description documentation end endDate endpointDescription format frequency ' +
      'geographicalCoverage hadRole hasPart hasPolicy homepage isReferencedBy keyword landingPage ' +
      'language licence linkedSchemas listingDate mediaType modificationDate name otherIdentifier ' +
      'packagingFormat preferredLabel primaryTopic provenance publisher qualifiedAttribution ' +
      'qualifiedRelation record relatedResource relation releaseDate rights sample service source ' +
      'sourceMetadata spatialResolution startDate status temporalCoverage temporalResolution theme ' +
      'themes title type versionNotes wasGeneratedBy',
  ),
  Agent: 'foaf:Agent',
  Catalogue: 'dcat:Catalog',
  CatalogueRecord: 'dcat:CatalogRecord',
  Checksum: 'spdx:Checksum',
  Category: 'skos:Concept',
  CategoryScheme: 'skos:ConceptScheme',
  DataService: 'dcat:DataService',
  Dataset: 'dcat:Dataset',
  Distribution: 'dcat:Distribution',
  Document: 'foaf:Document',
  Frequency: 'dct:Frequency',
  Identifier: 'adms:Identifier',
  Kind: 'vcard:Kind',
  LicenceDocument: 'dct:LicenseDocument',
  LinguisticSystem: 'dct:LinguisticSystem',
  Literal: 'rdfs:Literal',
  Location: 'dct:Location',
  MediaType: 'dct:MediaType',
  MediaTypeorExtent: 'dct:MediaTypeorExtent',
  PeriodOfTime: 'dct:PeriodOfTime',
  ProvenanceStatement: 'dct:ProvenanceStatement',
  PublisherType: 'skos:Concept',
  Relationship: 'dcat:Relationship',
  Resource: 'rdfs:Resource',
  RightsStatement: 'dct:RightsStatement',
  Role: 'dcat:Role',
  Standard: 'dct:Standard',
  Status: 'skos:Concept',
  accessURL: 'dcat:accessURL @id',
  applicationProfile: 'dct:conformsTo rdfs:Resource',
  boundingBox: 'dcat:bbox xsd:string',
  byteSize: 'dcat:byteSize xsd:decimal',
  centroid: 'dcat:centroid xsd:string',
  downloadURL: 'dcat:downloadURL @id',
  endpointURL: 'dcat:endpointURL @id',
  geometry: 'locn:geometry xsd:string',
  beginning: 'http://www.w3.org/2006/time/hasBeginning @id',
  hasVersion: 'dct:hasVersion @id',
  identifier: 'dct:identifier xsd:string',
  isPartOf: 'dct:isPartOf @id',
  isVersionOf: 'dct:isVersionOf @id',
  tag: 'dcat:keyword',
  updateDate: 'dct:modified',
  notation: 'skos:notation xsd:string',
  servesDataset: 'dcat:servesdataset @id',
  spatial: 'dct:spatial @id',
  geographic: 'dct:spatial @id',
  category: 'dcat:theme @id',
  licenceType: 'dct:type @id',
  version: 'owl:versionInfo xsd:string',
} as const;

export const DCAT_AP_2_LANGUAGES = {
  description: 'dct:description @language',
  name: 'foaf:name @language',
  preferredLabel: 'skos:prefLabel @language',
  title: 'dct:title @language',
  versionNotes: 'adms:versionNotes @language',
} as const;
