/**
 * A catalogue in which each record misses something else, and what `/hvd` says of each.
 */
import { createExecutionContext, createScheduledController } from 'cloudflare:test';
import { beforeAll, describe, expect, it } from 'vitest';
import docs from '../../docs/hvd.md?raw';
import { HVD_PARAMETERS } from '../../src/http/hvd-query.ts';
import worker from '../../src/index.ts';
import { CAUSES, REQUIREMENTS } from '../../src/quality/hvd-report-checks.ts';
import { HVD_QUERIES } from '../../src/quality/hvd-report-queries.ts';
import { bindings } from '../support/catalogue.ts';
import { BASE, client, migrate, parse, textOf, valuesOf } from './http-client.ts';
import { remove } from './http-writing.ts';

const { get, turtle } = client();
const REGULATION = '<http://data.europa.eu/eli/reg_impl/2023/138/oj>';
const LEAF = '<http://data.europa.eu/bna/c_38933a65>';
const BROAD = '<http://data.europa.eu/bna/c_dd313021>';
const CC_BY = '<http://publications.europa.eu/resource/authority/licence/CC_BY_4_0>';
const CC_BY_PAGE = '<https://creativecommons.org/licenses/by/4.0/>';
const NC = '<http://publications.europa.eu/resource/authority/licence/CC_BYNC_4_0>';
const TAG = `dcatap:applicableLegislation ${REGULATION}`;
const ENGLISH = 'dct:title "Rivers"@en ; dct:description "All rivers."@en-t-fr';
const FRENCH = 'dct:title "Rivières"@fr ; dct:description "Toutes."@fr';
const HVD = `${TAG} ; dcatap:hvdCategory ${LEAF}`;

const bulk = (tag: string, licence: string, download = true): string =>
  `dcat:distribution [ a dcat:Distribution ; ${tag} dcat:accessURL <https://x.example/a> ;
    ${download ? 'dcat:downloadURL <https://x.example/a.csv> ;' : ''} ${licence} ]`;
const licensed = (licence: string): string => `dct:license ${licence}`;
const contact = 'dcat:contactPoint [ a vcard:Kind ; vcard:hasEmail <mailto:a@x.example> ]';
const page = 'foaf:page <https://x.example/terms>';

const put = async (path: string, statements: string): Promise<void> => {
  const response = await turtle('PUT', path, statements);
  expect(response.status, await textOf(response.clone())).toBeLessThan(300);
};
const dataset = (id: string, statements: string): Promise<void> =>
  put(`/datasets/${id}`, `<> a dcat:Dataset ; dct:identifier "${id}" ; ${statements} .`);

interface Report {
  readonly totals: {
    readonly queries: Readonly<Record<string, number>>;
    readonly claims: Readonly<Record<string, number>>;
    readonly causes: readonly { readonly key: string; readonly records: number }[];
    readonly categories: readonly { readonly key: string | null; readonly records: number }[];
    readonly publishers: readonly { readonly key: string | null; readonly records: number }[];
  };
  readonly total: number;
  readonly catalogues: readonly { readonly country: string | null }[];
  readonly records: readonly {
    readonly id: string;
    readonly isInCatalogueWithCountry: boolean;
    readonly counts: boolean;
    readonly countsByLetter: boolean;
    readonly ways: readonly string[];
    readonly causes: readonly string[];
    readonly requirements: Readonly<Record<string, string>>;
  }[];
}
const report = async (query = ''): Promise<Report> => (await get(`/hvd.json${query}`)).json();
const recordOf = async (id: string): Promise<Report['records'][number]> =>
  (await get(`/hvd/${id}.json`)).json();
/** What the texts of the queries, asked at the endpoint, count. */
const answers = async (): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const [name, query] of Object.entries(HVD_QUERIES)) {
    const answer = await get(`/sparql?query=${encodeURIComponent(query)}`, {
      Accept: 'application/sparql-results+json',
    });
    if (!answer.ok) throw new Error(await textOf(answer));
    const { results } = await answer.json<{ results: { bindings: { count: { value: string } }[] } }>();
    counts[name] = Number(results.bindings[0]!.count.value);
  }
  return counts;
};

