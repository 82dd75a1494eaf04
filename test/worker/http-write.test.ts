import { beforeAll, describe, expect, it } from 'vitest';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import {
  ADMIN,
  BASE,
  client,
  migrate,
  parse,
  TURTLE_PREFIXES,
  textOf,
  valuesOf,
  withToken,
} from './http-client.ts';
import { dataset, postImport, problemOf, remove, titlesOf } from './http-writing.ts';

const { get, fetch, turtle } = client();
const DCT = PREFIXES.dct;
const ORG = 'https://org.example/agency';

beforeAll(migrate);

describe('PUT /datasets/{id}', () => {
  it('creates with 201 and Location, updates with 200, and says when nothing changed', async () => {
    const created = await turtle('PUT', '/datasets/one', dataset('Un'));
    expect(created.status).toBe(201);
    expect(created.headers.get('Location')).toBe(`${BASE}/datasets/one`);
    expect(created.headers.get('ETag')).toBe('"v1"');
    expect(await created.json()).toMatchObject({ result: 'created', version: 1, repairedTotal: 0 });
    const updated = await turtle('PUT', '/datasets/one', dataset('Deux'));
    expect(updated.status).toBe(200);
    expect(await updated.json()).toMatchObject({ result: 'updated', version: 2 });
    const same = await turtle('PUT', '/datasets/one', dataset('Deux'));
    expect(await same.json()).toMatchObject({ result: 'unchanged', version: 2 });
    expect(await titlesOf('/datasets/one')).toEqual(['Deux']);
  });

  it('answers without a body to whoever does not read JSON', async () => {
    const created = await turtle('PUT', '/datasets/quiet', dataset('Un'), { Accept: 'text/turtle' });
    expect([created.status, await created.text()]).toEqual([201, '']);
    const updated = await turtle('PUT', '/datasets/quiet', dataset('Deux'), { Accept: 'text/turtle' });
    expect([updated.status, await updated.text()]).toEqual([204, '']);
    expect(updated.headers.get('ETag')).toBe('"v2"');
  });

  it('takes every RDF format, gzipped too', async () => {
    const iri = `${BASE}/datasets/formats`;
    const nt = `<${iri}> <${PREFIXES.rdf}type> <${PREFIXES.dcat}Dataset> .\n<${iri}> <${DCT}title> "F" .\n`;
    const bodies: readonly (readonly [string, string])[] = [
      ['application/n-triples', nt],
      ['application/n-quads', nt],
      ['application/trig', nt],
      ['text/turtle', nt],
      [
        'application/ld+json',
        JSON.stringify({ '@id': iri, '@type': `${PREFIXES.dcat}Dataset`, [`${DCT}title`]: 'F' }),
      ],
      [
        'application/rdf+xml',
        `<rdf:RDF xmlns:rdf="${PREFIXES.rdf}" xmlns:dct="${DCT}" xmlns:dcat="${PREFIXES.dcat}"><dcat:Dataset rdf:about="${iri}"><dct:title>F</dct:title></dcat:Dataset></rdf:RDF>`,
      ],
    ];
    for (const [type, body] of bodies) {
      const response = await fetch('/datasets/formats', {
        method: 'PUT',
        body,
        headers: { 'Content-Type': type, ...withToken(ADMIN) },
      });
      expect(response.status, `${type} ${await response.clone().text()}`).toBeLessThan(202);
    }
    expect((await get('/datasets/formats')).headers.get('ETag')).toMatch(/^"v1-/);
    const gzipped = new Response(nt).body!.pipeThrough(new CompressionStream('gzip'));
    const response = await fetch('/datasets/formats', {
      method: 'PUT',
      body: await new Response(gzipped).arrayBuffer(),
      headers: { 'Content-Type': 'application/n-triples', 'Content-Encoding': 'gzip', ...withToken(ADMIN) },
    });
    expect(await response.json()).toMatchObject({ result: 'unchanged' });
  });

  it('writes the shared entities of the body with it, and leaves those alone that it only repeats', async () => {
    const body = `<> a dcat:Dataset ; dct:title "E" ; dct:publisher <${ORG}> . <${ORG}> a foaf:Organization ; foaf:name "Agency" .`;
    const first = await (await turtle('PUT', '/datasets/entity-1', body)).json<{ entities: string[] }>();
    expect(first.entities).toHaveLength(1);
    const second = await (await turtle('PUT', '/datasets/entity-2', body)).json<{ entities: string[] }>();
    expect(second.entities).toEqual([]);
    const entity = await get(`/entities/${first.entities[0]}.nt`);
    expect(valuesOf(parse(await textOf(entity)), ORG, `${PREFIXES.foaf}name`)).toEqual(['Agency']);
  });

  it('takes back the document that it served, unchanged, in every format', async () => {
    await turtle('PUT', '/catalogs/trips', '<> a dcat:Catalog ; dct:title "T" .');
    await turtle(
      'PUT',
      '/services/trip-api',
      '<> a dcat:DataService ; dct:title "API" ; dcat:servesDataset <https://d.example/1> .',
    );
    await turtle(
      'PUT',
      '/datasets/trip?catalog=trips',
      `<> a dcat:Dataset ; dct:title "Trip"@fr ; dct:publisher <${ORG}> ; dct:temporal [ dcat:startDate "2026-01-01"^^xsd:date ] ;
         dcat:distribution [ a dcat:Distribution ; dcat:accessURL <https://d.example/a> ; dcat:accessService <${BASE}/services/trip-api> ] .`,
    );
    for (const [extension, type] of [
      ['ttl', 'text/turtle'],
      ['jsonld', 'application/ld+json'],
      ['rdf', 'application/rdf+xml'],
      ['nt', 'application/n-triples'],
      ['trig', 'application/trig'],
    ] as const) {
      const document = await get(`/datasets/trip.${extension}`);
      const etag = document.headers.get('ETag')!;
      const response = await fetch('/datasets/trip', {
        method: 'PUT',
        body: await textOf(document),
        headers: { 'Content-Type': type, 'If-Match': etag, ...withToken(ADMIN) },
      });
      expect(response.status, `${extension} ${await response.clone().text()}`).toBe(200);
      expect(await response.json(), extension).toMatchObject({
        result: 'unchanged',
        version: 1,
        entities: [],
        ignored: { statements: 0, nodes: [] },
      });
    }
    const members = valuesOf(
      parse(await textOf(await get('/datasets/trip.nt'))),
      `${BASE}/catalogs/trips`,
      `${PREFIXES.dcat}dataset`,
    );
    expect(members).toEqual([`${BASE}/datasets/trip`]);
  });

  it('stores nothing of a body with a syntax error, and names the place', async () => {
    const response = await turtle('PUT', '/datasets/broken', '<> a dcat:Dataset ;\n dct:title "unfinished .');
    expect(response.status).toBe(400);
    const { code, line, detail } = await problemOf(response);
    expect(code).toBe('syntax-error');
    expect(line).toBeGreaterThan(Object.keys(PREFIXES).length);
    expect(detail).toContain(`line ${line}`);
    expect((await get('/datasets/broken')).status).toBe(404);
  });

  it('reports what it repaired', async () => {
    const response = await turtle(
      'PUT',
      '/datasets/repaired',
      '<> a dcat:Dataset ; dct:title "R" ; dct:issued "2026-01-01"^^xsd:dateTime .',
    );
    const { repaired, repairedTotal } = await response.json<{
      repaired: { code: string }[];
      repairedTotal: number;
    }>();
    expect(repairedTotal).toBe(1);
    expect(repaired[0]!.code).toBe('datatype-date-only');
  });

  it('is 422 when the body is about something else, naming what it is about', async () => {
    const response = await turtle(
      'PUT',
      '/datasets/other',
      '<https://d.example/2> a dcat:Dataset ; dct:title "2" .',
    );
    expect(response.status).toBe(422);
    const { found } = (await problemOf(response)) as { found: { url: string; id: string }[] };
    const again = await turtle(
      'PUT',
      found[0]!.url.slice(BASE.length),
      '<https://d.example/2> a dcat:Dataset ; dct:title "2" .',
    );
    expect(again.status).toBe(201);
  });

  it('is 422 for a new resource of another record, which would be lost', async () => {
    const response = await turtle(
      'PUT',
      '/datasets/with-service',
      '<> a dcat:Dataset ; dct:title "S" . <https://s.example/new> a dcat:DataService ; dct:title "New" .',
    );
    expect(response.status).toBe(422);
    expect((await problemOf(response)).code).toBe('several-resources');
    expect((await get('/datasets/with-service')).status).toBe(404);
  });

  it('is 409 when the id belongs to another kind', async () => {
    await turtle('PUT', '/services/taken', '<> a dcat:DataService ; dct:title "S" .');
    const response = await turtle('PUT', '/datasets/taken', '<> a dcat:Dataset ; dct:title "D" .');
    expect(response.status).toBe(409);
  });

  it('is 415 for what is no RDF, naming what is', async () => {
    for (const type of ['text/plain', 'application/pdf', undefined]) {
      const response = await fetch('/datasets/one', {
        method: 'PUT',
        body: new Uint8Array([65]),
        headers: { ...(type && { 'Content-Type': type }), ...withToken(ADMIN) },
      });
      expect(response.status).toBe(415);
      expect((await problemOf(response)).accepted).toContain('application/rdf+xml');
    }
    const brotli = await turtle('PUT', '/datasets/one', dataset('B'), { 'Content-Encoding': 'br' });
    expect(brotli.status).toBe(415);
  });

  it('is 413 past the limit, naming limit and size, whether the length is announced, streamed or packed', async () => {
    const small = client({ MAX_BODY_BYTES: '4096' });
    const long = `${TURTLE_PREFIXES}${dataset('x'.repeat(5000))}`;
    const send = (body: BodyInit, headers: Record<string, string> = {}) =>
      small.fetch('/datasets/long', {
        method: 'PUT',
        body,
        headers: { 'Content-Type': 'text/turtle', ...withToken(ADMIN), ...headers },
      });
    const packed = await new Response(
      new Response(long).body!.pipeThrough(new CompressionStream('gzip')),
    ).arrayBuffer();
    expect(packed.byteLength).toBeLessThan(4096);
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    void writer
      .write(new TextEncoder().encode(long))
      .then(() => writer.close())
      .catch(() => undefined);
    for (const response of [
      await send(long),
      await send(readable),
      await send(packed, { 'Content-Encoding': 'gzip' }),
    ]) {
      expect(response.status).toBe(413);
      const { limit, size } = await problemOf(response);
      expect(limit).toBe(4096);
      expect(size).toBeGreaterThan(4096);
    }
    expect((await get('/datasets/long')).status).toBe(404);
  });
});

describe('preconditions', () => {
  it('If-None-Match: * creates and never replaces', async () => {
    const headers = { 'If-None-Match': '*' };
    expect((await turtle('PUT', '/datasets/new', dataset('1'), headers)).status).toBe(201);
    const again = await turtle('PUT', '/datasets/new', dataset('2'), headers);
    expect(again.status).toBe(412);
    expect(await titlesOf('/datasets/new')).toEqual(['1']);
  });

  it('If-Match replaces the state that was read, in whatever format, and no other', async () => {
    await turtle('PUT', '/datasets/match', dataset('1'));
    const etag = (await get('/datasets/match.jsonld')).headers.get('ETag')!;
    const second = await turtle('PUT', '/datasets/match', dataset('2'), { 'If-Match': etag });
    expect(second.status).toBe(200);
    const late = await turtle('PUT', '/datasets/match', dataset('3'), { 'If-Match': etag });
    expect(late.status).toBe(412);
    expect((await problemOf(late)).detail).toContain('version 2');
    const next = await turtle('PUT', '/datasets/match', dataset('4'), {
      'If-Match': second.headers.get('ETag')!,
    });
    expect(next.status).toBe(200);
    expect((await turtle('PUT', '/datasets/match', dataset('5'), { 'If-Match': '"something"' })).status).toBe(
      412,
    );
    expect(await titlesOf('/datasets/match')).toEqual(['4']);
  });

  it('of two writers of one state, one wins', async () => {
    await turtle('PUT', '/datasets/race', dataset('0'));
    const etag = (await get('/datasets/race')).headers.get('ETag')!;
    const statuses = await Promise.all(
      ['a', 'b', 'c'].map(
        async (title) => (await turtle('PUT', '/datasets/race', dataset(title), { 'If-Match': etag })).status,
      ),
    );
    expect(statuses.toSorted()).toEqual([200, 412, 412]);
  });

  it('a failed one leaves the entities of the body unwritten too', async () => {
    await turtle('PUT', '/datasets/atomic', dataset('1'));
    const agent = 'https://org.example/unwritten';
    const body = `<> a dcat:Dataset ; dct:title "2" ; dct:publisher <${agent}> . <${agent}> a foaf:Agent ; foaf:name "U" .`;
    expect((await turtle('PUT', '/datasets/atomic', body, { 'If-Match': '"v9"' })).status).toBe(412);
    const accepted = await (await turtle('PUT', '/datasets/atomic', body)).json<{ entities: string[] }>();
    expect((await get(`/entities/${accepted.entities[0]}`)).headers.get('ETag')).toMatch(/^"v1-/);
  });

  it('If-Match: * wants a record that exists', async () => {
    expect((await turtle('PUT', '/datasets/absent', dataset('1'), { 'If-Match': '*' })).status).toBe(412);
    expect((await turtle('PUT', '/datasets/absent', dataset('1'), { 'If-None-Match': '"v1"' })).status).toBe(
      400,
    );
  });
});

describe('DELETE /datasets/{id}', () => {
  it('leaves a tombstone: 410 in every form, and the record can come back', async () => {
    await turtle('PUT', '/datasets/gone', dataset('1'));
    expect((await remove('/datasets/gone', { 'If-Match': '"v7"' })).status).toBe(412);
    expect((await remove('/datasets/gone', { 'If-Match': '"v1"' })).status).toBe(204);
    for (const path of ['/datasets/gone', '/datasets/gone.ttl', '/records/gone', '/series/gone']) {
      const response = await get(path);
      expect(response.status, path).toBe(410);
      expect(await problemOf(response)).toMatchObject({
        code: 'record-gone',
        resource: `${BASE}/datasets/gone`,
      });
    }
    const html = await get('/datasets/gone', { Accept: 'text/html', 'Accept-Language': 'en' });
    expect(html.status).toBe(410);
    expect(await html.text()).toContain('withdrawn');
    expect((await remove('/datasets/gone')).status).toBe(410);
    expect((await turtle('PUT', '/datasets/gone', dataset('2'), { 'If-None-Match': '*' })).status).toBe(201);
    expect((await get('/datasets/gone')).status).toBe(200);
  });
  it('is 404 for none, and under the path of another kind', async () => {
    await turtle('PUT', '/datasets/kept', dataset('1'));
    expect((await remove('/datasets/never')).status).toBe(404);
    expect((await remove('/services/kept')).status).toBe(404);
    expect((await get('/datasets/kept')).status).toBe(200);
  });
});

describe('PUT of the other kinds', () => {
  it('the root catalogue, a series, a catalogue, an entity', async () => {
    const bodies: readonly (readonly [string, string])[] = [
      ['/catalog', '<> a dcat:Catalog ; dct:title "Racine" .'],
      ['/series/s', '<> a dcat:DatasetSeries ; dct:title "Série" .'],
      ['/catalogs/c', '<> a dcat:Catalog ; dct:title "Partie" .'],
      ['/entities/e', '<> a foaf:Organization ; dct:title "Entité" .'],
    ];
    for (const [path, body] of bodies) {
      const response = await turtle('PUT', path, body);
      expect(response.status, `${path} ${await response.clone().text()}`).toBe(201);
      expect(response.headers.get('Location')).toBe(BASE + path);
      expect(await titlesOf(path)).toHaveLength(1);
    }
    expect((await remove('/catalogs/catalog')).status).toBe(404);
  });
});

describe('POST /import', () => {
  const DUMP = `
    <https://p.example/cat> a dcat:Catalog ; dct:title "P" ; dcat:dataset <https://p.example/1>, <https://p.example/2> .
    <https://p.example/1> a dcat:Dataset ; dct:title "1" ; dct:publisher <https://p.example/org> .
    <https://p.example/2> a dcat:Dataset ; dct:title "2" ; dct:publisher <https://p.example/org> ; dcat:distribution [ dcat:accessURL <https://p.example/file> ] .
    <https://p.example/org> a foaf:Organization ; foaf:name "P" .
    <https://p.example/stray> dct:title "belongs to nothing" .`;

  it('splits a dump, stores its records and counts what belongs to none', async () => {
    const response = await postImport('source=p', DUMP);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      source: 'p',
      created: 4,
      updated: 0,
      unchanged: 0,
      rejected: [],
      leftOver: 1,
    });
    expect(await (await postImport('source=p', DUMP)).json()).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 4,
    });
    // Another source that says the same changes nothing that is published.
    expect(await (await postImport('source=p2', DUMP)).json()).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 4,
    });
    const changed = DUMP.replace('dct:title "2"', 'dct:title "two"');
    expect(await (await postImport('source=p', changed)).json()).toMatchObject({
      created: 0,
      updated: 1,
      unchanged: 3,
    });
  });

  it('keeps back the records around a line that cannot be read, stores the others, and lists the line', async () => {
    const line = (n: number) =>
      `<https://q.example/${n}> <${PREFIXES.rdf}type> <${PREFIXES.dcat}Dataset> .\n`;
    const body = `${line(1)}${line(2)}this is no triple\n${line(3)}${line(4)}`;
    const summary = await (await postImport('source=q', body, { type: 'application/n-triples' })).json<{
      created: number;
      rejected: { code: string; iri: string; reason: string }[];
      repaired: { code: string; place: string }[];
    }>();
    expect(summary.created).toBe(2);
    expect(summary.rejected.map(({ iri }) => iri).sort()).toEqual([
      'https://q.example/2',
      'https://q.example/3',
    ]);
    expect(summary.rejected[0]).toMatchObject({
      code: 'source-damaged',
      reason: expect.stringContaining('line 3'),
    });
    expect(summary.repaired).toMatchObject([
      { code: 'line-syntax', place: expect.stringContaining('line 3') },
    ]);
  });

  it('takes whole records graph by graph, and refuses what is none without losing the others', async () => {
    const type = `<${PREFIXES.rdf}type> <${PREFIXES.dcat}Dataset>`;
    const lines = Array.from({ length: 250 }, (_, n) => {
      const [iri, graph] = [`${BASE}/datasets/g${n}`, `${BASE}/records/g${n}`];
      return `<${iri}> ${type} <${graph}> .\n<${iri}> <${DCT}title> "G${n}" <${graph}> .\n`;
    });
    const body = `${lines.join('')}<https://x.example/1> ${type} <https://x.example/graph> .\n<${BASE}/datasets/g0> <${DCT}title> "late" <${BASE}/records/g0> .\n`;
    const summary = await (
      await postImport('source=g&split=graph', body, { type: 'application/n-quads' })
    ).json<{
      created: number;
      rejected: { code: string }[];
    }>();
    expect(summary.created).toBe(250);
    expect(summary.rejected.map(({ code }) => code).toSorted()).toEqual([
      'graph-in-pieces',
      'graph-not-a-record',
    ]);
    expect(await titlesOf('/datasets/g0')).toEqual(['G0']);
    expect(await titlesOf('/datasets/g249')).toEqual(['G249']);
  });

  it('puts records into a catalogue that exists', async () => {
    expect((await postImport('source=p&catalog=Not-An-Id', DUMP)).status).toBe(404);
    expect((await postImport('source=p&catalog=fresh', DUMP)).status).toBe(200);
    await turtle('PUT', '/catalogs/portal', '<> a dcat:Catalog ; dct:title "Portal" .');
    const body = `<https://r.example/1> a dcat:Dataset ; dct:title "R" .`;
    expect((await postImport('source=r&catalog=portal', body)).status).toBe(200);
    const quads = parse(await textOf(await get('/catalogs/portal.nt')));
    expect(valuesOf(quads, `${BASE}/catalogs/portal`, `${PREFIXES.dcat}dataset`)).toEqual([
      'https://r.example/1',
    ]);
  });

  it('refuses parameters without a meaning', async () => {
    for (const query of ['source=local', 'source=Large', 'split=maybe', 'part=some'])
      expect((await postImport(query, DUMP)).status, query).toBe(400);
  });
});

