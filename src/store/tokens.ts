/**
 * Statements on bearer tokens. The store never sees a secret.
 */
import type { Db, Row } from './db.ts';

export interface StoredToken {
  readonly id: string;
  readonly name: string;
  /** SHA-256 of the secret, hexadecimal. */
  readonly hash: string;
  /** JSON array of scope texts. */
  readonly scopes: string;
  readonly created: string;
  readonly expires: string | null;
  readonly revoked: string | null;
}

const COLUMNS = 'id, name, hash, scopes, created, expires, revoked';
const asToken = (row: Row): StoredToken => row as unknown as StoredToken;

export const findToken = async (db: Db, hash: string): Promise<StoredToken | null> => {
  const { rows } = await db.read([{ sql: `SELECT ${COLUMNS} FROM token WHERE hash = ?1`, params: [hash] }]);
  return rows[0]![0] ? asToken(rows[0]![0]) : null;
};

export const listTokens = async (db: Db): Promise<StoredToken[]> => {
  const { rows } = await db.read([{ sql: `SELECT ${COLUMNS} FROM token ORDER BY created, id` }]);
  return rows[0]!.map(asToken);
};

export const insertToken = async (db: Db, token: StoredToken): Promise<void> => {
  const { id, name, hash, scopes, created, expires, revoked } = token;
  await db.write(
    [],
    [
      {
        sql: `INSERT INTO token (${COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,
        params: [id, name, hash, scopes, created, expires, revoked],
      },
    ],
  );
};

/** Marks a token as revoked, once; false when there is none with this id. */
export const revokeToken = async (db: Db, id: string, time: string): Promise<boolean> => {
  const { rows } = await db.write(
    [],
    [
      {
        sql: 'UPDATE token SET revoked = coalesce(revoked, ?2) WHERE id = ?1 RETURNING id',
        params: [id, time],
      },
    ],
  );
  return rows[0]!.length > 0;
};
