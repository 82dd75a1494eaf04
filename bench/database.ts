/**
 * What the database costs on disk: as a whole, and table by table, index by index. Read from the file of a
 * server that was stopped.
 */
import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { databaseFile } from '../test/support/state-file.ts';
import type { Section } from './lib/section.ts';

/** Smaller parts are shown as one. */
const LEAST_SHARE = 0.005;

const COUNTED = ['triple', 'quad', 'term', 'record'] as const;

const number = (database: DatabaseSync, sql: string): number =>
  Number(Object.values(database.prepare(sql).get() ?? {})[0]);

interface Part {
  readonly name: string;
  readonly kind: string;
  readonly bytes: number;
}

/** Tables, indexes and free pages: together they are the file. */
const partsOf = (database: DatabaseSync): Part[] => {
  const rows = database
    .prepare(
      `SELECT dbstat.name AS name, coalesce(sqlite_schema.type, 'table') AS kind, pgsize AS bytes
       FROM dbstat LEFT JOIN sqlite_schema ON sqlite_schema.name = dbstat.name
       WHERE aggregate = TRUE`,
    )
    .all() as unknown as Part[];
  const freeBytes = number(database, 'PRAGMA freelist_count') * number(database, 'PRAGMA page_size');
  const isFullText = (name: string) => name.startsWith('search_');
  return [
    ...rows.map((row) => ({ ...row, kind: isFullText(row.name) ? 'full text' : row.kind })),
    { name: 'free pages', kind: '', bytes: freeBytes },
  ].sort((a, b) => b.bytes - a.bytes);
};

const grouped = (parts: readonly Part[], fileBytes: number): Part[] => {
  const large = parts.filter(({ bytes }) => bytes >= LEAST_SHARE * fileBytes);
  const small = parts.filter(({ bytes }) => bytes > 0 && bytes < LEAST_SHARE * fileBytes);
  const bytes = small.reduce((sum, part) => sum + part.bytes, 0);
  return small.length ? [...large, { name: `${small.length} smaller ones`, kind: '', bytes }] : large;
};

export const measureDatabase = (stateDir: string): readonly Section[] => {
  const file = databaseFile(stateDir);
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const fileBytes = statSync(file).size;
    const counts = Object.fromEntries(
      COUNTED.map((table) => [table, number(database, `SELECT count(*) FROM ${table}`)]),
    );
    const triples = counts.triple!;
    return [
      {
        name: 'database',
        title: 'Database on disk',
        columns: {
          of: { label: 'of', unit: 'text' },
          count: { label: 'how many', unit: 'count' },
          bytesEach: { label: 'bytes each', unit: 'bytesEach' },
        },
        rows: [
          ...COUNTED.map((table) => ({
            of: table,
            count: counts[table]!,
            bytesEach: fileBytes / counts[table]!,
          })),
        ],
      },
      {
        name: 'database-parts',
        title: 'What each table and index costs',
        columns: {
          name: { label: 'name', unit: 'text' },
          kind: { label: 'kind', unit: 'text' },
          bytes: { label: 'size', unit: 'bytes' },
          share: { label: 'share', unit: 'percent' },
          bytesPerTriple: { label: 'a published triple', unit: 'bytesEach' },
        },
        rows: [
          { name: 'the file', kind: '', bytes: fileBytes },
          ...grouped(partsOf(database), fileBytes),
        ].map(({ name, kind, bytes }) => ({
          name,
          kind,
          bytes,
          share: (bytes / fileBytes) * 100,
          bytesPerTriple: bytes / triples,
        })),
      },
    ];
  } finally {
    database.close();
  }
};
