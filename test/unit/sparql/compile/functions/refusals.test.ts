/** Where SQL has no exact answer it refuses, and leaves the query to the other engine; close by it answers. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../../../../src/store/db.ts';
import { isTable } from '../../../../support/sparql/compare-tables.ts';
import { askOwn } from '../../../../support/sparql/differential.ts';
import { differentialData, EX } from '../../../../support/sparql/differential-data.ts';
import { testStore } from '../../../../support/sparql/test-store.ts';

const XSD = 'PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>';

const of = (kind: string, expression: string): string =>
  `PREFIX : <${EX}> ${XSD} SELECT ?x WHERE { ?s :${kind} ?o BIND(${expression} AS ?x) }`;

const REFUSED: readonly string[] = [
  of('special', '?o + 1'),
  of('special', 'xsd:string(?o)'),
  of('huge', '?o < 2'),
  of('huge', '?o * 2'),
  of('odd', 'YEAR(?o)'),
  of('odd', 'SECONDS(?o)'),
  of('when', '?o - ?o'),
  of('day', '?o - ?o'),
  of('other', '?o < ?o'),
  of('text', 'REPLACE(?o, "a", "b")'),
  of('text', 'MD5(?o)'),
  of('number', 'STR(?o * 2)'),
];

const ANSWERED: readonly string[] = [
  of('number', '?o < 10'),
  of('number', 'xsd:string(?o)'),
  of('when', 'YEAR(?o)'),
  of('when', '?o < NOW()'),
  of('text', 'REGEX(?o, "a", "i")'),
  of('other', '?o = ?s'),
];

let db: Db;

describe('a function that SQL cannot answer exactly', () => {
  beforeAll(async () => {
    db = await testStore(differentialData());
  });

  it.each(REFUSED)('is refused by SQL, and answered by the engine: %s', async (text) => {
    expect(await askOwn(db, text, { only: 'sql' })).toBe('unsupported');
    expect(isTable(await askOwn(db, text))).toBe(true);
  });

  it.each(ANSWERED)('is answered by SQL: %s', async (text) => {
    expect(isTable(await askOwn(db, text, { only: 'sql' }))).toBe(true);
  });
});
