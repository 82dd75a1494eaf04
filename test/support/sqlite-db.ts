/**
 * The port to the database over SQLite in memory, with the migrations applied: for tests in Node that need a
 * real store and no workerd. SQLite's own limits are set to D1's, so that what runs here runs there; rows read
 * are not counted. Needs Node 24.15 or later.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { constants, DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { DB_LIMITS, type Db, d1 } from '../../src/store/db.ts';

/** What D1 sets (facts of its documentation; compound and depth as measured). */
const D1_LIMITS = {
  sqlLength: DB_LIMITS.sqlBytes,
  variableNumber: DB_LIMITS.params,
  length: DB_LIMITS.stringBytes,
  column: 100,
  exprDepth: 100,
  compoundSelect: 5,
  functionArg: 32,
  likePatternLength: 50,
} as const;

/** Functions that Node's SQLite has and D1 has not, or forbids. */
const FORBIDDEN = /^(sqlite_.*|load_extension|median|percentile.*|soundex|geopoly_.*|rtree.*|fts3_.*)$/;

const MIGRATIONS = resolve('migrations');
const migrations = readdirSync(MIGRATIONS)
  .filter((file) => file.endsWith('.sql'))
  .sort()
  .map((file) => readFileSync(join(MIGRATIONS, file), 'utf8'));

const forbidFunctions = (action: number, _table: string | null, name: string | null): number =>
  action === constants.SQLITE_FUNCTION && FORBIDDEN.test(name ?? '')
    ? constants.SQLITE_DENY
    : constants.SQLITE_OK;

/**
 * The isolate remembers terms by number, and numbers by term, for the one store that it serves. Stores of one
 * test process therefore never share a number nor a count of sweeps.
 */
let stores = 0;
const NUMBERS_A_STORE = 10_000_000;

/** @param path of a new file, for what does not fit in memory */
export const openSqlite = (path = ':memory:'): DatabaseSync => {
  const database = new DatabaseSync(path, { limits: D1_LIMITS });
  for (const sql of migrations) database.exec(sql);
  const store = ++stores;
  database.exec(`UPDATE counter SET value = CASE name WHEN 'term' THEN ${store * NUMBERS_A_STORE} ELSE ${store} END
    WHERE name IN ('term', 'sweep')`);
  database.setAuthorizer(forbidFunctions);
  return database;
};

interface Bound {
  readonly sql: string;
  readonly params: readonly SQLInputValue[];
}

/** As much of a D1 binding as the port uses. */
export const sqliteBinding = (database: DatabaseSync = openSqlite()): D1Database => {
  const run = ({ sql, params }: Bound): D1Result => {
    const statement = database.prepare(sql);
    statement.setReadBigInts(true);
    const before = changes(database);
    // D1 gives every number as a double.
    const results = statement
      .all(...params)
      .map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [
            name,
            typeof value === 'bigint' ? Number(value) : value,
          ]),
        ),
      );
    const meta = { rows_read: results.length, rows_written: changes(database) - before };
    return { results, success: true, meta } as unknown as D1Result;
  };
  const batch = async (statements: readonly Bound[]): Promise<D1Result[]> => {
    // As D1 does.
    if (statements.length === 0) throw new Error('D1_ERROR: No SQL statements detected.');
    database.exec('BEGIN');
    try {
      const results = statements.map(run);
      database.exec('COMMIT');
      return results;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };
  const prepare = (sql: string) => ({
    bind: (...params: SQLInputValue[]): Bound => ({ sql, params }),
  });
  return { prepare, batch } as unknown as D1Database;
};

const changes = (database: DatabaseSync): number =>
  Number(database.prepare('SELECT total_changes() AS n').get()?.n ?? 0);

/** An empty store of its own. */
export const sqliteDb = (database: DatabaseSync = openSqlite()): Db => d1(sqliteBinding(database));
