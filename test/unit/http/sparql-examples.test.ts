import { readFileSync } from 'node:fs';
import { Parser } from '@traqula/parser-sparql-1-1';
import { describe, expect, it } from 'vitest';
import { EXAMPLES, FIRST_QUERY, REPORT_EXAMPLES } from '../../../src/http/sparql-examples.ts';
import { FORMAT_PARAMETERS } from '../../../src/http/sparql-request.ts';
import { sparqlMessagesOf } from '../../../src/i18n/sparql.ts';
import { RDF_FORMATS } from '../../../src/rdf/media-types.ts';
import {
  GRAPH_FORMAT_NAMES,
  TABLE_FORMAT_NAMES,
  TABLE_FORMATS,
} from '../../../src/sparql/results/formats.ts';

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
});
