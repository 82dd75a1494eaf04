/**
 * The order in which people read a record, as tables: which property stands first, which class a node is
 * shown as, what is told inside its parent. Layout only: nothing here changes what is said.
 */
import { PREFIXES, type Prefix } from '../namespaces.ts';

const iriOf = (compact: string): string => {
  const [prefix, local] = compact.split(':') as [Prefix, string];
  return PREFIXES[prefix] + local;
};

const iris = (text: string): readonly string[] => text.trim().split(/\s+/).map(iriOf);

/** Properties that stand first, in this order; the others follow, sorted by IRI. */
const PROPERTY_ORDER = iris(`
  rdf:type
  dct:title skos:prefLabel rdfs:label foaf:name vcard:fn vcard:organization-name foaf:givenName foaf:familyName
  dct:alternative skos:altLabel dct:description rdfs:comment skos:definition
  dct:identifier adms:identifier skos:notation
  foaf:primaryTopic
  dcat:keyword dcat:theme dct:subject dct:type
  dcatap:applicableLegislation dcatap:hvdCategory
  dct:publisher dct:creator dct:contributor dct:rightsHolder dcat:contactPoint
  vcard:hasEmail vcard:hasTelephone vcard:hasURL vcard:hasAddress foaf:mbox foaf:phone foaf:homepage
  dct:issued dct:created dct:modified dct:accrualPeriodicity dcat:temporalResolution
  dct:temporal dcat:startDate dcat:endDate dct:spatial dcat:bbox dcat:centroid locn:geometry
  dct:language dct:license dct:rights dct:accessRights odrl:hasPolicy
  dcatap:availability dct:conformsTo dct:provenance
  dcat:accessURL dcat:downloadURL dcat:endpointURL dcat:endpointDescription
  dct:format dcat:mediaType dcat:compressFormat dcat:packageFormat dcat:byteSize
  spdx:checksum spdx:algorithm spdx:checksumValue
  adms:status adms:versionNotes dcat:version dcat:landingPage foaf:page
  dcat:inSeries dcat:prev dcat:next dcat:first dcat:last
  dcat:accessService dcat:servesDataset dcat:distribution adms:sample
  hydra:totalItems hydra:itemsPerPage hydra:view
  hydra:first hydra:firstPage hydra:previous hydra:previousPage
  hydra:next hydra:nextPage hydra:last hydra:lastPage
  dcat:themeTaxonomy dcat:catalog dcat:dataset dcat:service dcat:record
`);

const CLASS_ORDER = iris(`
  dcat:Catalog dcat:DatasetSeries dcat:Dataset dcat:DataService dcat:CatalogRecord dcat:Distribution
  sh:ValidationReport sh:ValidationResult sh:NodeShape sh:PropertyShape
  foaf:Organization foaf:Person foaf:Agent org:Organization vcard:Organization vcard:Individual vcard:Kind
  dct:PeriodOfTime dct:Location dct:LicenseDocument dct:RightsStatement dct:Standard dct:ProvenanceStatement
  dct:MediaTypeOrExtent dct:LinguisticSystem dct:Frequency
  spdx:Checksum adms:Identifier foaf:Document dcat:Relationship prov:Attribution
  skos:ConceptScheme skos:Concept
  hydra:PartialCollectionView hydra:PagedCollection hydra:Collection
`);

/** What stands for itself in a catalogue, and is therefore not told inside something that only mentions it. */
const RESOURCE_CLASSES: ReadonlySet<string> = new Set(
  iris('dcat:Catalog dcat:DatasetSeries dcat:Dataset dcat:DataService dcat:CatalogRecord'),
);

/** The properties through which a resource is told inside another one all the same. */
const RESOURCE_EMBEDDING: ReadonlySet<string> = new Set(
  iris('dcat:dataset dcat:service dcat:catalog dcat:record dcat:accessService'),
);

/** The properties whose value belongs to the node that has it, when nobody else mentions that value. */
const OWNING: ReadonlySet<string> = new Set(
  iris(`
    dcat:distribution adms:sample spdx:checksum dct:temporal dct:spatial dcat:contactPoint vcard:hasAddress
    adms:identifier dcat:qualifiedRelation prov:qualifiedAttribution hydra:view sh:property
  `),
);

const rankIn = (order: readonly string[]): ((iri: string) => number) => {
  const ranks = new Map(order.map((iri, index) => [iri, index]));
  return (iri) => ranks.get(iri) ?? order.length;
};

export const propertyRank = rankIn(PROPERTY_ORDER);
export const classRank = rankIn(CLASS_ORDER);

export const isResourceClass = (iri: string): boolean => RESOURCE_CLASSES.has(iri);
export const embedsResources = (predicate: string): boolean => RESOURCE_EMBEDDING.has(predicate);
export const isOwning = (predicate: string): boolean => OWNING.has(predicate);

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
