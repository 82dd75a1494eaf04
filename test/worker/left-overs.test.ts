import { beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, BASE, client, migrate, parse, textOf, withToken } from './http-client.ts';
import { codeOf, dataset, postImport, tokenFor } from './http-writing.ts';

const { get, turtle } = client();
const line = (n: number) => `<https://stray.example/${n}> dct:title "stray ${n}" .`;
const leave = (source: string, body: string, more = '') =>
  postImport(`source=${source}&part=left-over${more}`, body);

let city = '';

beforeAll(async () => {
  await migrate();
  await turtle('PUT', '/catalogs/city', '<> a dcat:Catalog ; dct:title "City" .');
  city = await tokenFor('catalog:city');
});

const read = async (source: string, accept = 'application/n-quads', token = ADMIN) =>
  get(`/left-overs/${source}`, { Accept: accept, ...withToken(token) });
const subjectsOf = async (source: string) =>
  parse(await textOf(await read(source)), { format: 'application/n-quads' })
    .map((q) => q.subject.value)
    .toSorted();

describe('POST /import?part=left-over', () => {
  it('replaces what the source left over, or adds to it with append=1', async () => {
    await leave('p', line(1) + line(2));
    expect(await subjectsOf('p')).toEqual(['https://stray.example/1', 'https://stray.example/2']);
    await leave('p', line(3));
    expect(await subjectsOf('p')).toEqual(['https://stray.example/3']);
    expect(await (await leave('p', line(4), '&append=1')).json()).toMatchObject({ leftOver: 1 });
    expect(await subjectsOf('p')).toEqual(['https://stray.example/3', 'https://stray.example/4']);
    expect(await (await leave('p', '')).json()).toMatchObject({ leftOver: 0, repaired: [] });
    expect(await subjectsOf('p')).toEqual([]);
  });

  it('takes append for nothing else', async () => {
    for (const query of ['source=p&append=1', 'source=p&part=left-over&append=yes'])
      expect((await postImport(query, line(5))).status, query).toBe(400);
  });
});

describe('GET /left-overs', () => {
  it('lists the sources with their counts, for the administrator', async () => {
    await leave('listed', line(1) + line(2));
    const { leftOvers } = await (await get('/left-overs', withToken(ADMIN))).json<{ leftOvers: unknown[] }>();
    expect(leftOvers).toContainEqual({ source: 'listed', statements: 2 });
    expect((await get('/left-overs')).status).toBe(401);
    expect((await get('/left-overs', withToken(city))).status).toBe(403);
  });
});

describe('GET /left-overs/{source}', () => {
  it('has the statements in every format, in their graph where the format has graphs', async () => {
    await leave('formats', '<https://stray.example/x> dct:title "x"@fr ; dct:relation [ dct:title "y" ] .');
    const graph = `${BASE}/sources/formats/left-over`;
    for (const [type, format] of [
      ['application/n-quads', 'application/n-quads'],
      ['application/n-triples', 'application/n-triples'],
      ['text/turtle', 'text/turtle'],
      ['application/trig', 'application/trig'],
    ] as const) {
      const response = await read('formats', type);
      expect(response.headers.get('Content-Type')).toContain(type);
      const quads = parse(await textOf(response), { format });
      expect(quads, type).toHaveLength(3);
      const hasGraphs = type === 'application/n-quads' || type === 'application/trig';
      expect(new Set(quads.map((q) => q.graph.value)), type).toEqual(new Set([hasGraphs ? graph : '']));
    }
    for (const type of ['application/ld+json', 'application/rdf+xml'])
      expect(await textOf(await read('formats', type))).toContain('https://stray.example/x');
    expect((await read('formats', 'image/png')).status).toBe(406);
    expect((await read('formats', '*/*')).headers.get('Content-Type')).toBe('application/n-quads');
  });

  it('has all of them where one read has not', async () => {
    const many = Array.from({ length: 12_000 }, (_, n) => line(n)).join('\n');
    await leave('many', many);
    expect((await subjectsOf('many')).length).toBe(12_000);
  });

  it('is read by the token of the source, and by no other', async () => {
    const body = `<https://city.example/1> a dcat:Dataset ; dct:title "1" . ${line(7)}`;
    expect(await (await postImport('source=weekly', body, { token: city })).json()).toMatchObject({
      source: 'city:weekly',
      leftOver: 1,
    });
    await leave('city', line(8));
    expect((await read('city:weekly', undefined, city)).status).toBe(200);
    expect((await read('city%3Aweekly', undefined, city)).status).toBe(200);
    const foreign = await read('city', undefined, city);
    expect([foreign.status, await codeOf(foreign)]).toEqual([403, 'scope-missing']);
    expect((await read('city:weekly')).status).toBe(200);
    expect((await get('/left-overs/city:weekly')).status).toBe(401);
  });

  it('is 404 for a source that nobody knows, and never published', async () => {
    const response = await read('nobody');
    expect([response.status, await codeOf(response)]).toEqual([404, 'no-such-source']);
    await turtle('PUT', '/datasets/d', dataset('D'));
    await leave('hidden', '<https://hidden.example/x> dct:title "hidden" .');
    expect(await textOf(await get('/catalog.nt'))).not.toContain('hidden.example');
  });
});
