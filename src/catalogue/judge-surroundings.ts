/**
 * What of an input stands before the judge with each record: the shared entities that it names, the services
 * that serve it, the members of a catalogue or series, and the classes of what else it mentions.
 */
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { namedNode, type Quad, quad, termKey } from '../rdf/terms.ts';
import type { RecordInput } from '../shacl/validate.ts';
import type { IncomingRecord } from './incoming.ts';
import type { RecordKind } from './kinds.ts';

const SERVES = ns.dcat('servesDataset').value;
const IN_SERIES = ns.dcat('inSeries').value;

const add = <V>(map: Map<string, V[]>, key: string, value: V): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

/** What of the rest of the input belongs before the judge with a record. */
export interface Surroundings {
  readonly entities: ReadonlyMap<string, IncomingRecord>;
  /** Services by the dataset that they serve. */
  readonly services: ReadonlyMap<string, readonly IncomingRecord[]>;
  /** Members and their statements by the catalogue or series. */
  readonly memberships: ReadonlyMap<string, readonly Quad[]>;
  readonly classes: ReadonlyMap<string, readonly Quad[]>;
  /** The catalogue is there with its members, so that their absence means something. */
  readonly isWhole: boolean;
}

export const surroundingsOf = (records: readonly IncomingRecord[]): Surroundings => {
  const entities = new Map<string, IncomingRecord>();
  const services = new Map<string, IncomingRecord[]>();
  const memberships = new Map<string, Quad[]>();
  const classes = new Map<string, Quad[]>();
  for (const record of records) {
    if (record.kind === 'entity') entities.set(record.iri, record);
    for (const { catalog, predicate } of record.memberships)
      add(memberships, catalog, quad(namedNode(catalog), namedNode(predicate), namedNode(record.iri)));
    for (const q of record.quads) {
      if (q.predicate.value === SERVES && record.kind === 'service') add(services, q.object.value, record);
      if (q.predicate.value === IN_SERIES) add(memberships, q.object.value, q);
      if (q.predicate.value === RDF_TYPE && record.kind !== 'entity') add(classes, q.subject.value, q);
    }
  }
  const has = (...kinds: readonly RecordKind[]): boolean => records.some(({ kind }) => kinds.includes(kind));
  return {
    entities,
    services,
    memberships,
    classes,
    isWhole: has('catalog') && has('dataset', 'service', 'series'),
  };
};

/** The statements of the records and of the entities that they lead to, each record once. */
const withEntities = (starts: readonly IncomingRecord[], { entities }: Surroundings): readonly Quad[] => {
  const seen = new Set<IncomingRecord>(starts);
  // A set takes new members while it is walked.
  for (const record of seen)
    for (const { object } of record.quads) {
      const entity = object.termType === 'NamedNode' ? entities.get(object.value) : undefined;
      if (entity) seen.add(entity);
    }
  return [...seen].flatMap(({ quads }) => quads);
};

const isGroup = (kind: RecordKind): boolean => kind === 'catalog' || kind === 'series';

export const inputOf = (
  record: IncomingRecord,
  around: Surroundings,
): RecordInput & { readonly focus: ReadonlySet<string> } => {
  const services = record.kind === 'entity' ? [] : (around.services.get(record.iri) ?? []);
  const members = isGroup(record.kind) ? (around.memberships.get(record.iri) ?? []) : [];
  const own = new Set(record.quads.map(({ subject }) => termKey(subject)));
  const quads = [...withEntities([record, ...services], around), ...members];
  const described = new Set(quads.map(({ subject }) => subject.value));
  const elsewhere = new Set(
    quads.flatMap(({ object }) =>
      described.has(object.value) ? [] : (around.classes.get(object.value) ?? []),
    ),
  );
  return {
    quads,
    focus: own,
    elsewhere: [...elsewhere],
    isWholeCatalogue: around.isWhole && isGroup(record.kind),
  };
};
