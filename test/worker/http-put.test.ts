/** What a PUT does not store: it says so, or refuses. */
import { beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, BASE, client, migrate, textOf, withToken } from './http-client.ts';
import { dataset, problemOf, publishedValues, titlesOf } from './http-writing.ts';

const { get, fetch, turtle } = client();
const API = `${BASE}/services/api`;
const ORG = 'https://org.example/office';

const put = (path: string, body: string, type: string, headers: Record<string, string> = {}) =>
  fetch(path, { method: 'PUT', body, headers: { 'Content-Type': type, ...withToken(ADMIN), ...headers } });

beforeAll(async () => {
  await migrate();
  const bodies: readonly (readonly [string, string])[] = [
    ['/catalog', '<> a dcat:Catalog ; dct:title "Root" .'],
    ['/services/api', '<> a dcat:DataService ; dct:title "API" ; dcat:contactPoint [ vcard:fn "Desk" ] .'],
    ['/datasets/other', '<> a dcat:Dataset ; dct:title "Other" .'],
    [
      '/datasets/air',
      `${dataset(
        'Air',
        `; dct:publisher <${ORG}> ; dcat:distribution [ a dcat:Distribution ;
        dcat:accessURL <https://x.example/air> ; dcat:accessService <${API}> ]`,
      )}
       <${ORG}> a foaf:Organization ; foaf:name "Office" ; skos:broader <https://org.example/ministry> .`,
    ],
  ];
  for (const [path, body] of bodies) expect((await turtle('PUT', path, body)).status, path).toBe(201);
});

describe('statements of a PUT on other records', () => {
  const ignoredOf = async (more: string) => {
    const response = await put(
      '/datasets/air',
      `${await textOf(await get('/datasets/air.nt'))}\n${more}`,
      'text/turtle',
    );
    expect(response.status, await response.clone().text()).toBe(200);
    return (await response.json<{ ignored: { statements: number; nodes: string[] } }>()).ignored;
  };
  const TITLE = '<http://purl.org/dc/terms/title>';

  it('need no word where they repeat what is published', async () => {
    expect(await ignoredOf('')).toEqual({ statements: 0, nodes: [] });
    expect(await ignoredOf(`<${BASE}/datasets/other> ${TITLE} "Other" .`)).toEqual({
      statements: 0,
      nodes: [],
    });
  });

  it.each([
    ['an embedded service', API, `<${API}> ${TITLE} "Changed" .`],
    ['a dataset that is only named', `${BASE}/datasets/other`, `<${BASE}/datasets/other> ${TITLE} "Mine" .`],
    ['the root catalogue', `${BASE}/catalog`, `<${BASE}/catalog> ${TITLE} "Mine" .`],
    ['a CatalogRecord', `${BASE}/records/air`, `<${BASE}/records/air> ${TITLE} "Mine" .`],
    [
      'a CatalogRecord as a value',
      `${BASE}/datasets/air`,
      `<${BASE}/datasets/air> <http://purl.org/dc/terms/relation> <${BASE}/records/other> .`,
    ],
  ])('are told: on %s', async (_, node, more) => {
    expect(await ignoredOf(more)).toEqual({ statements: 1, nodes: [node] });
    expect(await titlesOf('/services/api')).toEqual(['API']);
    expect(await titlesOf('/datasets/other')).toEqual(['Other']);
  });

  it('are told to whoever did not ask for JSON, too', async () => {
    const body = `${await textOf(await get('/datasets/air.nt'))}\n<${API}> ${TITLE} "Changed" .`;
    const response = await put('/datasets/air', body, 'text/turtle', { Accept: 'text/turtle' });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ ignored: { statements: 1, nodes: [API] } });
  });
});

describe('a PUT of RDF/XML', () => {
  const ODD = 'https://odd.example/property/123';
  const sentBack = async () =>
    put('/datasets/odd', await textOf(await get('/datasets/odd.rdf')), 'application/rdf+xml');

  it('is refused where it would delete what RDF/XML cannot say, naming it', async () => {
    await turtle('PUT', '/datasets/odd', dataset('Odd', `; <${ODD}> "kept"`));
    const response = await sentBack();
    expect(response.status).toBe(422);
    expect(await problemOf(response)).toMatchObject({
      code: 'rdfxml-incomplete',
      total: 1,
      statements: [`<${BASE}/datasets/odd> <${ODD}> "kept" .`],
    });
    expect(await publishedValues('/datasets/odd', ODD)).toEqual(['kept']);
  });

  it('is taken where a curator added it: that stays', async () => {
    expect((await turtle('PUT', '/datasets/odd', dataset('Odd'))).status).toBe(200);
    expect((await turtle('POST', '/api/records/odd/amendments', `<> <${ODD}> "added" .`)).status).toBe(201);
    expect((await sentBack()).status).toBe(200);
    expect(await publishedValues('/datasets/odd', ODD)).toEqual(['added']);
  });
});

describe('the id of a PUT', () => {
  it('is 400 when it is of another shape, saying what an id looks like', async () => {
    for (const id of ['Air', 'air_quality', '-air', 'a'.repeat(81), 'qualit%C3%A9']) {
      const response = await turtle('PUT', `/datasets/${id}`, dataset('x'));
      expect(response.status, id).toBe(400);
      expect(await problemOf(response)).toMatchObject({
        code: 'id-invalid',
        hint: expect.stringContaining('lower-case'),
      });
    }
    expect((await get('/datasets/Air')).status).toBe(404);
  });
});
