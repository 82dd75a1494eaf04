/**
 * Records that arrive split already: each named graph `{BASE_URL}/records/{id}` is one whole record. So the
 * import command sends what it has cut out of a dump, and so the catalogue's own dumps look.
 */
import { RDF_TYPE } from '../rdf/namespaces.ts';
import { skolemise } from '../rdf/skolem.ts';
import { namedNode, type Quad, quad } from '../rdf/terms.ts';
import { bornHereIri, ID_PATTERN, idOfIri, recordIri, rootIri } from './identity.ts';
import type { IncomingRecord } from './incoming.ts';
import { KIND_NAMES, KINDS, type RecordKind } from './kinds.ts';
import { MEMBERSHIP_PREDICATES } from './ownership.ts';

export interface GraphRejection {
  readonly id: string | null;
  readonly iri: string | null;
  readonly code: string;
  readonly reason: string;
}

export interface ByGraph {
  readonly records: readonly IncomingRecord[];
  readonly rejected: readonly GraphRejection[];
}

const isMembershipOf = (q: Quad, iri: string): boolean =>
  MEMBERSHIP_PREDICATES.has(q.predicate.value) && q.object.value === iri && q.subject.value !== iri;

const kindIn = (quads: readonly Quad[], iri: string, baseUrl: string, id: string): RecordKind => {
  const classes = quads
    .filter((q) => q.subject.value === iri && q.predicate.value === RDF_TYPE)
    .map((q) => q.object.value);
  const kinds = KIND_NAMES.filter((kind) => KINDS[kind].rdfClass !== null);
  return (
    kinds.find((kind) => classes.includes(KINDS[kind].rdfClass!)) ??
    KIND_NAMES.find((kind) => bornHereIri(baseUrl, kind, id) === iri) ??
    // A member is a resource even when nobody says its class.
    kinds.find(
      (kind) =>
        kind !== 'series' &&
        quads.some((q) => isMembershipOf(q, iri) && q.predicate.value === KINDS[kind].membership),
    ) ??
    'entity'
  );
};

const recordOf = (name: string, quads: readonly Quad[], baseUrl: string): IncomingRecord | GraphRejection => {
  const prefix = recordIri(baseUrl, '');
  const id = name.startsWith(prefix) ? name.slice(prefix.length) : '';
  if (!ID_PATTERN.test(id)) {
    return {
      id: null,
      iri: name,
      code: 'graph-not-a-record',
      reason: `The graph <${name}> is not named ${prefix}{id}.`,
    };
  }
  const iri = [...new Set(quads.map((q) => q.subject))].find(
    (subject) => subject.termType === 'NamedNode' && idOfIri(subject.value, baseUrl) === id,
  )?.value;
  if (!iri) {
    return {
      id,
      iri: null,
      code: 'record-without-resource',
      reason: `The graph <${name}> describes nothing whose id is ${id}.`,
    };
  }
  const record = recordIri(baseUrl, id);
  const isOwn = ({ subject, object }: Quad): boolean =>
    subject.value === record || subject.value.startsWith(`${record}#`) || object.value === record;
  const members = quads.filter((q) => isMembershipOf(q, iri));
  const root = rootIri(baseUrl);
  return {
    id,
    kind: kindIn(quads, iri, baseUrl, id),
    iri,
    quads: skolemise(
      quads.filter((q) => !isOwn(q) && !isMembershipOf(q, iri)),
      baseUrl,
      id,
    ),
    memberships: members
      .filter(({ subject }) => subject.value !== root)
      .map(({ subject, predicate }) => ({ catalog: subject.value, predicate: predicate.value })),
  };
};

export const recordsByGraph = (quads: Iterable<Quad>, { baseUrl }: { readonly baseUrl: string }): ByGraph => {
  const graphs = Map.groupBy(quads, (q) => q.graph.value);
  const results = [...graphs].map(([name, all]) =>
    recordOf(
      name,
      all.map((q) => quad(q.subject, q.predicate, q.object)),
      baseUrl,
    ),
  );
  return {
    records: results.filter((result) => 'kind' in result),
    rejected: results.filter((result) => 'code' in result),
  };
};

/** The quads of a record as a client sends them: its content and memberships in the record's graph. */
export const graphOf = (record: IncomingRecord, baseUrl: string): Quad[] => {
  const graph = namedNode(recordIri(baseUrl, record.id));
  const resource = namedNode(record.iri);
  return [
    ...record.quads.map((q) => quad(q.subject, q.predicate, q.object, graph)),
    ...record.memberships.map(({ catalog, predicate }) =>
      quad(namedNode(catalog), namedNode(predicate), resource, graph),
    ),
  ];
};
