/**
 * Conversations of those who look around: crawlers, and readers of feeds.
 */
import { DOMParser, type Element } from '@xmldom/xmldom';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rangeOf, readPages } from '../../src/catalogue/sitemap.ts';
import { bindings, emptyCatalogue } from '../support/catalogue.ts';
import { BASE, client, migrate, textOf } from './http-client.ts';
import { dataset, remove } from './http-writing.ts';

const { get, turtle } = client();

const rootOf = async (response: Response): Promise<Element> => {
  const text = await textOf(response);
  expect(response.status, text).toBe(200);
  return new DOMParser({
    onError: (_, message) => {
      throw new Error(message);
    },
  }).parseFromString(text, 'text/xml').documentElement!;
};
const texts = (root: Element, name: string): string[] =>
  Array.from(root.getElementsByTagName(name), ({ textContent }) => textContent ?? '');
const links = (root: Element, rel: string): string[] =>
  Array.from(root.getElementsByTagName('link'))
    .filter((link) => link.parentNode === root && link.getAttribute('rel') === rel)
    .map((link) => link.getAttribute('href') ?? '');

const put = async (path: string, body: string): Promise<void> => {
  const response = await turtle('PUT', path, body);
  expect(response.status, await textOf(response.clone())).toBeLessThan(300);
};
const HEALTH = 'http://publications.europa.eu/resource/authority/data-theme/HEAL';

/** Puts the times of the records apart, which the clock of a test does not. */
const setTime = (id: string, time: string): Promise<unknown> =>
  bindings.DB.prepare('UPDATE record SET modified = ?2 WHERE id = ?1').bind(id, time).run();

beforeAll(migrate);
beforeEach(async () => {
  await emptyCatalogue();
});

