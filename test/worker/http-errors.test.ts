/** Error pages: the name of the site, and words in the reader's language. */
import { beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, client, deadDatabase, migrate, textOf, withToken } from './http-client.ts';
import { tokenFor } from './http-writing.ts';

const { get, turtle } = client();
const pageOf = async (path: string, lang: string, headers: Record<string, string> = {}) => {
  const response = await get(path, { Accept: 'text/html', 'Accept-Language': lang, ...headers });
  expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
  return { status: response.status, html: await textOf(response) };
};
const brandOf = (html: string) => /<a class="brand"[^>]*>.*?<span>(.*?)<\/span>/s.exec(html)?.[1];

beforeAll(async () => {
  await migrate();
  await turtle('PUT', '/catalog', '<> a dcat:Catalog ; dct:title "Les données"@fr, "The data"@en .');
});

describe('an error page', () => {
  it('has the title of the catalogue, as other pages have', async () => {
    for (const path of ['/datasets/none', '/nowhere', '/catalog?page=99', '/import']) {
      const { html } = await pageOf(path, 'fr');
      expect(brandOf(html), path).toBe('Les données');
      expect(html).toMatch(/<title>.+ – Les données<\/title>/);
    }
    expect(brandOf((await pageOf('/datasets/none', 'en')).html)).toBe('The data');
  });

  it('has a title when the store does not answer', async () => {
    const dead = client({ DB: deadDatabase('gone') });
    const response = await dead.get('/datasets/x', { Accept: 'text/html', 'Accept-Language': 'fr' });
    expect(response.status).toBe(500);
    expect(brandOf(await textOf(response))).toBe('Moisson');
  });

  const FAILING: readonly (readonly [path: string, status: number])[] = [
    ['/nowhere', 404],
    ['/datasets/none', 404],
    ['/datasets/NONE', 404],
    ['/catalogs/none', 404],
    ['/datasets/none/distributions/x', 404],
    ['/datasets/NONE/distributions/x', 404],
    ['/.well-known/genid/none', 404],
    ['/catalog?page=99', 404],
    [`/catalog?q=${'a+'.repeat(40)}`, 400],
    ['/catalog?kind=person', 400],
    [`/catalog?theme=${'a'.repeat(2100)}`, 400],
    [`/catalog?publisher=${'b'.repeat(2100)}`, 400],
    ['/catalog?hvd=perhaps', 400],
    ['/catalog?modified_since=2026-02-31', 400],
    ['/catalog?order=random', 400],
    ['/catalog?page=0', 400],
    ['/catalog?page_size=1001', 400],
    ['/catalog?after=x', 400],
    ['/import', 405],
    ['/api/tokens', 401],
    ['/left-overs', 401],
  ];

  it.each(FAILING)('speaks the language of the reader: %s', async (path, status) => {
    const french = await pageOf(path, 'fr');
    expect(french.status).toBe(status);
    const notice = /<div class="notice">.*?<\/main>/s.exec(french.html)![0];
    expect(notice).toContain('class="lead"');
    expect(notice).not.toContain('lang="en"');
    expect(notice).not.toMatch(/\{\w+\}|undefined/);
    const english = await pageOf(path, 'en');
    expect(english.html).not.toContain('<p class="lead" lang=');
    expect(english.html).not.toContain('There is no record “undefined”');
  });

  it('speaks it to holders of tokens and before a rebase, too', async () => {
    const token = await tokenFor('catalog:city');
    const moved = client({ BASE_URL: 'https://elsewhere.example' });
    const ask = { Accept: 'text/html', 'Accept-Language': 'fr' };
    for (const [response, status, words] of [
      [await get('/api/tokens', { ...ask, ...withToken('moi_wrong') }), 401, 'révoqué'],
      [await get('/api/tokens', { ...ask, ...withToken(token) }), 403, 'il faudrait admin'],
      [await get('/left-overs/none', { ...ask, ...withToken(ADMIN) }), 406, 'Formats disponibles'],
      [await moved.get('/catalog', ask), 503, 'https://elsewhere.example'],
    ] as const) {
      expect(response.status).toBe(status);
      const html = await textOf(response);
      expect(html).toContain(words);
      expect(html).not.toContain('class="lead" lang="en"');
    }
  });
});

describe('a problem document', () => {
  it('is English whatever the reader speaks, and names what its message names', async () => {
    const response = await get('/catalog?page_size=1001', { 'Accept-Language': 'fr' });
    expect(await response.json()).toMatchObject({
      detail: 'The parameter page_size is “1001”; it must be a whole number from 1 to 1000.',
      parameter: 'page_size',
      value: '1001',
      most: 1000,
    });
  });
});

describe('the titles of lists', () => {
  it('differ where the lists do', async () => {
    for (let n = 1; n <= 3; n++)
      await turtle('PUT', `/datasets/d${n}`, '<> a dcat:Dataset ; dct:title "Eau" .');
    const paths = [
      '/catalog',
      '/catalog?page_size=1&page=2',
      '/catalog?page_size=1&page=3',
      '/catalog?q=eau',
      '/catalog?q=air',
      '/catalog?kind=dataset',
      '/catalog?kind=service',
      '/catalog?hvd=true',
      '/catalog?hvd=false',
      '/catalog?q=eau&kind=dataset',
      '/catalog?theme=https://t.example/1',
      '/catalog?publisher=https://p.example/1',
      '/catalog?modified_since=2020-01-01',
      '/catalog?modified_since=2021-01-01',
    ];
    const titles = new Map<string, string>();
    for (const path of paths)
      titles.set(path, /<title>(.*?)<\/title>/.exec((await pageOf(path, 'fr')).html)![1]!);
    expect(new Set(titles.values()).size, [...titles.values()].join('\n')).toBe(paths.length);
    expect(titles.get('/catalog')).toBe('Les données');
    expect(titles.get('/catalog?q=eau')).toBe('«\u00a0eau\u00a0» – Les données');
  });
});
