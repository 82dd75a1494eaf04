/**
 * Statements that read the log of changes. Each of them shows changes of public records alone, and of those only
 * what is kept: deletions, each record's newest change, and the others as long as they have their payload.
 */
import type { Row, Statement } from './db.ts';

export type ChangeAction = 'create' | 'update' | 'delete';

export interface StoredChange {
  readonly seq: number;
  readonly action: ChangeAction;
  /** Milliseconds since 1970 UTC; later than that of every change before. */
  readonly published: number;
  readonly version: number;
  readonly source: string;
  /** The record: its id and kind, and the text and term.id of its resource's IRI. */
  readonly id: string;
  readonly kind: string;
  readonly iri: string;
  readonly iriTerm: number;
}

export interface StoredContent {
  readonly seq: number;
  /** As `catalogue/write-difference.ts` leaves it; NULL while the change is the newest of its record. */
  readonly payload: string | null;
  /** Packed as in `store/quads.ts`: the record's graph while the change is its newest. */
  readonly triples: string | null;
}

export const asChange = (row: Row): StoredChange => row as unknown as StoredChange;
export const asContent = (row: Row): StoredContent => row as unknown as StoredContent;

const COLUMNS =
  'c.seq, c.action, c.published, c.version, c.source, r.id, r.kind, t.value AS iri, r.iri AS iriTerm';
const OF_PUBLIC_RECORDS =
  'JOIN record r ON r.seq = c.record JOIN graph g ON g.id = r.graph AND g.public = 1 JOIN term t ON t.id = r.iri';
const IS_NEWEST = 'c.version = r.version';
const IS_KEPT = `(c.action = 'delete' OR c.payload IS NOT NULL OR ${IS_NEWEST})`;

/** Changes after `first` (exclusive) up to `last` (inclusive), in order. */
export const selectChanges = (first: number, last: number): Statement => ({
  sql: `SELECT ${COLUMNS} FROM change c ${OF_PUBLIC_RECORDS}
    WHERE c.seq > ?1 AND c.seq <= ?2 AND ${IS_KEPT} ORDER BY c.seq`,
  params: [first, last],
});

/** The newest changes, the newest first, among the last `range` of the log. */
export const selectLatestChanges = (range: number, limit: number): Statement => ({
  sql: `SELECT ${COLUMNS} FROM change c ${OF_PUBLIC_RECORDS}
    WHERE c.seq > (SELECT coalesce(max(seq), 0) FROM change) - ?1 AND ${IS_KEPT} ORDER BY c.seq DESC LIMIT ?2`,
  params: [range, limit],
});

/** Whether a change of a public record was ever made under this number; `isKept` is 0 when it was dropped. */
export const selectChange = (seq: number): Statement => ({
  sql: `SELECT ${COLUMNS}, ${IS_KEPT} AS isKept FROM change c ${OF_PUBLIC_RECORDS} WHERE c.seq = ?1`,
  params: [seq],
});

/** One snapshot of where the contents stand: a change may lose its place as the newest between two reads. */
export const selectContents = (seqs: readonly number[]): Statement => ({
  sql: `SELECT c.seq, c.payload,
      CASE WHEN c.payload IS NULL AND c.action <> 'delete' AND ${IS_NEWEST}
        THEN (SELECT group_concat(q.s || ' ' || q.p || ' ' || q.o, ',') FROM quad q WHERE q.g = r.graph) END AS triples
    FROM json_each(?1) j CROSS JOIN change c ON c.seq = j.value
      JOIN record r ON r.seq = c.record JOIN graph g ON g.id = r.graph AND g.public = 1`,
  params: [JSON.stringify(seqs)],
});

/** The number of the newest change of all, 0 for none. */
export const selectNewestSeq: Statement = { sql: 'SELECT coalesce(max(seq), 0) AS seq FROM change' };

/**
 * When the first change of each range was published: ranges of `size`, by their numbers from 1; NULL where the log
 * has a gap.
 */
export const selectStarts = (size: number, from: number, to: number): Statement => ({
  sql: `WITH RECURSIVE range (n) AS (SELECT ?2 UNION ALL SELECT n + 1 FROM range WHERE n < ?3)
    SELECT n, (SELECT published FROM change WHERE seq > (n - 1) * ?1 AND seq <= n * ?1 ORDER BY seq LIMIT 1) AS start
    FROM range`,
  params: [size, from, to],
});

/** Drops payloads of changes published before an instant, at most `limit` of them, the oldest first. */
export const dropPayloads = (before: number, limit: number): Statement => ({
  sql: `UPDATE change SET payload = NULL WHERE seq IN (
    SELECT seq FROM change WHERE payload IS NOT NULL AND published < ?1 ORDER BY published LIMIT ?2) RETURNING seq`,
  params: [before, limit],
});