describe('GET /sitemap.xml', () => {
  it('lists the pages of datasets, services and series that there are', async () => {
    await put('/datasets/air', dataset('Air'));
    await put('/services/api', '<> a dcat:DataService ; dct:title "Api"@en .');
    await put('/series/years', '<> a dcat:DatasetSeries ; dct:title "Years"@en .');
    await put('/entities/agency', '<> a foaf:Organization ; foaf:name "Agency"@en .');
    await put('/datasets/gone', dataset('Gone'));
    await remove('/datasets/gone');
    const root = await rootOf(await get('/sitemap.xml'));
    expect(root.nodeName).toBe('urlset');
    expect(texts(root, 'loc')).toEqual([
      `${BASE}/datasets/air`,
      `${BASE}/services/api`,
      `${BASE}/series/years`,
    ]);
    expect(texts(root, 'lastmod')[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it('answers 304 until something is written, and HEAD alike', async () => {
    await put('/datasets/air', dataset('Air'));
    const first = await get('/sitemap.xml');
    const etag = first.headers.get('ETag')!;
    expect((await get('/sitemap.xml', { 'If-None-Match': etag })).status).toBe(304);
    const head = await client().fetch('/sitemap.xml', { method: 'HEAD' });
    expect(head.headers.get('ETag')).toBe(etag);
    await put('/datasets/air', dataset('Air again'));
    expect((await get('/sitemap.xml', { 'If-None-Match': etag })).status).toBe(200);
  });

  it('is empty and valid for an empty catalogue', async () => {
    expect(texts(await rootOf(await get('/sitemap.xml')), 'loc')).toEqual([]);
  });

  it('becomes the index of parts beyond 50,000 pages; a part is a constant range', async () => {
    const ctx = await emptyCatalogue();
    await put('/datasets/air', dataset('Air'));
    // Rows alone: the sitemap reads nothing else.
    const numbers = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100010)';
    const isFree = 'i NOT IN (SELECT seq FROM record)';
    await bindings.DB.batch([
      bindings.DB.prepare(
        `INSERT INTO term (id, hash, kind, value) ${numbers} SELECT -i, i, 1, 'urn:x:' || i FROM n`,
      ),
      bindings.DB.prepare(
        `INSERT INTO record (seq, id, kind, iri, graph, status, checksum, version, created, modified) ${numbers}
         SELECT i, 'd' || i, 'dataset', -i, -i, 'published', '', 1, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'
         FROM n WHERE ${isFree}`,
      ),
    ]);
    const index = await rootOf(await get('/sitemap.xml'));
    expect(index.nodeName).toBe('sitemapindex');
    expect(texts(index, 'loc')).toEqual([1, 2, 3].map((n) => `${BASE}/sitemap-${n}.xml`));
    const second = await get('/sitemap-2.xml');
    const etag = second.headers.get('ETag')!;
    const pages = texts(await rootOf(second), 'loc');
    expect(pages).toHaveLength(50_000);
    expect([pages[0], pages.at(-1)]).toEqual([`${BASE}/datasets/d50001`, `${BASE}/datasets/d100000`]);
    await put('/datasets/air', dataset('Air again'));
    expect((await get('/sitemap-2.xml', { 'If-None-Match': etag })).status).toBe(304);
    expect((await get('/sitemap-4.xml')).status).toBe(404);
    let count = 0;
    for await (const part of readPages(ctx, rangeOf(1))) count += part.length;
    expect(count).toBe(50_000);
  });

  it.each(['/sitemap-0.xml', '/sitemap-2.xml', '/sitemap-x.xml', '/sitemap-1.xml.gz'])(
    'has no %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});

describe('GET /robots.txt', () => {
  it('lets pages be read, keeps crawlers from queries, and names the sitemap', async () => {
    const lines = (await textOf(await get('/robots.txt'))).split('\n');
    expect(lines[0]).toBe('User-agent: *');
    expect(lines).toEqual(
      expect.arrayContaining(['Disallow: /sparql?', 'Disallow: /catalog?', 'Allow: /catalog?page=']),
    );
    expect(lines).toContain(`Sitemap: ${BASE}/sitemap.xml`);
  });

  it('names paths from the root of the host', async () => {
    const below = client({ BASE_URL: `${BASE}/open` });
    await emptyCatalogue(`${BASE}/open`);
    const text = await textOf(await below.get('/open/robots.txt'));
    expect(text).toContain('Disallow: /open/sparql?');
  });
});

describe('GET /atom.xml', () => {
  it('has records, newest first, with their title in the language asked for, links and themes', async () => {
    await put('/datasets/old', dataset('Vieux'));
    await setTime('old', '2026-01-01T00:00:00Z');
    await put(
      '/datasets/new',
      `<> a dcat:Dataset ; dct:title "Neuf"@fr, "New"@en ; dct:description "Text & more"@en ; dcat:theme <${HEALTH}> .`,
    );
    const root = await rootOf(await get('/atom.xml?lang=en'));
    expect(texts(root, 'title').slice(1)).toEqual(['New', 'Vieux']);
    expect(texts(root, 'id')).toEqual([`${BASE}/atom.xml`, `${BASE}/records/new`, `${BASE}/records/old`]);
    const category = root.getElementsByTagName('category')[0]!;
    expect([category.getAttribute('term'), category.getAttribute('label')]).toEqual([HEALTH, 'Health']);
    const entry = root.getElementsByTagName('entry')[0]!;
    const hrefs = Array.from(entry.getElementsByTagName('link'), (link) => link.getAttribute('href'));
    expect(hrefs).toEqual(expect.arrayContaining([`${BASE}/datasets/new`, `${BASE}/datasets/new.ttl`]));
    expect(texts(entry, 'summary')).toEqual(['Text & more']);
    expect(links(root, 'self')).toEqual([`${BASE}/atom.xml?lang=en`]);
  });

  it('tells what was deleted', async () => {
    await put('/datasets/air', dataset('Air'));
    await remove('/datasets/air');
    const root = await rootOf(await get('/atom.xml'));
    const tombstone = root.getElementsByTagName('at:deleted-entry')[0]!;
    expect(tombstone.getAttribute('ref')).toBe(`${BASE}/records/air`);
    expect(texts(root, 'entry')).toEqual([]);
  });

  it('follows a search, without what is deleted', async () => {
    await put('/datasets/air', `<> a dcat:Dataset ; dct:title "Air"@en ; dcat:theme <${HEALTH}> .`);
    await put('/datasets/sea', dataset('Sea'));
    await put('/datasets/gone', dataset('Gone'));
    await remove('/datasets/gone');
    for (const query of [`theme=${encodeURIComponent(HEALTH)}`, 'q=air']) {
      const root = await rootOf(await get(`/atom.xml?${query}`));
      expect(texts(root, 'id')).toEqual([`${BASE}/atom.xml?${query}`, `${BASE}/records/air`]);
      expect(root.getElementsByTagName('at:deleted-entry')).toHaveLength(0);
      expect(links(root, 'alternate')).toEqual([`${BASE}/catalog?${query}`]);
    }
  });

  it('leads through all that is older, each record once', async () => {
    for (let i = 0; i < 53; i++) await put(`/datasets/d${i}`, dataset(`D${i}`));
    await remove('/datasets/d7');
    const seen: string[] = [];
    for (let next: string | undefined = '/atom.xml'; next; ) {
      const root: Element = await rootOf(await get(next));
      seen.push(...texts(root, 'id').slice(1));
      seen.push(
        ...Array.from(
          root.getElementsByTagName('at:deleted-entry'),
          (entry) => entry.getAttribute('ref') ?? '',
        ),
      );
      next = links(root, 'next')[0]?.slice(BASE.length);
    }
    expect(seen).toHaveLength(53);
    expect(new Set(seen).size).toBe(53);
  });

  it('answers 304, and 400 to a cut of nobody’s', async () => {
    await put('/datasets/air', dataset('Air'));
    const etag = (await get('/atom.xml')).headers.get('ETag')!;
    expect((await get('/atom.xml', { 'If-None-Match': etag })).status).toBe(304);
    expect((await get('/atom.xml?before=x')).status).toBe(400);
  });
});

describe('pages', () => {
  const atomIn = async (path: string): Promise<string | undefined> =>
    /<link rel="alternate" type="application\/atom\+xml" href="([^"]+)"/.exec(
      await textOf(await get(path, { Accept: 'text/html' })),
    )?.[1];

  it('name the feed; a list names its own, with its filters', async () => {
    await put('/datasets/air', dataset('Air'));
    expect(await atomIn('/')).toBe('/atom.xml');
    expect(await atomIn('/datasets/air')).toBe('/atom.xml');
    expect(await atomIn('/catalog?q=air&page=1')).toBe('/atom.xml?q=air');
  });

  it('name each RDF form of a record and of a list', async () => {
    await put('/datasets/air', dataset('Air'));
    for (const path of ['/datasets/air', '/catalog']) {
      const html = await textOf(await get(path, { Accept: 'text/html' }));
      for (const extension of ['ttl', 'jsonld', 'rdf', 'nt', 'trig'])
        expect(html, extension).toMatch(
          new RegExp(`<link rel="alternate" href="${BASE}${path}\\.${extension}[^"]*" type=`),
        );
    }
  });

  it('name the whole list as a table, with its search and filters and in its language', async () => {
    await put('/datasets/air', dataset('Air'));
    const html = await textOf(
      await get('/catalog?q=air&kind=dataset&order=title&page_size=5&utm=1&lang=en', { Accept: 'text/html' }),
    );
    const path = '/api/records.csv?q=air&amp;kind=dataset&amp;lang=en';
    expect(html).toContain(`<link rel="alternate" href="${BASE}${path}" type="text/csv" title="CSV"/>`);
    expect(html).toContain(`<a href="${path}" type="text/csv" rel="nofollow">`);
    expect((await get(path.replaceAll('&amp;', '&'))).status).toBe(200);
    const part = await textOf(await get('/catalogs/hvd?lang=en', { Accept: 'text/html' }));
    expect(part).toContain(`${BASE}/api/records.csv?catalog=hvd&amp;lang=en`);
  });
});
