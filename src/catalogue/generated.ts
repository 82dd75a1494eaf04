/**
 * The triples that the catalogue itself adds to a record's graph: the dcat:CatalogRecord about it, and its
 * memberships. They are recognised by their IRIs alone, so that content and generated triples can be told
 * apart in a stored graph.
 */
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { literal, namedNode, type Quad, quad, type Term } from '../rdf/terms.ts';
import { recordIri, rootIri } from './identity.ts';
import type { Membership } from './incoming.ts';
import { KINDS, type RecordKind } from './kinds.ts';

export interface GeneratedInput {
  readonly id: string;
  readonly kind: RecordKind;
  readonly iri: string;
  readonly checksum: string;
  readonly created: string;
  readonly modified: string;
  readonly memberships: readonly Membership[];
  /** The original dct:identifier. */
  readonly identifier: string | null;
  /** CatalogRecords that came with the data. */
  readonly foreignRecords: readonly string[];
}

/** What the catalogue says of a CatalogRecord and its checksum. */
export const RECORD_PREDICATES: ReadonlySet<string> = new Set(
  [
    namedNode(RDF_TYPE),
    ns.foaf('primaryTopic'),
    ns.dct('issued'),
    ns.dct('modified'),
    ns.adms('status'),
    ns.dct('identifier'),
    ns.dct('source'),
    ns.spdx('checksum'),
    ns.spdx('algorithm'),
    ns.spdx('checksumValue'),
  ].map(({ value }) => value),
);

const dateTime = (time: string): Term => literal(time, ns.xsd('dateTime'));
const CHANGE_TYPE = 'http://purl.org/adms/changetype/';

const catalogRecord = (input: GeneratedInput, baseUrl: string): Quad[] => {
  const record = namedNode(recordIri(baseUrl, input.id));
  const checksum = namedNode(`${record.value}#checksum`);
  const about = (predicate: Term, object: Term): Quad => quad(record, predicate as never, object as never);
  const isNew = input.created === input.modified;
  return [
    about(namedNode(RDF_TYPE), ns.dcat('CatalogRecord')),
    about(ns.foaf('primaryTopic'), namedNode(input.iri)),
    about(ns.dct('issued'), dateTime(input.created)),
    about(ns.dct('modified'), dateTime(input.modified)),
    about(ns.adms('status'), namedNode(`${CHANGE_TYPE}${isNew ? 'created' : 'updated'}`)),
    ...(input.identifier === null ? [] : [about(ns.dct('identifier'), literal(input.identifier))]),
    ...input.foreignRecords.map((iri) => about(ns.dct('source'), namedNode(iri))),
    about(ns.spdx('checksum'), checksum),
    quad(checksum, namedNode(RDF_TYPE), ns.spdx('Checksum')),
    quad(checksum, ns.spdx('algorithm'), ns.spdx('checksumAlgorithm_sha256')),
    quad(checksum, ns.spdx('checksumValue'), literal(input.checksum, ns.xsd('hexBinary'))),
  ];
};

const membershipTriples = (input: GeneratedInput, baseUrl: string): Quad[] => {
  const { membership } = KINDS[input.kind];
  const root = rootIri(baseUrl);
  if (membership === null || input.iri === root) return [];
  const record = namedNode(recordIri(baseUrl, input.id));
  const all: Membership[] = [{ catalog: root, predicate: membership }, ...input.memberships];
  return all.flatMap(({ catalog, predicate }) => [
    quad(namedNode(catalog), namedNode(predicate), namedNode(input.iri)),
    quad(namedNode(catalog), ns.dcat('record'), record),
  ]);
};

export const generatedTriples = (input: GeneratedInput, baseUrl: string): Quad[] => [
  ...catalogRecord(input, baseUrl),
  ...membershipTriples(input, baseUrl),
];

/** Tells the generated triples of a record's graph from its content. */
export const isGenerated = ({
  id,
  iri,
  baseUrl,
}: {
  readonly id: string;
  readonly iri: string;
  readonly baseUrl: string;
}): ((q: Quad) => boolean) => {
  const record = recordIri(baseUrl, id);
  const memberships = new Set(Object.values(KINDS).map(({ membership }) => membership as string | null));
  return ({ subject, predicate, object }) =>
    subject.value === record ||
    subject.value.startsWith(`${record}#`) ||
    object.value === record ||
    (memberships.has(predicate.value) && object.value === iri && subject.value !== iri);
};
