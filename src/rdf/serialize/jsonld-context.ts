/**
 * The JSON-LD context of our documents, as a table: what a property is called and how its values are
 * written. Documents carry the rows they use; the whole is served under a URL of its own as CONTEXT.
 * Tests hold it to naming no property twice.
 */
import { PREFIXES, type Prefix } from '../namespaces.ts';

/**
 * `text`: by language, `{"fr": "…"}`. `iri`: a string is an IRI. `any`: no coercion. A datatype: a string
 * has that datatype. What does not fit is written so that it says its own type, or under the property's
 * compact IRI.
 */
export type Coercion = 'text' | 'iri' | 'any' | `xsd:${string}`;

export interface TermRow {
  readonly term: string;
  readonly property: string;
  readonly as: Coercion;
  /** Always an array, as most records have several values. */
  readonly isMany: boolean;
}

export const KEYWORD_ALIASES = { id: '@id', type: '@type', graph: '@graph' } as const;

/** Groups of `[coercion, one or many, terms]`; a term is `prefix:local`, or `name=prefix:local`. */
const TERM_GROUPS: readonly (readonly [Coercion, 'one' | 'many', string])[] = [
  [
    'text',
    'one',
    `dct:title dct:description skos:prefLabel skos:definition rdfs:label rdfs:comment foaf:name
     fn=vcard:fn organizationName=vcard:organization-name adms:versionNotes streetAddress=vcard:street-address
     locality=vcard:locality region=vcard:region countryName=vcard:country-name`,
  ],
  ['text', 'many', 'dcat:keyword dct:alternative skos:altLabel'],
  [
    'iri',
    'many',
    `dcat:theme dct:subject dct:conformsTo dct:language dct:spatial dct:temporal dct:source dct:relation
     dct:isReferencedBy dct:references dct:hasPart dct:isPartOf dct:hasVersion dct:isVersionOf dct:replaces
     dct:provenance dcat:contactPoint dcat:distribution sample=adms:sample
     dcat:landingPage page=foaf:page dcat:accessURL dcat:downloadURL dcat:accessService dcat:servesDataset
     dcat:endpointURL dcat:endpointDescription dcat:inSeries dcat:dataset dcat:service dcat:catalog dcat:record
     dcat:themeTaxonomy dcatap:applicableLegislation dcatap:hvdCategory otherIdentifier=adms:identifier
     dct:creator dct:contributor dct:rightsHolder dcat:qualifiedRelation prov:qualifiedAttribution
     prov:wasGeneratedBy prov:wasUsedBy hasEmail=vcard:hasEmail hasTelephone=vcard:hasTelephone
     hasURL=vcard:hasURL hasAddress=vcard:hasAddress mbox=foaf:mbox homepage=foaf:homepage
     owl:sameAs skos:exactMatch skos:broadMatch skos:narrowMatch skos:closeMatch skos:broader skos:inScheme
     skos:topConceptOf rdfs:seeAlso rdfs:isDefinedBy`,
  ],
  [
    'iri',
    'one',
    `dct:publisher resourceType=dct:type dct:license dct:rights dct:accessRights dct:accrualPeriodicity
     dct:format dcat:mediaType dcat:compressFormat dcat:packageFormat hasPolicy=odrl:hasPolicy
     adms:status dcatap:availability spdx:checksum algorithm=spdx:algorithm foaf:primaryTopic
     previousVersion=dcat:previousVersion prevInSeries=dcat:prev nextInSeries=dcat:next firstInSeries=dcat:first
     lastInSeries=dcat:last hadRole=dcat:hadRole agent=prov:agent workPlaceHomepage=foaf:workPlaceHomepage
     hydra:view hydra:first hydra:firstPage hydra:previous hydra:previousPage hydra:next hydra:nextPage
     hydra:last hydra:lastPage eventStreamView=tree:view`,
  ],
  [
    'any',
    'one',
    `dct:identifier notation=skos:notation versionInfo=owl:versionInfo dcat:version hydra:totalItems
     hydra:itemsPerPage givenName=foaf:givenName familyName=foaf:familyName postalCode=vcard:postal-code
     dcat:bbox dcat:centroid geometry=locn:geometry`,
  ],
  ['xsd:dateTime', 'one', 'dct:issued dct:modified dct:created'],
  ['xsd:date', 'one', 'dcat:startDate dcat:endDate'],
  ['xsd:duration', 'one', 'dcat:temporalResolution'],
  ['xsd:decimal', 'one', 'dcat:spatialResolutionInMeters'],
  ['xsd:nonNegativeInteger', 'one', 'dcat:byteSize'],
  ['xsd:hexBinary', 'one', 'checksumValue=spdx:checksumValue'],
];

