import { beforeAll, describe, expect, it } from 'vitest';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import { ADMIN, BASE, client, migrate, parse, textOf, valuesOf, withToken } from './http-client.ts';
import {
  as,
  codeOf,
  dataset,
  makeToken,
  type NewToken,
  postImport,
  remove,
  titlesOf,
  tokenFor,
} from './http-writing.ts';

const { get, fetch, turtle } = client();
const ORG = 'https://org.example/city';
const OTHER = 'https://org.example/state';

const by = (publisher: string) => `; dct:publisher <${publisher}>`;

let city = '';
let publisher = '';

beforeAll(async () => {
  await migrate();
  for (const id of ['city', 'state'])
    expect((await turtle('PUT', `/catalogs/${id}`, `<> a dcat:Catalog ; dct:title "${id}" .`)).status).toBe(
      201,
    );
  [city, publisher] = await Promise.all([tokenFor('catalog:city'), tokenFor(`publisher:${ORG}`)]);
});

describe('/api/tokens', () => {
  it('shows a secret once and stores its hash', async () => {
    const response = await makeToken({ name: 'Harvester', scopes: ['catalog:city'], expires: '2099-01-01' });
    expect(response.status).toBe(201);
    const made = await response.json<NewToken>();
    expect(made).toMatchObject({
      name: 'Harvester',
      scope: 'catalog:city',
      expires: '2099-01-01T00:00:00Z',
      revoked: null,
    });
    expect(made.token).toMatch(/^moi_[\w-]{43}$/);
    expect(response.headers.get('Location')).toBe(`${BASE}/api/tokens/${made.id}`);
    const list = await (await get('/api/tokens', withToken(ADMIN))).text();
    expect(list).toContain(made.id);
    expect(list).not.toContain(made.token);
    expect(list).not.toContain('hash');
  });

  it('is the administrator’s alone', async () => {
    for (const [token, status] of [
      [null, 401],
      [city, 403],
      ['moi_wrong', 401],
    ] as const) {
      const headers = token === null ? {} : withToken(token);
      expect((await makeToken({ name: 'x', scope: 'admin' }, token)).status).toBe(status);
      expect((await get('/api/tokens', headers)).status).toBe(status);
      expect((await fetch('/api/tokens/x', { method: 'DELETE', headers })).status).toBe(status);
      expect((await fetch('/api/rebase', { method: 'POST', headers })).status).toBe(status);
    }
  });

  it('refuses what is no scope, no name, no time', async () => {
    const good = { name: 'x', scope: 'catalog:city' };
    for (const bad of [
      { ...good, name: '' },
      { ...good, scope: 'root' },
      { ...good, scope: 'catalog:catalog' },
      { name: 'x' },
      { ...good, expires: 'soon' },
      { ...good, expires: '2001-01-01' },
    ])
      expect((await makeToken(bad)).status, JSON.stringify(bad)).toBe(422);
  });

  it('warns of a catalogue that does not exist', async () => {
    const made = async (scopes: string[]) => (await makeToken({ name: 'x', scopes })).json<NewToken>();
    expect((await made(['catalog:city', 'catalog:nowhere'])).warning).toContain('“nowhere”');
    expect(await made(['catalog:city', `publisher:${ORG}`])).not.toHaveProperty('warning');
  });

  it('ends a token that is revoked or has expired', async () => {
    const made = await (await makeToken({ name: 'short', scope: 'admin' })).json<NewToken>();
    expect((await get('/api/tokens', withToken(made.token))).status).toBe(200);
    const revoke = () => remove(`/api/tokens/${made.id}`, withToken(ADMIN));
    expect((await revoke()).status).toBe(204);
    expect((await revoke()).status).toBe(204);
    const after = await get('/api/tokens', withToken(made.token));
    expect(after.status).toBe(401);
    expect(after.headers.get('WWW-Authenticate')).toContain('invalid_token');
    expect((await remove('/api/tokens/none')).status).toBe(404);
  });
});