beforeAll(async () => {
  await migrate();
  await dataset('bulk', `${ENGLISH} ; ${HVD} ; ${bulk(`${TAG} ;`, licensed(CC_BY))}`);
  await dataset('untagged', `${ENGLISH} ; ${HVD} ; ${bulk('', licensed(CC_BY))}`);
  await dataset('page', `${ENGLISH} ; ${HVD} ; ${bulk(`${TAG} ;`, licensed(CC_BY_PAGE))}`);
  await dataset('closed', `${ENGLISH} ; ${HVD} ; ${bulk(`${TAG} ;`, licensed(NC), false)}`);
  await dataset(
    'broad',
    `${ENGLISH} ; ${TAG} ; dcatap:hvdCategory ${BROAD} ; ${bulk(`${TAG} ;`, licensed(CC_BY))}`,
  );
  await dataset('french', `${FRENCH} ; ${HVD} ; ${bulk(`${TAG} ;`, licensed(CC_BY))}`);
  await dataset(
    'category-only',
    `${ENGLISH} ; dcatap:hvdCategory ${LEAF} ; ${bulk(`${TAG} ;`, licensed(CC_BY))}`,
  );
  await dataset('served', `${ENGLISH} ; ${HVD}`);
  await dataset('poorly-served', `${ENGLISH} ; ${HVD}`);
  await dataset(
    'reached',
    `${ENGLISH} ; ${HVD} ; dcat:distribution [ a dcat:Distribution ; ${TAG} ; dcat:accessURL <https://x.example/r> ;
      ${licensed(CC_BY)} ; dcat:accessService <${BASE}/services/gate> ]`,
  );
  await dataset('ordinary', `${ENGLISH} ; ${bulk(`${TAG} ;`, licensed(CC_BY))}`);
  const api = `dct:title "API"@en ; ${HVD} ; dcat:endpointURL <https://x.example/api> ; ${contact}`;
  await put(
    '/services/good',
    `<> a dcat:DataService ; dct:identifier "good" ; ${api} ; ${page} ; ${licensed(CC_BY)} ;
    dcat:servesDataset <${BASE}/datasets/served> .`,
  );
  await put(
    '/services/poor',
    `<> a dcat:DataService ; dct:identifier "poor" ; ${api} ; ${licensed(CC_BY)} ;
    dcat:servesDataset <${BASE}/datasets/poorly-served> .`,
  );
  await put('/services/gate', `<> a dcat:DataService ; dct:identifier "gate" ; ${api} ; ${page} .`);
  await put(
    '/services/idle',
    `<> a dcat:DataService ; dct:identifier "idle" ; ${api} ; ${page} ; ${licensed(CC_BY)} .`,
  );
  await put('/series/years', `<> a dcat:DatasetSeries ; dct:identifier "years" ; ${ENGLISH} ; ${HVD} .`);
  // By now the vocabularies are in the store, and what they say of licences with them.
  await worker.scheduled(createScheduledController(), bindings, createExecutionContext());
});

