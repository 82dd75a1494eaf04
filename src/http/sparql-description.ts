/**
 * What the endpoint says of itself (SPARQL 1.1 Service Description) and of its data (VoID), from the tables of
 * formats and vocabularies and the figures that the store keeps.
 */
import { DUMP_FILES, dumpPath } from '../catalogue/dump-files.ts';
import { outcomesIri } from '../catalogue/outcome-report.ts';
import { ns, PREFIXES } from '../rdf/namespaces.ts';
import { blankNode, literal, type NamedNode, namedNode, type Quad, quad, type Term } from '../rdf/terms.ts';
import {
  GRAPH_FORMAT_NAMES,
  RDF_FORMAT_IRI_NAMES,
  TABLE_FORMAT_NAMES,
  TABLE_FORMATS,
} from '../sparql/results/formats.ts';
import type { Statistics } from '../store/stats.ts';

export interface DescribedEndpoint {
  readonly baseUrl: string;
  readonly title: string;
  readonly statistics: Statistics;
  /** IRIs of the vocabularies' graphs. */
  readonly vocabularies: readonly string[];
  /** Endpoints that SERVICE may ask. */
  readonly services: readonly string[];
}

const FORMATS = 'http://www.w3.org/ns/formats/';
const DCT_TITLE = ns.dct('title');
const TYPE = ns.rdf('type');

export const endpointIri = (baseUrl: string): string => `${baseUrl}/sparql`;
export const voidIri = (baseUrl: string): string => `${baseUrl}/.well-known/void`;

const integer = (value: number): Term => literal(String(value), ns.xsd('integer'));
const { sd } = ns;

type Rows = readonly (readonly [predicate: NamedNode, object: Term])[];

const describe = (subject: Term, rows: Rows): Quad[] =>
  rows.map(([predicate, object]) => quad(subject as NamedNode, predicate, object as NamedNode));

/** Nothing is said where nothing was counted yet. */
const counts = ({ triples, subjects, objects, predicates }: Statistics): Rows =>
  predicates.size === 0
    ? []
    : [
        [ns.void('triples'), integer(triples)],
        [ns.void('distinctSubjects'), integer(subjects)],
        [ns.void('distinctObjects'), integer(objects)],
        [ns.void('properties'), integer(predicates.size)],
      ];

/** Namespaces of ours that the data uses. */
const namespaces = ({ predicates }: Statistics): Rows => {
  const used = [...predicates.keys()];
  return Object.values(PREFIXES)
    .filter((namespace) => used.some((iri) => iri.startsWith(namespace)))
    .map((namespace) => [ns.void('vocabulary'), namedNode(namespace)] as const);
};

const propertyPartitions = (dataset: Term, { predicates }: Statistics): Quad[] =>
  [...predicates].flatMap(([iri, { count, subjects, objects }], at) => {
    const partition = blankNode(`property${at}`);
    return [
      ...describe(dataset, [[ns.void('propertyPartition'), partition]]),
      ...describe(partition, [
        [ns.void('property'), namedNode(iri)],
        [ns.void('triples'), integer(count)],
        [ns.void('distinctSubjects'), integer(subjects)],
        [ns.void('distinctObjects'), integer(objects)],
      ]),
    ];
  });

/** The published data as a `void:Dataset`. */
export const voidQuads = ({ baseUrl, title, statistics }: DescribedEndpoint): Quad[] => {
  const document = namedNode(voidIri(baseUrl));
  const dataset = namedNode(`${voidIri(baseUrl)}#published`);
  return [
    ...describe(document, [
      [TYPE, ns.void('DatasetDescription')],
      [ns.foaf('primaryTopic'), dataset],
    ]),
    ...describe(dataset, [
      [TYPE, ns.void('Dataset')],
      [DCT_TITLE, literal(title)],
      [ns.foaf('homepage'), namedNode(`${baseUrl}/`)],
      [ns.void('rootResource'), namedNode(`${baseUrl}/catalog`)],
      [ns.void('sparqlEndpoint'), namedNode(endpointIri(baseUrl))],
      [ns.void('uriSpace'), literal(`${baseUrl}/`)],
      ...DUMP_FILES.map((file) => [ns.void('dataDump'), namedNode(baseUrl + dumpPath(file))] as const),
      [ns.rdfs('seeAlso'), namedNode(`${baseUrl}/.well-known/datacatalog`)],
      ...GRAPH_FORMAT_NAMES.map(
        (name) => [ns.void('feature'), namedNode(FORMATS + RDF_FORMAT_IRI_NAMES[name])] as const,
      ),
      ...counts(statistics),
      ...namespaces(statistics),
    ]),
    ...propertyPartitions(dataset, statistics),
  ];
};

const namedGraph = (dataset: Term, iri: string, at: number): Quad[] => {
  const named = blankNode(`named${at}`);
  return [
    ...describe(dataset, [[sd('namedGraph'), named]]),
    ...describe(named, [
      [TYPE, sd('NamedGraph')],
      [sd('name'), namedNode(iri)],
    ]),
  ];
};

const RECORD_GRAPHS =
  'Each published record is a named graph besides, with the IRI of its dcat:CatalogRecord, which is below /records/.';

/** The endpoint as an `sd:Service`. */
export const serviceQuads = (endpoint: DescribedEndpoint): Quad[] => {
  const { baseUrl, title, statistics, services } = endpoint;
  const service = namedNode(endpointIri(baseUrl));
  const [dataset, graph] = [blankNode('dataset'), blankNode('defaultGraph')];
  const formats = [
    ...TABLE_FORMAT_NAMES.map((name) => TABLE_FORMATS[name].formatName),
    ...GRAPH_FORMAT_NAMES.map((name) => RDF_FORMAT_IRI_NAMES[name]),
  ];
  return [
    ...describe(service, [
      [TYPE, sd('Service')],
      [DCT_TITLE, literal(title)],
      [sd('endpoint'), service],
      [sd('supportedLanguage'), sd('SPARQL11Query')],
      ...formats.map((name) => [sd('resultFormat'), namedNode(FORMATS + name)] as const),
      ...(services.length > 0 ? [[sd('feature'), sd('BasicFederatedQuery')] as const] : []),
      [sd('defaultDataset'), dataset],
    ]),
    ...describe(dataset, [
      [TYPE, sd('Dataset')],
      [sd('defaultGraph'), graph],
      [ns.rdfs('comment'), literal(RECORD_GRAPHS, 'en')],
      [ns.rdfs('seeAlso'), namedNode(voidIri(baseUrl))],
    ]),
    ...describe(graph, [
      [TYPE, sd('Graph')],
      [TYPE, ns.void('Dataset')],
      [DCT_TITLE, literal('All published records, and the vocabularies that they use', 'en')],
      ...counts(statistics),
    ]),
    ...[...endpoint.vocabularies, outcomesIri(baseUrl)].flatMap((iri, at) => namedGraph(dataset, iri, at)),
  ];
};
