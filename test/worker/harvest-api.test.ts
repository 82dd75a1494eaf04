/**
 * Managing harvested sources over HTTP: making them, seeing what they would bring, reading them, and what is told.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { signatureOf } from '../../src/harvest/webhook.ts';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import { harvestClient } from './harvest-client.ts';
import {
  client as anyClient,
  BASE,
  migrate,
  parse,
  TURTLE_PREFIXES,
  textOf,
  valuesOf,
} from './http-client.ts';

const client = harvestClient();
const { get, send, setPortal, run, finish } = client;
const { turtle } = anyClient();

const AGENCY = 'https://portal.example/agency';

const dataset = (name: string, title = name): string =>
  `<https://portal.example/${name}> a dcat:Dataset ; dct:title "${title}"@en ; dct:publisher <${AGENCY}> .`;

const portalOf =
  (...bodies: readonly string[]) =>
  () =>
    new Response(`${TURTLE_PREFIXES}<${AGENCY}> a foaf:Agent ; foaf:name "Agency" .\n${bodies.join('\n')}`, {
      headers: { 'Content-Type': 'text/turtle' },
    });

const CONFIG = { kind: 'dcat', url: 'https://portal.example/catalog' };

interface RunJson {
  readonly id: number;
  readonly outcome: string;
  readonly words: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly problemCounts: readonly { kind: string; code: string }[];
}

const reportOf = async (id: number): Promise<RunJson> =>
  (await get(`/api/runs/${id}`, { 'Accept-Language': 'en' })).json<RunJson>();
const codeOf = async (response: Response) => (await response.json<{ code: string }>()).code;

beforeAll(migrate);

describe('PUT /api/sources/{id}', () => {
  it('makes a source, and never shows its secrets', async () => {
    const response = await send('PUT', '/api/sources/secretive', {
      ...CONFIG,
      title: 'Portal',
      precedence: 50,
      schedule: 'daily',
      headers: { Authorization: 'Bearer key-of-the-portal' },
      webhook: { url: 'https://hook.example/', secret: 'shared-secret' },
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('Location')).toBe(`${BASE}/api/sources/secretive`);
    const text = await textOf(await send('GET', '/api/sources/secretive'));
    expect(JSON.parse(text)).toMatchObject({
      title: 'Portal',
      precedence: 50,
      harvest: { kind: 'dcat', schedule: '40 2 * * *', due: expect.any(String), run: null },
      config: { headers: { Authorization: 'set' }, webhook: { secret: 'set' } },
    });
    for (const path of ['/api/sources', '/sources', '/sources/secretive', '/sources/secretive.json'])
      expect(text + (await textOf(await get(path)))).not.toMatch(
        /key-of-the-portal|shared-secret|hook\.example\/"?>/,
      );
  });

  it('keeps secrets that come back as they were shown, and what the body leaves out', async () => {
    const { config } = await (await send('GET', '/api/sources/secretive')).json<{ config: object }>();
    expect((await send('PUT', '/api/sources/secretive', { ...config, pageSize: 7 })).status).toBe(200);
    let asked: HeadersInit | undefined;
    setPortal((url, init) => {
      if (url.host === 'portal.example') asked = init.headers;
      return portalOf(dataset('a'))();
    });
    await run('secretive');
    expect(new Headers(asked).get('Authorization')).toBe('Bearer key-of-the-portal');
  });

  it('refuses what it does not understand by name, and other precedence', async () => {
    const bad = await send('PUT', '/api/sources/bad', { ...CONFIG, schedule: '* * * * *' });
    expect([bad.status, await codeOf(bad)]).toEqual([400, 'source-invalid']);
    expect((await send('PUT', '/api/sources/Bad_Id', CONFIG)).status).toBe(400);
    expect((await send('PUT', '/api/sources/local', CONFIG)).status).toBe(400);
    expect((await send('PUT', '/api/sources/secretive', { ...CONFIG, precedence: 9 })).status).toBe(409);
    const { records } = await (await get('/api/records')).json<{ records: { id: string }[] }>();
    const dataset = await send('PUT', '/api/sources/bad', { ...CONFIG, catalog: records[0]!.id });
    expect([dataset.status, await codeOf(dataset)]).toEqual([400, 'source-invalid']);
  });

  it('is for the administrator', async () => {
    expect((await get('/api/sources/secretive')).status).toBe(401);
  });
});

describe('POST /api/sources/{id}/preview', () => {
  it('tells what would happen to each record of an unsaved source, and stores nothing', async () => {
    setPortal(portalOf(dataset('p1'), dataset('p2'), `<https://portal.example/p1> dct:description "d"@en .`));
    const response = await send('POST', '/api/sources/unsaved/preview?n=1', {
      ...CONFIG,
      defaults: { theme: 'http://publications.europa.eu/resource/authority/data-theme/ENVI' },
    });
    expect(response.status).toBe(200);
    const preview = await response.json<{ records: Record<string, unknown>[]; isWhole: boolean }>();
    expect(preview).toMatchObject({ fault: null, isWhole: false });
    expect(preview.records).toHaveLength(1);
    expect(preview.records[0]).toMatchObject({
      iri: 'https://portal.example/p1',
      action: 'create',
      added: { statements: expect.stringContaining('"p1"@en') },
      derived: { total: 1, statements: expect.stringContaining('data-theme/ENVI') },
      validation: { profiles: [expect.objectContaining({ profile: 'dcat-ap-3.0.1' })] },
    });
    expect(await (await get('/api/records?q=p1')).json()).toMatchObject({ records: [] });
    expect((await get('/sources/unsaved')).status).toBe(404);
  });

  it('shows what would change, what is filtered, and why reading ended', async () => {
    await send('PUT', '/api/sources/changing', CONFIG);
    setPortal(portalOf(dataset('q1', 'old'), dataset('q2')));
    await run('changing');
    setPortal(portalOf(dataset('q1', 'new'), dataset('q2'), dataset('q3')));
    const { records } = await (
      await send('POST', '/api/sources/changing/preview', {
        filters: { except: ['https://portal.example/q3'] },
      })
    ).json<{ records: { iri: string; action: string; added: object; removed: object }[] }>();
    const actions = Object.fromEntries(records.map(({ iri, action }) => [iri.slice(-2), action]));
    expect(actions).toEqual({ q1: 'update', q2: 'unchanged', q3: 'filtered' });
    expect(records.find(({ iri }) => iri.endsWith('q1'))).toMatchObject({
      added: { total: 1, statements: expect.stringContaining('"new"@en') },
      removed: { total: 1, statements: expect.stringContaining('"old"@en') },
    });
    setPortal(() => new Response('no', { status: 500 }));
    expect(await (await send('POST', '/api/sources/changing/preview')).json()).toMatchObject({
      fault: { code: 'fetch-failed' },
      records: [],
    });
  });
});

describe('runs', () => {
  it('begin with 202 and a Location, one at a time, and can be cancelled', async () => {
    await send('PUT', '/api/sources/slow', CONFIG);
    const begun = await send('POST', '/api/sources/slow/runs');
    expect(begun.status).toBe(202);
    const { id } = await begun.json<RunJson>();
    expect(begun.headers.get('Location')).toBe(`${BASE}/api/runs/${id}`);
    const second = await send('POST', '/api/sources/slow/runs');
    expect([second.status, await codeOf(second)]).toEqual([409, 'run-active']);
    expect((await send('DELETE', '/api/sources/slow')).status).toBe(409);
    expect(await (await send('POST', `/api/runs/${id}/cancel`)).json()).toMatchObject({
      outcome: 'cancelled',
    });
    expect((await send('POST', `/api/runs/${id}/cancel`)).status).toBe(409);
    expect(await (await get('/api/sources/slow/runs')).json()).toMatchObject({ runs: [{ id }] });
  });

  it('that wait name what they would remove, and are refused by cancelling them', async () => {
    await send('PUT', '/api/sources/halved', CONFIG);
    setPortal(portalOf(dataset('wait1'), dataset('wait2'), dataset('wait3')));
    await run('halved');
    setPortal(portalOf(dataset('wait1')));
    const id = await run('halved');
    expect(await reportOf(id)).toMatchObject({
      outcome: 'waiting',
      due: [
        { iri: 'https://portal.example/wait2', kind: 'dataset' },
        { iri: 'https://portal.example/wait3' },
      ],
    });
    expect(await textOf(await get(`/runs/${id}`))).toContain('https://portal.example/wait3');
    expect(await (await send('POST', `/api/runs/${id}/cancel`)).json()).toMatchObject({
      outcome: 'cancelled',
      fault: { code: 'removal-refused' },
    });
    expect(await reportOf(id)).toMatchObject({ due: [] });
    const confirmed = await send('POST', `/api/runs/${id}/confirm`);
    expect([confirmed.status, await codeOf(confirmed)]).toEqual([409, 'run-not-waiting']);
    expect((await (await get('/api/records?q=wait3')).json<{ records: unknown[] }>()).records).toHaveLength(
      1,
    );
  });

  it('leave a report as JSON, PROV, CSV and page, in words', async () => {
    await send('PUT', '/api/sources/told', { ...CONFIG, title: 'Told' });
    setPortal(portalOf(dataset('t1'), dataset('t2')));
    const id = await run('told');
    const report = await reportOf(id);
    expect(report).toMatchObject({ outcome: 'complete', counts: { datasets: 2, removed: 0 } });
    expect(report.words[0]).toMatch(/^Complete: all/);
    const quads = parse(await textOf(await get(`/runs/${id}.nt`)));
    expect(valuesOf(quads, `${BASE}/runs/${id}`, `${PREFIXES.prov}used`)).toEqual([CONFIG.url]);
    expect(valuesOf(quads, `${BASE}/runs/${id}`, 'urn:moisson:created')).toEqual([
      String(report.counts.created),
    ]);
    expect(await textOf(await get(`/runs/${id}.csv`))).toContain('outcome,complete');
    const page = await textOf(await get(`/runs/${id}`, { Accept: 'text/html', 'Accept-Language': 'fr' }));
    expect(page).toContain('Complète\u00a0: les');
    expect((await get('/runs/999999', { Accept: 'text/html' })).status).toBe(404);
  });

  it('say why they are incomplete, and that nothing was removed', async () => {
    await send('PUT', '/api/sources/broken', CONFIG);
    setPortal(portalOf(dataset('b1'), dataset('b2'), '<https://portal.example/b3> a "'));
    const report = await reportOf(await run('broken'));
    expect(report.outcome).toBe('incomplete');
    expect(report.words[0]).toBe(
      'Incomplete, because a page could not be read to its end. What was read is stored; nothing was removed.',
    );
    expect(report.problemCounts.length).toBeGreaterThan(0);
    const { problems } = await (await get(`/api/runs/${report.id}/problems?limit=1`)).json<{
      problems: object[];
    }>();
    expect(problems).toHaveLength(1);
    expect(await textOf(await get(`/api/runs/${report.id}/problems.csv`))).toMatch(/number,kind,page/);
  });

  it('wait for a word where more is gone than may be, and go on with it', async () => {
    await send('PUT', '/api/sources/shrinking', CONFIG);
    setPortal(portalOf(dataset('s1'), dataset('s2'), dataset('s3')));
    await run('shrinking');
    setPortal(portalOf(dataset('s1')));
    const id = await run('shrinking');
    expect((await reportOf(id)).words[0]).toMatch(/^2 records are no longer found, more than the 20%/);
    expect((await send('POST', `/api/runs/${id}/confirm`)).status).toBe(202);
    await finish(id);
    expect(await reportOf(id)).toMatchObject({ outcome: 'complete', counts: { removed: 2 } });
    expect((await send('POST', `/api/runs/${id}/confirm`)).status).toBe(409);
  });

  it('turn down what breaks an enforced profile', async () => {
    const enforcing = harvestClient({ VALIDATION: 'dcat-ap=enforce' });
    await enforcing.send('PUT', '/api/sources/strict', { ...CONFIG, policy: 'enforce' });
    enforcing.setPortal(
      portalOf(dataset('good'), '<https://portal.example/good> dct:description "d"@en .', dataset('poor')),
    );
    const report = await reportOf(await enforcing.run('strict'));
    expect(report).toMatchObject({
      counts: { rejected: 1 },
      problemCounts: [expect.objectContaining({ kind: 'rejected', code: 'invalid-record' })],
    });
    const preview = await enforcing.send('POST', '/api/sources/strict/preview');
    const { records } = await preview.json<{ records: { iri: string; action: string }[] }>();
    expect(records.find(({ iri }) => iri.endsWith('poor'))?.action).toBe('rejected');
  });
});

describe('/sources/{id}/problems', () => {
  it('groups what is to be mended by who publishes it', async () => {
    await send('PUT', '/api/sources/mending', CONFIG);
    setPortal(
      portalOf(dataset('m1'), '<https://portal.example/m1> dcat:landingPage <https://x.example/a b> .'),
    );
    await run('mending');
    await send('POST', '/api/outcomes');
    const { publishers } = await (await get('/sources/mending/problems.json')).json<{
      publishers: { publisher: string; name: string; problems: { kind: string }[] }[];
    }>();
    expect(publishers[0]).toMatchObject({ publisher: AGENCY, name: 'Agency' });
    const kinds = new Set(publishers[0]!.problems.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['repaired', 'validation']);
    const csv = await textOf(
      await get(`/sources/mending/problems.csv?publisher=${encodeURIComponent(AGENCY)}`),
    );
    expect(csv).toContain(`${AGENCY},Agency,https://portal.example/m1`);
    expect(await textOf(await get('/sources/mending/problems', { Accept: 'text/html' }))).toContain('Agency');
  });
});

describe('GET /api/records/{id}/descriptions', () => {
  it('tells derived statements from given ones, and shows what is withdrawn to bearers of a token alone', async () => {
    await send('PUT', '/api/sources/deriving', {
      ...CONFIG,
      defaults: { theme: 'http://publications.europa.eu/resource/authority/data-theme/HEAL' },
    });
    setPortal(portalOf(dataset('d1', 'Private')));
    await run('deriving');
    const { records } = await (await get('/api/records?q=private')).json<{ records: { id: string }[] }>();
    const path = `/api/records/${records[0]!.id}/descriptions`;
    interface Body {
      readonly descriptions: { source: string; statements: string; derived: string; unpublished: number }[];
    }
    const [description] = (await (await get(path)).json<Body>()).descriptions;
    expect(description?.derived).toContain('data-theme/HEAL');
    expect(description?.statements).toContain('"Private"@en');
    expect(description?.statements).not.toContain('data-theme/HEAL');
    const page = await textOf(await get(`/datasets/${records[0]!.id}`, { Accept: 'text/html' }));
    expect(page).toContain(`href="/sources/deriving`);

    const amended = await turtle(
      'POST',
      `/api/records/${records[0]!.id}/amendments?action=withdraw`,
      '<https://portal.example/d1> dct:title "Private"@en .',
    );
    expect(amended.status).toBe(201);
    const [shown] = (await (await get(path)).json<Body>()).descriptions;
    expect(shown?.statements).not.toContain('Private');
    expect(shown?.unpublished).toBe(1);
    expect((await get(path, { Authorization: 'Bearer nobodys' })).status).toBe(401);
    const [whole] = (await (await client.send('GET', path)).json<Body>()).descriptions;
    expect(whole?.statements).toContain('Private');
  });
});

describe('DELETE /api/sources/{id}', () => {
  it('keeps the records, or withdraws what the source says', async () => {
    await send('PUT', '/api/sources/leaving', CONFIG);
    setPortal(portalOf(dataset('l1')));
    await run('leaving');
    const kept = await (await send('DELETE', '/api/sources/leaving')).json<Record<string, number>>();
    expect(kept).toMatchObject({ withdrawn: 0 });
    expect(kept.remaining).toBeGreaterThan(0);
    expect((await send('POST', '/api/sources/leaving/runs')).status).toBe(409);
    expect(await (await send('DELETE', '/api/sources/leaving?records=withdraw')).json()).toMatchObject({
      remaining: 0,
    });
    expect(await (await get('/api/records?q=l1')).json()).toMatchObject({ records: [] });
    expect((await send('DELETE', '/api/sources/local?records=withdraw')).status).toBe(400);
  });
});

describe('the webhook', () => {
  it('is told of changes, signed, tried three times, and never keeps a run from ending', async () => {
    await send('PUT', '/api/sources/hooked', {
      ...CONFIG,
      webhook: { url: 'https://hook.example/told', secret: 'shared' },
    });
    const told: { headers: Headers; body: string }[] = [];
    setPortal((url, init) => {
      if (url.host !== 'hook.example') return portalOf(dataset('h1'))();
      told.push({ headers: new Headers(init.headers), body: String(init.body) });
      return new Response(null, { status: told.length < 3 ? 503 : 204 });
    });
    const id = await run('hooked');
    expect(told).toHaveLength(3);
    const { headers, body } = told[2]!;
    expect(JSON.parse(body)).toMatchObject({ event: 'change', report: `${BASE}/runs/${id}`, run: { id } });
    const seconds = Number(headers.get('Moisson-Timestamp'));
    expect(headers.get('Moisson-Signature')).toBe(`sha256=${await signatureOf('shared', seconds, body)}`);
    expect(body).not.toContain('shared');
    // Nothing changes: nothing is told.
    await run('hooked');
    expect(told).toHaveLength(3);
  });
});
