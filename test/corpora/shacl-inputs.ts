/**
 * The records of a split catalogue as validation gets them: each with the shared entities that it names and
 * the services that point at it.
 */
import type { IncomingRecord } from '../../src/catalogue/incoming.ts';
import { ns } from '../../src/rdf/namespaces.ts';
import { type Quad, termKey } from '../../src/rdf/terms.ts';
import type { RecordInput } from '../../src/shacl/validate.ts';

const SERVES = ns.dcat('servesDataset').value;

export interface NamedInput extends RecordInput {
  readonly record: IncomingRecord;
}

export function* recordInputs(records: readonly IncomingRecord[]): Generator<NamedInput> {
  const entities = new Map(records.filter(({ kind }) => kind === 'entity').map((each) => [each.iri, each]));
  const servicesOf = new Map<string, IncomingRecord[]>();
  for (const record of records)
    for (const { predicate, object } of record.quads)
      if (predicate.value === SERVES)
        servicesOf.set(object.value, [...(servicesOf.get(object.value) ?? []), record]);

  for (const record of records) {
    if (record.kind === 'entity') continue;
    const taken = new Set([record, ...(servicesOf.get(record.iri) ?? [])]);
    // A set that grows while it is walked: entities name further ones.
    for (const { quads } of taken)
      for (const { object } of quads) {
        const entity = object.termType === 'NamedNode' ? entities.get(object.value) : undefined;
        if (entity) taken.add(entity);
      }
    const quads: Quad[] = [...taken].flatMap((each) => each.quads);
    yield { record, quads, focus: new Set(record.quads.map(({ subject }) => termKey(subject))) };
  }
}