describe('GET /hvd', () => {
  it.each([
    ['bulk', ['bulkDownload'], []],
    ['served', ['serviceApi'], []],
    ['reached', ['distributionApi'], []],
    ['untagged', [], ['distributionUntagged', 'apiMissing']],
    ['page', [], ['licenceUnmapped', 'apiMissing']],
    ['closed', [], ['downloadUrlMissing', 'licenceNotAccepted', 'apiMissing']],
    ['broad', ['bulkDownload'], ['categoryTooBroad']],
    ['french', ['bulkDownload'], ['englishTitleMissing', 'englishDescriptionMissing']],
    ['category-only', ['bulkDownload'], ['legislationMissing']],
    ['poorly-served', [], ['distributionMissing', 'qualityOfServiceMissing']],
    ['good', [], []],
    ['gate', [], []],
    ['poor', [], ['qualityOfServiceMissing']],
    ['idle', [], ['servesNoHvd']],
    ['years', [], ['notADataset', 'distributionMissing', 'apiMissing']],
  ])('says of %s that it counts by %j, and lacks %j', async (id, ways, causes) => {
    const found = (await report()).records.find((record) => record.id === id);
    expect(found).toMatchObject({ counts: causes.length === 0, ways, causes });
    expect(await recordOf(id)).toEqual(
      expect.objectContaining({ counts: causes.length === 0, ways, causes }),
    );
  });

  it('knows what is open by our tables, and what is not', async () => {
    const openness = async (id: string) => (await recordOf(id)).requirements.openLicence;
    expect(await openness('page')).toBe('met');
    expect(await openness('closed')).toBe('unmet');
    expect(await openness('served')).toBe('met');
  });

  it('leaves out what claims nothing', async () => {
    expect((await report()).records.map(({ id }) => id)).not.toContain('ordinary');
    expect((await get('/hvd/ordinary')).status).toBe(404);
  });

  it('answers as the reporting queries do, with and without the country', async () => {
    const before = await report();
    expect(before.totals.queries).toEqual({
      datasets: 9,
      bulkDownload: 6,
      distributionApi: 1,
      serviceApi: 2,
      countsByLetter: 0,
      counts: 3,
    });
    expect(before.totals.claims).toEqual({ legislation: 9, category: 10, both: 9 });
    expect(before.catalogues.every(({ country }) => country === null)).toBe(true);
    expect(await answers()).toEqual(before.totals.queries);
    await put(
      '/catalog',
      '<> a dcat:Catalog ; dct:title "C"@en ; dct:spatial <http://publications.europa.eu/resource/authority/country/BEL> .',
    );
    const after = await report();
    expect(after.totals.queries).toMatchObject({ countsByLetter: 3, counts: 3 });
    expect(await answers()).toEqual(after.totals.queries);
    // That NC is less open than CC BY our vocabulary says as a mapping, and no record does.
    await dataset('selling', `${ENGLISH} ; ${HVD} ; ${bulk(`${TAG} ;`, licensed(NC))}`);
    expect((await recordOf('selling')).causes).toEqual(['licenceNotAccepted', 'apiMissing']);
    expect(await answers()).toMatchObject({ datasets: 10, countsByLetter: 3, counts: 3 });
    await remove('/datasets/selling');
    expect((await recordOf('bulk')).countsByLetter).toBe(true);
    expect(await textOf(await get('/hvd.html?lang=en'))).not.toContain('does not name its country');
    await put('/catalog', '<> a dcat:Catalog ; dct:title "C"@en ; dct:spatial <https://x.example/here> .');
    expect((await report()).totals.queries.countsByLetter).toBe(0);
  });

  it('totals what the filters give', async () => {
    const { totals } = await report();
    for (const { key, records } of totals.causes) expect((await report(`?cause=${key}`)).total).toBe(records);
    for (const { key, records } of totals.categories)
      expect((await report(`?category=${encodeURIComponent(key!)}`)).total).toBe(records);
    expect((await report('?verdict=counts&kind=dataset')).total).toBe(totals.queries.counts);
    expect((await report('?publisher=https://x.example/nobody')).total).toBe(0);
  });

  it('refuses what it does not know', async () => {
    for (const query of [
      'verdict=maybe',
      'cause=x',
      'kind=catalog',
      'category=x',
      'page=0',
      'page_size=9999',
    ])
      expect((await get(`/hvd?${query}`)).status, query).toBe(400);
    expect((await get('/hvd.json?page=2')).status).toBe(404);
    expect((await get('/hvd', { Accept: 'image/png' })).status).toBe(406);
  });

  it('has a page in two languages, with the texts of the queries', async () => {
    const french = await textOf(await get('/hvd?lang=fr', { Accept: 'text/html' }));
    expect(french).toContain(
      'Jeux de données qui comptent, à la lettre des requêtes européennes\u00a0: 0 sur 9',
    );
    expect(french).toContain('Le catalogue n’indique pas son pays');
    const english = await textOf(await get('/hvd.html?lang=en&cause=licenceUnmapped'));
    expect(english).toContain('open enough, but the queries do not know it');
    expect(english).toContain('(COUNT(DISTINCT ?dataset) AS ?count)');
  });

  it('is a table, with one line a record', async () => {
    await dataset('formula', `dct:title "=1+1"@en ; ${HVD}`);
    const response = await get('/hvd', { Accept: 'text/csv' });
    expect(response.headers.get('Content-Type')).toContain('text/csv');
    expect(response.headers.get('Vary')).toContain('Accept');
    const lines = (await textOf(response)).trim().split('\r\n');
    expect(lines[0]).toMatch(/^id,iri,kind,title,/);
    expect(lines).toHaveLength(1 + (await report()).total);
    expect(lines.join('\n')).toContain(",'=1+1,");
    expect(await textOf(await get('/hvd/bulk.csv'))).toContain(
      'bulk,https://cat.example/datasets/bulk,dataset,Rivers',
    );
  });

  it('is RDF: measurements of metrics', async () => {
    const quads = parse(await textOf(await get('/hvd.nt')));
    const dqv = 'http://www.w3.org/ns/dqv#';
    expect(valuesOf(quads, `${BASE}/hvd/bulk#counts`, `${dqv}value`)).toEqual(['true']);
    expect(valuesOf(quads, `${BASE}/hvd/broad#leafCategory`, `${dqv}value`)).toEqual(['false']);
    expect(
      valuesOf(quads, `${BASE}/hvd/broad#counts`, 'http://www.w3.org/2000/01/rdf-schema#comment'),
    ).toHaveLength(2);
    expect(valuesOf(quads, `${BASE}/hvd/bulk#counts`, `${dqv}isMeasurementOf`)).toEqual([
      `${BASE}/hvd#counts`,
    ]);
  });

  it('answers 304 and HEAD as other routes do', async () => {
    const first = await get('/hvd.ttl');
    const etag = first.headers.get('ETag')!;
    expect((await get('/hvd.ttl', { 'If-None-Match': etag })).status).toBe(304);
    expect(first.headers.get('Link')).toContain('rel="alternate"; type="text/csv"');
    expect(first.headers.get('Vary')).toBeNull();
  });

  it('leads from a page of a list to the whole of it in another form', async () => {
    const response = await get('/hvd?page=2&page_size=5&verdict=fails', { Accept: 'application/json' });
    expect(response.headers.get('Link')).toContain(`<${BASE}/hvd.csv?verdict=fails>; rel="alternate"`);
    expect(response.headers.get('Content-Location')).toBe(
      `${BASE}/hvd.json?verdict=fails&page=2&page_size=5`,
    );
    expect(response.headers.get('Link')).toContain('rel="prev"');
  });
});

