import { beforeAll, describe, expect, it } from 'vitest';
import { BASE, client, migrate, textOf } from './http-client.ts';
import { codeOf, remove } from './http-writing.ts';

const { get, turtle } = client();

interface Record {
  readonly id: string;
  readonly identifier: string;
  readonly verdict: string | null;
  readonly name: string | null;
  readonly rules: readonly string[];
}
const jsonOf = async <T>(path: string): Promise<T> =>
  (await get(path, { Accept: 'application/json', 'Accept-Language': 'en' })).json<T>();
const recordsOf = async (path: string): Promise<readonly Record[]> =>
  (await jsonOf<{ records: readonly Record[] }>(path)).records;

const TOP = 'http://data.europa.eu/bna/c_a9135398';

beforeAll(async () => {
  await migrate();
  await turtle(
    'PUT',
    '/datasets/plain',
    '<> a dcat:Dataset ; dct:title "Plain"@en ; dct:identifier "Plain One" .',
  );
  await turtle(
    'PUT',
    '/datasets/untitled',
    '<> a dcat:Dataset ; dct:title " " ; dct:identifier "untitled" .',
  );
  await turtle('PUT', '/datasets/unnamed', '<> a dcat:Dataset ; dct:title "=1+1" .');
  await turtle(
    'PUT',
    '/datasets/companies',
    `<> a dcat:Dataset ; dct:title "Companies"@en ; dct:identifier "companies", "z" ;
      dcatap:hvdCategory <${TOP}> ; dcat:theme <${TOP}> ;
      dcat:distribution [ a dcat:Distribution ; dcat:accessURL <https://pub.example/d> ;
        dcat:accessService <${BASE}/services/api> ] .`,
  );
  await turtle('PUT', '/services/api', '<> a dcat:DataService ; dct:title "API"@en ; dct:identifier "api" .');
  await turtle('PUT', '/datasets/gone', '<> a dcat:Dataset ; dct:title "Gone"@en .');
  await remove('/datasets/gone');
});

describe('GET /harvesters', () => {
  it('counts what each harvester keeps, renames and skips', async () => {
    const { records, harvesters } = await jsonOf<{
      records: number;
      harvesters: { harvester: string; kinds: unknown[]; highValue: number | null; distributions: unknown }[];
    }>('/harvesters');
    expect(records).toBe(5);
    const of = (name: string) => harvesters.find(({ harvester }) => harvester === name)!;
    expect(of('udata')).toMatchObject({
      kinds: [
        { kind: 'dataset', records: 4, verdicts: { kept: 3, renamed: 0, skipped: 1 } },
        { kind: 'service', records: 1, verdicts: { kept: 0, renamed: 0, skipped: 1 } },
        { kind: 'series', records: 0, verdicts: null },
      ],
      highValue: 1,
      distributions: { kept: 1, all: 1 },
    });
    expect(of('piveau').highValue).toBe(0);
    expect(of('nde')).toMatchObject({ highValue: null });
  });

  it('is a page, JSON or CSV, and no RDF', async () => {
    for (const [path, type] of [
      ['/harvesters.html', 'text/html'],
      ['/harvesters.json', 'application/json'],
      ['/harvesters.csv', 'text/csv'],
    ] as const) {
      const response = await get(path);
      expect([response.status, response.headers.get('Content-Type')!.split(';')[0]]).toEqual([200, type]);
    }
    expect((await get('/harvesters', { Accept: 'text/turtle' })).status).toBe(406);
  });
});

describe('GET /harvesters/{harvester}', () => {
  it('lists published records with verdict, name and rules', async () => {
    const records = await recordsOf('/harvesters/piveau');
    expect(records.map(({ id, name }) => [id, name])).toEqual([
      ['plain', 'plain-one'],
      ['untitled', 'untitled'],
      ['unnamed', 'https-cat-example-datasets-unnamed'],
      ['companies', 'companies'],
      ['api', null],
    ]);
  });

  it('filters by rule, verdict and kind', async () => {
    const ids = async (query: string) => (await recordsOf(`/harvesters/udata?${query}`)).map(({ id }) => id);
    expect(await ids('rule=titleMissing')).toEqual(['untitled']);
    expect(await ids('verdict=skipped&kind=service')).toEqual(['api']);
    expect(await ids('rule=identifierSupplied')).toEqual(['unnamed']);
  });

  it('exports the identifier that it names', async () => {
    for (const { id, identifier } of await recordsOf('/harvesters/udata?kind=dataset')) {
      const page = await textOf(await get('/catalog.nt'));
      expect(page).toContain(
        `<${BASE}/datasets/${id}> <http://purl.org/dc/terms/identifier> "${identifier}"`,
      );
    }
  });

  it('pages, and says when there is no such page or harvester', async () => {
    const response = await get('/harvesters/udata.csv?page_size=2&page=2');
    expect((await textOf(response)).trim().split('\r\n')).toHaveLength(3);
    expect(response.headers.get('Link')).toContain(`/harvesters/udata.csv?page_size=2&page=3>; rel="next"`);
    expect(await codeOf(await get('/harvesters/udata?page_size=2&page=9'))).toBe('page-out-of-range');
    expect(await codeOf(await get('/harvesters/napster'))).toBe('no-such-harvester');
    expect(await codeOf(await get('/harvesters/udata?rule=none'))).toBe('parameter-invalid');
  });

  it('gives spreadsheets no formula', async () => {
    expect(await textOf(await get('/harvesters/udata.csv'))).toContain(`,'=1+1,`);
  });
});

describe('GET /records/{id}/harvesters', () => {
  it('has a verdict for each harvester', async () => {
    const { harvesters } = await jsonOf<{ harvesters: { harvester: string; verdict: string }[] }>(
      '/records/untitled/harvesters',
    );
    expect(harvesters.map(({ harvester, verdict }) => [harvester, verdict])).toEqual([
      ['piveau', 'kept'],
      ['udata', 'skipped'],
      ['ckan', 'skipped'],
      ['geonetwork', 'kept'],
      ['fdk', 'kept'],
      ['nde', 'kept'],
    ]);
    expect((await get('/records/untitled/harvesters.csv')).status).toBe(200);
  });

  it('answers 404 for what is no record and 410 for what was deleted', async () => {
    expect((await get('/records/none/harvesters')).status).toBe(404);
    expect((await get('/records/gone/harvesters')).status).toBe(410);
  });
});
