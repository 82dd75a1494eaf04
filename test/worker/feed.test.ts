import { beforeAll, describe, expect, it } from 'vitest';
import { dropOldChanges } from '../../src/catalogue/feed-retention.ts';
import { PREFIXES, RDF_TYPE } from '../../src/rdf/namespaces.ts';
import { d1 } from '../../src/store/db.ts';
import * as vocabularies from '../../src/vocab/bundled.ts';
import { bindings, query } from '../support/catalogue.ts';
import { applyActivities, newState, visit } from '../support/ldes-follower.ts';
import { parseRdf } from './feed-quads.ts';
import { BASE, client, migrate, parse, textOf, valuesOf } from './http-client.ts';
import { dataset, postImport, remove } from './http-writing.ts';

const { get, fetch, turtle } = client();
const { as: AS, dct: DCT, dcat: DCAT, ldes: LDES, tree: TREE } = PREFIXES;
const FEED = `${BASE}/feed`;
const TRIG = { Accept: 'application/trig' };

const ask = (url: string, headers: Record<string, string> = TRIG): Promise<Response> =>
  get(url.startsWith(BASE) ? url.slice(BASE.length) : url, headers);
const quadsAt = async (url: string) => parse(await textOf(await ask(url)));

const put = async (path: string, body: string): Promise<void> => {
  const response = await turtle('PUT', path, body);
  expect(response.status, await response.clone().text()).toBeLessThan(300);
};
const newestSeq = async (): Promise<number> =>
  Number((await query('SELECT max(seq) AS seq FROM change'))[0]!.seq);
const follow = (state = newState()) => visit((url) => ask(url), FEED, state);

const numbered = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i)
    .map(
      (n) => `<https://pub.example/d${n}> a dcat:Dataset ; dct:title "Jeu ${n}"@fr ; dct:identifier "${n}" .`,
    )
    .join('\n');

beforeAll(async () => {
  await migrate();
  await put(
    '/catalog',
    `<> a dcat:Catalog ; dct:title "Les données"@fr ; dct:publisher <https://pub.example/org> .`,
  );
});

describe('the root of the feed', () => {
  it('describes the stream', async () => {
    const quads = await quadsAt(FEED);
    const stream = `${FEED}#stream`;
    expect(valuesOf(quads, stream, RDF_TYPE)).toEqual([`${LDES}EventStream`]);
    expect(valuesOf(quads, stream, `${TREE}view`)).toEqual([FEED]);
    expect(valuesOf(quads, stream, `${LDES}timestampPath`)).toEqual([`${AS}published`]);
    expect(valuesOf(quads, stream, `${LDES}versionOfPath`)).toEqual([`${AS}object`]);
    expect(valuesOf(quads, stream, `${TREE}shape`)).toEqual([
      'https://semiceu.github.io/LDES-DCAT-AP-feeds/shape.ttl#ActivityShape',
    ]);
    expect(valuesOf(quads, stream, `${DCT}title`)).toContain('Modifications de\u00a0: Les données');
    expect(valuesOf(quads, stream, `${DCT}publisher`)).toEqual(['https://pub.example/org']);
  });

  it('declares what is kept, and nothing where everything is', async () => {
    const quads = await quadsAt(FEED);
    const [policy] = valuesOf(quads, FEED, `${LDES}retentionPolicy`);
    expect(valuesOf(quads, policy!, `${LDES}fullLogDuration`)).toEqual(['P365D']);
    expect(valuesOf(quads, policy!, `${LDES}versionAmount`)).toEqual(['1']);
    const forEver = await client({ CHANGES_KEPT_DAYS: '0' }).get('/feed', TRIG);
    expect(await textOf(forEver)).not.toContain('retention');
  });
});