describe('GET /hvd/{id}', () => {
  it('says what to change, and what each way lacks', async () => {
    const html = await textOf(await get('/hvd/closed.html?lang=en'));
    expect(html).toContain('Add dcat:downloadURL');
    expect(html).toContain('not known to be as open as CC BY 4.0');
    const reached = await textOf(await get('/hvd/reached.html?lang=en'));
    expect(reached).toContain('Nothing has to change');
    expect(reached).toContain('Data service, through a distribution');
  });

  it('says what one distribution lacks, and takes no service for a file', async () => {
    const file = `dcat:distribution [ a dcat:Distribution ; dcat:accessURL <https://x.example/f> ; dct:format "CSV" ]`;
    const wms = `dcat:distribution [ a dcat:Distribution ; dcat:accessURL <https://x.example/m?SERVICE=WMS> ]`;
    await dataset('maps', `${ENGLISH} ; ${HVD} ; ${file} ; ${wms}`);
    const html = await textOf(await get('/hvd/maps.html?lang=en'));
    expect(html).toContain(
      'Lacks the Regulation as its legal basis; a download address, if it is a file; a licence.',
    );
    expect(html).toContain('Distribution that leads to a service (WMS)');
    expect(html).toContain('a dcat:accessService that describes the service');
    expect(html.match(/as a bulk download/g)).toHaveLength(1);
    const french = await textOf(await get('/hvd/maps.html?lang=fr'));
    expect(french).toContain('Distribution qui mène à un service (WMS)');
  });

  it('gives programs each way with what it lacks, and the addresses where it is mended', async () => {
    const page = await (await get('/hvd/page.json')).json<Record<string, unknown>>();
    expect(page).toMatchObject({
      ways: [],
      access: [{ way: 'bulkDownload', service: null, serviceType: null, lacks: ['licenceUnmapped'] }],
      proposals: `${BASE}/records/page/proposals`,
      validation: `${BASE}/records/page/validation`,
    });
    const reached = await (await get('/hvd/reached.json')).json<{ access: unknown[] }>();
    expect(reached.access).toContainEqual(
      expect.objectContaining({ way: 'distributionApi', service: `${BASE}/services/gate`, lacks: [] }),
    );
    const csv = await textOf(await get('/hvd/page.csv'));
    expect(csv.split('\r\n')[0]).toMatch(/,access$/);
    expect(csv.split('\r\n')[1]).toMatch(/bulkDownload <[^>]+>: licenceUnmapped$/);
  });

  it('leads from the page to the proposals and the findings', async () => {
    const html = await textOf(await get('/hvd/page.html?lang=en'));
    expect(html.match(/\/records\/page\/proposals/g)?.length).toBeGreaterThanOrEqual(2);
    expect(html).toContain('/records/page/validation');
    const { status } = await get('/records/page/validation');
    expect(status).toBe(200);
  });

  it('says which of the categories to remove', async () => {
    await dataset(
      'both',
      `${ENGLISH} ; ${TAG} ; dcatap:hvdCategory ${LEAF}, ${BROAD} ; ${bulk(`${TAG} ;`, licensed(CC_BY))}`,
    );
    const record = await (await get('/hvd/both.json')).json<Record<string, unknown>>();
    expect(record).toMatchObject({
      counts: true,
      requirements: { category: 'met', leafCategory: 'unmet' },
      categoryFaults: [{ iri: BROAD.slice(1, -1), fault: 'broadBesidePrecise' }],
    });
    expect(await textOf(await get('/hvd/both.html?lang=en'))).toMatch(
      /Remove “[^”]+”: a more precise category/,
    );
  });

  it('asks for the country of each catalogue that lacks it, where a dataset needs it', async () => {
    const country = 'dct:spatial <http://publications.europa.eu/resource/authority/country/BEL>';
    const page = async (path: string) => textOf(await get(`${path}.html?lang=en`));
    await put('/catalogs/town', `<> a dcat:Catalog ; dct:title "Town"@en ; dct:identifier "town" .`);
    expect(await page('/hvd')).toContain('No catalogue names its country');
    const both = await page('/hvd/bulk');
    expect(both).toContain(`&lt;${BASE}/catalog&gt; dct:spatial`);
    expect(both).toContain(`&lt;${BASE}/catalogs/town&gt; dct:spatial`);
    await put(
      '/catalogs/town',
      `<> a dcat:Catalog ; dct:title "Town"@en ; dct:identifier "town" ; ${country} .`,
    );
    const some = await page('/hvd/bulk');
    expect(some).toContain('1 dataset is in no catalogue that names its country');
    expect(some).not.toContain(`&lt;${BASE}/catalogs/town&gt; dct:spatial`);
    expect(await page('/hvd')).toContain('datasets are in no catalogue that names its country');
    expect((await recordOf('bulk')).isInCatalogueWithCountry).toBe(false);
  });
});

