/**
 * Documents of single records out of what was read for many: the record's own statements, and of the embedded ones
 * those that it leads to.
 */
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { type Quad, termKey } from '../rdf/terms.ts';
import type { CatalogueContext } from './context.ts';
import { ACCESS_SERVICE, readMany } from './documents.ts';
import { recordIri } from './identity.ts';
import { KINDS } from './kinds.ts';
import { isFollowed } from './ownership.ts';
import type { RecordDocument, RecordRow } from './record.ts';

const SERVICE = ns.dcat('DataService').value;
const RECORD = ns.dcat('record').value;
const MEMBERSHIPS: ReadonlySet<string> = new Set([
  RECORD,
  ...Object.values(KINDS).flatMap(({ membership }) => membership ?? []),
]);

/** Documents are read in parts: what the database answers stands in memory several times over. */
const RECORDS_A_PART = 25;

/** What a catalogue says of its members is no part of a member: each would bring a catalogue with it. */
const withoutMemberships = ({ record, own }: RecordDocument, baseUrl: string): Quad[] => {
  const names = new Set([record.iri, recordIri(baseUrl, record.id)]);
  return own.filter(
    ({ subject, predicate, object }) =>
      !(MEMBERSHIPS.has(predicate.value) && names.has(object.value) && subject.value !== record.iri),
  );
};

/** A service is entered where it gives access, and not wherever it is named. */
const leadsOn = (q: Quad, isService: (key: string) => boolean): boolean =>
  q.object.termType !== 'Literal' &&
  (isService(termKey(q.object)) ? q.predicate.equals(ACCESS_SERVICE) : isFollowed(q.predicate.value));

const reachedFrom = (own: readonly Quad[], embedded: ReadonlyMap<string, readonly Quad[]>): Quad[] => {
  const services = (key: string): boolean =>
    (embedded.get(key) ?? []).some((q) => q.predicate.value === RDF_TYPE && q.object.value === SERVICE);
  const isService = (key: string): boolean => embedded.has(key) && services(key);
  const present = new Set(own.map((q) => termKey(q.subject)));
  const open = new Set<string>();
  const enter = (q: Quad): void => {
    if (leadsOn(q, isService)) open.add(termKey(q.object));
  };
  own.forEach(enter);
  const quads: Quad[] = [];
  // A set takes new members while it is walked.
  for (const key of open) {
    if (present.has(key)) continue;
    for (const q of embedded.get(key) ?? []) {
      quads.push(q);
      enter(q);
    }
  }
  return quads;
};

/** The documents of published records, part after part; one that was deleted meanwhile is left out. */
export async function* readEach(
  ctx: CatalogueContext,
  records: readonly RecordRow[],
): AsyncGenerator<readonly RecordDocument[]> {
  for (let start = 0; start < records.length; start += RECORDS_A_PART) {
    const part = records.slice(start, start + RECORDS_A_PART).map(({ seq }) => seq);
    const { records: documents, embedded } = await readMany(ctx, part);
    const bySubject = Map.groupBy(embedded, ({ subject }) => termKey(subject));
    yield documents.map((document) => {
      const own = withoutMemberships(document, ctx.baseUrl);
      return { ...document, own, entities: reachedFrom(own, bySubject) };
    });
  }
}
