/** The Graph Store Protocol over graphs that are records, and over those that are only read. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CatalogueContext } from '../../src/catalogue/context.ts';
import { refreshVocabularies } from '../../src/catalogue/vocabulary-graphs.ts';
import { contentTypeOf, RDF_FORMATS, type RdfFormat } from '../../src/rdf/media-types.ts';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import { literal, namedNode, quad } from '../../src/rdf/terms.ts';
import { termHash } from '../../src/store/term-codec.ts';
import { emptyCatalogue, query } from '../support/catalogue.ts';
import { brokenInvariants } from '../support/invariants.ts';
import { ADMIN, BASE, client, parse, TURTLE_PREFIXES, textOf, valuesOf, withToken } from './http-client.ts';
import { codeOf, dataset, makeToken, titlesOf } from './http-writing.ts';

const { fetch, get, turtle } = client();
const SCHEME = 'https://vocab.example/colours';
const RED = quad(namedNode(`${SCHEME}/red`), namedNode(`${PREFIXES.skos}prefLabel`), literal('red', 'en'));

const at = (graph: string): string => `/rdf-graphs?graph=${encodeURIComponent(graph)}`;
const ofRecord = (id: string): string => at(`${BASE}/records/${id}`);
const about = (id: string, title: string): string => dataset(title).replace('<>', `<${BASE}/datasets/${id}>`);
const put = (path: string, body: string, headers = {}) => turtle('PUT', path, body, headers);
const post = (path: string, body: string, headers = {}) => turtle('POST', path, body, headers);
const remove = (path: string) => fetch(path, { method: 'DELETE', headers: withToken(ADMIN) });

let ctx: CatalogueContext;
beforeEach(async () => {
  ctx = await emptyCatalogue();
});

describe('GET /rdf-graphs?graph=', () => {
  it('answers the graph of a record, as /records/{id} does, with its validators', async () => {
    await put('/datasets/air', dataset('Air'));
    const [graph, record] = [await get(`${ofRecord('air')}&format=nt`), await get('/records/air.nt')];
    expect(graph.status).toBe(200);
    for (const name of [
      'ETag',
      'Last-Modified',
      'Content-Type',
      'Cache-Control',
      'Access-Control-Allow-Origin',
    ])
      expect(graph.headers.get(name), name).toBe(record.headers.get(name));
    expect((await textOf(graph)).split('\n').sort()).toEqual((await textOf(record)).split('\n').sort());
  });

  it.each(['turtle', 'jsonld', 'rdfxml', 'ntriples', 'trig'] as const satisfies readonly RdfFormat[])(
    'has %s by Accept and by format=',
    async (format) => {
      await put('/datasets/air', dataset('Air'));
      const { mediaType, extensions } = RDF_FORMATS[format];
      for (const response of [
        await get(ofRecord('air'), { Accept: mediaType }),
        await get(`${ofRecord('air')}&format=${extensions[0]}`),
        await get(`${ofRecord('air')}&format=${encodeURIComponent(mediaType)}`),
      ]) {
        expect(response.headers.get('Content-Type')).toBe(contentTypeOf(format));
        expect(await textOf(response)).toContain('Air');
      }
      expect((await get(ofRecord('air'), { Accept: mediaType })).headers.get('Vary')).toBe('Accept');
    },
  );

  it('answers HEAD alike, 304 to whoever has it, 406 to whoever takes no RDF', async () => {
    await put('/datasets/air', dataset('Air'));
    const response = await get(ofRecord('air'));
    const head = await fetch(ofRecord('air'), { method: 'HEAD' });
    for (const name of ['ETag', 'Content-Type', 'Content-Length'])
      expect(head.headers.get(name), name).toBe(response.headers.get(name));
    expect(await textOf(head)).toBe('');
    const etag = response.headers.get('ETag')!;
    expect((await get(ofRecord('air'), { 'If-None-Match': etag })).status).toBe(304);
    expect((await get(ofRecord('air'), { Accept: 'image/png' })).status).toBe(406);
    expect((await get(`${ofRecord('air')}&format=png`)).status).toBe(400);
  });

  it('answers the graphs of vocabularies and of outcomes', async () => {
    await refreshVocabularies(ctx, [{ iri: SCHEME, checksum: '1', quads: () => [RED] }]);
    expect(await textOf(await get(`${at(SCHEME)}&format=nt`))).toBe(
      `<${SCHEME}/red> <${PREFIXES.skos}prefLabel> "red"@en .\n`,
    );
    expect(await textOf(await get(`${at(SCHEME)}&format=trig`))).toContain(`<${SCHEME}> {`);
    await put('/datasets/air', dataset('Air'));
    expect(await textOf(await get(at(`${BASE}/outcomes`)))).toContain('ValidationReport');
  });

  it('knows no graph that is not visible', async () => {
    await query(`INSERT INTO term (id, hash, kind, value) VALUES (900001, 1, 1, 'urn:hidden')`);
    for (const [kind, isPublic] of [
      ['leftOver', 0],
      ['leftOver', 1],
      ['vocabulary', 0],
      ['record', 0],
    ] as const) {
      await query('INSERT OR REPLACE INTO graph (id, kind, public) VALUES (900001, ?, ?)', kind, isPublic);
      await query(`UPDATE term SET hash = ? WHERE id = 900001`, termHash(namedNode('urn:hidden')));
      expect((await get(at('urn:hidden'))).status, `${kind} ${isPublic}`).toBe(404);
    }
    await query(`UPDATE graph SET kind = 'vocabulary', public = 1 WHERE id = 900001`);
    expect((await get(at('urn:hidden'))).status).toBe(200);
  });

  it.each([
    ['/rdf-graphs', 400, 'graph-missing'],
    ['/rdf-graphs?graph=', 400, 'graph-invalid'],
    ['/rdf-graphs?graph=records/air', 400, 'graph-invalid'],
    ['/rdf-graphs?graph=%2Frecords%2Fair', 400, 'graph-invalid'],
    [`${at('http://a.example/b c')}`, 400, 'graph-invalid'],
    [`${at('http://a.example/')}&graph=http://b.example/`, 400, 'graph-ambiguous'],
    [`${at('http://a.example/')}&default`, 400, 'graph-ambiguous'],
    ['/rdf-graphs?default', 405, 'method-not-for-graph'],
    [at('http://a.example/'), 404, 'no-such-graph'],
    [ofRecord('nothing'), 404, 'no-such-record'],
  ])('answers %s with %i', async (path, status, code) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(await codeOf(response)).toBe(code);
  });

  it('says 410 of a deleted record', async () => {
    await put('/datasets/air', dataset('Air'));
    expect((await remove(ofRecord('air'))).status).toBe(204);
    expect((await get(ofRecord('air'))).status).toBe(410);
    expect((await remove(ofRecord('air'))).status).toBe(410);
    expect(await brokenInvariants(query)).toEqual({});
  });
});

describe('writing /rdf-graphs?graph={BASE_URL}/records/{id}', () => {
  it('makes a record of the kind that the body says', async () => {
    const response = await put(ofRecord('air'), about('air', 'Air'));
    expect(response.status).toBe(201);
    expect(response.headers.get('Location')).toBe(`${BASE}/records/air`);
    expect(await titlesOf('/datasets/air')).toEqual(['Air']);
    const service = `<${BASE}/services/api> a dcat:DataService ; dct:title "API"@en ; dcat:endpointURL <https://x.example/> .`;
    expect((await put(ofRecord('api'), service)).status).toBe(201);
    expect((await get('/services/api')).status).toBe(200);
    expect(await brokenInvariants(query)).toEqual({});
  });

  it('replaces a record, and takes back what was read', async () => {
    await put('/datasets/air', dataset('Air'));
    expect((await put(ofRecord('air'), about('air', 'Water'))).status).toBe(200);
    expect(await titlesOf('/datasets/air')).toEqual(['Water']);
    const etag = (await get('/records/air.nt')).headers.get('ETag');
    const graph = await textOf(await get(`${ofRecord('air')}&format=ttl`));
    const again = await fetch(ofRecord('air'), {
      method: 'PUT',
      body: graph,
      headers: { 'Content-Type': 'text/turtle', ...withToken(ADMIN) },
    });
    expect(await again.json()).toMatchObject({ result: 'unchanged', ignored: { statements: 0 } });
    expect((await get('/records/air.nt')).headers.get('ETag')).toBe(etag);
  });

  it('adds with POST to what is published, and keeps its catalogues', async () => {
    await put('/catalogs/town', '<> a dcat:Catalog ; dct:title "Town"@fr .');
    await put(
      '/datasets/air?catalog=town',
      dataset('Air', '; dcat:distribution [ a dcat:Distribution ; dcat:accessURL <https://x.example/a> ]'),
    );
    const response = await post(ofRecord('air'), `<${BASE}/datasets/air> dct:title "Luft"@de .`);
    expect(await response.json()).toMatchObject({ result: 'updated', ignored: { statements: 0 } });
    expect(await titlesOf('/datasets/air')).toEqual(['Air', 'Luft']);
    const quads = parse(await textOf(await get('/records/air.nt')));
    expect(valuesOf(quads, `${BASE}/catalogs/town`, `${PREFIXES.dcat}dataset`)).toEqual([
      `${BASE}/datasets/air`,
    ]);
    expect(quads.filter((q) => q.predicate.value === `${PREFIXES.dcat}accessURL`)).toHaveLength(1);
    expect((await post(ofRecord('air'), `<${BASE}/datasets/air> dct:title "Luft"@de .`)).status).toBe(200);
    expect((await query('SELECT version FROM record WHERE id = ?', 'air'))[0]).toEqual({ version: 2 });
    expect(await brokenInvariants(query)).toEqual({});
  });

  it('makes a record with POST where there is none', async () => {
    expect((await post(ofRecord('air'), about('air', 'Air'))).status).toBe(201);
    expect((await post(ofRecord('air'), about('air', 'Air'), { 'If-None-Match': '*' })).status).toBe(412);
  });

  it('asks for the token, the conditions and the rules that records ask for', async () => {
    expect(
      (await client({}, { token: null }).turtle('PUT', ofRecord('air'), about('air', 'Air'))).status,
    ).toBe(401);
    expect((await fetch(ofRecord('air'), { method: 'DELETE' })).status).toBe(401);
    await put('/datasets/air', dataset('Air'));
    for (const send of [put, post])
      expect((await send(ofRecord('air'), about('air', 'Air 2'), { 'If-Match': '"v9"' })).status).toBe(412);
    expect((await put(ofRecord('air'), about('air', 'Air 2'), { 'If-Match': '"v1"' })).status).toBe(200);
    expect((await post(ofRecord('air'), about('air', 'Air 3'), { 'If-Match': '"v2"' })).status).toBe(200);
    const strict = client({ VALIDATION: 'dcat-ap=enforce' });
    const invalid = await strict.turtle(
      'PUT',
      ofRecord('new'),
      `<${BASE}/datasets/new> a dcat:Dataset ; dct:identifier "x" .`,
    );
    expect([invalid.status, await codeOf(invalid)]).toEqual([422, 'invalid-record']);
    const token = (
      await (await makeToken({ name: 't', scope: 'publisher:https://x.example/' })).json<{ token: string }>()
    ).token;
    expect((await client({}, { token }).turtle('PUT', ofRecord('air'), about('air', 'Mine'))).status).toBe(
      403,
    );
    expect(await titlesOf('/datasets/air')).toEqual(['Air 2', 'Air 3']);
  });

  it.each([
    ['a body about something else', 'air', about('water', 'Water'), 422, 'no-such-resource'],
    ['a body that cannot be read', 'air', '<> a dcat:Dataset ; "x"', 400, 'syntax-error'],
    ['an id that is none', 'Not_an_id', about('air', 'Air'), 403, 'graph-not-a-record'],
  ])('refuses %s', async (_, id, body, status, code) => {
    const response = await put(ofRecord(id), body);
    expect([response.status, await codeOf(response)]).toEqual([status, code]);
  });

  it('refuses multipart bodies', async () => {
    const form = new FormData();
    form.set('file', new Blob([TURTLE_PREFIXES + about('air', 'Air')], { type: 'text/turtle' }));
    const response = await fetch(ofRecord('air'), { method: 'POST', body: form, headers: withToken(ADMIN) });
    expect(response.status).toBe(415);
  });
});

describe('graphs that are not written', () => {
  it.each(['PUT', 'POST', 'DELETE'])('%s', async (method) => {
    await refreshVocabularies(ctx, [{ iri: SCHEME, checksum: '1', quads: () => [RED] }]);
    await put('/datasets/air', dataset('Air'));
    const body = method === 'DELETE' ? null : about('air', 'X');
    const send = (path: string) =>
      fetch(path, {
        method,
        headers: { 'Content-Type': 'text/turtle', ...withToken(ADMIN) },
        ...(body !== null && { body: TURTLE_PREFIXES + body }),
      });
    for (const [path, allow] of [
      [at(SCHEME), 'GET, HEAD, OPTIONS'],
      [at(`${BASE}/outcomes`), 'GET, HEAD, OPTIONS'],
      ['/rdf-graphs?default', 'OPTIONS'],
    ] as const) {
      const response = await send(path);
      expect([response.status, response.headers.get('Allow')], path).toEqual([405, allow]);
    }
    const unknown = await send(at('http://a.example/'));
    expect(unknown.status).toBe(method === 'DELETE' ? 404 : 403);
    expect(await titlesOf('/datasets/air')).toEqual(['Air']);
  });
});
