/** Lists for people read less of each record than whole documents have, and show the same; counts are kept, and right. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readCatalogCards, readCatalogPage } from '../../src/catalogue/catalog-page.ts';
import type { CatalogQuery } from '../../src/catalogue/list-query.ts';
import type { RecordDocument } from '../../src/catalogue/record.ts';
import { listItem } from '../../src/http/list-item.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { BASE, bindings, emptyCatalogue } from '../support/catalogue.ts';
import { client } from './http-client.ts';
import { remove } from './http-writing.ts';

const { turtle } = client();
const MONS = `${BASE}/entities/mons`;

let ctx: Awaited<ReturnType<typeof emptyCatalogue>>;

const put = async (path: string, statements: string): Promise<void> => {
  const response = await turtle('PUT', path, statements);
  expect(response.status, await response.clone().text()).toBeLessThan(300);
};

beforeAll(async () => {
  ctx = await emptyCatalogue();
  await put('/entities/mons', '<> a foaf:Agent ; foaf:name "Ville de Mons"@fr, "Stad Bergen"@nl .');
  await put(
    '/datasets/files',
    `<> a dcat:Dataset ; dct:title "Arbres"@fr, "Bomen"@nl ; dct:description "Tous"@fr ; dct:publisher <${MONS}> ;
    dct:modified "2024-05-06" ; dct:issued "2020" ; dcatap:hvdCategory <http://data.europa.eu/bna/c_dd313021> ;
    dcat:keyword "arbre"@fr ; dcat:distribution <#a>, <#b>, <#c> .
    <#a> a dcat:Distribution ; dct:format "CSV" ; dcat:mediaType "text/csv" .
    <#b> a dcat:Distribution ; dcat:mediaType "application/json" .
    <#c> a dcat:Distribution ; dct:format "CSV", [ rdfs:label "nameless" ] .`,
  );
  await put(
    '/datasets/own',
    '<> a dcat:Dataset ; dct:title "Eau" ; dct:publisher [ foaf:name "Service de l’eau"@fr ] .',
  );
  await put(
    '/datasets/untitled',
    '<> a dcat:Dataset ; foaf:name "Nommé"@fr ; dct:publisher "Personne" ; dct:format "PDF" .',
  );
  await put('/services/api', `<> a dcat:DataService ; dct:title "API"@en ; dct:publisher <${MONS}> .`);
});

const ASKED: CatalogQuery = { page: 1, pageSize: 10, order: 'title', lang: 'fr' };

interface Listed {
  readonly members: readonly RecordDocument[];
  readonly entities: readonly Quad[];
}

const itemsOf = ({ members, entities }: Listed) =>
  members.map((doc) =>
    listItem({
      doc: { ...doc, entities },
      lang: 'fr',
      baseUrl: BASE,
      labelOf: () => undefined,
      href: doc.record.id,
    }),
  );

describe('readCatalogCards', () => {
  it('shows of each record what its whole document shows', async () => {
    const cards = await readCatalogCards(ctx, ASKED);
    const documents = await readCatalogPage(ctx, ASKED);
    const items = itemsOf(cards!.page);
    expect(items).toEqual(itemsOf(documents!));
    expect(items.find(({ id }) => id === 'files')).toMatchObject({
      title: 'Arbres',
      publisher: 'Ville de Mons',
      modified: '2024-05-06',
      formats: expect.arrayContaining(['CSV', 'application/json']),
      isHvd: true,
    });
    expect(items.map(({ publisher }) => publisher)).toContain('Service de l’eau');
  });

  it('reads nothing else of the records', async () => {
    const cards = await readCatalogCards(ctx, ASKED);
    const properties = cards!.page.members.flatMap(({ own }) => own.map(({ predicate }) => predicate.value));
    expect(properties.filter((property) => /keyword|checksum|distribution|type$/.test(property))).toEqual([]);
  });

  it('says of the list what a page of documents says', async () => {
    for (const query of [ASKED, { ...ASKED, q: 'api' }, { ...ASKED, kind: ['service'] }] as const) {
      const { page } = (await readCatalogCards(ctx, query))!;
      const { members: _, entities: __, extras: ___, ...around } = page;
      expect(await readCatalogPage(ctx, query)).toMatchObject(around);
    }
  });

  it('counts right while records wait for their values', async () => {
    const [{ seq }] = (
      await bindings.DB.prepare(`SELECT seq FROM record WHERE id = 'own'`).all<{ seq: number }>()
    ).results as [{ seq: number }];
    await bindings.DB.batch([
      bindings.DB.prepare('INSERT INTO stale_search (record) VALUES (?)').bind(seq),
      bindings.DB.prepare('DELETE FROM listing WHERE record = ?').bind(seq),
    ]);
    expect((await readCatalogCards(ctx, ASKED))!.page.total).toBe(4);
  });
});

describe('counts of a list', () => {
  it('follow what is written and what is deleted', async () => {
    const totalOf = async (): Promise<number> => (await readCatalogPage(ctx, ASKED))!.total;
    expect([await totalOf(), await totalOf()]).toEqual([4, 4]);
    await put('/datasets/more', '<> a dcat:Dataset ; dct:title "Encore"@fr .');
    expect([await totalOf(), await totalOf()]).toEqual([5, 5]);
    await remove('/datasets/more');
    expect([await totalOf(), await totalOf()]).toEqual([4, 4]);
  });
});
