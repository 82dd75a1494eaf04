/**
 * What of an input stands before the judge with each record: the shared entities that it names, the services
 * that serve it, the members of a catalogue or series, and the classes of what else it mentions.
 */
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { namedNode, type Quad, quad, termKey } from '../rdf/terms.ts';
import type { RecordInput } from '../shacl/validate.ts';
import type { IncomingRecord } from './incoming.ts';
import type { RecordKind } from './kinds.ts';
import { reached, type StatementsBySubject } from './reached.ts';

const SERVES = ns.dcat('servesDataset').value;
const IN_SERIES = ns.dcat('inSeries').value;

const add = <V>(map: Map<string, V[]>, key: string, value: V): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

/** What of the rest of the input belongs before the judge with a record. */
export interface Surroundings {
  /** The statements of the shared entities. */
  readonly entities: StatementsBySubject;
  /** Services by the dataset that they serve. */
  readonly services: ReadonlyMap<string, readonly IncomingRecord[]>;
  /** Members and their statements by the catalogue or series. */
  readonly memberships: ReadonlyMap<string, readonly Quad[]>;
  readonly classes: ReadonlyMap<string, readonly Quad[]>;
  /** The catalogue is there with its members, so that their absence means something. */
  readonly isWhole: boolean;
}

export const surroundingsOf = (records: readonly IncomingRecord[]): Surroundings => {
  const entities = new Map<string, Quad[]>();
  const services = new Map<string, IncomingRecord[]>();
  const memberships = new Map<string, Quad[]>();
  const classes = new Map<string, Quad[]>();
  for (const record of records) {
    for (const { catalog, predicate } of record.memberships)
      add(memberships, catalog, quad(namedNode(catalog), namedNode(predicate), namedNode(record.iri)));
    for (const q of record.quads) {
      if (record.kind === 'entity') add(entities, termKey(q.subject), q);
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

const isGroup = (kind: RecordKind): boolean => kind === 'catalog' || kind === 'series';

export const inputOf = (
  record: IncomingRecord,
  around: Surroundings,
): RecordInput & { readonly focus: ReadonlySet<string> } => {
  const services = record.kind === 'entity' ? [] : (around.services.get(record.iri) ?? []);
  const members = isGroup(record.kind) ? (around.memberships.get(record.iri) ?? []) : [];
  const own = new Set(record.quads.map(({ subject }) => termKey(subject)));
  const starts = [record, ...services].flatMap((each) => each.quads);
  const entities = reached(
    starts.map(({ object }) => termKey(object)),
    around.entities,
    own,
  );
  const quads = [...starts, ...entities, ...members];
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