/** Properties told from the other end: what points at the document's subject stands inside it. */
export const REVERSE_TERMS = [
  { term: 'isPrimaryTopicOf', property: 'foaf:primaryTopic' },
  { term: 'inCatalog', property: 'dcat:dataset' },
  { term: 'serviceInCatalog', property: 'dcat:service' },
  { term: 'inParentCatalog', property: 'dcat:catalog' },
  { term: 'servedBy', property: 'dcat:servesDataset' },
  { term: 'hasSeriesMember', property: 'dcat:inSeries' },
] as const;

const CLASS_TERMS = `
  dcat:Catalog dcat:CatalogRecord dcat:Dataset dcat:DatasetSeries dcat:DataService dcat:Distribution
  dcat:Relationship foaf:Agent foaf:Organization foaf:Person foaf:Document vcard:Kind vcard:Individual
  dct:PeriodOfTime dct:Location dct:LicenseDocument dct:RightsStatement dct:Standard dct:ProvenanceStatement
  dct:MediaType dct:MediaTypeOrExtent dct:LinguisticSystem dct:Frequency
  spdx:Checksum adms:Identifier prov:Attribution skos:Concept skos:ConceptScheme
  hydra:Collection hydra:PartialCollectionView hydra:PagedCollection`;

const words = (text: string): readonly string[] => text.trim().split(/\s+/);
const localOf = (compact: string): string => compact.slice(compact.indexOf(':') + 1);

/** The namespace of `dct:title` joined with its local name. */
export const expandCompact = (compact: string): string =>
  PREFIXES[compact.slice(0, compact.indexOf(':')) as Prefix] + localOf(compact);

export const TERM_ROWS: readonly TermRow[] = TERM_GROUPS.flatMap(([as, count, terms]) =>
  words(terms).map((word) => {
    const [term, property] = word.includes('=')
      ? (word.split('=') as [string, string])
      : [localOf(word), word];
    return { term, property, as, isMany: count === 'many' };
  }),
);

export const CLASS_ROWS: readonly { readonly term: string; readonly iri: string }[] = words(CLASS_TERMS).map(
  (compact) => ({ term: localOf(compact), iri: compact }),
);

const COERCIONS: Readonly<Record<string, object>> = {
  text: { '@container': '@language' },
  iri: { '@type': '@id' },
  any: {},
};

/** Where everything a context defines is listed, by the names it defines. */
export interface ContextUse {
  readonly terms: ReadonlySet<string>;
  /** Prefixes that stand for themselves in the document; those of the terms are added. */
  readonly prefixes: ReadonlySet<string>;
  /** Prefixes that an IRI of the document has as its scheme, which therefore must not be defined. */
  readonly excluded: ReadonlySet<string>;
}

/** The part of the context that a document uses, in the order of the table. */
export const contextOf = ({ terms, prefixes, excluded }: ContextUse): Readonly<Record<string, unknown>> => {
  const used = new Set(prefixes);
  const compact = (name: string): string => {
    const prefix = name.slice(0, name.indexOf(':'));
    if (excluded.has(prefix)) return expandCompact(name);
    used.add(prefix);
    return name;
  };
  const definitions: Record<string, unknown> = {};
  for (const { term, iri } of CLASS_ROWS) if (terms.has(term)) definitions[term] = compact(iri);
  for (const { term, property, as } of TERM_ROWS) {
    if (!terms.has(term)) continue;
    const coercion = COERCIONS[as] ?? { '@type': compact(as) };
    definitions[term] = as === 'any' ? compact(property) : { '@id': compact(property), ...coercion };
  }
  for (const { term, property } of REVERSE_TERMS) {
    if (terms.has(term)) definitions[term] = { '@reverse': compact(property), '@type': '@id' };
  }
  const prefixRows = Object.entries(PREFIXES).filter(([prefix]) => used.has(prefix));
  return { ...KEYWORD_ALIASES, ...Object.fromEntries(prefixRows), ...definitions };
};

/** The whole context, for serving at a URL. */
export const CONTEXT = contextOf({
  terms: new Set([...TERM_ROWS, ...CLASS_ROWS, ...REVERSE_TERMS].map(({ term }) => term)),
  prefixes: new Set(Object.keys(PREFIXES)),
  excluded: new Set(),
});
