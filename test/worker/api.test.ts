/**
 * The JSON API: search, list, get, facets, tables. Every answer is held against its schema.
 */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { emptyCatalogue, bindings as env } from '../support/catalogue.ts';
import { expectSchema } from './api-schemas.ts';
import { ADMIN, BASE, client, textOf, withToken } from './http-client.ts';
import { makeToken, postImport, problemOf, remove } from './http-writing.ts';

const { get, fetch } = client();

const EU = 'http://publications.europa.eu/resource/authority';

const RIVERS = `
<https://pub.example/rivers> a dcat:Dataset ;
  dct:title "Niveau des cours d’eau"@fr, "River levels"@en-t-fr, "Wasserstände"@de ;
  dct:description "Hauteurs mesurées."@fr ; dct:identifier "R-1" ;
  dcat:keyword "eau"@fr, "niveau"@fr, "Wasser"@de ;
  dcat:theme <${EU}/data-theme/ENVI> ; dct:publisher <https://pub.example/agency> ;
  dcat:contactPoint [ a vcard:Kind ; vcard:fn "Guichet" ; vcard:hasEmail <mailto:data@pub.example> ;
    vcard:hasTelephone [ vcard:hasValue <tel:+33102030405> ] ] ;
  dct:issued "2020-05-01"^^xsd:date ; dct:accrualPeriodicity <${EU}/frequency/DAILY> ;
  dct:accessRights <${EU}/access-right/PUBLIC> ; dct:language <${EU}/language/FRA> ;
  dct:temporal [ a dct:PeriodOfTime ; dcat:startDate "2012-01-01"^^xsd:date ] ;
  dct:spatial [ a dct:Location ; dcat:bbox "POLYGON((2 48,3 48,3 49,2 48))" ] ;
  dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj> ;
  dcatap:hvdCategory <http://data.europa.eu/bna/c_dd313021> ;
  dcat:landingPage <https://pub.example/about> ; foaf:page <javascript:alert(1)> ;
  dcat:inSeries <https://pub.example/levels> ;
  dcat:distribution <https://pub.example/rivers.csv#file>, <https://pub.example/rivers-api> .
<https://pub.example/rivers.csv#file> a dcat:Distribution ; dct:title "=HYPERLINK(\\"x\\")"@fr ;
  dct:format <${EU}/file-type/CSV> ; dcat:mediaType <https://www.iana.org/assignments/media-types/text/csv> ;
  dcat:byteSize "1234.0"^^xsd:decimal ; dct:license <${EU}/licence/CC_BY_4_0> ;
  dcat:accessURL <https://pub.example/rivers>, <javascript:alert(2)> ; dcat:downloadURL <https://pub.example/rivers.csv> ;
  spdx:checksum [ a spdx:Checksum ; spdx:algorithm spdx:checksumAlgorithm_sha256 ; spdx:checksumValue "cafe" ] .
<https://pub.example/rivers-api> a dcat:Distribution ; dct:license <${EU}/licence/CC_BY_4_0> ;
  dcat:accessURL <https://pub.example/wms> ; dcat:accessService <https://pub.example/wms#service> .
<https://pub.example/wms#service> a dcat:DataService ; dct:title "Interface WMS"@fr ;
  dcat:endpointURL <https://pub.example/wms> ; dcat:servesDataset <https://pub.example/rivers> .
<https://pub.example/levels> a dcat:DatasetSeries ; dct:title "Les niveaux"@fr ; dct:identifier "S-1" .
<https://pub.example/agency> a foaf:Organization ; foaf:name "Agence de l’eau"@fr ; foaf:homepage <https://pub.example/> .
`;

const small = (n: number): string =>
  `<https://pub.example/d${n}> a dcat:Dataset ; dct:title "Jeu ${n}"@fr ; dct:identifier "d${n}" .\n`;

type Body = Record<string, unknown>;
const json = async (path: string, headers: Record<string, string> = {}): Promise<Body> => {
  const response = await get(path, headers);
  expect(response.status, path).toBe(200);
  return response.json<Body>();
};

