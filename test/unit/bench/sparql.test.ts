/**
 * The bench of queries, as far as it judges: that its queries are thirty and compile, that solutions are told
 * apart and told alike, and how often is asked.
 */
import { describe, expect, it } from 'vitest';
import { hasOneAnswer, QUERIES, QUERY_GROUPS, QUERY_NAMES } from '../../../bench/sparql-queries.ts';
import { type JsonTerm, jsonTerm, rowsOf } from '../../../bench/sparql-rows.ts';
import { medianMs, repeat } from '../../../bench/sparql-runs.ts';
import { ns } from '../../../src/rdf/namespaces.ts';
import { literal, namedNode } from '../../../src/rdf/terms.ts';
import { parseQuery } from '../../../src/sparql/parse.ts';

describe('the queries', () => {
  it('are thirty, of every group', () => {
    expect(QUERY_NAMES).toHaveLength(30);
    expect(new Set(QUERY_NAMES.map((name) => QUERIES[name].group))).toEqual(new Set(QUERY_GROUPS));
  });

  it.each(QUERY_NAMES)('%s is a SELECT of SPARQL 1.1', (name) => {
    expect(parseQuery(QUERIES[name].text, 'https://cat.example/').form).toBe('select');
  });

  it('have one answer but for those that are cut', () => {
    expect(QUERY_NAMES.filter((name) => !hasOneAnswer(name))).toEqual([
      'keywordFacet',
      'dutchListing',
      'newestInFrench',
    ]);
  });
});

const typed = (value: string, type: string): JsonTerm => jsonTerm(literal(value, ns.xsd(type)));
const isSame = (a: JsonTerm, b: JsonTerm): boolean =>
  rowsOf([{ x: a }]).checksum === rowsOf([{ x: b }]).checksum;

describe('solutions of different engines', () => {
  it.each([
    ['numbers by value', typed('4.0', 'decimal'), typed('4', 'integer')],
    ['means to twelve digits', typed('3.95114426744447', 'decimal'), typed('3.951144267444469', 'decimal')],
    [
      'fractions of seconds',
      typed('2025-02-10T09:39:48.470000Z', 'dateTime'),
      typed('2025-02-10T09:39:48.47Z', 'dateTime'),
    ],
    [
      'whole seconds',
      typed('2025-02-10T09:39:48.000Z', 'dateTime'),
      typed('2025-02-10T09:39:48Z', 'dateTime'),
    ],
    [
      'language tags',
      jsonTerm(literal('eau', 'fr-BE')),
      { type: 'literal', value: 'eau', 'xml:lang': 'fr-be' },
    ],
    ['plain and typed strings', typed('eau', 'string'), { type: 'literal', value: 'eau' }],
  ] satisfies [string, JsonTerm, JsonTerm][])('are alike in %s', (_, a, b) => {
    expect(isSame(a, b)).toBe(true);
  });

  it.each([
    ['values', typed('4.1', 'decimal'), typed('4', 'integer')],
    ['instants', typed('2025-02-10T09:39:40Z', 'dateTime'), typed('2025-02-10T09:39:4Z', 'dateTime')],
    ['languages', jsonTerm(literal('eau', 'fr')), jsonTerm(literal('eau', 'nl'))],
    ['dates and strings', typed('2025-01-01', 'date'), typed('2025-01-01', 'string')],
    ['IRIs and strings', jsonTerm(namedNode('http://a.example/')), typed('http://a.example/', 'string')],
  ] satisfies [string, JsonTerm, JsonTerm][])('are apart in %s', (_, a, b) => {
    expect(isSame(a, b)).toBe(false);
  });

  it('are compared as multisets', () => {
    const [a, b] = [{ x: typed('1', 'integer') }, { x: typed('2', 'integer') }];
    expect(rowsOf([a, b]).checksum).toBe(rowsOf([b, a]).checksum);
    expect(rowsOf([a, a, b]).checksum).not.toBe(rowsOf([a, b, b]).checksum);
  });
});

describe('how often is asked', () => {
  const answersAfter = (...times: readonly number[]) => {
    const left = [...times];
    return async () => ({ ms: left.shift()!, solutions: 1, checksum: '' });
  };

  it('does not count the answer that warms up', async () => {
    const outcome = await repeat(3, answersAfter(900, 10, 30, 20));
    expect(outcome).toMatchObject({ figures: { best: 10, median: 20, runs: 3 } });
  });

  it('asks once what is very slow, and stops when enough time was spent', async () => {
    expect(await repeat(5, answersAfter(9_000))).toMatchObject({ figures: { median: 9_000, runs: 1 } });
    expect(await repeat(5, answersAfter(4_000, 3_900, 3_800))).toMatchObject({ figures: { runs: 2 } });
  });

  it('reckons the time-out for what gave no answer', async () => {
    const outcome = await repeat(3, async () => ({ kind: 'timeOut', reason: '' }) as const);
    expect(medianMs(outcome, 60_000)).toBe(60_000);
  });
});
