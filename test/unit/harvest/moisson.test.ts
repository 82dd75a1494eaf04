/**
 * Other Moissons as sources: what of theirs becomes ours, two that overlap, and what curators added here.
 */
import { describe, expect, it } from 'vitest';
import { amend } from '../../../src/catalogue/amendments.ts';
import { readRecord } from '../../../src/catalogue/documents.ts';
import { idOfIri } from '../../../src/catalogue/identity.ts';
import { splitRecords } from '../../../src/catalogue/split.ts';
import { withdrawRecords } from '../../../src/catalogue/withdraw.ts';
import { siteOf } from '../../../src/harvest/adapters/moisson-site.ts';
import type { Transport } from '../../../src/harvest/config.ts';
import { ns } from '../../../src/rdf/namespaces.ts';
import { parseRelative } from '../../../src/rdf/relative.ts';
import { literal, namedNode, quad } from '../../../src/rdf/terms.ts';
import {
  runToEnd,
  TEST_BASE,
  type TestHarvester,
  testConfig,
  testHarvester,
} from '../../support/harvest/test-harvester.ts';
import {
  changedSince,
  contents,
  type FirstMoisson,
  firstMoisson,
  newestChange,
} from '../../support/harvest/two-moissons.ts';

const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';

/** A dataset with a contact point without a name, and one agency for all. */
const dataset = (name: string, title: string, identifiers: readonly string[] = []): string => `
<https://data.example/${name}> a <${DCAT}Dataset> ; <${DCT}title> "${title}"@en ;
  <${DCAT}contactPoint> [ <http://www.w3.org/2006/vcard/ns#fn> "Desk of ${name}" ] ;
  ${identifiers.map((text) => `<${DCT}identifier> "${text}" ;`).join(' ')}
  <${DCT}publisher> <https://data.example/agency> .
<https://data.example/agency> a <http://xmlns.com/foaf/0.1/Agent> ; <http://xmlns.com/foaf/0.1/name> "Agency" .`;

const write = async (first: FirstMoisson, text: string): Promise<void> => {
  const { baseUrl } = first.catalogue;
  const quads = parseRelative(text, baseUrl);
  await first.write(splitRecords(quads, { baseUrl, source: 'given' }).records, 'given');
};

const iri = (name: string): string => `https://data.example/${name}`;
const idOf = (name: string): string => idOfIri(iri(name), TEST_BASE);

const harvest = (h: TestHarvester, first: FirstMoisson, transport: Transport = 'dump') =>
  runToEnd(
    h,
    new URL(first.catalogue.baseUrl).hostname.split('.')[0]!,
    testConfig({
      kind: 'moisson',
      url: `${first.catalogue.baseUrl}/catalog`,
      transport,
      removal: { share: 1 },
    }),
  );

const titleOf = async (h: TestHarvester, name: string): Promise<string | undefined> =>
  (await readRecord(h.catalogue, idOf(name)))?.own.find((q) => q.predicate.equals(ns.dct('title')))?.object
    .value;

describe('the address of another Moisson', () => {
  it.each([
    ['https://a.example', 'https://a.example'],
    ['https://a.example/', 'https://a.example'],
    ['https://a.example/data/catalog.ttl?page=2', 'https://a.example/data'],
    ['https://a.example/dump.nq.gz', 'https://a.example'],
    ['https://a.example/catalogs/hvd', 'https://a.example'],
    ['https://a.example/feed', 'https://a.example'],
  ])('%s is that of %s', (address, site) => expect(siteOf(address)).toBe(site));
});

describe('a record of another Moisson', () => {
  it.each(['pages', 'oai-pmh', 'feed'] as const)(
    'keeps all of its identifiers, or none, by %s',
    async (transport) => {
      const first = await firstMoisson();
      await write(first, dataset('two', 'Two', ['b', 'a']) + dataset('none', 'None'));
      const h = testHarvester();
      h.setPortal(first.portal);
      const run = await harvest(h, first, transport);
      expect(run.outcome).toBe('complete');
      expect(await contents(h.catalogue, ['dataset'])).toEqual(await contents(first.catalogue, ['dataset']));
    },
  );

  it('says where it was taken from, and does not change when only that did', async () => {
    const first = await firstMoisson();
    await write(first, dataset('air', 'Air', ['air-1']));
    const h = testHarvester();
    h.setPortal(first.portal);
    await harvest(h, first);
    const node = namedNode(`${TEST_BASE}/records/${idOf('air')}`);
    const own = (await readRecord(h.catalogue, idOf('air')))!.own;
    const said = (predicate: string) =>
      own
        .filter((q) => q.subject.equals(node) && q.predicate.equals(ns.dct(predicate)))
        .map((q) => q.object.value);
    expect(said('source')).toEqual([
      `${first.catalogue.baseUrl}/records/${idOfIri(iri('air'), first.catalogue.baseUrl)}`,
    ]);
    expect(said('identifier')).toEqual(['air-1']);
    // There and back: its dct:modified is another one then, and its content the same.
    await write(first, dataset('air', 'Water', ['air-1']));
    await write(first, dataset('air', 'Air', ['air-1']));
    const before = await newestChange(h.catalogue);
    await harvest(h, first);
    expect(await changedSince(h.catalogue, before)).toEqual([]);
  });

  it('is taken by itself where its checksum does not fit, and reported where it never does', async () => {
    const first = await firstMoisson();
    await write(first, dataset('air', 'Air'));
    const h = testHarvester();
    h.setPortal(async (url, init) => {
      const response = await first.portal(url, init);
      return new Response((await response.text()).replaceAll('"Air"', '"Bad air"'), response);
    });
    const run = await harvest(h, first, 'pages');
    const { rows } = await h.db.read([
      { sql: 'SELECT code FROM run_problem WHERE run = ?1', params: [run.id] },
    ]);
    expect(rows[0]).toContainEqual({ code: 'checksum-differs' });
  });
});

describe('two Moissons that overlap', () => {
  it('leave the description of the other when one withdraws, and what curators added', async () => {
    const one = await firstMoisson('https://one.example');
    const two = await firstMoisson('https://two.example');
    await write(one, ['a', 'b', 'c'].map((name) => dataset(name, `${name} of one`)).join(''));
    await write(two, ['b', 'c', 'd'].map((name) => dataset(name, `${name} of two`)).join(''));
    const h = testHarvester();
    h.setPortal((url, init) => (url.hostname === 'one.example' ? one : two).portal(url, init));
    await harvest(h, one);
    await harvest(h, two);
    expect(await titleOf(h, 'b')).toBe('b of one');
    await amend(h.catalogue, idOf('b'), {
      action: 'add',
      author: 'curator',
      quads: [quad(namedNode(iri('b')), ns.dcat('keyword'), literal('seen here'))],
    });

    await withdrawRecords(one.catalogue, 'given', [
      idOfIri(iri('b'), one.catalogue.baseUrl),
      idOfIri(iri('a'), one.catalogue.baseUrl),
    ]);
    const run = await harvest(h, one);
    expect(run.state.counts.removed).toBe(2);
    expect(await titleOf(h, 'b')).toBe('b of two');
    expect((await readRecord(h.catalogue, idOf('a')))?.record.status).toBe('deleted');
    const own = (await readRecord(h.catalogue, idOf('b')))!.own;
    expect(own.map((q) => q.object.value)).toContain('seen here');
  });
});
