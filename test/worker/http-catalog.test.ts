import { beforeAll, describe, expect, it } from 'vitest';
import { PREFIXES, RDF_TYPE } from '../../src/rdf/namespaces.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { BASE, client, migrate, parse, textOf, valuesOf } from './http-client.ts';

const { get, turtle } = client();
const DCAT = PREFIXES.dcat;
const HYDRA = PREFIXES.hydra;
const SIZE = 23;
const HVD = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';
const THEME = 'http://publications.europa.eu/resource/authority/data-theme/ENVI';

const put = async (id: string, more = ''): Promise<void> => {
  const response = await turtle(
    'PUT',
    `/datasets/${id}`,
    `<> a dcat:Dataset ; dct:title "Jeu ${id}"@fr ; dct:identifier "${id}" ${more} .`,
  );
  expect(response.status, await response.clone().text()).toBeLessThan(300);
};

beforeAll(async () => {
  await migrate();
  const catalog = await turtle('PUT', '/catalog', '<> a dcat:Catalog ; dct:title "Les données"@fr .');
  expect(catalog.status, await catalog.clone().text()).toBe(201);
  await turtle('PUT', '/catalogs/city', '<> a dcat:Catalog ; dct:title "La ville"@fr .');
  await turtle(
    'PUT',
    '/services/api',
    `<> a dcat:DataService ; dct:title "API"@fr ; dct:identifier "api" ; dcat:servesDataset <${BASE}/datasets/d01> .`,
  );
  for (let n = 1; n <= SIZE; n++) {
    const id = `d${String(n).padStart(2, '0')}`;
    const distribution = `dcat:distribution [ a dcat:Distribution ; dcat:accessURL <https://x.example/${id}> ; dcat:accessService <${BASE}/services/api> ]`;
    const hvd = n % 5 === 0 ? `; dcatap:applicableLegislation <${HVD}> ; dcat:theme <${THEME}>` : '';
    await put(id, `; ${distribution} ${hvd}`);
  }
  const response = await turtle(
    'PUT',
    '/datasets/d01?catalog=city',
    '<> a dcat:Dataset ; dct:title "Jeu d01"@fr ; dct:identifier "d01" .',
  );
  expect(response.status).toBe(200);
}, 60_000);

const page = async (url: string, accept = 'application/n-triples') => {
  const response = await get(url.startsWith(BASE) ? url.slice(BASE.length) : url, { Accept: accept });
  return { response, quads: response.ok ? parse(await textOf(response)) : [] };
};
const viewsIn = (quads: readonly Quad[]): string[] => [
  ...new Set(
    quads.flatMap((q) =>
      q.predicate.value === RDF_TYPE && q.object.value === `${HYDRA}PartialCollectionView`
        ? [q.subject.value]
        : [],
    ),
  ),
];
const datasetsIn = (quads: readonly Quad[]): string[] =>
  quads.flatMap((q) =>
    q.predicate.value === RDF_TYPE && q.object.value === `${DCAT}Dataset`
      ? [q.subject.value.split('/').at(-1)!]
      : [],
  );

