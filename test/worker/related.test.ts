/** What stands around a record: along properties in both directions, and whoever names it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { readCatalogPage } from '../../src/catalogue/catalog-page.ts';
import type { CatalogueContext } from '../../src/catalogue/context.ts';
import { readRecord } from '../../src/catalogue/documents.ts';
import { idOfIri } from '../../src/catalogue/identity.ts';
import { deleteRecord, writeRecords } from '../../src/catalogue/records.ts';
import { type Related, readMentioned, readRelated } from '../../src/catalogue/related.ts';
import { MAX_CANDIDATES } from '../../src/store/related.ts';
import { BASE, bindings, emptyCatalogue, records } from '../support/catalogue.ts';

const LICENCE = 'https://pub.example/licence';
const AGENCY = 'https://pub.example/agency';
const NOT_HERE = 'https://elsewhere.example/d9';

const DATA = `
<services/api> a dcat:DataService ; dct:title "API"@fr ; dcat:servesDataset <datasets/d1>, <${NOT_HERE}> .
<datasets/d1> a dcat:Dataset ; dct:title "Un"@fr, "One"@en ; dct:publisher ex:agency ; dcat:inSeries <series/all> ;
  dct:modified "2026-02-03"^^xsd:date .
<datasets/d2> a dcat:Dataset ; dct:title "Deux"@fr ; dct:publisher ex:agency ;
  dcat:distribution [ a dcat:Distribution ; dcat:accessURL <https://x.example/2> ; dct:license ex:licence ;
    dcat:accessService <services/api> ] ,
    [ a dcat:Distribution ; dcat:accessURL <https://x.example/3> ; dct:license ex:licence ; dcat:accessService <services/api> ] .
<datasets/d3> a dcat:Dataset ; dct:title "Trois"@fr .
<series/all> a dcat:DatasetSeries ; dct:title "Série"@fr ; dcat:seriesMember <datasets/d3> ; dct:publisher ex:parent .
ex:agency a foaf:Agent ; foaf:name "Agence"@fr ; <http://www.w3.org/ns/org#subOrganizationOf> ex:parent .
ex:parent a foaf:Agent ; foaf:name "Ministère"@fr .
ex:licence a dct:LicenseDocument ; dct:title "Licence"@fr .`;

let ctx: CatalogueContext;
beforeEach(async () => {
  ctx = await emptyCatalogue();
});

const write = (text: string) => writeRecords(ctx, records(text), { source: 'test' });
const relatedTo = async (id: string): Promise<Related> => {
  const { record } = (await readRecord(ctx, id))!;
  return (await readRelated(ctx, record))!;
};
const idsOf = ({ records }: Related): string[] => records.map(({ record }) => record.id).toSorted();
const entity = (iri: string): string => idOfIri(iri, BASE);

describe('readRelated', () => {
  it('finds the datasets of a service, by its own word and by that of their distributions', async () => {
    await write(DATA);
    const related = await relatedTo('api');
    expect(related).toMatchObject({ relation: 'serves', total: 2, isWhole: true, published: 0 });
    expect(idsOf(related)).toEqual(['d1', 'd2']);
  });

  it('finds the services of a dataset, in both ways too', async () => {
    await write(DATA);
    for (const id of ['d1', 'd2']) {
      const related = await relatedTo(id);
      expect(related.relation).toBe('servedBy');
      expect(idsOf(related), id).toEqual(['api']);
    }
    expect(await relatedTo('d3')).toMatchObject({ records: [], total: 0 });
  });

  it('finds the members of a series, whoever says so', async () => {
    await write(DATA);
    const related = await relatedTo('all');
    expect(related.relation).toBe('seriesMembers');
    expect(idsOf(related)).toEqual(['d1', 'd3']);
  });

  it('finds who names an entity, from whatever node of theirs, once each, and how much it publishes', async () => {
    await write(DATA);
    const agency = await relatedTo(entity(AGENCY));
    expect(agency).toMatchObject({ relation: 'namedBy', total: 2, published: 2 });
    expect(idsOf(agency)).toEqual(['d1', 'd2']);
    const licence = await relatedTo(entity(LICENCE));
    expect(licence).toMatchObject({ total: 1, published: 0 });
    expect(idsOf(licence)).toEqual(['d2']);
    expect(idsOf(await relatedTo(entity('https://pub.example/parent')))).toEqual([entity(AGENCY), 'all']);
  });

  it('brings the names, dates and marks of each, and nothing else of it', async () => {
    await write(DATA);
    const { records } = await relatedTo('api');
    const d1 = records.find(({ record }) => record.id === 'd1')!;
    expect(d1.own.map(({ object }) => object.value).toSorted()).toEqual(['2026-02-03', 'One', 'Un']);
    expect(d1.own.map(({ object }) => ('language' in object ? object.language : '')).toSorted()).toEqual([
      '',
      'en',
      'fr',
    ]);
  });

  it('leaves out what is deleted', async () => {
    await write(DATA);
    await deleteRecord(ctx, 'd1');
    expect(idsOf(await relatedTo('api'))).toEqual(['d2']);
    expect(idsOf(await relatedTo('all'))).toEqual(['d3']);
    expect(await relatedTo(entity(AGENCY))).toMatchObject({ total: 1, published: 1 });
    await deleteRecord(ctx, 'api');
    expect(idsOf(await relatedTo('d2'))).toEqual([]);
  });

  it('shows the first twenty and counts all', async () => {
    const many = Array.from(
      { length: 23 },
      (_, n) =>
        `<datasets/m${n}> a dcat:Dataset ; dct:title "${n}" ; dct:publisher ex:agency, ex:parent ; dcat:inSeries <series/many> .`,
    ).join('\n');
    await write(
      `${many} <series/many> a dcat:DatasetSeries . ex:agency foaf:name "A" . ex:parent foaf:name "P" .`,
    );
    for (const id of ['many', entity(AGENCY)]) {
      const related = await relatedTo(id);
      expect(related.records).toHaveLength(20);
      expect(related).toMatchObject({ total: 23, isWhole: true });
    }
    expect(await relatedTo(entity(AGENCY))).toMatchObject({ published: 23 });
  });

  it('looks at no more than a bounded number of statements, and says so', async () => {
    await write(DATA);
    const [agency] = await bindings.DB.prepare('SELECT id FROM term WHERE value = ?')
      .bind(AGENCY)
      .all<{ id: number }>()
      .then(({ results }) => results);
    await bindings.DB.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MAX_CANDIDATES})
       INSERT INTO triple (s, p, o) SELECT 1000000 + i, 1, ? FROM n`,
    )
      .bind(agency!.id)
      .run();
    expect(await relatedTo(entity(AGENCY))).toMatchObject({ isWhole: false });
  });

  it('has none for a catalogue, whose members are a list of their own', async () => {
    await write('<catalogs/city> a dcat:Catalog ; dct:title "Ville"@fr .');
    const { record } = (await readRecord(ctx, 'city'))!;
    expect(await readRelated(ctx, record)).toBeNull();
  });
});

describe('readMentioned', () => {
  it('knows the published records among IRIs, with their names', async () => {
    await write(DATA);
    await deleteRecord(ctx, 'd3');
    const iris = [`${BASE}/series/all`, AGENCY, NOT_HERE, `${BASE}/datasets/d3`];
    const mentioned = await readMentioned(ctx, iris);
    expect([...mentioned.keys()].toSorted()).toEqual([`${BASE}/series/all`, AGENCY].toSorted());
    expect(mentioned.get(AGENCY)!.own.map(({ object }) => object.value)).toEqual(['Agence']);
    expect(await readMentioned(ctx, [])).toEqual(new Map());
  });
});

describe('the filter of high-value datasets', () => {
  const LAW = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';
  const R5R = 'http://data.europa.eu/r5r/';
  const marked = `
<datasets/law> a dcat:Dataset ; <${R5R}applicableLegislation> <${LAW}> .
<datasets/category> a dcat:Dataset ; <${R5R}hvdCategory> <http://data.europa.eu/bna/c_dd313021> .
<datasets/other-law> a dcat:Dataset ; <${R5R}applicableLegislation> <https://pub.example/law> .
<datasets/none> a dcat:Dataset ; dcat:distribution [ a dcat:Distribution ; dcat:accessURL <https://x.example/> ;
  <${R5R}applicableLegislation> <${LAW}> ] .`;

  it('takes the Regulation or any category, of the resource itself', async () => {
    await write(marked);
    const idsWhere = async (hvd: boolean): Promise<string[]> => {
      const page = (await readCatalogPage(ctx, { hvd, kind: ['dataset'], page: 1, pageSize: 10 }))!;
      expect(page.total).toBe(page.members.length);
      return page.members.map(({ record }) => record.id).toSorted();
    };
    expect(await idsWhere(true)).toEqual(['category', 'law']);
    expect(await idsWhere(false)).toEqual(['none', 'other-law']);
  });
});
