import {
  createExecutionContext,
  createScheduledController,
  env,
  waitOnExecutionContext,
} from 'cloudflare:test';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Bindings } from '../../src/env.ts';
import worker from '../../src/index.ts';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import { BASE, client, deadDatabase, migrate, parse, textOf, valuesOf } from './http-client.ts';

const { get, fetch, turtle } = client();

/** What is logged is no output of the tests, and is looked at where it matters. */
const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
afterEach(() => logged.mockClear());
const DCT = PREFIXES.dct;
const DCAT = PREFIXES.dcat;
const ORG = 'https://org.example/agency';

beforeAll(async () => {
  await migrate();
  const dataset = await turtle(
    'PUT',
    '/datasets/air',
    `<> a dcat:Dataset ; dct:title "Qualité de l’air"@fr, "Air quality"@en ; dct:identifier "air-1" ;
       dct:publisher <${ORG}> ; dct:temporal [ a dct:PeriodOfTime ; dcat:startDate "2026-01-01"^^xsd:date ] ;
       dcat:distribution [ a dcat:Distribution ; dct:title "CSV" ; dcat:downloadURL <https://files.example/air.csv> ] .
     <${ORG}> a foaf:Organization ; foaf:name "Agency"@en, "Agence"@fr .`,
  );
  expect(dataset.status, await dataset.clone().text()).toBe(201);
  const service = await turtle(
    'PUT',
    '/services/api',
    `<> a dcat:DataService ; dct:title "Air API"@en ; dcat:endpointURL <https://api.example/> ; dcat:servesDataset <${BASE}/datasets/air> .`,
  );
  expect(service.status).toBe(201);
});

const FORMATS = [
  ['ttl', 'text/turtle', 'text/turtle; charset=utf-8'],
  ['jsonld', 'application/ld+json', 'application/ld+json'],
  ['rdf', 'application/rdf+xml', 'application/rdf+xml'],
  ['nt', 'application/n-triples', 'application/n-triples'],
  ['trig', 'application/trig', 'application/trig'],
  ['html', 'text/html', 'text/html; charset=utf-8'],
] as const;