describe('who is asking', () => {
  it('401 asks for a bearer token, 403 names the scope that is missing', async () => {
    const without = await client({}, { token: null }).turtle('PUT', '/datasets/x', dataset('x'));
    expect(without.status).toBe(401);
    expect(without.headers.get('WWW-Authenticate')).toBe('Bearer realm="moisson"');
    const narrow = await as(city).turtle('PUT', '/catalog', '<> a dcat:Catalog ; dct:title "mine" .');
    expect(narrow.status).toBe(403);
    expect(narrow.headers.get('WWW-Authenticate')).toContain('insufficient_scope');
    expect(await narrow.json()).toMatchObject({ code: 'scope-missing', scope: 'admin' });
  });

  it('comes from the Authorization header alone', async () => {
    for (const [path, headers] of [
      ['/datasets/x', { Cookie: `token=${ADMIN}` }],
      [`/datasets/x?token=${ADMIN}&access_token=${ADMIN}`, {}],
      ['/datasets/x', { Authorization: `Basic ${ADMIN}` }],
    ] as const) {
      const response = await client({}, { token: null }).turtle('PUT', path, dataset('x'), headers);
      expect(response.status).toBe(401);
    }
  });

  it('without ADMIN_TOKEN nobody is the administrator by an empty token', async () => {
    const open = client({ ADMIN_TOKEN: '' }, { token: null });
    for (const Authorization of ['Bearer ', 'Bearer  ', 'Bearer undefined', 'Bearer null'])
      expect((await open.get('/api/tokens', { Authorization })).status).toBe(401);
  });

  it('every way of writing asks', async () => {
    const writes: readonly (readonly [string, string])[] = [
      ...['datasets', 'services', 'series', 'catalogs', 'entities'].flatMap((path) => [
        ['PUT', `/${path}/x`] as const,
        ['DELETE', `/${path}/x`] as const,
      ]),
      ['PUT', '/catalog'],
      ['POST', '/import'],
      ['POST', '/api/tokens'],
      ['DELETE', '/api/tokens/x'],
      ['POST', '/api/records/x/amendments'],
      ['DELETE', '/api/records/x/amendments/1'],
      ['POST', '/api/rebase'],
    ];
    for (const [method, path] of writes)
      expect(
        (await fetch(path, { method, headers: { 'Content-Type': 'text/turtle' } })).status,
        `${method} ${path}`,
      ).toBe(401);
  });
});

