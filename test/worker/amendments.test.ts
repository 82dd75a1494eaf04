import { beforeAll, describe, expect, it } from 'vitest';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import { ADMIN, BASE, client, migrate, parse, textOf, valuesOf, withToken } from './http-client.ts';
import { dataset, postImport, problemOf, publishedValues, remove, titlesOf } from './http-writing.ts';

const { get, turtle } = client();
const DCT = PREFIXES.dct;
const KEYWORD = `${PREFIXES.dcat}keyword`;

beforeAll(migrate);

const amendments = (id: string) => `/api/records/${id}/amendments`;
const listed = async (id: string) =>
  (await (await get(amendments(id), withToken(ADMIN))).json<{ amendments: { id: number }[] }>()).amendments;

describe('amendments', () => {
  const path = '/api/records/amended/amendments';
  it('are added, listed, survive the next write, and are dropped', async () => {
    await turtle('PUT', '/datasets/amended', dataset('A'));
    const added = await turtle('POST', path, '<> dcat:keyword "eau"@fr .');
    expect(added.status).toBe(201);
    await turtle('POST', `${path}?action=withdraw`, '<> dct:title "A"@fr .');
    await turtle('PUT', '/datasets/amended', dataset('A', '; dct:description "new"'));
    const quads = parse(await textOf(await get('/datasets/amended.nt')));
    const iri = `${BASE}/datasets/amended`;
    expect(valuesOf(quads, iri, `${PREFIXES.dcat}keyword`)).toEqual(['eau']);
    expect(valuesOf(quads, iri, `${DCT}title`)).toEqual([]);
    expect(valuesOf(quads, iri, `${DCT}description`)).toEqual(['new']);
    const list = async () =>
      (
        await (
          await get(path, withToken(ADMIN))
        ).json<{ amendments: { id: number; action: string; statement: string; author: string }[] }>()
      ).amendments;
    const [first, second] = await list();
    expect(first).toMatchObject({
      action: 'add',
      author: 'admin',
      statement: `<${iri}> <${PREFIXES.dcat}keyword> "eau"@fr .`,
    });
    expect((await remove(`${path}/${second!.id}`)).status).toBe(204);
    expect(await titlesOf('/datasets/amended')).toEqual(['A']);
    expect(await list()).toHaveLength(1);
    expect((await remove(`${path}/999999`)).status).toBe(404);
  });
  it('are refused where they make no sense', async () => {
    expect((await turtle('POST', '/api/records/never/amendments', '<> dct:title "x" .')).status).toBe(404);
    expect((await turtle('POST', `${path}?action=swap`, '<> dct:title "x" .')).status).toBe(400);
    expect((await turtle('POST', path, '')).status).toBe(422);
    expect((await turtle('POST', path, '<> dct:title [] .')).status).toBe(422);
    expect((await get(path)).status).toBe(401);
  });
});

describe('an amendment of an imported record', () => {
  const IRI = `${BASE}/datasets/imported`;
  const dump = (title: string) => `<${IRI}> a dcat:Dataset ; dct:title "${title}" ; dcat:keyword "dull" .`;

  it('is applied to what the source says next, and with it gone the source’s words are back', async () => {
    expect((await postImport('source=portal', dump('Before'))).status).toBe(200);
    const path = amendments('imported');
    expect((await turtle('POST', path, '<> dcat:keyword "water" .')).status).toBe(201);
    expect((await turtle('POST', `${path}?action=withdraw`, '<> dcat:keyword "dull" .')).status).toBe(201);
    expect(await (await postImport('source=portal', dump('After'))).json()).toMatchObject({ updated: 1 });
    expect(await titlesOf('/datasets/imported')).toEqual(['After']);
    expect(await publishedValues('/datasets/imported', KEYWORD)).toEqual(['water']);
    for (const { id } of await listed('imported')) expect((await remove(`${path}/${id}`)).status).toBe(204);
    expect(await publishedValues('/datasets/imported', KEYWORD)).toEqual(['dull']);
    expect(await (await postImport('source=portal', dump('After'))).json()).toMatchObject({ unchanged: 1 });
  });
});

describe('what an amendment may not do', () => {
  const refusal = async (id: string, action: 'add' | 'withdraw', body: string) => {
    const response = await turtle('POST', `${amendments(id)}?action=${action}`, body);
    return [response.status, (await problemOf(response)).code];
  };
  const CHANGES_KIND = [422, 'amendment-changes-kind'];

  it('is to withdraw the class that makes the record’s kind, or to add one that makes another', async () => {
    await turtle('PUT', '/datasets/kept', dataset('K'));
    expect(await refusal('kept', 'withdraw', '<> a dcat:Dataset .')).toEqual(CHANGES_KIND);
    for (const name of ['DatasetSeries', 'DataService', 'Catalog'])
      expect(await refusal('kept', 'add', `<> a dcat:${name} .`), name).toEqual(CHANGES_KIND);
    await turtle('PUT', '/entities/agency', '<> a foaf:Agent ; foaf:name "A" .');
    expect(await refusal('agency', 'add', '<> a dcat:Dataset .')).toEqual(CHANGES_KIND);
    expect(await listed('kept')).toEqual([]);
    expect((await get('/datasets/kept')).headers.get('ETag')).toMatch(/^"v1-/);
  });

  it('is not to touch other classes', async () => {
    await turtle('PUT', '/series/yearly', '<> a dcat:DatasetSeries, dcat:Dataset ; dct:title "Y" .');
    expect((await turtle('POST', amendments('yearly'), '<> a dcat:Resource .')).status).toBe(201);
    const path = `${amendments('yearly')}?action=withdraw`;
    expect((await turtle('POST', path, '<> a dcat:Dataset, dcat:Resource .')).status).toBe(201);
    expect(await refusal('yearly', 'withdraw', '<> a dcat:DatasetSeries .')).toEqual(CHANGES_KIND);
  });

  it('is to take the last statement on the resource', async () => {
    await turtle('PUT', '/entities/thin', '<> foaf:name "Thin" .');
    expect(await refusal('thin', 'withdraw', '<> foaf:name "Thin" .')).toEqual([
      422,
      'amendment-empties-record',
    ]);
  });

  it('is to have more than a thousand statements', async () => {
    await turtle('PUT', '/datasets/long', dataset('L'));
    const keywords = (count: number) =>
      `<> dcat:keyword ${Array.from({ length: count }, (_, n) => `"k${n}"`).join(', ')} .`;
    const response = await turtle('POST', amendments('long'), keywords(1001));
    expect(response.status).toBe(413);
    expect(await problemOf(response)).toMatchObject({ code: 'too-many-statements', limit: 1000, size: 1001 });
    expect(await listed('long')).toEqual([]);
    expect((await turtle('POST', amendments('long'), keywords(1000))).status).toBe(201);
  });
});