describe('GET /datasets/{id}', () => {
  for (const [extension, mediaType, contentType] of FORMATS) {
    it(`answers ${mediaType} by Accept and by .${extension}, with the same bytes`, async () => {
      const byAccept = await get('/datasets/air', { Accept: mediaType, 'Accept-Language': 'en' });
      const byExtension = await get(`/datasets/air.${extension}`, {
        Accept: 'image/png',
        'Accept-Language': 'en',
      });
      expect(byAccept.status).toBe(200);
      expect(byAccept.headers.get('Content-Type')).toBe(contentType);
      expect(byExtension.headers.get('Content-Type')).toBe(contentType);
      expect(byAccept.headers.get('Vary')).toBe(extension === 'html' ? 'Accept, Accept-Language' : 'Accept');
      expect(byExtension.headers.get('Vary')).toBe(extension === 'html' ? 'Accept-Language' : null);
      expect(byAccept.headers.get('Content-Location')).toBe(`${BASE}/datasets/air.${extension}`);
      expect(byAccept.headers.get('ETag')).toBe(byExtension.headers.get('ETag'));
      expect(await textOf(byAccept)).toBe(await textOf(byExtension));
    });
  }

  it('is Turtle for a client that asks for nothing, as harvesters do', async () => {
    for (const headers of [{}, { Accept: '*/*' }] as Record<string, string>[])
      expect((await get('/datasets/air', headers)).headers.get('Content-Type')).toBe(
        'text/turtle; charset=utf-8',
      );
  });

  it('is the document: the record with the shared entities that it names, below BASE_URL and never Host', async () => {
    const text = await textOf(await get('/datasets/air.nt'));
    const quads = parse(text, { format: 'N-Triples' });
    expect(valuesOf(quads, `${BASE}/datasets/air`, `${DCT}identifier`)).toEqual(['air-1']);
    expect(valuesOf(quads, ORG, `${PREFIXES.foaf}name`)).toEqual(['Agence', 'Agency']);
    expect(valuesOf(quads, `${BASE}/catalog`, `${DCAT}dataset`)).toEqual([`${BASE}/datasets/air`]);
    expect(text).not.toContain('internal.example');
    expect(text).not.toContain('_:');
  });

  it('says which record says what in TriG', async () => {
    const quads = parse(await textOf(await get('/datasets/air.trig')), { format: 'TriG' });
    const own = quads.find((q) => q.predicate.value === `${DCT}identifier`);
    expect(own!.graph.value).toBe(`${BASE}/records/air`);
  });

  it('answers HEAD with the same headers and no body', async () => {
    for (const path of ['/datasets/air', '/datasets/air.html', '/catalog', '/', '/health', '/style.css']) {
      const head = await fetch(path, { method: 'HEAD' });
      const got = await fetch(path);
      expect([...head.headers], path).toEqual([...got.headers]);
      expect(head.status).toBe(got.status);
      expect(await head.text()).toBe('');
      const length = got.headers.get('Content-Length');
      if (length !== null) expect(Number(length)).toBe((await got.arrayBuffer()).byteLength);
    }
  });

  it('links to its other formats, to its CatalogRecord and to its own URL', async () => {
    const link = (await get('/datasets/air.ttl')).headers.get('Link')!;
    expect(link).toContain(`<${BASE}/datasets/air>; rel="canonical"`);
    expect(link).toContain(`<${BASE}/datasets/air.jsonld>; rel="alternate"; type="application/ld+json"`);
    expect(link).toContain(`<${BASE}/datasets/air.html>; rel="alternate"; type="text/html"`);
    expect(link).toContain(`<${BASE}/records/air>; rel="describedby"`);
    expect(link).not.toContain('air.ttl');
  });

  it('answers 304 when If-None-Match matches, and 200 for another format', async () => {
    const first = await get('/datasets/air.ttl');
    const etag = first.headers.get('ETag')!;
    expect(etag).toMatch(/^"v1-[0-9a-f]+"$/);
    const again = await get('/datasets/air.ttl', { 'If-None-Match': etag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('ETag')).toBe(etag);
    expect((await get('/datasets/air.nt', { 'If-None-Match': etag })).status).toBe(200);
  });

  it('answers 304 when it was not modified since', async () => {
    const modified = (await get('/datasets/air.ttl')).headers.get('Last-Modified')!;
    expect(modified).toMatch(/GMT$/);
    expect((await get('/datasets/air.ttl', { 'If-Modified-Since': modified })).status).toBe(304);
    const earlier = new Date(Date.parse(modified) - 1000).toUTCString();
    expect((await get('/datasets/air.ttl', { 'If-Modified-Since': earlier })).status).toBe(200);
  });

  it('speaks the language of the reader, or of the URL', async () => {
    const titleIn = async (path: string, language: string) => {
      const response = await get(path, { Accept: 'text/html', 'Accept-Language': language });
      return [
        response.headers.get('Content-Language'),
        (await response.text()).match(/<h1[^>]*>([^<]*)/)?.[1],
      ];
    };
    expect(await titleIn('/datasets/air', 'fr-BE')).toEqual(['fr', 'Qualité de l’air']);
    expect(await titleIn('/datasets/air', 'en')).toEqual(['en', 'Air quality']);
    expect(await titleIn('/datasets/air?lang=en', 'fr')).toEqual(['en', 'Air quality']);
  });

  it('moves for good when it is asked for as another kind, with extension and query', async () => {
    const response = await get('/series/air.ttl?lang=fr');
    expect(response.status).toBe(301);
    expect(response.headers.get('Location')).toBe(`${BASE}/datasets/air.ttl?lang=fr`);
    expect((await get('/services/air')).headers.get('Location')).toBe(`${BASE}/datasets/air`);
  });

  it('does not move where pages are: what is no catalogue is 404 there', async () => {
    expect((await get('/catalogs/air')).status).toBe(404);
  });

  it('answers 404 for what there never was', async () => {
    for (const path of [
      '/datasets/none',
      '/datasets/none.ttl',
      '/datasets/Air',
      '/datasets/air.pdf',
      '/datasets',
      '/nowhere',
      '/catalog.pdf',
    ])
      expect((await get(path)).status, path).toBe(404);
  });

  it('embeds a service without the list of what it serves; the service has it', async () => {
    const served = `${DCAT}servesDataset`;
    const service = parse(await textOf(await get('/services/api.nt')));
    expect(valuesOf(service, `${BASE}/services/api`, served)).toEqual([`${BASE}/datasets/air`]);
  });
});

describe('IRIs inside a record', () => {
  it('answer with the document that has them', async () => {
    const quads = parse(await textOf(await get('/datasets/air.nt')));
    const [distribution] = valuesOf(quads, `${BASE}/datasets/air`, `${DCAT}distribution`);
    const [period] = valuesOf(quads, `${BASE}/datasets/air`, `${DCT}temporal`);
    expect(distribution).toMatch(new RegExp(`^${BASE}/datasets/air/distributions/`));
    expect(period).toMatch(new RegExp(`^${BASE}/.well-known/genid/`));
    for (const iri of [distribution!, period!]) {
      const response = await get(iri.slice(BASE.length), { Accept: 'application/n-triples' });
      expect(response.status, iri).toBe(200);
      expect(valuesOf(parse(await textOf(response)), iri, `${PREFIXES.rdf}type`)).toHaveLength(1);
      expect((await get(`${iri.slice(BASE.length)}.ttl`)).status).toBe(200);
    }
  });
  it('are 404 when no record has them', async () => {
    expect((await get('/datasets/air/distributions/none')).status).toBe(404);
    expect((await get('/datasets/none/distributions/none')).status).toBe(404);
    expect((await get('/.well-known/genid/none')).status).toBe(404);
  });
});

describe('GET /records/{id}', () => {
  it('is the CatalogRecord and the record’s own graph, without the entities', async () => {
    const response = await get('/records/air.nt');
    const quads = parse(await textOf(response));
    expect(valuesOf(quads, `${BASE}/records/air`, `${PREFIXES.foaf}primaryTopic`)).toEqual([
      `${BASE}/datasets/air`,
    ]);
    expect(valuesOf(quads, ORG, `${PREFIXES.foaf}name`)).toEqual([]);
    expect(response.headers.get('Link')).toContain(`<${BASE}/datasets/air>; rel="describes"`);
    expect((await get('/records/air', { Accept: 'text/html' })).status).toBe(200);
  });
});

describe('GET /', () => {
  it('is a page for people and for whoever does not say', async () => {
    for (const headers of [{}, { Accept: 'text/html' }] as Record<string, string>[])
      expect((await get('/', headers)).headers.get('Content-Type')).toBe('text/html; charset=utf-8');
  });
  it('is the description of the catalogue for RDF clients', async () => {
    const response = await get('/', { Accept: 'text/turtle' });
    expect(response.headers.get('Content-Location')).toBe(`${BASE}/catalog.ttl`);
    const types = valuesOf(
      parse(await textOf(response), { baseIRI: BASE }),
      `${BASE}/catalog`,
      `${PREFIXES.rdf}type`,
    );
    expect(types).toContain(`${DCAT}Catalog`);
  });
});

describe('what all answers share', () => {
  it('CORS is open on reads, and a preflight tells what is possible', async () => {
    expect((await get('/datasets/air')).headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect((await get('/datasets/none')).headers.get('Access-Control-Allow-Origin')).toBe('*');
    const preflight = await fetch('/datasets/air', {
      method: 'OPTIONS',
      headers: { Origin: 'https://app.example', 'Access-Control-Request-Method': 'PUT' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('Access-Control-Allow-Methods')).toBe('GET, HEAD, PUT, DELETE, OPTIONS');
    expect(preflight.headers.get('Access-Control-Allow-Headers')).toContain('If-Match');
    expect(preflight.headers.get('Access-Control-Allow-Credentials')).toBeNull();
  });
  it('pages run no script and are in nobody’s frame; nothing is sniffed', async () => {
    const page = await get('/datasets/air.html');
    const policy = page.headers.get('Content-Security-Policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('script-src');
    expect(page.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect((await get('/style.css')).headers.get('X-Content-Type-Options')).toBe('nosniff');
  });
  it('no answer sets a cookie', async () => {
    for (const path of ['/', '/catalog', '/datasets/air', '/health'])
      expect((await get(path)).headers.get('Set-Cookie')).toBeNull();
  });
  it('the style sheet and the JSON-LD context are served', async () => {
    expect((await get('/style.css')).headers.get('Content-Type')).toBe('text/css; charset=utf-8');
    const context = await get('/context.jsonld');
    expect(context.headers.get('Content-Type')).toBe('application/ld+json');
    expect(await context.json()).toHaveProperty('@context');
    const etag = context.headers.get('ETag')!;
    expect((await get('/context.jsonld', { 'If-None-Match': etag })).status).toBe(304);
  });
});

describe('errors', () => {
  it('are problem documents', async () => {
    const response = await get('/datasets/none?x=1');
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.json()).toMatchObject({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      code: 'no-such-record',
      instance: '/datasets/none?x=1',
    });
  });
  it('are pages for browsers, in their language', async () => {
    const response = await get('/datasets/none', { Accept: 'text/html,*/*;q=0.8', 'Accept-Language': 'fr' });
    expect(response.status).toBe(404);
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('Content-Security-Policy')).not.toBeNull();
    expect(await response.text()).toContain('lang="fr"');
  });
  it('406 lists what there is', async () => {
    const response = await get('/datasets/air', { Accept: 'image/png' });
    expect(response.status).toBe(406);
    expect((await response.json<{ available: string[] }>()).available).toEqual(
      FORMATS.map(([, type]) => type),
    );
  });
  it('405 lists what is possible', async () => {
    for (const [path, method, allow] of [
      ['/datasets/air', 'POST', 'GET, HEAD, PUT, DELETE, OPTIONS'],
      ['/catalog', 'DELETE', 'GET, HEAD, PUT, OPTIONS'],
      ['/catalog.ttl', 'PATCH', 'GET, HEAD, PUT, OPTIONS'],
      ['/import', 'GET', 'POST, OPTIONS'],
    ] as const) {
      const response = await fetch(path, { method });
      expect(response.status, path).toBe(405);
      expect(response.headers.get('Allow')).toBe(allow);
    }
  });
  it('what nobody foresaw is 500, without a word on the inside', async () => {
    const broken = client({ DB: deadDatabase('no such table: secret_table') });
    const response = await broken.get('/datasets/air');
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).toContain('"code":"internal"');
    expect(text).not.toContain('secret_table');
    expect(String(logged.mock.calls[0]?.[0])).toContain('secret_table');
  });
  it('a mistake in the settings names the variable', async () => {
    const response = await client({ BASE_URL: 'nonsense' }).get('/');
    expect(response.status).toBe(500);
    expect(await response.text()).toContain('BASE_URL must be');
  });
});

describe('GET /health', () => {
  it('says that all is well', async () => {
    const response = await get('/health');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'ok', baseUrl: BASE, records: 3, revision: 3 });
  });
  it('and that the database is away, when it is', async () => {
    const response = await client({ DB: deadDatabase('away') }).get('/health');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ status: 'store-unavailable' });
  });
});

describe('the cron', () => {
  it('keeps the store in order', async () => {
    const stored = { ...(env as unknown as Bindings), BASE_URL: BASE };
    const context = createExecutionContext();
    await worker.scheduled(createScheduledController(), stored, context);
    await waitOnExecutionContext(context);
    expect((await get('/datasets/air')).status).toBe(200);
  });
});

describe('a BASE_URL with a path', () => {
  it('is in the links of pages', async () => {
    const page = await client({ BASE_URL: `${BASE}/data` }).get('/data/nowhere', { Accept: 'text/html' });
    const links = [...(await page.text()).matchAll(/(?:href|action)="(\/[^"]*)"/g)].map((match) => match[1]!);
    expect(links).toContain('/data/catalog');
    expect(links.filter((link) => !link.startsWith('/data/'))).toEqual([]);
  });
  it('routes below it and nowhere else', async () => {
    const below = client({ BASE_URL: `${BASE}/data` });
    expect((await below.get('/data/health')).status).toBe(503);
    expect((await below.get('/data/style.css')).status).toBe(200);
    expect((await below.get('/style.css')).status).toBe(404);
    expect((await below.get('/database')).status).toBe(404);
  });
});