describe('GET /catalog', () => {
  it('has the one paging node that every harvester understands', async () => {
    const { response, quads } = await page('/catalog.nt?page=2&page_size=10&kind=dataset');
    const url = (n: number, after = '') => `${BASE}/catalog.nt?kind=dataset&page_size=10&page=${n}${after}`;
    const view = url(2);
    expect(viewsIn(quads)).toEqual([view]);
    const [next] = valuesOf(quads, view, `${HYDRA}next`);
    expect(next).toMatch(/&page=3&after=dataset-\d+$/);
    const controls = Object.fromEntries(
      ['first', 'previous', 'next', 'last'].map((name) => [name, valuesOf(quads, view, HYDRA + name)]),
    );
    expect(controls).toEqual({ first: [url(1)], previous: [url(1)], next: [next], last: [url(3)] });
    for (const [name, values] of Object.entries(controls))
      expect(valuesOf(quads, view, `${HYDRA}${name}Page`)).toEqual(values);
    for (const q of quads.filter(
      (q) => q.predicate.value.startsWith(HYDRA) && q.object.termType === 'Literal',
    ))
      expect(q.object).toMatchObject({ datatype: { value: `${PREFIXES.xsd}integer` } });
    expect(valuesOf(quads, view, RDF_TYPE)).toEqual([
      `${HYDRA}PagedCollection`,
      `${HYDRA}PartialCollectionView`,
    ]);
    expect(valuesOf(quads, view, `${HYDRA}totalItems`)).toEqual([String(SIZE)]);
    expect(valuesOf(quads, view, `${HYDRA}itemsPerPage`)).toEqual(['10']);
    expect(valuesOf(quads, `${BASE}/catalog`, `${HYDRA}totalItems`)).toEqual([String(SIZE)]);
    expect(valuesOf(quads, `${BASE}/catalog`, `${HYDRA}view`)).toEqual([view]);
    expect(valuesOf(quads, `${BASE}/catalog`, RDF_TYPE)).toEqual([`${DCAT}Catalog`, `${HYDRA}Collection`]);
    const link = response.headers.get('Link')!;
    expect(link).toContain(`<${next}>; rel="next"`);
    expect(link).toContain(`<${url(1)}>; rel="prev"`);
    expect(link).toContain(`<${url(3)}>; rel="last"`);
  });

  it('has no next on the last page, and no previous on the first', async () => {
    const first = await page('/catalog.nt?page_size=10&kind=dataset');
    const last = await page('/catalog.nt?page_size=10&kind=dataset&page=3');
    const [firstView] = viewsIn(first.quads);
    const [lastView] = viewsIn(last.quads);
    for (const name of ['previous', 'previousPage'])
      expect(valuesOf(first.quads, firstView!, HYDRA + name)).toEqual([]);
    for (const name of ['next', 'nextPage'])
      expect(valuesOf(last.quads, lastView!, HYDRA + name)).toEqual([]);
    expect(last.response.headers.get('Link')).not.toContain('rel="next"');
  });

  it('keeps the way in which the format was asked for', async () => {
    const byAccept = await page('/catalog?page_size=10');
    expect(viewsIn(byAccept.quads)).toEqual([`${BASE}/catalog?page_size=10&page=1`]);
    expect(byAccept.response.headers.get('Vary')).toBe('Accept');
  });

  it('is walked to the end by next, each dataset once, also while records are written', async () => {
    const seen: string[] = [];
    let url: string | undefined = '/catalog.nt?page_size=5&kind=dataset';
    for (let n = 1; url !== undefined; n++) {
      const { response, quads } = await page(url);
      expect(response.status).toBe(200);
      seen.push(...datasetsIn(quads));
      [url] = valuesOf(quads, viewsIn(quads)[0]!, `${HYDRA}next`);
      if (n === 2) {
        // Records seen, records to come, and a new one.
        await put('d02', '; dcat:keyword "changed"');
        await put('d20', '; dcat:keyword "changed"');
        await put('d99');
        expect(
          (
            await client().fetch('/datasets/d03', {
              method: 'DELETE',
              headers: { Authorization: 'Bearer an-administrators-token' },
            })
          ).status,
        ).toBe(204);
      }
      expect(n).toBeLessThan(20);
    }
    const expected = Array.from({ length: SIZE }, (_, n) => `d${String(n + 1).padStart(2, '0')}`);
    expect(seen.toSorted()).toEqual([...expected, 'd99']);
    await put('d03');
  });

  it('names as members those of the page and no others, and embeds services without what they serve', async () => {
    const { quads } = await page('/catalog.nt?page_size=6&kind=dataset');
    const members = valuesOf(quads, `${BASE}/catalog`, `${DCAT}dataset`);
    expect(members.map((iri) => iri.split('/').at(-1)).toSorted()).toEqual(datasetsIn(quads).toSorted());
    expect(valuesOf(quads, `${BASE}/catalog`, `${DCAT}record`)).toEqual(
      members.map((iri) => iri.replace('datasets', 'records')),
    );
    const services = (await page('/catalog.nt?kind=service')).quads;
    expect(valuesOf(services, `${BASE}/catalog`, `${DCAT}service`)).toEqual([`${BASE}/services/api`]);
    expect(quads.filter((q) => q.predicate.value === `${DCAT}servesDataset`)).toEqual([]);
    expect(valuesOf(services, `${BASE}/services/api`, `${DCAT}servesDataset`)).toEqual([
      `${BASE}/datasets/d01`,
    ]);
    expect(valuesOf(quads, `${BASE}/services/api`, `${PREFIXES.dct}title`)).toEqual(['API']);
    expect(quads.filter((q) => q.subject.value === `${BASE}/catalogs/city`)).toEqual([]);
  });

  it('answers 404 beyond the end, 200 where a walk that began earlier ends, 400 for what is no page', async () => {
    expect((await page('/catalog.nt?page=99')).response.status).toBe(404);
    const end = await page('/catalog.nt?page=99&after=catalog-999999');
    expect(end.response.status).toBe(200);
    expect(valuesOf(end.quads, viewsIn(end.quads)[0]!, `${HYDRA}next`)).toEqual([]);
    for (const query of ['page=0', 'page_size=1001', 'page_size=x', 'after=42', 'modified_since=today'])
      expect((await page(`/catalog.nt?${query}`)).response.status, query).toBe(400);
  });

  it('filters', async () => {
    const ids = async (query: string) => datasetsIn((await page(`/catalog.nt?${query}`)).quads).toSorted();
    expect(await ids('hvd=true')).toEqual(['d05', 'd10', 'd15']);
    expect(await ids(`theme=${encodeURIComponent(THEME)}&page_size=2`)).toHaveLength(2);
    expect(await ids('q=d07')).toEqual(['d07']);
    expect(await ids('kind=service')).toEqual([]);
    expect(await ids('kind=entity')).toEqual([]);
    expect(await ids('modified_since=2099-01-01')).toEqual([]);
  });

  it('is served in every format, and differs by page for caches', async () => {
    const tags = new Set<string>();
    for (const extension of ['ttl', 'jsonld', 'rdf', 'nt', 'trig', 'html'])
      for (const n of [1, 2]) {
        const response = await get(`/catalog.${extension}?page_size=10&page=${n}`);
        expect(response.status, extension).toBe(200);
        tags.add(response.headers.get('ETag')!);
        expect(response.headers.get('Last-Modified')).not.toBeNull();
      }
    expect(tags.size).toBe(12);
    const etag = (await get('/catalog.ttl')).headers.get('ETag')!;
    expect((await get('/catalog.ttl', { 'If-None-Match': etag })).status).toBe(304);
  });

  it('is a list for people, with a search that finds the best match', async () => {
    const html = await textOf(await get('/catalog?q=d07', { Accept: 'text/html', 'Accept-Language': 'fr' }));
    expect(html).toContain('Jeu d07');
    expect(html).not.toContain('Jeu d08');
  });
});

