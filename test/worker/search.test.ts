/** Search, filters and counts, from writing to every form of the list. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readFacets } from '../../src/catalogue/facets.ts';
import type { CatalogQuery } from '../../src/catalogue/list-query.ts';
import { maintain } from '../../src/catalogue/maintenance.ts';
import { BASE, bindings, emptyCatalogue, query as sql } from '../support/catalogue.ts';
import { client, textOf } from './http-client.ts';
import { remove } from './http-writing.ts';

const AUTHORITY = 'http://publications.europa.eu/resource/authority/';
const MONS = `${BASE}/entities/mons`;
const { get, turtle } = client();

let ctx: Awaited<ReturnType<typeof emptyCatalogue>>;

const put = async (id: string, statements: string, kind = 'datasets'): Promise<void> => {
  const type = kind === 'datasets' ? 'dcat:Dataset' : 'dcat:DataService';
  const response = await turtle('PUT', `/${kind}/${id}`, `<> a ${type} ; ${statements}`);
  expect(response.status, await response.clone().text()).toBeLessThan(300);
};

beforeAll(async () => {
  ctx = await emptyCatalogue();
  await turtle('PUT', '/entities/mons', '<> a foaf:Agent ; foaf:name "Ville de Mons"@fr .');
  await put(
    'eau',
    `dct:title "Qualité des eaux"@fr, "Water quality"@en ; dct:publisher <${MONS}> ;
    dcat:theme <${AUTHORITY}data-theme/ENVI> ; dct:modified "2024-05-06" ; dct:language <${AUTHORITY}language/FRA> ;
    dct:accessRights <${AUTHORITY}access-right/PUBLIC> ; dcatap:hvdCategory <http://data.europa.eu/bna/c_dd313021> ;
    dcat:distribution <#csv>, <#json> . <#csv> a dcat:Distribution ; dct:format "csv" ;
    dct:license <https://creativecommons.org/licenses/by/4.0/> .
    <#json> a dcat:Distribution ; dct:format <${AUTHORITY}file-type/JSON> .`,
  );
  await put(
    'air',
    `dct:title "Air"@fr ; dct:description "Rien que de l’air, et un peu d’eau"@fr ;
    dcat:theme <${AUTHORITY}data-theme/ENVI> ; dct:modified "2025" ;
    dcat:distribution <#csv> . <#csv> a dcat:Distribution ; dcat:mediaType "text/csv" .`,
  );
  await put(
    'bus',
    `dct:title "Buslinien"@de ; dcat:theme <http://vocab.belgif.be/auth/datatheme/TRAN> ; dct:issued "2025-02-03" ;
    dcat:distribution <#x> . <#x> a dcat:Distribution ; dct:format "GTFS" .`,
  );
  await put('api', 'dct:title "API des bus"@fr .', 'services');
});

const idsOf = async (parameters: string): Promise<string[]> => {
  const response = await get(`/catalog.html?lang=fr&${parameters}`);
  expect(response.status).toBe(200);
  const html = await textOf(response);
  return [...html.matchAll(/<li class="record-item"><h2><a href="\/[a-z]+\/([a-z]+)/g)].map(([, id]) => id!);
};

const totalOf = async (parameters: string): Promise<number> => {
  const text = await textOf(await get(`/catalog.nt?${parameters}`));
  return Number(/totalItems> "(\d+)"/.exec(text)?.[1]);
};

const facetsOf = async (query: Partial<CatalogQuery> = {}) => {
  const facets = await readFacets(ctx, { page: 1, pageSize: 10, ...query });
  return Object.fromEntries(
    facets.map(({ dimension, values }) => [
      dimension,
      values.map(
        ({ value, count, isSelected }) => `${value.replace(AUTHORITY, '')} ${count}${isSelected ? '!' : ''}`,
      ),
    ]),
  );
};

describe('GET /catalog with words', () => {
  it('finds other forms of them, the best first', async () => {
    expect(await idsOf('q=eau')).toEqual(['eau', 'air']);
    expect(await idsOf('q=eaux')).toEqual(['eau', 'air']);
    expect(await idsOf('q=qualites')).toEqual(['eau']);
    expect(await idsOf('q=Linien')).toEqual(['bus']);
    expect(await idsOf('q=mons')).toEqual(['eau']);
  });
  it('finds the same in RDF', async () => {
    expect(await totalOf('q=eaux')).toBe(2);
    expect(await totalOf('q=nothing')).toBe(0);
  });
  it('finds the same in a query', async () => {
    const query = 'SELECT ?r { ?r <urn:moisson:search> "eaux" }';
    const response = await get(`/sparql?query=${encodeURIComponent(query)}`, { Accept: 'text/csv' });
    const lines = (await textOf(response)).trim().split(/\r?\n/).slice(1);
    expect(lines.toSorted()).toEqual([`${BASE}/datasets/air`, `${BASE}/datasets/eau`]);
  });
});

describe('GET /catalog with filters', () => {
  it.each([
    ['theme=ENVI', ['air', 'eau']],
    [`theme=${AUTHORITY}data-theme/ENVI`, ['air', 'eau']],
    ['theme=ENVI&theme=TRAN', ['air', 'bus', 'eau']],
    ['theme=ENVI&format=JSON', ['eau']],
    ['format=CSV', ['air', 'eau']],
    ['format=GTFS&format=JSON', ['bus', 'eau']],
    ['licence=CC_BY_4_0', ['eau']],
    ['access=PUBLIC', ['eau']],
    ['language=FRA', ['eau']],
    ['hvd_category=c_dd313021', ['eau']],
    ['hvd=true', ['eau']],
    [`publisher=${MONS}`, ['eau']],
    // As its publisher wrote it, and as what it means.
    ['theme=http://vocab.belgif.be/auth/datatheme/TRAN', ['bus']],
    ['kind=service', ['api']],
    ['kind=service&kind=dataset', ['air', 'api', 'bus', 'eau']],
    ['modified=2025', ['air', 'bus']],
    ['modified=2024&q=eau', ['eau']],
    ['modified_until=1999-01-01', []],
    ['format=NOTHING', []],
  ])('%s', async (parameters, ids) => {
    // By number a page has resources of one kind.
    expect((await idsOf(`${parameters}&order=title`)).toSorted()).toEqual(ids);
    expect(await totalOf(parameters)).toBe(ids.length);
  });

  it('takes them as text, never as SQL', async () => {
    expect(await totalOf(`format=${encodeURIComponent(`' OR 1=1 --`)}`)).toBe(0);
    expect(await totalOf(`theme=${encodeURIComponent('%')}`)).toBe(0);
  });

  it('admits as many values as the limit, and no more', async () => {
    const values = (n: number) => Array.from({ length: n }, (_, i) => `theme=T${i}`).join('&');
    expect(await totalOf(values(20))).toBe(0);
    expect((await get(`/catalog.nt?${values(21)}`)).status).toBe(400);
  });
});

describe('GET /catalog in an order', () => {
  it('by the publisher’s date, the newest first; without one last', async () => {
    expect(await idsOf('order=modified')).toEqual(['bus', 'air', 'eau', 'api']);
  });
  it('by title, in the language of the reader', async () => {
    expect(await idsOf('order=title')).toEqual(['air', 'api', 'bus', 'eau']);
    const english = await textOf(await get('/catalog.html?lang=en&order=title&format=CSV'));
    expect(english.indexOf('Air')).toBeLessThan(english.indexOf('Water quality'));
  });
});

describe('facets', () => {
  it('count every value of the list', async () => {
    expect(await facetsOf()).toEqual({
      kind: ['dataset 3', 'service 1'],
      theme: ['data-theme/ENVI 2', 'data-theme/TRAN 1'],
      publisher: [`${MONS} 1`],
      format: ['file-type/CSV 2', 'file-type/GTFS 1', 'file-type/JSON 1'],
      licence: ['licence/CC_BY_4_0 1'],
      hvd_category: ['http://data.europa.eu/bna/c_dd313021 1'],
      access: ['access-right/PUBLIC 1'],
      language: ['language/FRA 1'],
      modified: ['2025 2', '2024 1'],
    });
  });
  it('keep the alternatives of a dimension in sight, and narrow the others', async () => {
    const { theme, format } = await facetsOf({ theme: ['TRAN'] });
    expect(theme).toEqual(['data-theme/ENVI 2', 'data-theme/TRAN 1!']);
    expect(format).toEqual(['file-type/GTFS 1']);
  });
  it('keep what is chosen in sight where nothing has it', async () => {
    const { format } = await facetsOf({ format: ['PDF'], q: 'eau' });
    expect(format).toEqual(['file-type/CSV 2', 'file-type/JSON 1', 'file-type/PDF 0!']);
  });
  it('are named by the vocabularies, or by the catalogue', async () => {
    const facets = await readFacets(ctx, { page: 1, pageSize: 10 });
    const first = (dimension: string) => facets.find((facet) => facet.dimension === dimension)!.values[0]!;
    expect(first('theme').labels).toMatchObject({ fr: 'Environnement', en: 'Environment', nl: 'Milieu' });
    expect(first('publisher').labels).toEqual({ fr: 'Ville de Mons' });
  });
  it('follow every write', async () => {
    await put('later', `dct:title "Plus tard"@fr ; dcat:theme <${AUTHORITY}data-theme/HEAL> .`);
    expect((await facetsOf()).theme).toContain('data-theme/HEAL 1');
    await put('later', `dct:title "Plus tard"@fr ; dcat:theme <${AUTHORITY}data-theme/ENER> .`);
    expect((await facetsOf()).theme).toContain('data-theme/ENER 1');
    expect((await facetsOf()).theme).not.toContain('data-theme/HEAL 1');
    expect((await remove('/datasets/later')).status).toBeLessThan(300);
    expect((await facetsOf()).kind).toEqual(['dataset 3', 'service 1']);
    expect(await totalOf('theme=ENER')).toBe(0);
  });
});

describe('the list for people', () => {
  it('has a link for each value, and one that takes it off', async () => {
    const html = await textOf(await get('/catalog.html?lang=en&theme=ENVI&q=eau'));
    expect(html).toContain('href="/catalog?q=eau&amp;theme=ENVI&amp;format=CSV&amp;lang=en"');
    expect(html).toContain('href="/catalog?q=eau&amp;lang=en"');
    expect(html).toContain('Remove the filter Theme Environment');
  });
  it('keeps the filters in its form', async () => {
    const html = await textOf(await get('/catalog.html?theme=ENVI&theme=TRAN&order=title'));
    expect(html).toContain('<input type="hidden" name="theme" value="ENVI"/>');
    expect(html).toContain('<input type="hidden" name="theme" value="TRAN"/>');
  });
  it('shows a way out of an empty list', async () => {
    const html = await textOf(await get('/catalog.html?lang=en&q=eau+nirgends&theme=ENVI'));
    expect(html).toContain('href="/catalog?q=nirgends&amp;theme=ENVI&amp;lang=en"');
    expect(html).toContain('href="/catalog?q=eau+nirgends&amp;lang=en"');
  });
  it('escapes what was asked for', async () => {
    const html = await textOf(
      await get(`/catalog.html?format=${encodeURIComponent('<script>alert(1)</script>')}`),
    );
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script&gt;alert');
  });
});

describe('a store that was filled before', () => {
  it('is searched meanwhile, and filled by the cron', async () => {
    await bindings.DB.batch(
      [
        'DELETE FROM listing',
        'DELETE FROM facet',
        'INSERT OR IGNORE INTO stale_search (record) SELECT seq FROM record',
      ].map((text) => bindings.DB.prepare(text)),
    );
    await bindings.DB.batch([bindings.DB.prepare('DELETE FROM facet_set')]);
    // By the words, by what the publisher wrote, and in every order.
    expect(await totalOf('q=eau')).toBe(2);
    expect((await idsOf('theme=ENVI')).toSorted()).toEqual(['air', 'eau']);
    expect(await idsOf('order=title')).toHaveLength(4);
    expect(await totalOf('format=CSV')).toBe(0);

    await maintain(ctx);
    expect(await totalOf('format=CSV')).toBe(2);
    expect((await facetsOf()).format).toEqual(['file-type/CSV 2', 'file-type/GTFS 1', 'file-type/JSON 1']);
    expect(await sql('SELECT * FROM stale_search')).toEqual([]);
  });
  it('is indexed again when a publisher changes its name', async () => {
    await turtle('PUT', '/entities/mons', '<> a foaf:Agent ; foaf:name "Bergen"@nl .');
    await maintain(ctx);
    expect(await idsOf('q=Bergen')).toEqual(['eau']);
    expect(await idsOf('q=mons')).toEqual([]);
  });
  it('finds out by itself what no list has', async () => {
    await bindings.DB.batch([bindings.DB.prepare('DELETE FROM listing')]);
    expect(await totalOf('format=CSV')).toBe(0);
    for (let call = 0; call < 3; call++) await maintain(ctx);
    expect(await totalOf('format=CSV')).toBe(2);
  });
  it('forgets combinations that no record has', async () => {
    await put('once', 'dct:title "Une fois"@fr ; dcat:theme <https://pub.example/rare> .');
    await remove('/datasets/once');
    for (let call = 0; call < 3; call++) await maintain(ctx);
    expect(await sql("SELECT * FROM facet_value WHERE value = 'https://pub.example/rare'")).toEqual([]);
    expect(await totalOf('format=CSV')).toBe(2);
  });
});
