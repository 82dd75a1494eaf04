/**
 * Checksums of dumps that were streamed whole, one a file: of the newest revision that one was written of.
 */
import type { Row, Statement } from './db.ts';

export interface StoredDigest {
  readonly file: string;
  readonly base: string;
  readonly layout: number;
  /** The newest change, from the first record to the last. */
  readonly revision: number;
  readonly bytes: number;
  /** Hexadecimal; null once two writings of this revision differed. */
  readonly sha256: string | null;
  readonly created: string;
}

export const asDigest = (row: Row): StoredDigest => row as unknown as StoredDigest;

const COLUMNS = 'file, base, layout, revision, bytes, sha256, created';

export const selectDigests: Statement = { sql: `SELECT ${COLUMNS} FROM dump_digest` };

export const selectDigest = (file: string): Statement => ({
  sql: `SELECT ${COLUMNS} FROM dump_digest WHERE file = ?1`,
  params: [file],
});

const IS_SAME = ['base', 'layout', 'revision'].map((name) => `${name} = excluded.${name}`).join(' AND ');

/** An older writing does not replace a newer one, and one that differs of the same state takes the checksum back. */
export const upsertDigest = ({
  file,
  base,
  layout,
  revision,
  bytes,
  sha256,
  created,
}: StoredDigest): Statement => ({
  sql: `INSERT INTO dump_digest (${COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    ON CONFLICT (file) DO UPDATE SET
      sha256 = CASE WHEN ${IS_SAME} AND sha256 IS NOT excluded.sha256 THEN NULL ELSE excluded.sha256 END,
      base = excluded.base, layout = excluded.layout, revision = excluded.revision, bytes = excluded.bytes,
      created = excluded.created
    WHERE excluded.revision >= dump_digest.revision`,
  params: [file, base, layout, revision, bytes, sha256, created],
});