describe('a member', () => {
  it('says what happened, when, to which resource, and in its graph what the record was then', async () => {
    await put('/datasets/air', dataset('Air'));
    const created = await newestSeq();
    await put('/datasets/air', dataset('Air et eau'));
    await remove('/datasets/air');
    await put('/datasets/air', dataset('Air encore'));
    const air = `${BASE}/datasets/air`;
    const titles: string[][] = [];
    for (const [step, type] of ['Create', 'Update', 'Delete', 'Create'].entries()) {
      const activity = `${FEED}/changes/${created + step}`;
      const quads = await quadsAt(activity);
      expect(valuesOf(quads, activity, RDF_TYPE)).toEqual([AS + type]);
      expect(valuesOf(quads, activity, `${AS}object`)).toEqual([air]);
      expect(valuesOf(quads, activity, `${AS}published`)).toHaveLength(1);
      expect(valuesOf(quads, `${FEED}#stream`, `${TREE}member`)).toEqual([activity]);
      const graph = quads.filter((q) => q.graph.value !== '');
      expect(graph.every((q) => q.graph.value === activity)).toBe(true);
      titles.push(valuesOf(graph, air, `${DCT}title`));
      expect(valuesOf(graph, air, RDF_TYPE)).toEqual(type === 'Delete' ? [] : [`${DCAT}Dataset`]);
    }
    expect(titles).toEqual([['Air'], ['Air et eau'], [], ['Air encore']]);
  });

  it('has what the record owns, one identifier, and the catalogue record; shared entities are members of their own', async () => {
    await put(
      '/datasets/owner',
      `<> a dcat:Dataset ; dct:title "x" ; dct:identifier "b", "a" ; dct:publisher <https://pub.example/agency> ;
         dcat:distribution [ a dcat:Distribution ; dcat:accessURL <https://x.example/f> ] .
       <https://pub.example/agency> a foaf:Agent ; foaf:name "Agence" .`,
    );
    const { activities } = await follow();
    const replica = applyActivities(new Map(), activities);
    const graph = replica.get(`${BASE}/datasets/owner`)!;
    expect(valuesOf(graph as never, `${BASE}/datasets/owner`, `${DCT}identifier`)).toHaveLength(1);
    expect(graph.some((q) => q.predicate.value === `${DCAT}accessURL`)).toBe(true);
    expect(graph.some((q) => q.object.value === `${DCAT}CatalogRecord`)).toBe(true);
    expect(graph.some((q) => q.object.value === 'Agence')).toBe(false);
    const agent = replica.get('https://pub.example/agency')!;
    expect(agent.map((q) => q.object.value).sort()).toEqual(['Agence', `${PREFIXES.foaf}Agent`]);
  });

  it('of a service keeps which datasets it serves', async () => {
    await put(
      '/services/api',
      `<> a dcat:DataService ; dct:title "API" ; dcat:servesDataset <${BASE}/datasets/air> .`,
    );
    const quads = await quadsAt(`${FEED}/changes/${await newestSeq()}`);
    expect(valuesOf(quads, `${BASE}/services/api`, `${DCAT}servesDataset`)).toEqual([`${BASE}/datasets/air`]);
  });

  it.each([0, 999_999, 'x', '-1', '1.5'])('%s is 404', async (number) => {
    const response = await ask(`${FEED}/changes/${number}`);
    expect(response.status).toBe(404);
    expect(response.headers.get('Location')).toBeNull();
  });
});

describe('times', () => {
  it('of changes that were written together are different, and in the order of the log', async () => {
    expect((await postImport('source=batch', numbered(1, 40))).status).toBe(200);
    const { activities } = await follow();
    const times = activities.map(({ published }) => published);
    expect(new Set(times).size).toBe(times.length);
    const numbers = activities.map(({ id }) => Number(id.split('/').at(-1)));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });

  it('never go back, even where the clock does', async () => {
    await query(
      `INSERT INTO change (record, action, time, version, checksum, source)
       SELECT record, 'delete', '1999-01-01T00:00:00Z', -1, '', 'test' FROM change ORDER BY seq DESC LIMIT 1`,
    );
    const [last, before] = await query('SELECT published FROM change ORDER BY seq DESC LIMIT 2');
    expect(Number(last!.published)).toBe(Number(before!.published) + 1);
    await query('DELETE FROM change WHERE version = -1');
  });
});

