import { readFileSync } from 'node:fs';
import { Parser } from '@traqula/parser-sparql-1-1';
import { beforeAll, describe, expect, it } from 'vitest';
import { SETTINGS } from '../../../src/env.ts';
import { EXAMPLES, FIRST_QUERY, REPORT_EXAMPLES } from '../../../src/http/sparql-examples.ts';
import { FORMAT_PARAMETERS } from '../../../src/http/sparql-request.ts';
import { sparqlMessagesOf } from '../../../src/i18n/sparql.ts';
import { RDF_FORMATS } from '../../../src/rdf/media-types.ts';
import { limitError } from '../../../src/sparql/guard.ts';
import { DEFAULT_LIMITS, type Limits } from '../../../src/sparql/limits.ts';
import {
  GRAPH_FORMAT_NAMES,
  TABLE_FORMAT_NAMES,
  TABLE_FORMATS,
} from '../../../src/sparql/results/formats.ts';
import type { Db } from '../../../src/store/db.ts';
import { askGolden, GOLDEN_BASE, goldenStore } from '../../support/sparql/golden-store.ts';

describe('the queries to begin with', () => {
  const all = Object.entries({ ...EXAMPLES, ...REPORT_EXAMPLES, FIRST_QUERY });
  it.each(all)('%s can be read, and declares what it uses', (_, text) => {
    expect(() => new Parser().parse(text)).not.toThrow();
    for (const [, prefix] of text.matchAll(/^PREFIX (\w+):/gm))
      expect(text.match(new RegExp(`\\b${prefix}:`, 'g'))!.length, prefix).toBeGreaterThan(1);
  });
  it('have a name in each language', () => {
    for (const lang of ['en', 'fr'] as const)
      expect(Object.keys(sparqlMessagesOf(lang).examples)).toEqual(Object.keys(EXAMPLES));
  });
});

describe('the queries of docs/sparql.md', () => {
  const queries = [...readFileSync('docs/sparql.md', 'utf8').matchAll(/^```sparql\n([^`]*)^```$/gm)].map(
    ([, text]) => text!.replaceAll('{BASE_URL}', GOLDEN_BASE),
  );
  let db: Db;
  beforeAll(async () => {
    db = await goldenStore();
  });

  it('are some', () => expect(queries.length).toBeGreaterThan(4));

  it.each(queries)('have an answer by SQL: %s', async (text) => {
    const { answer } = await askGolden(db, text);
    if (answer.form !== 'select') throw new Error('no SELECT');
    let rows = 0;
    for await (const batch of answer.solutions) rows += batch.length;
    expect(rows).toBeGreaterThan(0);
  });
});

describe('docs/sparql.md', () => {
  const docs = readFileSync('docs/sparql.md', 'utf8');
  it('has every format and parameter', () => {
    for (const name of TABLE_FORMAT_NAMES)
      expect(docs).toMatch(
        new RegExp(`\`${name}\`.*\`${TABLE_FORMATS[name].mediaType.replace('+', '\\+')}\``),
      );
    for (const name of GRAPH_FORMAT_NAMES)
      expect(docs).toMatch(new RegExp(`\`${name}\`.*\`${RDF_FORMATS[name].mediaType.replace('+', '\\+')}\``));
    for (const name of [...FORMAT_PARAMETERS, 'query', 'timeout', 'default-graph-uri', 'named-graph-uri'])
      expect(docs).toContain(`\`${name}\``);
  });
  it('has every code of an error that a request can cause', () => {
    const errors = readFileSync('src/http/sparql-errors.ts', 'utf8');
    for (const [, code] of errors.matchAll(/refusal\(\s*'([a-z0-9-]+)'/g))
      expect(docs).toContain(`\`${code}\``);
  });
  it.each(Object.keys(DEFAULT_LIMITS) as (keyof Limits)[])('has the limit %s', (name) => {
    const [setting] = Object.entries(SETTINGS).find(
      ([variable, { key }]) =>
        variable.startsWith('SPARQL_') && key === `sparql${name[0]!.toUpperCase()}${name.slice(1)}`,
    )!;
    const { code } = limitError(name, 1, DEFAULT_LIMITS).info;
    expect(docs).toContain(`| \`${setting}\` | ${DEFAULT_LIMITS[name].toLocaleString('en')} | \`${code}\` |`);
  });
});