describe('the totals', () => {
  it('name categories, publishers and causes in the language of the request', async () => {
    const labels = async (lang: string): Promise<readonly (string | null)[]> => {
      const { totals } = await (await get(`/hvd.json?lang=${lang}`)).json<{
        totals: Readonly<
          Record<'categories' | 'causes', readonly { key: string | null; label: string | null }[]>
        >;
      }>();
      return [...totals.categories, ...totals.causes].map(({ key, label }) => {
        expect(label === null).toBe(key === null);
        return label;
      });
    };
    const english = await labels('en');
    expect(english).toContain('Earth observation and environment');
    expect(english.filter((label) => label?.startsWith('http'))).toEqual([]);
    expect(await labels('fr')).not.toEqual(english);
  });
});

describe('a parameter that there is none of', () => {
  it.each(['/hvd?categroy=x', '/hvd.csv?q=air', '/hvd/none?page=1'])('%s is refused', async (path) => {
    const response = await get(path, { Accept: 'application/json' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'parameter-unknown' });
  });
});

describe('docs/hvd.md', () => {
  it('has every parameter, requirement, cause and query', () => {
    for (const name of [
      ...Object.keys(HVD_PARAMETERS),
      ...REQUIREMENTS,
      ...CAUSES,
      ...Object.keys(HVD_QUERIES),
    ])
      expect(docs).toContain(`\`${name}\``);
  });
});