describe('a token for a catalogue', () => {
  it('writes, amends and deletes the records of its catalogue, into which they go by themselves', async () => {
    const token = as(city);
    const created = await token.turtle('PUT', '/datasets/city-1', dataset('1'));
    expect(created.status, await created.clone().text()).toBe(201);
    const quads = parse(await textOf(await get('/datasets/city-1.nt')));
    expect(valuesOf(quads, `${BASE}/catalogs/city`, `${PREFIXES.dcat}dataset`)).toEqual([
      `${BASE}/datasets/city-1`,
    ]);
    expect((await token.turtle('PUT', '/datasets/city-1', dataset('2'))).status).toBe(200);
    expect(
      (await token.turtle('POST', '/api/records/city-1/amendments', '<> dcat:keyword "k" .')).status,
    ).toBe(201);
    expect((await remove('/datasets/city-1', withToken(city))).status).toBe(204);
  });

  it('neither takes a record over nor moves one out', async () => {
    const token = as(city);
    await turtle('PUT', '/datasets/state-1?catalog=state', dataset('theirs'));
    await turtle('PUT', '/datasets/nobodys', dataset('nobody’s'));
    for (const id of ['state-1', 'nobodys']) {
      expect((await token.turtle('PUT', `/datasets/${id}?catalog=city`, dataset('mine'))).status, id).toBe(
        403,
      );
      expect((await remove(`/datasets/${id}`, withToken(city))).status).toBe(403);
      expect(
        (await token.turtle('POST', `/api/records/${id}/amendments`, '<> dcat:keyword "k" .')).status,
      ).toBe(403);
    }
    expect((await token.turtle('PUT', '/datasets/city-2?catalog=state', dataset('x'))).status).toBe(403);
    await token.turtle('PUT', '/datasets/city-2', dataset('x'));
    const out = await token.turtle(
      'PUT',
      '/datasets/city-2',
      `${dataset('x')} <${BASE}/catalogs/state> dcat:dataset <> .`,
    );
    expect([out.status, await codeOf(out)]).toEqual([403, 'scope-missing']);
    expect(await titlesOf('/datasets/state-1')).toEqual(['theirs']);
  });

  it('names entities of others and changes none; its own words on new ones are taken', async () => {
    const token = as(city);
    const entity = (name: string) => ` <${OTHER}> a foaf:Organization ; foaf:name "${name}" .`;
    await turtle('PUT', '/datasets/theirs', dataset('t', by(OTHER)) + entity('The State'));
    const same = await token.turtle('PUT', '/datasets/city-3', dataset('3', by(OTHER)) + entity('The State'));
    expect(same.status, await same.clone().text()).toBe(201);
    const changed = await token.turtle('PUT', '/datasets/city-3', dataset('4', by(OTHER)) + entity('Ruined'));
    expect([changed.status, await codeOf(changed)]).toEqual([403, 'shared-entity']);
    expect(await titlesOf('/datasets/city-3')).toEqual(['3']);
    const fresh = 'https://org.example/new-office';
    const created = await token.turtle(
      'PUT',
      '/datasets/city-4',
      `${dataset('4', by(fresh))} <${fresh}> a foaf:Agent ; foaf:name "New" .`,
    );
    expect(created.status).toBe(201);
    const { entities } = await created.json<{ entities: string[] }>();
    expect((await remove(`/entities/${entities[0]}`, withToken(city))).status).toBe(403);
    expect((await token.turtle('PUT', `/entities/${entities[0]}`, `<${fresh}> foaf:name "X" .`)).status).toBe(
      403,
    );
  });

  it('imports into its catalogue, under names of its own, and what is not its own is refused one by one', async () => {
    const post = (query: string, body: string) => postImport(query, body, { token: city });
    await turtle('PUT', '/datasets/state-2?catalog=state', dataset('theirs'));
    const body = (name: string) => `
      <https://city.example/1> a dcat:Dataset ; dct:title "1" ; dct:publisher <${ORG}>, <${OTHER}> .
      <${BASE}/datasets/state-2> a dcat:Dataset ; dct:title "taken over" .
      <${ORG}> a foaf:Organization ; foaf:name "${name}" .
      <${OTHER}> a foaf:Organization ; foaf:name "Ruined" .`;
    const summary = await (await post('source=weekly&catalog=city', body('City'))).json<{
      source: string;
      created: number;
      rejected: { iri: string; code: string }[];
    }>();
    expect(summary).toMatchObject({ source: 'city:weekly', created: 2 });
    expect(summary.rejected.map(({ iri, code }) => `${code} ${iri}`).toSorted()).toEqual([
      `scope-missing ${BASE}/datasets/state-2`,
      `shared-entity ${OTHER}`,
    ]);
    // What its own import said of an entity before, it may say anew.
    expect(await (await post('source=weekly', body('City of X'))).json()).toMatchObject({
      updated: 1,
      unchanged: 1,
    });
    expect((await post('source=weekly&catalog=state', body('City'))).status).toBe(403);
    expect((await post('source=local', body('City'))).status).toBe(400);
  });

  it('smuggles no statement on another record into its own graph', async () => {
    const graph = `<${BASE}/records/city-5>`;
    const lines = (subject: string) =>
      `<${BASE}/datasets/city-5> <${PREFIXES.rdf}type> <${PREFIXES.dcat}Dataset> ${graph} .
       <${BASE}/datasets/city-5> <${PREFIXES.dct}relation> <${subject}> ${graph} .
       <${subject}> <${PREFIXES.dct}title> "smuggled" ${graph} .\n`;
    const post = async (subject: string) => {
      const response = await postImport('split=graph', lines(subject), {
        type: 'application/n-quads',
        token: city,
      });
      return (await response.json<{ rejected: { code: string }[] }>()).rejected.map(({ code }) => code);
    };
    for (const subject of [
      `${BASE}/datasets/state-2`,
      `${BASE}/catalogs/state`,
      `${BASE}/catalog`,
      `${BASE}/records/state-2`,
      OTHER,
    ])
      expect(await post(subject), subject).toEqual(['foreign-subject']);
    expect((await get('/datasets/city-5')).status).toBe(404);
    expect(await post('https://nobody.example/else')).toEqual([]);
  });

  it('amends neither what decides on permissions nor other records', async () => {
    const token = as(city);
    await token.turtle('PUT', '/datasets/city-6', dataset('6'));
    for (const body of [
      `<> dct:publisher <${ORG}> .`,
      `<${BASE}/catalogs/state> dcat:dataset <> .`,
      `<${BASE}/datasets/state-2> dct:title "x" .`,
      `<${BASE}/catalog> dct:title "x" .`,
    ])
      expect((await token.turtle('POST', '/api/records/city-6/amendments', body)).status, body).toBe(403);
  });
});

