/** The value columns of the dictionary: exact or absent, the same by the codec and by the migration. */
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import { literal, namedNode } from '../../../src/rdf/terms.ts';
import { TERM_CLASS, type TermClass, termValue } from '../../../src/store/term-codec.ts';

const at = (iso: string): number => Date.parse(iso);
const { integer, decimal, double, dateTime, dateTimeWithoutZone, date, dateWithoutZone } = TERM_CLASS;
const NONE = [null, null, null] as const;

type Value = readonly [TermClass | null, number | null, number | null];

/** Datatype, lexical form; class, number, instant. */
const CASES: readonly (readonly [string, string, Value])[] = [
  ['integer', '42', [integer, 42, null]],
  ['long', '-007', [integer, -7, null]],
  ['integer', '9007199254740991', [integer, 9007199254740991, null]],
  ['integer', '-9007199254740991', [integer, -9007199254740991, null]],
  ['integer', '9007199254740992', [integer, null, null]],
  ['integer', '9007199254740993', [integer, null, null]],
  ['nonNegativeInteger', '123456789012345678901234567890', [integer, null, null]],
  ['integer', '4.2', NONE],
  ['decimal', '0.10', [decimal, 0.1, null]],
  ['decimal', '0.000', [decimal, 0, null]],
  ['decimal', '123456789012.345', [decimal, 123456789012.345, null]],
  ['decimal', '0012345678901234.500', [decimal, 12345678901234.5, null]],
  ['decimal', '0.00000123456789012345', [decimal, 0.00000123456789012345, null]],
  ['decimal', '1234567890123.456', [decimal, null, null]],
  ['decimal', '100000000000000.001', [decimal, null, null]],
  ['decimal', `0.${'0'.repeat(320)}1`, [decimal, null, null]],
  ['decimal', `1${'0'.repeat(320)}`, [decimal, null, null]],
  ['decimal', '100000000000000000000', [decimal, 1e20, null]],
  ['decimal', '1e3', NONE],
  ['double', '1e3', [double, 1000, null]],
  ['double', 'INF', [double, null, null]],
  ['dateTime', '2024-02-29T12:30:00Z', [dateTime, null, at('2024-02-29T12:30:00Z')]],
  ['dateTime', '2024-02-29T12:30:00.5+02:00', [dateTime, null, at('2024-02-29T10:30:00.500Z')]],
  ['dateTime', '2024-02-29T12:30:00.123', [dateTimeWithoutZone, null, at('2024-02-29T12:30:00.123Z')]],
  ['dateTime', '2024-02-29T12:30:00.123000Z', [dateTime, null, at('2024-02-29T12:30:00.123Z')]],
  ['dateTime', '2024-02-29T12:30:00.1230+01:00', [dateTime, null, at('2024-02-29T11:30:00.123Z')]],
  ['dateTime', '2024-02-29T12:30:00.1234Z', [dateTime, null, null]],
  ['dateTime', '2024-02-29T12:30:00.0000001-05:00', [dateTime, null, null]],
  ['dateTime', '2024-12-31T24:00:00Z', [dateTime, null, at('2025-01-01T00:00:00Z')]],
  ['dateTime', '2024-02-03T24:00:01Z', NONE],
  ['dateTime', '2024-02-03T25:00:00Z', NONE],
  ['dateTime', '2024-02-03T12:60:00Z', NONE],
  ['dateTime', '2024-02-03T12:00:60Z', NONE],
  ['dateTime', '2024-02-03T12:00:00+15:00', NONE],
  ['dateTime', '2024-02-03T12:00:00+14:00', [dateTime, null, at('2024-02-02T22:00:00Z')]],
  ['dateTime', '2024-02-30T12:00:00Z', NONE],
  ['date', '2024-02-29', [dateWithoutZone, null, at('2024-02-29')]],
  ['date', '2024-02-29+01:00', [date, null, at('2024-02-28T23:00:00Z')]],
  ['date', '2024-02-29+01:75', NONE],
  ['date', '2023-02-29', NONE],
];

const termOf = ([type, lexical]: (typeof CASES)[number]) => literal(lexical, namedNode(PREFIXES.xsd + type));

describe('the value of a literal', () => {
  it.each(CASES)('xsd:%s %s', (...row) => {
    const found = termValue(termOf(row));
    expect([found.class, found.number, found.instant]).toEqual(row[2]);
  });
});

describe('migration 0005', () => {
  /** What the codec wrote before the migration: rounded values. */
  const roundedValue = ([type, lexical, value]: (typeof CASES)[number]): Value => {
    const [klass] = value;
    if (klass === integer || klass === decimal) {
      const rounded = Number(lexical);
      return [klass, Number.isFinite(rounded) ? rounded : null, null];
    }
    const truncated = at(lexical.replace(/(\.\d{3})\d+/, '$1'));
    if (klass === dateTime) return [klass, null, truncated];
    const isRolled = /T25|:60|\+15|T24:00:01|\+01:75/.test(lexical);
    return isRolled ? [type === 'date' ? date : dateTime, null, 0] : value;
  };

  it('brings stored rows to what the codec writes', () => {
    const database = new DatabaseSync(':memory:');
    database.exec(
      'CREATE TABLE term (id INTEGER PRIMARY KEY, value TEXT, class INTEGER, number REAL, instant INTEGER)',
    );
    const insert = database.prepare('INSERT INTO term VALUES (?, ?, ?, ?, ?)');
    for (const [index, row] of CASES.entries()) insert.run(index, row[1], ...roundedValue(row));
    database.exec(readFileSync('migrations/0005_exact_values.sql', 'utf8'));
    const rows = database.prepare('SELECT class, number, instant FROM term ORDER BY id').all();
    expect(rows.map((row, index) => [CASES[index]![1], row.class, row.number, row.instant])).toEqual(
      CASES.map(([, lexical, value]) => [lexical, ...value]),
    );
    database.close();
  });
});
