/**
 * Members of the feed against the shape that DCAT-AP Feeds publishes for them, by a validator of its own: each kind
 * of record that the shape knows conforms when its record is complete.
 */
import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CatalogueContext } from '../../src/catalogue/context.ts';
import { type FeedChange, readFeedPage } from '../../src/catalogue/feed.ts';
import { readContents } from '../../src/catalogue/feed-contents.ts';
import { agreeOnBaseUrl } from '../../src/catalogue/health.ts';
import { deleteRecord, writeRecords } from '../../src/catalogue/records.ts';
import { splitRecords } from '../../src/catalogue/split.ts';
import { memberQuads } from '../../src/http/ldes.ts';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import { quad } from '../../src/rdf/terms.ts';
import { vocabulariesFromFiles } from '../../src/vocab/files.ts';
import { hasCorpora, readCorpus } from '../support/corpora.ts';
import { sqliteDb } from '../support/sqlite-db.ts';

const BASE = 'https://cat.example';
const SHAPE = 'semic/dcat-ap-feeds/shape.ttl';

const RECORDS = `
<catalog> a dcat:Catalog ; dct:title "Catalogue"@fr ; dct:description "Tout."@fr ; dct:publisher ex:agency .
<datasets/air> a dcat:Dataset ; dct:title "Air"@fr ; dct:description "Mesures."@fr ; dct:identifier "air", "air-2" ;
  dct:publisher ex:agency ; dcat:contactPoint ex:desk ; dct:issued "2026-01-01"^^xsd:date ;
  dcat:distribution [ a dcat:Distribution ; dcat:accessURL <https://pub.example/air.csv> ; dct:license ex:licence ] .
<services/api> a dcat:DataService ; dct:title "API"@fr ; dcat:endpointURL <https://pub.example/api> ;
  dcat:servesDataset <datasets/air> .
<series/years> a dcat:DatasetSeries ; dct:title "Années"@fr ; dct:description "Par an."@fr .
ex:agency a foaf:Agent ; foaf:name "Agence"@fr .
ex:desk a vcard:Kind ; vcard:fn "Guichet" ; vcard:hasEmail <mailto:desk@pub.example> .
ex:licence a dct:LicenseDocument ; dct:title "Licence" .`;

const prefixes = Object.entries({ ...PREFIXES, ex: 'https://pub.example/' })
  .map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`)
  .join('');
const write = async (ctx: CatalogueContext, text: string): Promise<void> => {
  const quads = new Parser({ baseIRI: `${BASE}/` }).parse(prefixes + text);
  const { records } = splitRecords(quads, { baseUrl: BASE, source: 'test' });
  const { rejected } = await writeRecords(ctx, records, { source: 'test' });
  expect(rejected).toEqual([]);
};

describe.skipIf(!hasCorpora)('members of the feed, by the shape of DCAT-AP Feeds', () => {
  const ctx: CatalogueContext = {
    db: sqliteDb(),
    baseUrl: BASE,
    now: () => new Date(),
    vocabularies: vocabulariesFromFiles(),
  };
  let validator: SHACLValidator;
  let changes: readonly FeedChange[];

  beforeAll(async () => {
    validator = new SHACLValidator(new Store([...(await readCorpus(SHAPE, BASE))] as never) as never);
    await agreeOnBaseUrl(ctx);
    await write(ctx, RECORDS);
    await write(ctx, RECORDS.replace('"Air"@fr', '"Air et eau"@fr'));
    await deleteRecord(ctx, 'api');
    changes = (await readFeedPage(ctx, 1))!.changes;
  });

  const broken = async (change: FeedChange): Promise<string[]> => {
    const quads = memberQuads(BASE, [change], await readContents(ctx, [change]));
    const flat = quads
      .filter((q) => !q.predicate.value.endsWith('#member'))
      .map(({ subject, predicate, object }) => quad(subject, predicate, object));
    const report = await validator.validate(new Store(flat as never) as never);
    return report.results.map(({ path, message, sourceShape }) =>
      [path?.value, message[0]?.value, (sourceShape as { value?: string } | null)?.value].join(' '),
    );
  };

  it.each([
    ['catalog', 'create'],
    ['dataset', 'create'],
    ['dataset', 'update'],
    ['service', 'create'],
    ['service', 'delete'],
    ['entity', 'create'],
  ])('%s, %s', async (kind, action) => {
    const found = changes.filter((change) => change.kind === kind && change.action === action);
    expect(found).toHaveLength(kind === 'entity' ? 3 : 1);
    for (const change of found) expect(await broken(change), change.iri).toEqual([]);
  });

  it('knows no series: its member is there all the same', async () => {
    const [series] = changes.filter(({ kind }) => kind === 'series');
    const results = await broken(series!);
    expect(results.length).toBeGreaterThan(0);
  });

  it('finds fault with a member without its content', async () => {
    const [agent] = changes.filter(({ iri }) => iri.endsWith('/agency'));
    const quads = memberQuads(BASE, [{ ...agent!, action: 'create' }], new Map([[agent!.seq, []]]));
    const report = await validator.validate(new Store(quads as never) as never);
    expect(report.conforms).toBe(false);
  });
});
