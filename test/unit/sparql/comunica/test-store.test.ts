/**
 * The store of the tests keeps D1's limits, and shows what it was given.
 */
import { describe, expect, it } from 'vitest';
import { literal, namedNode, type Quad, quad } from '../../../../src/rdf/terms.ts';
import { testStore } from '../../../support/sparql/test-store.ts';
import { sqliteDb } from '../../../support/sqlite-db.ts';

const n = (name: string) => namedNode(`http://e.example/${name}`);
const say = (s: string, p: string, o: Quad['object']): Quad => quad(n(s), n(p), o as never);

describe('SQLite under tests', () => {
  const refused: Readonly<Record<string, string>> = {
    'more than 5 terms of a compound':
      'SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6',
    'an expression deeper than 100': `SELECT ${'-('.repeat(120)}1${')'.repeat(120)}`,
    'text over 100 KB': `SELECT ${' '.repeat(100_000)}1`,
    'a function that D1 forbids': 'SELECT sqlite_version()',
    'a function that D1 lacks': "SELECT 'a' REGEXP 'a'",
    'a pattern of more than 50 bytes': `SELECT 'a' LIKE '${'a'.repeat(60)}'`,
  };

  it.each(Object.entries(refused))('refuses %s', async (_, sql) => {
    await expect(sqliteDb().read([{ sql }])).rejects.toThrow();
  });

  it('refuses more than 100 parameters', async () => {
    const params = Array.from({ length: 101 }, (_, i) => i);
    await expect(sqliteDb().read([{ sql: `SELECT ${params.map(() => '?')}`, params }])).rejects.toThrow();
  });

  it('undoes a batch that fails', async () => {
    const db = sqliteDb();
    const insert = { sql: "INSERT INTO meta (key, value) VALUES ('k', 'v')" };
    await expect(db.write([], [insert, insert])).rejects.toThrow();
    await expect(db.write([{ sql: '1 = 0' }], [insert])).rejects.toThrow('guard');
    expect((await db.read([{ sql: 'SELECT * FROM meta' }])).rows).toEqual([[]]);
  });
});

describe('a test store', () => {
  it('publishes its default graph, and shows named graphs to GRAPH alone', async () => {
    const db = await testStore({
      default: [say('a', 'p', literal('1')), say('a', 'p', literal('1'))],
      named: new Map([
        ['http://e.example/g', [say('b', 'p', n('c')), say('a', 'p', literal('1'))]],
        ['http://e.example/empty', []],
      ]),
    });
    const { rows } = await db.read([
      { sql: 'SELECT s.value AS s FROM triple t JOIN term s ON s.id = t.s' },
      {
        sql: "SELECT t.value AS g FROM graph JOIN term t ON t.id = graph.id WHERE graph.kind = 'outcomes' ORDER BY 1",
      },
      { sql: "SELECT count(*) AS n FROM quad JOIN graph ON graph.id = quad.g WHERE kind = 'outcomes'" },
    ]);
    expect(rows).toEqual([
      [{ s: 'http://e.example/a' }],
      [{ g: 'http://e.example/empty' }, { g: 'http://e.example/g' }],
      [{ n: 2 }],
    ]);
  });
});