describe('another BASE_URL', () => {
  it('answers 503 until the store was rebased, and then serves everything under it', async () => {
    await turtle('PUT', '/datasets/moving', dataset('M'));
    const moved = client({ BASE_URL: 'https://new.example/data' });
    for (const path of ['/data/', '/data/catalog', '/data/datasets/moving'])
      expect((await moved.get(path)).status, path).toBe(503);
    const refusal = await problemOf(await moved.get('/data/catalog'));
    expect(refusal).toMatchObject({ code: 'rebase-needed', hint: expect.stringContaining('npm run rebase') });
    expect(await (await moved.get('/data/health')).json()).toMatchObject({
      status: 'rebase-needed',
      storedBaseUrl: BASE,
    });
    expect((await moved.fetch('/data/api/rebase', { method: 'POST' })).status).toBe(401);
    const rebased = await moved.fetch('/data/api/rebase', { method: 'POST', headers: withToken(ADMIN) });
    expect(await rebased.json()).toMatchObject({ from: BASE, to: 'https://new.example/data' });
    const iri = 'https://new.example/data/datasets/moving';
    const quads = parse(await textOf(await moved.get('/data/datasets/moving.nt')));
    expect(valuesOf(quads, iri, `${DCT}title`)).toEqual(['M']);
    expect((await client().get('/catalog')).status).toBe(503);
  });
});