describe('a token for a publisher', () => {
  it('writes what its publisher publishes, before and after', async () => {
    const token = as(publisher);
    expect((await token.turtle('PUT', '/datasets/pub-1', dataset('1', by(ORG)))).status).toBe(201);
    expect((await token.turtle('PUT', '/datasets/pub-1', dataset('2', by(ORG)))).status).toBe(200);
    expect((await token.turtle('PUT', '/datasets/pub-1', dataset('3', by(OTHER)))).status).toBe(403);
    expect((await token.turtle('PUT', '/datasets/pub-2', dataset('4'))).status).toBe(403);
    await turtle('PUT', '/datasets/pub-3', dataset('theirs', by(OTHER)));
    expect((await token.turtle('PUT', '/datasets/pub-3', dataset('mine', by(ORG)))).status).toBe(403);
  });
  it('puts nothing into a catalogue of others', async () => {
    const response = await as(publisher).turtle(
      'PUT',
      '/datasets/pub-4?catalog=state',
      dataset('4', by(ORG)),
    );
    expect(response.status).toBe(403);
  });
});

describe('a token with several scopes', () => {
  it('writes what any of them allows, names the catalogue where there are two, and nothing else', async () => {
    const made = await makeToken({ name: 'both', scope: `catalog:city catalog:state publisher:${ORG}` });
    const { token, scope } = await made.json<NewToken>();
    expect(scope).toBe(`catalog:city catalog:state publisher:${ORG}`);
    const both = as(token);
    for (const id of ['city', 'state']) {
      const response = await both.turtle('PUT', `/datasets/both-${id}?catalog=${id}`, dataset(id));
      expect(response.status, id).toBe(201);
      expect((await both.turtle('PUT', `/datasets/both-${id}`, dataset('again'))).status, id).toBe(403);
    }
    expect((await both.turtle('PUT', '/datasets/both-org', dataset('org', by(ORG)))).status).toBe(201);
    expect((await both.turtle('PUT', '/datasets/both-none', dataset('none'))).status).toBe(403);
    expect((await both.turtle('PUT', '/catalog', '<> a dcat:Catalog ; dct:title "x" .')).status).toBe(403);
    const imported = await postImport(
      'source=weekly&catalog=state',
      '<https://both.example/1> a dcat:Dataset ; dct:title "1" .',
      { token },
    );
    expect(await imported.json()).toMatchObject({ source: 'state:weekly', created: 1, rejected: [] });
  });
});
