/**
 * The databases that are queried: a filled one in the state folder of a server, and smaller ones of whole datasets
 * cut out of it. Files only; no server runs meanwhile.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { CliError } from '../src/cli/cli-error.ts';
import { applyMigrations } from '../src/cli/local/migrations.ts';
import { PROJECT_ROOT } from '../src/cli/project-root.ts';
import { readTotals, selectTotals } from '../src/store/stats.ts';
import { countTriples, storeStatistics } from '../src/store/stats-gather.ts';
import { sqliteDb } from '../test/support/sqlite-db.ts';
import { databaseFile } from '../test/support/state-file.ts';

export interface StoreFacts {
  readonly baseUrl: string;
  readonly triples: number;
  readonly datasets: number;
}

const withDatabase = async <T>(
  file: string,
  run: (database: DatabaseSync) => T | Promise<T>,
  options: { readonly readOnly?: boolean } = {},
): Promise<T> => {
  const database = new DatabaseSync(file, { ...options, enableForeignKeyConstraints: false });
  try {
    return await run(database);
  } finally {
    database.close();
  }
};

const one = (database: DatabaseSync, sql: string): unknown =>
  Object.values(database.prepare(sql).get() ?? {})[0];

export const readFacts = (stateDir: string): Promise<StoreFacts> =>
  withDatabase(databaseFile(stateDir), (database) => ({
    baseUrl: String(one(database, `SELECT value FROM meta WHERE key = 'baseUrl'`)),
    triples: Number(one(database, 'SELECT count(*) FROM triple')),
    datasets: Number(one(database, `SELECT count(*) FROM record WHERE kind = 'dataset'`)),
  }));

/** By name: tables, indexes and triggers, however they were written. */
const schemaOf = (database: DatabaseSync): ReadonlyMap<string, string> =>
  new Map(
    database
      .prepare(
        `SELECT type || ' ' || name AS name, sql FROM sqlite_schema
         WHERE sql IS NOT NULL AND name NOT GLOB 'd1_*' AND name NOT GLOB '_cf_*' AND name NOT GLOB 'search_*'`,
      )
      .all()
      .map(({ name, sql }) => [String(name), String(sql).replace(/--.*/g, '').replace(/\s+/g, ' ')]),
  );

/** Fills a state folder with a copy of a database. Its tables must be those of this version; indexes are added. */
export const placeDatabase = async (source: string, stateDir: string): Promise<void> => {
  await applyMigrations(PROJECT_ROOT, stateDir);
  const target = databaseFile(stateDir);
  const wanted = await withDatabase(target, schemaOf);
  await withDatabase(source, (database) => backup(database, target), { readOnly: true });
  await withDatabase(target, (database) => {
    const present = schemaOf(database);
    for (const [name, sql] of wanted) {
      if (present.get(name) === sql) continue;
      if (name.startsWith('table ') || present.has(name))
        throw new CliError(`In ${source} the ${name} is not as this version has it.`, {
          hint: 'Import the catalogue again: node bench/sparql.ts --corpus full --save FILE',
        });
      database.exec(sql);
    }
  });
};

export const saveDatabase = (stateDir: string, file: string): Promise<void> =>
  withDatabase(databaseFile(stateDir), async (database) => {
    await backup(database, file);
  });

/** Counts the statistics that queries are planned by, as the cron does, where there are none. */
export const ensureStatistics = (stateDir: string): Promise<void> =>
  withDatabase(databaseFile(stateDir), async (database) => {
    const db = sqliteDb(database);
    if (readTotals((await db.read([selectTotals])).rows[0]!)) return;
    const revision = Number(one(database, 'SELECT coalesce(max(seq), 0) FROM change'));
    const counted = await countTriples(db);
    await db.write([], storeStatistics(counted, { version: 1, revision, time: Date.now() }));
  });

/** As the triggers would have it; it makes the triggers again too. */
const PUBLISH = readFileSync(join(PROJECT_ROOT, 'migrations/0002_published.sql'), 'utf8');

/** `?1`: every how manieth dataset and service is kept; what they share and the vocabularies stay whole. */
const KEEP = `CREATE TEMP TABLE kept (g INTEGER PRIMARY KEY);
  INSERT INTO kept SELECT graph FROM whole.record WHERE status = 'published' AND kind NOT IN ('dataset', 'service');
  INSERT INTO kept SELECT id FROM whole.graph WHERE kind = 'vocabulary' AND public = 1;`;
const KEEP_SHARE = `INSERT INTO kept SELECT graph FROM (
    SELECT graph, row_number() OVER (PARTITION BY kind ORDER BY seq) AS place
    FROM whole.record WHERE status = 'published' AND kind IN ('dataset', 'service'))
  WHERE place % ?1 = 0`;

const COPY = `
  DROP TRIGGER quad_inserted;
  INSERT INTO quad SELECT g, s, p, o FROM whole.quad WHERE g IN kept ORDER BY g, s, p, o;
  CREATE TEMP TABLE used (id INTEGER PRIMARY KEY);
  INSERT OR IGNORE INTO used SELECT g FROM kept;
  INSERT OR IGNORE INTO used SELECT s FROM quad UNION SELECT p FROM quad UNION SELECT o FROM quad;
  INSERT OR IGNORE INTO used SELECT datatype FROM whole.term WHERE id IN used AND datatype IS NOT NULL;
  INSERT INTO term SELECT * FROM whole.term WHERE id IN used;
  INSERT INTO graph SELECT * FROM whole.graph WHERE id IN kept;
  INSERT INTO record SELECT * FROM whole.record WHERE graph IN kept;
  INSERT OR REPLACE INTO meta SELECT * FROM whole.meta;
  INSERT OR REPLACE INTO counter SELECT * FROM whole.counter;
  DELETE FROM stale_outcome;
  DROP TABLE used;
  DROP TABLE kept;`;

/** Every `every`th dataset and service of a filled state folder, in a folder of its own. */
export const cutDatabase = async (whole: string, stateDir: string, every: number): Promise<void> => {
  await applyMigrations(PROJECT_ROOT, stateDir);
  await withDatabase(databaseFile(stateDir), (database) => {
    database.prepare('ATTACH ? AS whole').run(databaseFile(whole));
    database.exec('BEGIN');
    database.exec(KEEP);
    database.prepare(KEEP_SHARE).run(every);
    database.exec(COPY);
    database.exec(PUBLISH);
    database.exec('COMMIT');
    database.exec('DETACH whole');
  });
  await ensureStatistics(stateDir);
};
