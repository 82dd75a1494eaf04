/**
 * Statements on the rows of records, their descriptions, amendments and changes.
 */

import { chunkJson } from './chunk-json.ts';
import type { Param, Row, Statement } from './db.ts';

export interface StoredRecord {
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  /** term.id and text of the resource's IRI. */
  readonly iriTerm: number;
  readonly iri: string;
  /** term.id of the graph's IRI. */
  readonly graph: number;
  readonly status: string;
  readonly checksum: string;
  readonly version: number;
  readonly created: string;
  readonly modified: string;
}

export interface StoredDescription {
  readonly record: number;
  readonly source: string;
  readonly precedence: number;
  readonly checksum: string;
  readonly content: string | null;
  /** JSON array of `[catalogue, predicate]`, IRIs relative to BASE_URL. */
  readonly memberships: string;
  readonly identifier: string | null;
  readonly origin: string | null;
}

export interface StoredAmendment {
  readonly id: number;
  readonly record: number;
  readonly action: 'add' | 'withdraw';
  readonly triple: string;
  readonly author: string;
  readonly created: string;
}

export const RECORD_COLUMNS = `r.seq, r.id, r.kind, r.iri AS iriTerm, t.value AS iri, r.graph, r.status, r.checksum,
  r.version, r.created, r.modified`;
export const RECORD_TABLES = 'record r JOIN term t ON t.id = r.iri';

export const asRecord = (row: Row): StoredRecord => row as unknown as StoredRecord;
export const asDescription = (row: Row): StoredDescription => row as unknown as StoredDescription;
export const asAmendment = (row: Row): StoredAmendment => row as unknown as StoredAmendment;

const IDS = 'json_each(?1) j CROSS JOIN record r ON r.id = j.value';

export const selectRecords = (ids: readonly string[]): Statement => ({
  sql: `SELECT ${RECORD_COLUMNS} FROM ${IDS} JOIN term t ON t.id = r.iri`,
  params: [JSON.stringify(ids)],
});

export const selectDescriptions = (ids: readonly string[]): Statement => ({
  sql: `SELECT d.record, d.source, s.precedence, d.checksum, d.content, d.memberships, d.identifier, d.origin
    FROM ${IDS} JOIN description d ON d.record = r.seq JOIN source s ON s.id = d.source`,
  params: [JSON.stringify(ids)],
});

export const selectAmendments = (ids: readonly string[]): Statement => ({
  sql: `SELECT a.id, a.record, a.action, a.triple, a.author, a.created
    FROM ${IDS} JOIN amendment a ON a.record = r.seq ORDER BY a.id`,
  params: [JSON.stringify(ids)],
});

/** Holds while each record has the version expected; 0 stands for a record that does not exist. */
export const versionsUnchanged = (
  expected: readonly { readonly id: string; readonly version: number }[],
): Statement => ({
  sql: `NOT EXISTS (SELECT 1 FROM json_each(?1) j LEFT JOIN record r ON r.id = j.value ->> 0
    WHERE coalesce(r.version, 0) <> j.value ->> 1)`,
  params: [JSON.stringify(expected.map(({ id, version }) => [id, version]))],
});

/** A bulk statement: `sql` reads the items from `json_each(?1)`. */
const bulk = (sql: string, items: readonly (readonly Param[])[]): Statement[] =>
  chunkJson(items.map((item) => JSON.stringify(item))).map(({ json }) => ({ sql, params: [json] }));

export const insertSource = (id: string, precedence: number, created: string): Statement => ({
  sql: 'INSERT INTO source (id, precedence, created) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING',
  params: [id, precedence, created],
});

export type RecordToStore = Omit<StoredRecord, 'iri'>;

/** Creates records and updates those that exist. */
export const upsertRecords = (records: readonly RecordToStore[]): Statement[] =>
  bulk(
    `INSERT INTO record (seq, id, kind, iri, graph, status, checksum, version, created, modified)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
            value ->> 8, value ->> 9 FROM json_each(?1) WHERE true
     ON CONFLICT (id) DO UPDATE SET status = excluded.status, checksum = excluded.checksum,
       version = excluded.version, modified = excluded.modified`,
    records.map((r) => [
      r.seq,
      r.id,
      r.kind,
      r.iriTerm,
      r.graph,
      r.status,
      r.checksum,
      r.version,
      r.created,
      r.modified,
    ]),
  );

export interface DescriptionToStore extends Omit<StoredDescription, 'precedence'> {
  readonly derived: string | null;
  readonly updated: string;
}

export const upsertDescriptions = (descriptions: readonly DescriptionToStore[]): Statement[] =>
  bulk(
    `INSERT INTO description (record, source, checksum, content, memberships, identifier, updated, derived, origin)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
            value ->> 8
     FROM json_each(?1) WHERE true
     ON CONFLICT (record, source) DO UPDATE SET checksum = excluded.checksum, content = excluded.content,
       memberships = excluded.memberships, identifier = excluded.identifier, updated = excluded.updated,
       derived = excluded.derived, origin = excluded.origin`,
    descriptions.map((d) => [
      d.record,
      d.source,
      d.checksum,
      d.content,
      d.memberships,
      d.identifier,
      d.updated,
      d.derived,
      d.origin,
    ]),
  );

/** Sets the content of descriptions whose text moves in or out of the published graph. */
export const setContents = (
  items: readonly { readonly record: number; readonly source: string; readonly content: string | null }[],
): Statement[] =>
  bulk(
    `UPDATE description SET content = j.value ->> 2 FROM json_each(?1) j
     WHERE description.record = j.value ->> 0 AND description.source = j.value ->> 1`,
    items.map(({ record, source, content }) => [record, source, content]),
  );

export const deleteDescriptions = (
  items: readonly { readonly record: number; readonly source: string }[],
): Statement => ({
  sql: `DELETE FROM description WHERE (record, source) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?1))`,
  params: [JSON.stringify(items.map(({ record, source }) => [record, source]))],
});

export interface ChangeToStore {
  readonly record: number;
  readonly action: 'create' | 'update' | 'delete';
  readonly time: string;
  readonly version: number;
  readonly checksum: string;
  readonly source: string;
}

export const insertChanges = (changes: readonly ChangeToStore[]): Statement[] =>
  bulk(
    `INSERT INTO change (record, action, time, version, checksum, source)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?1)`,
    changes.map((c) => [c.record, c.action, c.time, c.version, c.checksum, c.source]),
  );

/** Gives the changes that are about to be the newest no longer the payload that they had until now. */
export const fillPayloads = (
  items: readonly { readonly record: number; readonly version: number; readonly payload: string }[],
): Statement[] =>
  bulk(
    `UPDATE change SET payload = j.value ->> 2 FROM json_each(?1) j
     WHERE change.record = j.value ->> 0 AND change.version = j.value ->> 1`,
    items.map(({ record, version, payload }) => [record, version, payload]),
  );