interface Listed extends Body {
  readonly id: string;
  readonly iri: string;
  readonly kind: string;
}
const listed = async (query: string) => {
  const body = await json(`/api/records?${query}`);
  expectSchema('RecordList', body);
  return body as Body & {
    readonly records: readonly Listed[];
    readonly next: string | null;
    readonly total: number;
  };
};
const idOf = async (iri: string): Promise<string> =>
  (await listed('page_size=100')).records.find((record) => record.iri === iri)!.id;

beforeAll(async () => {
  await emptyCatalogue();
  const response = await postImport('source=test', RIVERS + [1, 2, 3, 4, 5].map(small).join(''));
  expect(response.status).toBe(200);
});

describe('GET /api/records/{id}', () => {
  const rivers = async (query = 'lang=fr') =>
    json(`/api/records/${await idOf('https://pub.example/rivers')}?${query}`);

  it('is one flat object, as its schema says', async () => {
    const body = await rivers();
    expectSchema('Record', body);
    expect(body).toMatchObject({
      kind: 'dataset',
      iri: 'https://pub.example/rivers',
      identifiers: ['R-1'],
      publisher: {
        iri: 'https://pub.example/agency',
        name: 'Agence de l’eau',
        homepage: 'https://pub.example/',
      },
      contacts: [{ name: 'Guichet', email: 'data@pub.example', telephone: '+33102030405', url: null }],
      themes: [{ iri: `${EU}/data-theme/ENVI`, label: 'Environnement' }],
      frequency: { label: 'quotidien' },
      temporal: [{ start: '2012-01-01', end: null }],
      isHighValue: true,
      inSeries: [{ iri: 'https://pub.example/levels', label: 'Les niveaux' }],
      landingPage: 'https://pub.example/about',
      licences: [{ iri: `${EU}/licence/CC_BY_4_0` }],
      record: { version: 1 },
    });
    expect(body.spatial).toEqual([{ iri: null, label: null, bbox: 'POLYGON((2 48,3 48,3 49,2 48))' }]);
  });

  it('has its distributions with format, size, licence, checksum and services', async () => {
    const { distributions } = (await rivers()) as { distributions: readonly Body[] };
    const file = distributions.find(({ iri }) => iri === 'https://pub.example/rivers.csv#file');
    expect(file).toMatchObject({
      format: { iri: `${EU}/file-type/CSV`, label: 'CSV' },
      mediaType: 'text/csv',
      bytes: 1234,
      downloadURL: 'https://pub.example/rivers.csv',
      accessURL: 'https://pub.example/rivers',
      checksum: { algorithm: 'sha256', value: 'cafe' },
    });
    const api = distributions.find(({ iri }) => iri === 'https://pub.example/rivers-api');
    expect(api).toMatchObject({
      format: null,
      services: [{ title: 'Interface WMS', endpointURLs: ['https://pub.example/wms'] }],
    });
  });

  it('speaks the language asked for, a machine’s translation before another language', async () => {
    expect(await rivers('lang=en')).toMatchObject({ title: 'River levels', titleLanguage: 'en-t-fr' });
    expect(await rivers('lang=de')).toMatchObject({ title: 'Wasserstände', keywords: ['Wasser'] });
    expect((await rivers('lang=nl')).themes).toEqual([{ iri: `${EU}/data-theme/ENVI`, label: 'Milieu' }]);
    const id = await idOf('https://pub.example/rivers');
    const negotiated = await get(`/api/records/${id}`, { 'Accept-Language': 'de-AT, fr;q=0.5' });
    expect(negotiated.headers.get('Vary')).toBe('Accept-Language');
    expect(negotiated.headers.get('Content-Language')).toBe('de');
    expect(await negotiated.json<Body>()).toMatchObject({
      title: 'Wasserstände',
      titles: { fr: 'Niveau des cours d’eau', 'en-t-fr': 'River levels', de: 'Wasserstände' },
    });
  });

  it('gives no address that a browser should not follow', async () => {
    expect(JSON.stringify(await rivers())).not.toContain('javascript:');
  });

  it('has an ETag that a write takes, answers 304, HEAD and any origin', async () => {
    const path = `/api/records/${await idOf('https://pub.example/rivers')}?lang=fr`;
    const first = await get(path);
    const etag = first.headers.get('ETag')!;
    expect(etag).toMatch(/^"v1-/);
    expect(first.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect((await get(path, { 'If-None-Match': etag })).status).toBe(304);
    const head = await fetch(path, { method: 'HEAD' });
    expect(head.headers.get('Content-Length')).toBe(first.headers.get('Content-Length'));
    expect(await head.text()).toBe('');
  });

  it('is 404 for what never was, 410 for what was deleted', async () => {
    expect((await get('/api/records/nothing')).status).toBe(404);
    const id = await idOf('https://pub.example/d5');
    await remove(`/datasets/${id}`);
    const gone = await get(`/api/records/${id}`);
    expect(gone.status).toBe(410);
    const problem = await problemOf(gone);
    expectSchema('Problem', problem);
    expect(problem.code).toBe('record-gone');
  });
});

describe('GET /api/records', () => {
  it('lists members in pages, each once, along next', async () => {
    const seen: string[] = [];
    let url: string | null = `${BASE}/api/records?page_size=2&lang=fr`;
    for (let pages = 0; url !== null && pages < 20; pages++) {
      const body = await listed(new URL(url).search.slice(1));
      seen.push(...body.records.map(({ iri }) => iri));
      url = body.next;
    }
    const { total } = await listed('');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(total);
    expect(seen).toContain('https://pub.example/rivers');
    expect(seen).toContain('https://pub.example/wms#service');
  });

  it('filters and searches by the parameters of /catalog', async () => {
    expect((await listed('theme=ENVI')).records.map(({ iri }) => iri)).toEqual([
      'https://pub.example/rivers',
    ]);
    expect((await listed('kind=service')).records.map(({ kind }) => kind)).toEqual(['service']);
    expect((await listed('q=Wasserst%C3%A4nde&hvd=true')).total).toBe(1);
    expect((await listed('q=')).total).toBe((await listed('')).total);
  });

  it('has links to the pages around', async () => {
    const response = await get('/api/records?page_size=2&page=2');
    const link = response.headers.get('Link')!;
    for (const rel of ['first', 'prev', 'next', 'last']) expect(link).toContain(`rel="${rel}"`);
    expect((await get('/api/records?page=99')).status).toBe(404);
  });

  it('refuses a parameter that there is not, and says which was meant', async () => {
    const response = await get('/api/records?pagesize=3');
    expect(response.status).toBe(400);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    const problem = await problemOf(response);
    expectSchema('Problem', problem);
    expect(problem).toMatchObject({ code: 'parameter-unknown', parameter: 'pagesize', meant: 'page_size' });
    expect(await problemOf(await get('/api/records?xyzzy=1'))).not.toHaveProperty('meant');
    expect((await get('/catalog.nt?pagesize=3')).status).toBe(200);
  });

  it('names a wrong value and what is expected', async () => {
    const problem = await problemOf(await get('/api/records?page_size=0'));
    expect(problem).toMatchObject({ code: 'parameter-invalid', parameter: 'page_size' });
    expect(problem.detail).toContain('from 1 to 1000');
    expect(await problemOf(await get('/api/records?lang=a'))).toMatchObject({ parameter: 'lang' });
  });

  it('shows no record that was deleted', async () => {
    const id = await idOf('https://pub.example/d4');
    await remove(`/datasets/${id}`);
    expect((await listed('page_size=100')).records.map(({ iri }) => iri)).not.toContain(
      'https://pub.example/d4',
    );
  });
});

describe('GET /api/facets', () => {
  it('counts what the list can be narrowed down by, with the list of each value', async () => {
    const body = await json('/api/facets?lang=en');
    expectSchema('Facets', body);
    const { facets } = body as {
      facets: readonly {
        parameter: string;
        values: readonly { value: string; count: number; label: string; url: string }[];
      }[];
    };
    const theme = facets.find(({ parameter }) => parameter === 'theme')!.values[0]!;
    expect(theme).toMatchObject({ value: 'ENVI', label: 'Environment', count: 1 });
    expect((await listed(new URL(theme.url).search.slice(1))).total).toBe(theme.count);
    expect((await get('/api/facets?page=2')).status).toBe(400);
  });
});

describe('GET /api/catalog', () => {
  it('says what the catalogue is and where else its data are', async () => {
    const body = await json('/api/catalog?lang=en');
    expectSchema('Catalogue', body);
    expect(body).toMatchObject({
      iri: `${BASE}/catalog`,
      counts: { services: 1, publishers: 1, highValue: 1 },
    });
    const { endpoints } = body as { endpoints: Record<string, string> };
    for (const address of Object.values(endpoints))
      expect((await get(address.slice(BASE.length), { Accept: '*/*' })).status, address).toBe(200);
  });
});

/** RFC 4180, as strictly as it is written here. */
const parseCsv = (text: string): string[][] => {
  expect(text.endsWith('\r\n')).toBe(true);
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy;
  const lines: string[][] = [[]];
  for (const [, raw, end] of text.matchAll(cell)) {
    lines.at(-1)!.push(raw!.startsWith('"') ? raw!.slice(1, -1).replaceAll('""', '"') : raw!);
    if (end === '\r\n') lines.push([]);
  }
  return lines.slice(0, -1);
};

const table = async (path: string) => {
  const response = await get(path);
  expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8; header=present');
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [columns, ...lines] = parseCsv(new TextDecoder().decode(bytes));
  return lines.map((line) => Object.fromEntries(line.map((value, at) => [columns![at]!, value])));
};

describe('GET /api/records.csv', () => {
  it('has one line for each record of the whole list', async () => {
    const lines = await table('/api/records.csv?lang=fr');
    expect(lines).toHaveLength((await listed('')).total);
    expect(lines.find(({ iri }) => iri === 'https://pub.example/rivers')).toMatchObject({
      kind: 'dataset',
      title: 'Niveau des cours d’eau',
      publisher: 'Agence de l’eau',
      keywords: 'eau | niveau',
      isHighValue: 'true',
      temporal: '2012-01-01/',
    });
    expect(await table('/api/records.csv?kind=service')).toHaveLength(1);
  });

  it('has no pages, and refuses what would cut it', async () => {
    expect(await problemOf(await get('/api/records.csv?page_size=2'))).toMatchObject({
      code: 'parameter-unknown',
    });
  });

  it('answers 304 until something changes, and HEAD without reading', async () => {
    const first = await get('/api/records.csv?lang=fr');
    await first.arrayBuffer();
    const etag = first.headers.get('ETag')!;
    expect((await get('/api/records.csv?lang=fr', { 'If-None-Match': etag })).status).toBe(304);
    expect((await get('/api/records.csv?lang=de', { 'If-None-Match': etag })).status).toBe(200);
    const head = await fetch('/api/records.csv?lang=fr', { method: 'HEAD' });
    expect(head.headers.get('ETag')).toBe(etag);
    await postImport('source=other', small(9));
    expect((await get('/api/records.csv?lang=fr', { 'If-None-Match': etag })).status).toBe(200);
  });
});

describe('a table whose reading fails', () => {
  /** The store answers so many times, then no more. */
  const failingAfter = (reads: number): D1Database => {
    let left = reads;
    return {
      prepare: (sql: string) => env.DB.prepare(sql),
      batch: (statements: D1PreparedStatement[]) =>
        left-- > 0 ? env.DB.batch(statements) : Promise.reject(new Error('gone')),
    } as unknown as D1Database;
  };
  const readsOf = async (): Promise<number> => {
    for (let reads = 1; reads < 40; reads++) {
      const response = await client({ DB: failingAfter(reads) }).get('/api/records.csv?lang=fr');
      if (response.status === 200) return reads;
      expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    }
    throw new Error('It never answers.');
  };

  it('is no table at all, or breaks off: never half of one', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await postImport('source=many', Array.from({ length: 40 }, (_, n) => small(100 + n)).join(''));
    const response = await client({ DB: failingAfter(await readsOf()) }).get('/api/records.csv?lang=fr');
    expect(response.status).toBe(200);
    await expect(response.arrayBuffer()).rejects.toThrow();
  });
});

describe('GET /api/distributions.csv', () => {
  it('has one line for each distribution, and no cell that would run as a formula', async () => {
    const lines = await table('/api/distributions.csv?lang=fr');
    expect(lines.map(({ iri }) => iri)).toEqual(
      expect.arrayContaining(['https://pub.example/rivers.csv#file', 'https://pub.example/rivers-api']),
    );
    const file = lines.find(({ iri }) => iri === 'https://pub.example/rivers.csv#file')!;
    expect(file).toMatchObject({
      title: `'=HYPERLINK("x")`,
      bytes: '1234',
      datasetTitle: 'Niveau des cours d’eau',
    });
  });
});

describe('the operations of curators and administrators', () => {
  it('answer as their schemas say', async () => {
    const auth = withToken(ADMIN);
    const made = await (await makeToken({ name: 'test', scope: 'catalog:nowhere' })).json<Body>();
    expectSchema('TokenCreated', made);
    expectSchema('TokenList', await json('/api/tokens', auth));
    expectSchema('Outcomes', await json('/api/outcomes'));
    expectSchema('LicenceHelp', await json('/api/licence-help'));
    expectSchema('LicenceHelp', await json('/api/licence-help?rights=unknown'));
    expectSchema(
      'LicenceHelp',
      await json(
        '/api/licence-help?rights=own&personal=none&hvd=yes&country=fr&attribution=yes&shareAlike=yes',
      ),
    );
    const judged = await fetch('/api/outcomes', { method: 'POST', headers: auth });
    expectSchema('OutcomesJudged', await judged.json());
    const imported = await postImport('source=again', small(10));
    expectSchema('ImportSummary', await imported.json());
    const id = await idOf('https://pub.example/d1');
    const amended = await fetch(`/api/records/${id}/amendments`, {
      method: 'POST',
      headers: { ...auth, 'Content-Type': 'application/n-triples' },
      body: '<https://pub.example/d1> <http://purl.org/dc/terms/description> "Mieux"@fr .\n',
    });
    expect(amended.status).toBe(201);
    expectSchema('AmendmentsAdded', await amended.json());
    expectSchema('AmendmentList', await json(`/api/records/${id}/amendments`, auth));
    expectSchema('SourceList', await json('/api/sources'));
    const changed = await fetch('/api/sources/again', {
      method: 'PUT',
      headers: { ...auth, 'Content-Type': 'application/json' },
      body: JSON.stringify({ title: 'Encore' }),
    });
    expectSchema('Source', await changed.json());
    expectSchema('Rebased', await (await fetch('/api/rebase', { method: 'POST', headers: auth })).json());
    const report = await fetch('/validate', {
      method: 'POST',
      headers: { 'Content-Type': 'text/turtle' },
      body: '<https://pub.example/d> a <http://www.w3.org/ns/dcat#Dataset> .',
    });
    expectSchema('ValidationReport', await report.json());
    const outcomes = (await listed('kind=dataset')).records.map(
      ({ validation }) => validation as readonly unknown[],
    );
    expect(outcomes.some((counts) => counts.length > 0)).toBe(true);
  });

  it('are refused without a token', async () => {
    const refused = await get('/api/tokens');
    expect(refused.status).toBe(401);
    expectSchema('Problem', await problemOf(refused));
  });
});

describe('GET /api', () => {
  it('is a list of operations for programs', async () => {
    const body = await json('/api', { Accept: '*/*' });
    expectSchema('Api', body);
    const { operations } = body as { operations: readonly { url: string }[] };
    expect(operations.map(({ url }) => url)).toContain(`${BASE}/api/records`);
  });

  it('is a page for people, in their language, with forms and command lines', async () => {
    const response = await get('/api?lang=fr', { Accept: 'text/html' });
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    const page = await textOf(response);
    expect(page).toContain('Chercher et lister les fiches');
    expect(page).toContain('action="/api/records"');
    expect(page).toContain(`${BASE}/api/records`);
    expect(page).not.toContain('<script');
    expect(await textOf(await get('/api?lang=en', { Accept: 'text/html' }))).toContain(
      'Search and list records',
    );
  });

  it('leads a form to an address with places', async () => {
    const response = await get('/api?operation=getRecord&id=a%2Fb&lang=fr', { Accept: 'text/html' });
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe(`${BASE}/api/records/a%2Fb?lang=fr`);
    expect((await get('/api?operation=createToken', { Accept: 'text/html' })).status).toBe(404);
    expect((await get('/api?operation=toString')).status).toBe(404);
  });
});
