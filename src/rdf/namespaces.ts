/**
 * The namespaces that the field uses, as one table: it feeds the prefixes of Turtle, TriG, RDF/XML and
 * JSON-LD, and gives the code its IRIs (`ns.dcat('Dataset')`).
 */
import { type NamedNode, namedNode } from './terms.ts';

export const PREFIXES = {
  adms: 'http://www.w3.org/ns/adms#',
  as: 'https://www.w3.org/ns/activitystreams#',
  cnt: 'http://www.w3.org/2011/content#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  dqv: 'http://www.w3.org/ns/dqv#',
  eli: 'http://data.europa.eu/eli/ontology#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  geodcatap: 'http://data.europa.eu/930/',
  geosparql: 'http://www.opengis.net/ont/geosparql#',
  hydra: 'http://www.w3.org/ns/hydra/core#',
  ldes: 'https://w3id.org/ldes#',
  locn: 'http://www.w3.org/ns/locn#',
  odrl: 'http://www.w3.org/ns/odrl/2/',
  org: 'http://www.w3.org/ns/org#',
  owl: 'http://www.w3.org/2002/07/owl#',
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  schema: 'http://schema.org/',
  sd: 'http://www.w3.org/ns/sparql-service-description#',
  sh: 'http://www.w3.org/ns/shacl#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  time: 'http://www.w3.org/2006/time#',
  tree: 'https://w3id.org/tree#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  void: 'http://rdfs.org/ns/void#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const satisfies Record<string, string>;

export type Prefix = keyof typeof PREFIXES;

const namespace =
  (base: string) =>
  (local: string): NamedNode =>
    namedNode(base + local);

/** `ns.dct('title')` is the IRI `http://purl.org/dc/terms/title` as a term. */
export const ns = Object.fromEntries(
  Object.entries(PREFIXES).map(([prefix, base]) => [prefix, namespace(base)]),
) as Readonly<Record<Prefix, (local: string) => NamedNode>>;

export const RDF_TYPE = ns.rdf('type').value;

/** The Regulation on high-value datasets, as records name it in `dcatap:applicableLegislation`. */
export const HVD_REGULATION = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';
