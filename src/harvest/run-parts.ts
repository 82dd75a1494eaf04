/**
 * What waits until all pages of a run are read: shared entities, services, catalogues, and left-over statements.
 */
import { derivedText } from '../catalogue/derived.ts';
import type { IncomingRecord } from '../catalogue/incoming.ts';
import { packMemberships } from '../catalogue/state.ts';
import { relativeText } from '../rdf/relative.ts';
import { skolemise } from '../rdf/skolem.ts';
import type { Quad } from '../rdf/terms.ts';
import type { StoredPart } from '../store/runs.ts';
import type { Problem } from './run.ts';
import type { RunPlace } from './store-records.ts';

/** Left-over statements wait under this name, which no record can have. */
export const LEFT_OVER = '';

/** Of what waits: the database takes no more in one value. */
const MAX_PART = 600_000;

export const asPart = (record: IncomingRecord, { run, page }: RunPlace, baseUrl: string): StoredPart => ({
  run,
  record: record.id,
  page,
  kind: record.kind,
  iri: record.iri,
  content: relativeText(record.quads, baseUrl),
  derived: derivedText(record.quads, baseUrl),
  memberships: packMemberships(record.memberships, baseUrl),
});

/** Named here: labels of blank nodes mean nothing beside those of another page. */
export const leftOverRecord = (quads: readonly Quad[], source: string, baseUrl: string): IncomingRecord => ({
  id: LEFT_OVER,
  kind: 'entity',
  iri: '',
  quads: skolemise(quads, baseUrl, `left-over ${source}`),
  memberships: [],
});

export const isTooLarge = ({ content }: StoredPart): boolean => content.length > MAX_PART;

export const tooLarge = ({ record, iri, content }: StoredPart): Problem => ({
  kind: 'rejected',
  record: record === LEFT_OVER ? null : record,
  iri: iri === '' ? null : iri,
  code: 'record-too-large',
  detail: `A page says ${content.length} characters of ${iri === '' ? 'what belongs to no record' : 'it'}; the limit is ${MAX_PART}.`,
});