describe('GET /catalogs/{id}', () => {
  it('is the sub-catalogue in pages', async () => {
    const { quads } = await page('/catalogs/city.nt');
    expect(viewsIn(quads)).toEqual([`${BASE}/catalogs/city.nt?page=1`]);
    expect(valuesOf(quads, `${BASE}/catalogs/city`, `${DCAT}dataset`)).toEqual([`${BASE}/datasets/d01`]);
    expect(valuesOf(quads, `${BASE}/catalog`, `${DCAT}dataset`)).toEqual([]);
    expect((await get('/catalogs/city', { Accept: 'text/html' })).status).toBe(200);
  });
  it('is 404 for none and for what is no catalogue, and never leads elsewhere', async () => {
    for (const id of [
      'none',
      'd01',
      'api',
      'theme-none',
      'publisher-d01',
      'source-none',
      'theme',
      'hvd-x',
      'UP',
    ])
      expect((await get(`/catalogs/${id}`)).status, id).toBe(404);
  });
  it('is the root itself under its id, as at the address of the root', async () => {
    const { response, quads } = await page('/catalogs/catalog.nt?page_size=5');
    expect(response.status).toBe(200);
    expect(viewsIn(quads)).toEqual([`${BASE}/catalog.nt?page_size=5&page=1`]);
  });
});
