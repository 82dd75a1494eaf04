import { beforeAll, describe, expect, it } from 'vitest';
import { mediaTypesOf, PROTOCOL_ROWS, requestOf } from '../data/sparql/protocol-requests.ts';
import { client, migrate, parse, textOf } from './http-client.ts';
import { sparqlClient } from './sparql-client.ts';

const JSON_TYPE = 'application/sparql-results+json';
const FORM = 'application/x-www-form-urlencoded';
const QUERY = 'application/sparql-query';
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

beforeAll(migrate);

const problemOf = async (response: Response) => JSON.parse(await textOf(response)) as Record<string, unknown>;
const typeOf = (response: Response): string => response.headers.get('Content-Type')!;

describe('a query', () => {
  const sent: readonly (readonly [how: string, path: string, init: RequestInit])[] = [
    [
      'GET',
      '/sparql?query=ASK%20%7B%7D&default-graph-uri=urn:d1&default-graph-uri=urn:d2&named-graph-uri=urn:n',
      {},
    ],
    [
      'POST with a form',
      '/sparql',
      {
        method: 'POST',
        headers: { 'Content-Type': `${FORM}; charset=UTF-8` },
        body: 'query=ASK+%7B%7D&default-graph-uri=urn:d1&default-graph-uri=urn:d2&named-graph-uri=urn:n',
      },
    ],
    [
      'POST with the query as a body',
      '/sparql?default-graph-uri=urn:d1&default-graph-uri=urn:d2&named-graph-uri=urn:n',
      { method: 'POST', headers: { 'Content-Type': QUERY }, body: 'ASK {}' },
    ],
    [
      'QUERY',
      '/sparql?default-graph-uri=urn:d1&default-graph-uri=urn:d2&named-graph-uri=urn:n',
      { method: 'QUERY', headers: { 'Content-Type': QUERY }, body: 'ASK {}' },
    ],
  ];
  it.each(sent)('comes by %s, with its dataset', async (_, path, init) => {
    const { fetch, asked } = sparqlClient();
    const response = await fetch(path, init);
    expect(response.status).toBe(200);
    expect(typeOf(response)).toBe(JSON_TYPE);
    expect(await response.json()).toEqual({ head: {}, boolean: true });
    expect(asked).toMatchObject([
      { text: 'ASK {}', defaultGraphs: ['urn:d1', 'urn:d2'], namedGraphs: ['urn:n'] },
    ]);
  });

  it('answers HEAD as GET, without the body', async () => {
    const { fetch } = sparqlClient();
    const [get, head] = await Promise.all(
      ['GET', 'HEAD'].map((method) => fetch('/sparql?query=SELECT+*+%7B%7D', { method })),
    );
    expect(head!.status).toBe(200);
    for (const name of ['Content-Type', 'Content-Length', 'ETag', 'Moisson-Query-Path'])
      expect(head!.headers.get(name), name).toBe(get!.headers.get(name));
    expect(await textOf(head!)).toBe('');
  });

  it('tells how it was answered, to scripts elsewhere too', async () => {
    const { headers } = await sparqlClient().get('ASK {}');
    expect(headers.get('Moisson-Query-Path')).toBe('sql');
    expect(headers.get('Moisson-Query-Statements')).toBe('1');
    expect(headers.get('Moisson-Query-Rows-Read')).toBe('42');
    expect(headers.get('Server-Timing')).toMatch(/^parse;dur=0\.3, database;dur=3\.0, total;dur=\d/);
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    for (const name of ['Moisson-Query-Path', 'Moisson-Query-Rows-Read', 'Server-Timing', 'ETag'])
      expect(headers.get('Access-Control-Expose-Headers')).toContain(name);
  });

  it('is allowed from other sites', async () => {
    const response = await sparqlClient().fetch('/sparql', {
      method: 'OPTIONS',
      headers: { Origin: 'https://else.example', 'Access-Control-Request-Method': 'QUERY' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('Access-Control-Allow-Methods')).toBe('GET, HEAD, POST, QUERY, OPTIONS');
    expect(response.headers.get('Access-Control-Allow-Headers')).toContain('Content-Type');
  });

  it('may shorten its time, not lengthen it', async () => {
    const { get, asked } = sparqlClient();
    for (const timeout of ['500', '99999999', '0', '']) await get('ASK {}', {}, `&timeout=${timeout}`);
    expect(asked.map(({ limits }) => limits.timeMs)).toEqual([500, 30_000, 30_000, 30_000]);
    expect((await get('ASK {}', {}, '&timeout=soon')).status).toBe(400);
  });
});

describe('the format of the answer', () => {
  it.each([
    ['SELECT', '', 'application/sparql-results+json'],
    ['SELECT', '*/*', 'application/sparql-results+json'],
    ['SELECT', 'application/json', 'application/sparql-results+json'],
    ['SELECT', 'application/sparql-results+xml', 'application/sparql-results+xml'],
    ['SELECT', 'application/xml', 'application/sparql-results+xml'],
    ['SELECT', 'text/csv', 'text/csv; charset=utf-8; header=present'],
    ['SELECT', 'text/tab-separated-values', 'text/tab-separated-values; charset=utf-8'],
    ['SELECT', 'text/turtle, text/csv;q=0.5', 'text/csv; charset=utf-8; header=present'],
    ['CONSTRUCT', '', 'text/turtle; charset=utf-8'],
    ['CONSTRUCT', 'application/json', 'application/ld+json'],
    ['DESCRIBE', 'application/rdf+xml', 'application/rdf+xml'],
    ['CONSTRUCT', 'application/n-triples', 'application/n-triples'],
    ['CONSTRUCT', 'application/trig', 'application/trig'],
  ])('of %s for “%s” is %s', async (form, accept, type) => {
    const response = await sparqlClient().get(form, accept ? { Accept: accept } : {});
    expect(response.status).toBe(200);
    expect(typeOf(response)).toBe(type);
    expect(response.headers.get('Vary')).toBe('Accept');
  });

  it.each([
    ['format=csv', 'SELECT', 'text/csv'],
    ['format=json', 'SELECT', JSON_TYPE],
    ['format=json', 'CONSTRUCT', 'application/ld+json'],
    ['output=xml', 'SELECT', 'application/sparql-results+xml'],
    ['output=xml', 'CONSTRUCT', 'application/rdf+xml'],
    ['results=tsv', 'ASK', 'text/tab-separated-values'],
    ['format=application%2Fsparql-results%2Bjson', 'SELECT', JSON_TYPE],
    ['format=application/sparql-results+json', 'SELECT', JSON_TYPE],
    ['format=text/turtle', 'CONSTRUCT', 'text/turtle'],
    ['format=ttl', 'CONSTRUCT', 'text/turtle'],
    ['format=n-triples', 'DESCRIBE', 'application/n-triples'],
  ])('by %s of %s is %s, whatever is accepted', async (parameter, form, type) => {
    const response = await sparqlClient().get(form, { Accept: BROWSER }, `&${parameter}`);
    expect(response.status).toBe(200);
    expect(typeOf(response)).toContain(type);
    expect(response.headers.get('Vary')).toBeNull();
  });

  it('is 406 where it does not fit the form, with what does', async () => {
    const { get } = sparqlClient();
    for (const [form, accept, fitting] of [
      ['SELECT', 'text/turtle', 'text/csv'],
      ['CONSTRUCT', 'text/csv', 'text/turtle'],
      ['ASK', 'image/png', 'text/csv'],
    ] as const) {
      const response = await get(form, { Accept: accept });
      expect(response.status).toBe(406);
      expect((await problemOf(response)).available).toContain(fitting);
    }
    const response = await get('SELECT', {}, '&format=turtle');
    expect(response.status).toBe(406);
    expect(await problemOf(response)).toMatchObject({
      code: 'format-unfit',
      available: ['json', 'xml', 'csv', 'tsv'],
    });
  });

  it('is 400 where there is no such format', async () => {
    const response = await sparqlClient().get('SELECT', {}, '&format=docx');
    expect(response.status).toBe(400);
    expect(await problemOf(response)).toMatchObject({ code: 'parameter-invalid', parameter: 'format' });
  });
});

describe('a request that cannot be answered', () => {
  const post = (type: string | null, body: BodyInit): RequestInit => ({
    method: 'POST',
    headers: type === null ? {} : { 'Content-Type': type },
    body,
  });
  const bad: readonly (readonly [
    what: string,
    path: string,
    init: RequestInit,
    status: number,
    code: string,
  ])[] = [
    ['two queries', '/sparql?query=ASK%20%7B%7D&query=SELECT%20*%20%7B%7D', {}, 400, 'query-repeated'],
    ['a query in URL and body', '/sparql?query=ASK%20%7B%7D', post(QUERY, 'ASK {}'), 400, 'query-repeated'],
    ['no query in a form', '/sparql', post(FORM, 'format=json'), 400, 'query-missing'],
    ['an empty body', '/sparql', post(QUERY, ' '), 400, 'query-missing'],
    ['no query, but results accepted', '/sparql', { headers: { Accept: JSON_TYPE } }, 400, 'query-missing'],
    ['update= in a form', '/sparql', post(FORM, 'update=CLEAR+ALL'), 400, 'sparql-update'],
    ['update= in the URL', '/sparql?update=CLEAR%20ALL', {}, 400, 'sparql-update'],
    ['an update as body', '/sparql', post('application/sparql-update', 'CLEAR ALL'), 400, 'sparql-update'],
    [
      'an update as query',
      `/sparql?query=${encodeURIComponent('# x\nPREFIX a: <urn:a>\nBASE <urn:b> insert data { a:b a:c 1 }')}`,
      {},
      400,
      'sparql-update',
    ],
    ['another media type', '/sparql', post('text/plain', 'ASK {}'), 415, 'query-type-unsupported'],
    [
      'no media type',
      '/sparql',
      post(null, new TextEncoder().encode('ASK {}')),
      415,
      'query-type-unsupported',
    ],
    [
      'another encoding',
      '/sparql',
      post(`${QUERY}; charset=UTF-16`, 'ASK {}'),
      415,
      'query-type-unsupported',
    ],
    ['no UTF-8', '/sparql', post(QUERY, new Uint8Array([65, 255, 66])), 400, 'query-not-utf8'],
    ['too large a body', '/sparql', post(QUERY, 'x'.repeat(1_000_000)), 413, 'query-too-large'],
    ['an error of syntax', '/sparql?query=ASK%20%7B', {}, 400, 'query-syntax'],
  ];
  it.each(bad)('%s', async (_, path, init, status, code) => {
    const { fetch, asked } = sparqlClient();
    const response = await fetch(path, init);
    expect(typeOf(response)).toBe('application/problem+json');
    expect(await problemOf(response)).toMatchObject({ status, code });
    expect(response.status).toBe(status);
    expect(asked).toHaveLength(code === 'query-syntax' ? 1 : 0);
  });

  it('names line, column and what was expected, in a browser as well', async () => {
    const { get } = sparqlClient();
    expect(await problemOf(await get('ASK {'))).toMatchObject({ line: 1, column: 6, expected: ['}'] });
    const page = await get('ASK {', { Accept: BROWSER }, '&format=csv');
    expect(page.status).toBe(400);
    expect(await textOf(page)).toContain('line 1, column 6');
  });

  it('another method is 405 with those that there are', async () => {
    const response = await sparqlClient().fetch('/sparql?query=ASK%20%7B%7D', { method: 'PUT' });
    expect(response.status).toBe(405);
    expect(response.headers.get('Allow')).toBe('GET, HEAD, POST, QUERY, OPTIONS');
  });

  it('a long run of comments before an update is read at once', async () => {
    const response = await sparqlClient().fetch('/sparql', post(QUERY, `${'#'.repeat(90_000)}\n ASK {}`));
    expect(response.status).toBe(200);
  });
});

describe('the tag of an answer', () => {
  const write = () =>
    client().turtle(
      'PUT',
      '/datasets/sparql-tag',
      `<> a dcat:Dataset ; dct:title "${crypto.randomUUID()}"@en .`,
    );

  it('gets 304 without running the query, until the catalogue changes', async () => {
    const { get, asked } = sparqlClient();
    const etag = (await get('ASK {}')).headers.get('ETag')!;
    expect(etag).toMatch(/^"q[0-9a-f]+"$/);
    const again = await get('ASK {}', { 'If-None-Match': etag });
    expect(again.status).toBe(304);
    expect(again.headers.get('ETag')).toBe(etag);
    expect(asked).toHaveLength(1);
    expect((await write()).ok).toBe(true);
    const changed = await get('ASK {}', { 'If-None-Match': etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('ETag')).not.toBe(etag);
  });

  it('differs by query, dataset and format', async () => {
    const { get } = sparqlClient();
    const tags = await Promise.all([
      get('ASK {}'),
      get('ASK  {}'),
      get('ASK {}', {}, '&default-graph-uri=urn:a'),
      get('ASK {}', {}, '&named-graph-uri=urn:a'),
      get('ASK {}', { Accept: 'text/csv' }),
    ]);
    expect(new Set(tags.map(({ headers }) => headers.get('ETag'))).size).toBe(5);
  });

  it('is not given when the catalogue changed meanwhile', async () => {
    const sparql = sparqlClient();
    sparql.meanwhile = async () => void (await write());
    const response = await sparql.get('ASK {}');
    expect(response.headers.get('ETag')).toBeNull();
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  });

  it.each([
    'SELECT (NOW() AS ?n) {}',
    'SELECT (rand # c\n() AS ?n) {}',
    'SELECT (\\u004EOW() AS ?n) {}',
    'ASK { SERVICE <urn:x> {} }',
  ])('is not given to what changes by itself: %s', async (query) => {
    expect((await sparqlClient().get(query)).headers.get('ETag')).toBeNull();
  });

  it('is given where such words are only part of names', async () => {
    const { headers } = await sparqlClient().get('ASK { ?now ex:service dcat:DataService ; ?rand $uuid }');
    expect(headers.get('ETag')).not.toBeNull();
  });

  it('is not given to POST', async () => {
    const response = await sparqlClient().fetch('/sparql', {
      method: 'POST',
      headers: { 'Content-Type': QUERY },
      body: 'ASK {}',
    });
    expect(response.headers.get('ETag')).toBeNull();
  });
});

describe('a large answer', () => {
  it('streams whole, without a tag', async () => {
    const response = await sparqlClient().get('SELECT 20000', { Accept: 'text/csv' });
    expect(response.headers.get('ETag')).toBeNull();
    expect(response.headers.get('Content-Length')).toBeNull();
    expect((await textOf(response)).split('\r\n')).toHaveLength(20_002);
  });
  it('that breaks off breaks the connection', async () => {
    const response = await sparqlClient().get('SELECT 20000 cut', { Accept: 'text/csv' });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('cut');
  });
  it('that fails early is an error', async () => {
    const response = await sparqlClient().get('SELECT 1000 cut', { Accept: 'text/csv' });
    expect(response.status).toBe(500);
  });
});

describe('/sparql without a query', () => {
  const SD = 'http://www.w3.org/ns/sparql-service-description#';
  it('describes the service in RDF', async () => {
    const { fetch } = sparqlClient();
    const response = await fetch('/sparql', { headers: { Accept: 'text/turtle' } });
    expect(typeOf(response)).toBe('text/turtle; charset=utf-8');
    const quads = parse(await textOf(response), { baseIRI: 'https://cat.example/' });
    const said = (predicate: string): string[] =>
      quads.filter((q) => q.predicate.value === SD + predicate).map((q) => q.object.value);
    expect(said('endpoint')).toEqual(['https://cat.example/sparql']);
    expect(said('supportedLanguage')).toEqual([`${SD}SPARQL11Query`]);
    expect(said('resultFormat')).toContain('http://www.w3.org/ns/formats/SPARQL_Results_JSON');
    expect(said('resultFormat')).toContain('http://www.w3.org/ns/formats/Turtle');
    expect(said('feature')).toEqual([]);
    expect(said('name')).toContain('https://cat.example/outcomes');
    expect(said('defaultGraph')).toHaveLength(1);
    expect((await fetch('/sparql.rdf')).headers.get('Content-Type')).toBe('application/rdf+xml');
    expect(typeOf(await fetch('/sparql'))).toContain('text/turtle');
  });

  it('is the editor in a browser, which runs the script of this site alone', async () => {
    const response = await sparqlClient().fetch('/sparql?lang=en', { headers: { Accept: BROWSER } });
    expect(typeOf(response)).toContain('text/html');
    const policy = response.headers.get('Content-Security-Policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self' https://cat.example;");
    const html = await textOf(response);
    for (const [, path] of html.matchAll(/(?:src|rel="stylesheet" href)="(\/sparql\/[^"]+)"/g)) {
      const part = await sparqlClient().fetch(path!);
      expect(part.status, path).toBe(200);
      expect((await textOf(part)).length).toBeGreaterThan(500);
    }
    expect(html).toContain('sparql/yasgui.js');
    expect(html).toContain('<textarea');
  });

  it('is the editor with the query that the URL has', async () => {
    const { get, asked } = sparqlClient();
    const response = await get('SELECT * { ?a ?b "<x>" }', { Accept: BROWSER });
    expect(typeOf(response)).toContain('text/html');
    expect(await textOf(response)).toContain('SELECT * { ?a ?b &quot;&lt;x&gt;&quot; }');
    expect(response.headers.get('Content-Security-Policy')).toContain('script-src');
    expect(asked).toEqual([]);
  });
});

describe('/.well-known/void', () => {
  it('names the endpoint', async () => {
    const response = await sparqlClient().fetch('/.well-known/void', { headers: { Accept: BROWSER } });
    expect(typeOf(response)).toBe('text/turtle; charset=utf-8');
    const quads = parse(await textOf(response));
    const endpoint = quads.find((q) => q.predicate.value === 'http://rdfs.org/ns/void#sparqlEndpoint');
    expect(endpoint?.object.value).toBe('https://cat.example/sparql');
  });
});

describe('/.well-known/void.ttl and the like', () => {
  it.each([
    ['ttl', 'text/turtle; charset=utf-8'],
    ['nt', 'application/n-triples'],
    ['jsonld', 'application/ld+json'],
  ])('void.%s is %s, whatever is accepted', async (extension, type) => {
    const response = await sparqlClient().fetch(`/.well-known/void.${extension}`, {
      headers: { Accept: BROWSER },
    });
    expect([response.status, typeOf(response), response.headers.get('Vary')]).toEqual([200, type, null]);
    expect(response.headers.get('Link')).toContain('<https://cat.example/.well-known/void.rdf>');
  });

  it('is no page', async () => {
    expect((await sparqlClient().fetch('/.well-known/void.html')).status).toBe(404);
  });
});

describe('the W3C’s tests of the protocol', () => {
  it.each(Object.entries(PROTOCOL_ROWS))('%s', async (_, row) => {
    const response = await sparqlClient().fetch(...requestOf(row, '/sparql'));
    expect(`${Math.floor(response.status / 100)}xx`).toBe(row.status);
    if (row.format) expect(typeOf(response)).toMatch(mediaTypesOf[row.format]);
    if (row.format === 'boolean') expect(await response.json()).toMatchObject({ boolean: true });
  });
});