describe('following the feed', () => {
  const published = async (): Promise<string[]> =>
    (
      await query(
        `SELECT t.value AS iri FROM record r JOIN term t ON t.id = r.iri WHERE r.status = 'published' ORDER BY 1`,
      )
    ).map(({ iri }) => String(iri));

  it('gives exactly what is published; later exactly what changed since, in a few requests', async () => {
    await postImport('source=batch', numbered(1, 260));
    const state = newState();
    const first = await follow(state);
    const replica = applyActivities(new Map(), first.activities);
    expect([...replica.keys()].sort()).toEqual(await published());

    const start = await newestSeq();
    await put('/datasets/air', dataset('Air pur'));
    await remove('/datasets/owner');
    await postImport('source=batch', numbered(258, 263));
    const second = await follow(state);
    expect(second.activities.map(({ id }) => Number(id.split('/').at(-1)))).toEqual(
      Array.from({ length: (await newestSeq()) - start }, (_, i) => start + 1 + i),
    );
    expect(second.activities.map(({ type }) => type)).toEqual([
      'Update',
      'Delete',
      'Create',
      'Create',
      'Create',
    ]);
    expect(second.requests.length).toBeLessThanOrEqual(3);
    applyActivities(replica, second.activities);
    expect([...replica.keys()].sort()).toEqual(await published());
    expect((await follow(state)).activities).toEqual([]);
  });

  it('gives each record as it is published', async () => {
    const replica = applyActivities(new Map(), (await follow()).activities);
    const lines = (quads: readonly { subject: unknown; predicate: unknown; object: unknown }[]) =>
      quads.map(({ subject, predicate, object }) => JSON.stringify([subject, predicate, object])).sort();
    const quads = parse(await textOf(await get('/records/air.nt')));
    expect(lines(replica.get(`${BASE}/datasets/air`)!)).toEqual(lines(quads));
  });

  it('meets its nodes in the form that the first one was asked for', async () => {
    const text = await textOf(await ask('/feed.nq'));
    expect(text).toContain(`<${FEED}/index/1.nq>`);
    expect(await textOf(await ask('/feed/index/1.nq'))).toContain(`<${FEED}/pages/1.nq>`);
    expect(await textOf(await ask('/feed/pages/1.nq'))).toContain(`<${FEED}/pages/1.nq>`);
  });
});

describe('a page', () => {
  const fullPage = async (): Promise<number> => Math.floor((await newestSeq()) / 100);

  it('that is full is immutable and stays as it is, byte by byte, when its records change', async () => {
    const page = `${FEED}/pages/${await fullPage()}`;
    const before = await ask(page);
    expect(before.headers.get('Cache-Control')).toBe('public, max-age=604800, immutable');
    const text = await textOf(before);
    expect(text).toContain('ldes:immutable true');
    const members = valuesOf(parse(text), `${FEED}#stream`, `${TREE}member`);
    const shown = parse(text).find(
      (q) => q.subject.value === members.at(-1) && q.predicate.value === `${AS}object`,
    )!;
    const number = shown.object.value.split('/d').at(-1);
    await postImport(
      'source=batch',
      `<${shown.object.value}> a dcat:Dataset ; dct:title "Autre"@fr ; dct:identifier "${number}" .`,
    );
    const after = await ask(page);
    expect(await textOf(after)).toBe(text);
    expect(after.headers.get('ETag')).toBe(before.headers.get('ETag'));
  });

  it('that is open is asked for again, and is the same until something is added', async () => {
    const page = `${FEED}/pages/${(await fullPage()) + 1}`;
    const first = await ask(page);
    expect(first.headers.get('Cache-Control')).toBe('public, max-age=0, must-revalidate');
    expect(await textOf(first)).not.toContain('immutable');
    const etag = first.headers.get('ETag')!;
    const known = await ask(page, { ...TRIG, 'If-None-Match': etag });
    expect(known.status).toBe(304);
    expect(await known.text()).toBe('');
    await put('/datasets/air', dataset('Air neuf'));
    expect((await ask(page, { ...TRIG, 'If-None-Match': etag })).status).toBe(200);
  });

  it('answers HEAD alike and is open to other origins', async () => {
    const all = await ask(`${FEED}/pages/1`);
    const head = await fetch('/feed/pages/1', { method: 'HEAD', headers: TRIG });
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(all.headers));
    expect(head.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(await head.text()).toBe('');
  });

  it('says the same in every form', async () => {
    const [trig, jsonld, nquads] = await Promise.all(
      ['application/trig', 'application/ld+json', 'application/n-quads'].map(async (type) => {
        const response = await ask(`${FEED}/pages/1`, { Accept: type });
        expect(response.headers.get('Content-Type')).toBe(type);
        return parseRdf(await textOf(response), type);
      }),
    );
    expect(trig!.length).toBeGreaterThan(100);
    expect(jsonld).toEqual(trig);
    expect(nquads).toEqual(trig);
  });

  it('has no form without graphs', async () => {
    expect((await ask('/feed', { Accept: 'text/turtle' })).status).toBe(406);
    expect((await ask('/feed/pages/1.ttl')).status).toBe(406);
  });

  it('beyond the log is 404', async () => {
    expect((await ask(`${FEED}/pages/${(await fullPage()) + 2}`)).status).toBe(404);
    expect((await ask(`${FEED}/pages/0`)).status).toBe(404);
    expect((await ask(`${FEED}/index/2`)).status).toBe(404);
  });
});

