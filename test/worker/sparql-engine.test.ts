import { beforeAll, describe, expect, it } from 'vitest';
import { client, migrate, textOf } from './http-client.ts';

const PREFIX = 'PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX dct: <http://purl.org/dc/terms/> ';

beforeAll(async () => {
  await migrate();
  const { turtle } = client();
  await turtle('PUT', '/datasets/one', '<> a dcat:Dataset ; dct:title "Un"@fr ; dct:identifier "a\\tb" .');
});

const ask = (query: string, accept: string) =>
  client().get(`/sparql?query=${encodeURIComponent(PREFIX + query)}`, { Accept: accept });

describe('a query of the catalogue', () => {
  it('answers from the database in one statement', async () => {
    const response = await ask(
      'SELECT ?d ?t ?i { ?d a dcat:Dataset ; dct:title ?t ; dct:identifier ?i }',
      'text/csv',
    );
    expect(await textOf(response)).toBe('d,t,i\r\nhttps://cat.example/datasets/one,Un,a\tb\r\n');
    expect(response.headers.get('Moisson-Query-Path')).toBe('sql');
    expect(response.headers.get('Server-Timing')).toContain('database;dur=');
    expect(response.headers.get('ETag')).not.toBeNull();
  });
  it('builds graphs', async () => {
    const response = await ask(
      'CONSTRUCT WHERE { ?d dct:title ?t . ?d a dcat:Dataset }',
      'application/n-triples',
    );
    expect((await textOf(response)).split('\n').sort()).toEqual([
      '',
      '<https://cat.example/datasets/one> <http://purl.org/dc/terms/title> "Un"@fr .',
      '<https://cat.example/datasets/one> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Dataset> .',
    ]);
  });
  it('names the place of an error', async () => {
    const response = await ask('ASK { ?a bad }', 'application/json');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ line: 1, column: expect.any(Number) });
  });
});

describe('GET /sparql with explain', () => {
  const explain = async (query: string) => {
    const response = await client().get(`/sparql?explain&query=${encodeURIComponent(PREFIX + query)}`);
    return (await response.json()) as {
      path: string;
      reason?: string;
      statements: { purpose: string; sql: string; plan: string[] }[];
    };
  };
  it('shows the statement, its plan and what it is estimated to cost', async () => {
    const explained = await explain('SELECT ?t { ?d a dcat:Dataset ; dct:title ?t }');
    expect(explained).toMatchObject({ path: 'sql', steps: expect.any(Number), limit: expect.any(Number) });
    expect(explained.statements[0]!.sql).toContain('triple');
    expect(explained.statements[0]!.plan.join('\n')).toContain('SEARCH');
  });
  it('shows the candidates of a regular expression', async () => {
    const { statements } = await explain('SELECT ?d { ?d dct:title ?t FILTER REGEX(?t, "^U+n") }');
    expect(statements.map(({ purpose }) => purpose)).toEqual([
      'candidates of a regular expression',
      'answer',
    ]);
  });
  it('says why SQL does not answer', async () => {
    expect(await explain('SELECT (MD5("a") AS ?x) {}')).toMatchObject({
      path: 'comunica',
      reason: 'the function MD5',
    });
  });
});
