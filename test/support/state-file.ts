/**
 * The database file of a local server that is not running, read by Node's own SQLite.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Row } from '../../src/store/db.ts';
import { brokenInvariants } from './invariants.ts';

export const databaseFile = (stateDir: string): string => {
  const found = readdirSync(stateDir, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /d1.*\.sqlite$/i.test(file) && !file.includes('metadata'),
  );
  if (found.length !== 1)
    throw new Error(`Expected one database in ${stateDir}, found ${found.join(', ') || 'none'}.`);
  return join(stateDir, found[0]!);
};

export const brokenInvariantsIn = async (stateDir: string): Promise<Record<string, Row[]>> => {
  const database = new DatabaseSync(databaseFile(stateDir));
  try {
    return await brokenInvariants((sql) => database.prepare(sql).all() as unknown as Row[]);
  } finally {
    database.close();
  }
};