describe('pages for people', () => {
  it.each(['/feed', '/feed/pages/1', '/feed/index/1', '/feed/changes/1'])('%s', async (path) => {
    const response = await get(path, { Accept: 'text/html', 'Accept-Language': 'fr' });
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('Cache-Control')).not.toContain('immutable');
    const text = await response.text();
    expect(text).toContain('<html lang="fr"');
    expect(text).not.toContain('<script');
  });

  it('name records and lead to them', async () => {
    const text = await (await get('/feed', { Accept: 'text/html', 'Accept-Language': 'en' })).text();
    expect(text).toMatch(/<a href="\/datasets\/air">[\s\S]*?Air neuf/);
    expect(text).toMatch(/>update<\/a>/);
  });
});

describe('what is not public', () => {
  it('is in no page and under no number', async () => {
    await put('/datasets/secret', dataset('Confidentiel'));
    const seq = await newestSeq();
    const url = `${FEED}/changes/${seq}`;
    const page = `${FEED}/pages/${Math.ceil(seq / 100)}`;
    expect(await textOf(await ask(page))).toContain('Confidentiel');
    await query(`UPDATE graph SET public = 0 WHERE id = (SELECT graph FROM record WHERE id = 'secret')`);
    expect((await ask(url)).status).toBe(404);
    for (const path of [page, FEED]) {
      for (const accept of ['application/trig', 'text/html'])
        expect(await textOf(await ask(path, { Accept: accept }))).not.toMatch(
          /Confidentiel|datasets\/secret/,
        );
    }
    const { activities } = await follow();
    expect(activities.map(({ object }) => object)).not.toContain(`${BASE}/datasets/secret`);
  });
});

describe('what is not kept', () => {
  const DAY_MS = 86_400_000;
  const at = (now: number) => ({
    db: d1(bindings.DB),
    baseUrl: BASE,
    now: () => new Date(now),
    vocabularies,
  });

  it('is dropped with its payload; newest changes and deletions stay', async () => {
    await put('/datasets/old', dataset('Une personne'));
    const seq = await newestSeq();
    await put('/datasets/old', dataset('Personne'));
    await remove('/datasets/old');
    await put('/datasets/old', dataset('Enfin'));
    const before = applyActivities(new Map(), (await follow()).activities);

    expect(await dropOldChanges(at(Date.now() + 10 * DAY_MS), 30)).toBe(0);
    expect(await dropOldChanges(at(Date.now() + 40 * DAY_MS), 0)).toBe(0);
    expect(await dropOldChanges(at(Date.now() + 40 * DAY_MS), 30)).toBeGreaterThan(0);

    expect((await ask(`${FEED}/changes/${seq}`)).status).toBe(410);
    expect((await ask(`${FEED}/changes/${seq + 1}`)).status).toBe(410);
    expect((await ask(`${FEED}/changes/${seq + 2}`)).status).toBe(200);
    expect((await ask(`${FEED}/changes/${seq + 3}`)).status).toBe(200);
    expect(await query(`SELECT seq FROM change WHERE payload LIKE '%Une personne%'`)).toEqual([]);
    const after = applyActivities(new Map(), (await follow()).activities);
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  });
});
