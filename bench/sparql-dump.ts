/**
 * What the peers are given: exactly the published default graph, and the vocabularies as named graphs, as N-Quads
 * from a database that no server has open.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { lineTerm } from '../src/rdf/serialize/line-terms.ts';
import { objectTerm } from '../src/rdf/serialize/plain-term.ts';
import { type TermRow, termFromRow } from '../src/store/term-codec.ts';
import { databaseFile } from '../test/support/state-file.ts';

const WRITE_CHARS = 1_000_000;

const SELECT_TERMS = `SELECT t.id, t.kind, t.value, t.lang, d.value AS datatype
  FROM term t LEFT JOIN term d ON d.id = t.datatype`;
const SELECT_QUADS = `SELECT NULL AS g, s, p, o FROM triple
  UNION ALL SELECT q.g, q.s, q.p, q.o FROM graph JOIN quad q ON q.g = graph.id
  WHERE graph.kind = 'vocabulary' AND graph.public = 1`;

export const dumpPublished = (stateDir: string, file: string): void => {
  const database = new DatabaseSync(databaseFile(stateDir), { readOnly: true });
  const output = openSync(file, 'w');
  try {
    const texts = new Map<unknown, string>([[null, '']]);
    for (const row of database.prepare(SELECT_TERMS).iterate())
      texts.set(row.id, `${lineTerm(objectTerm(termFromRow(row as unknown as TermRow)))} `);
    let lines = '';
    for (const { g, s, p, o } of database.prepare(SELECT_QUADS).iterate()) {
      lines += `${texts.get(s)}${texts.get(p)}${texts.get(o)}${texts.get(g)}.\n`;
      if (lines.length > WRITE_CHARS) {
        writeSync(output, lines);
        lines = '';
      }
    }
    writeSync(output, lines);
  } finally {
    closeSync(output);
    database.close();
  }
};
