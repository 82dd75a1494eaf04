/**
 * A catalogue on a real local D1 for tests inside workerd: empty, with its migrations applied.
 */
import { applyD1Migrations, type D1Migration, env } from 'cloudflare:test';
import { Parser } from 'n3';
import type { CatalogueContext } from '../../src/catalogue/context.ts';
import { agreeOnBaseUrl } from '../../src/catalogue/health.ts';
import { splitRecords } from '../../src/catalogue/split.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { d1, type Row } from '../../src/store/db.ts';
import * as vocabularies from '../../src/vocab/bundled.ts';

export const BASE = 'https://cat.example';

interface TestBindings {
  readonly DB: D1Database;
  readonly TEST_MIGRATIONS: D1Migration[];
}
export const bindings = env as unknown as TestBindings;

/** Tables in an order in which they can be emptied. */
const TABLES = [
  'search',
  'stale_search',
  'facet',
  'facet_set',
  'facet_value',
  'listing',
  'stale_outcome',
  'outcome',
  'change',
  'amendment',
  'withdrawn',
  'description',
  'record',
  'quad',
  'triple',
  'graph',
  'statistics',
  'predicate_count',
  'heavy_pair',
  'dump',
  'dump_writing',
  'dump_digest',
];

export const emptyCatalogue = async (baseUrl = BASE): Promise<CatalogueContext> => {
  await applyD1Migrations(bindings.DB, bindings.TEST_MIGRATIONS);
  const statements = [...TABLES, 'source', 'token', 'meta'].map((table) => `DELETE FROM ${table}`);
  await bindings.DB.batch(
    [
      ...statements,
      'UPDATE term SET datatype = NULL',
      'DELETE FROM term',
      `UPDATE counter SET value = CASE name WHEN 'sweep' THEN value + 1 ELSE value END`,
    ].map((sql) => bindings.DB.prepare(sql)),
  );
  let seconds = 0;
  const ctx: CatalogueContext = {
    db: d1(bindings.DB),
    baseUrl,
    now: () => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds++)),
    vocabularies,
  };
  await agreeOnBaseUrl(ctx);
  return ctx;
};

const PREFIXES = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix ex: <https://pub.example/> .
`;

export const turtle = (text: string, baseUrl = BASE): Quad[] =>
  new Parser({ baseIRI: `${baseUrl}/` }).parse(PREFIXES + text);

export const records = (text: string, source = 'test', baseUrl = BASE) =>
  splitRecords(turtle(text, baseUrl), { baseUrl, source }).records;

export const query = async (sql: string, ...params: (string | number)[]): Promise<Row[]> =>
  (
    await bindings.DB.prepare(sql)
      .bind(...params)
      .all<Row>()
  ).results;

/** The whole store as text, to compare states. */
export const dump = async (): Promise<string> => {
  const tables = [
    'term',
    'graph',
    'quad',
    'triple',
    'record',
    'description',
    'amendment',
    'change',
    'counter',
  ];
  const contents = await Promise.all(tables.map((table) => query(`SELECT * FROM ${table}`)));
  return contents
    .map((rows) =>
      rows
        .map((row) => JSON.stringify(row))
        .sort()
        .join('\n'),
    )
    .join('\n\n');
};
