/**
 * Statements on the dumps in object storage: those that stand there, and the one that is being written.
 */
import type { Row, Statement } from './db.ts';

/** A dump that stands in the bucket. Times are ISO 8601 UTC, to the second. */
export interface StoredDump {
  readonly format: string;
  /** Its key in the bucket. */
  readonly object: string;
  /** The BASE_URL that it was written for. */
  readonly base: string;
  readonly layout: number;
  /** The newest change when it was begun, and when its last records were read. */
  readonly from: number;
  readonly to: number;
  readonly records: number;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly created: string;
}

/** A step of the writing of a dump; `state` is JSON. */
export interface StoredWriting {
  readonly step: number;
  /** Until then somebody is at it. */
  readonly busy: string;
  readonly state: string;
}

export const asDump = (row: Row): StoredDump => row as unknown as StoredDump;
export const asWriting = (row: Row): StoredWriting => row as unknown as StoredWriting;

export const selectDumps: Statement = {
  sql: `SELECT format, object, base, layout, "from", "to", records, bytes, sha256, created FROM dump ORDER BY format`,
};

export const selectDump = (format: string): Statement => ({
  sql: `SELECT format, object, base, layout, "from", "to", records, bytes, sha256, created FROM dump WHERE format = ?1`,
  params: [format],
});

export const upsertDump = (dump: StoredDump): Statement => ({
  sql: `INSERT INTO dump (format, object, base, layout, "from", "to", records, bytes, sha256, created)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
    ON CONFLICT (format) DO UPDATE SET object = excluded.object, base = excluded.base, layout = excluded.layout,
      "from" = excluded."from", "to" = excluded."to", records = excluded.records, bytes = excluded.bytes,
      sha256 = excluded.sha256, created = excluded.created`,
  params: [
    dump.format,
    dump.object,
    dump.base,
    dump.layout,
    dump.from,
    dump.to,
    dump.records,
    dump.bytes,
    dump.sha256,
    dump.created,
  ],
});

export const selectWriting: Statement = { sql: 'SELECT step, busy, state FROM dump_writing' };

/** Holds while the writing stands at this step; 0: while nothing is written. */
export const writingIsAt = (step: number): Statement => ({
  sql: 'coalesce((SELECT step FROM dump_writing), 0) = ?1',
  params: [step],
});

export const setWriting = ({ step, busy, state }: StoredWriting): Statement => ({
  sql: `INSERT INTO dump_writing (only_row, step, busy, state) VALUES (1, ?1, ?2, ?3)
    ON CONFLICT (only_row) DO UPDATE SET step = excluded.step, busy = excluded.busy, state = excluded.state`,
  params: [step, busy, state],
});

export const endWriting: Statement = { sql: 'DELETE FROM dump_writing' };
