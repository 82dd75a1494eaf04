/**
 * The catalogue's description of itself: where it is shown, whether it keeps its own rules, and that it does not come
 * back as content.
 */
import { env } from 'cloudflare:test';
import { beforeAll, describe, expect, it } from 'vitest';
import catalogTtl from '../../examples/catalog.ttl';
import entitiesTtl from '../../examples/entities.ttl';
import journalsTtl from '../../examples/official-journals.ttl';
import { writeDumps } from '../../src/catalogue/dump-writing.ts';
import { SELF_SERVICES } from '../../src/catalogue/self-services.ts';
import { ROUTES } from '../../src/http/routes.ts';
import { HVD_REGULATION, PREFIXES } from '../../src/rdf/namespaces.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { r2 } from '../../src/store/bucket.ts';
import { emptyCatalogue } from '../support/catalogue.ts';
import { ADMIN, BASE, client, parse, textOf, valuesOf, withToken } from './http-client.ts';

const BUCKET = (env as unknown as { readonly BUCKET: R2Bucket }).BUCKET;
const { get, fetch } = client({ BUCKET });

const { dcat, dct, dcatap, rdf, spdx, hydra, foaf } = PREFIXES;
const ROOT = `${BASE}/catalog`;
const COPY = 'https://copy.example';
const SERVICES = SELF_SERVICES.map(({ path }) => BASE + path).sort();

const load = async (...files: readonly string[]): Promise<void> => {
  for (const [at, body] of files.entries()) {
    const response = await fetch(`/import?source=sample${at}`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'text/turtle', ...withToken(ADMIN) },
    });
    expect(response.status).toBe(200);
  }
};

const read = async (path: string, type = 'application/n-triples'): Promise<Quad[]> =>
  parse(await textOf(await get(path, { Accept: type })));

const typed = (quads: readonly Quad[], type: string): string[] =>
  quads
    .filter(({ predicate, object }) => predicate.value === `${rdf}type` && object.value === type)
    .map(({ subject }) => subject.value)
    .sort();

beforeAll(async () => {
  const ctx = await emptyCatalogue();
  await load(`${entitiesTtl}\n${catalogTtl}\n${journalsTtl}`);
  while ((await writeDumps(ctx, r2(BUCKET), { intervalHours: 24 })) !== 'idle');
});

describe('what the catalogue says of itself', () => {
  it('is that it has services, and dumps as distributions', async () => {
    const quads = await read('/');
    expect(valuesOf(quads, ROOT, `${dcat}service`)).toEqual(SERVICES);
    for (const service of SERVICES) {
      expect(valuesOf(quads, service, `${rdf}type`)).toEqual([`${dcat}DataService`]);
      expect(valuesOf(quads, service, `${dct}identifier`)).toEqual([service]);
      expect(valuesOf(quads, service, `${dct}title`)).toHaveLength(4);
      expect(valuesOf(quads, service, `${dcat}servesDataset`)).toEqual([ROOT]);
      expect(valuesOf(quads, service, `${dct}publisher`)).toEqual([`${BASE}/entities/equipe-catalogue`]);
    }
    const dump = `${BASE}/dump.nq.gz#distribution`;
    expect(valuesOf(quads, ROOT, `${dcat}distribution`)).toContain(dump);
    expect(valuesOf(quads, dump, `${dcat}downloadURL`)).toEqual([`${BASE}/dump.nq.gz`]);
    expect(valuesOf(quads, dump, `${dct}license`)).toEqual([
      'http://publications.europa.eu/resource/authority/licence/CC0',
    ]);
  });

  it('has size and checksum of the dumps that are stored', async () => {
    const quads = await read('/');
    const file = await (await get('/dump.nq.gz')).arrayBuffer();
    const [checksum] = valuesOf(quads, `${BASE}/dump.nq.gz#distribution`, `${spdx}checksum`);
    const digest = await crypto.subtle.digest('SHA-256', file);
    const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    expect(valuesOf(quads, checksum!, `${spdx}checksumValue`)).toEqual([hex]);
    expect(valuesOf(quads, `${BASE}/dump.nq.gz#distribution`, `${dcat}byteSize`)).toEqual([
      String(file.byteLength),
    ]);
    expect(valuesOf(quads, `${BASE}/dump.nq#distribution`, `${dcat}byteSize`)).toEqual([]);
  });

  it('leads to what answers', async () => {
    const quads = await read('/');
    const paths = ROUTES.map(({ path }) => path);
    const urls = [
      ...[`${dcat}endpointURL`, `${dcat}endpointDescription`].flatMap((property) =>
        SERVICES.flatMap((service) => valuesOf(quads, service, property)),
      ),
      ...typed(quads, `${dcat}Distribution`).flatMap((iri) => valuesOf(quads, iri, `${dcat}downloadURL`)),
    ];
    for (const url of urls) {
      const path = url.slice(BASE.length).replace(/\?.*/, '');
      expect(
        paths.some((route) => route === path || `${route}.ttl` === path),
        url,
      ).toBe(true);
      if (path !== '/rdf-graphs')
        expect((await fetch(url.slice(BASE.length), { method: 'HEAD' })).status, url).toBe(200);
    }
  });

  it('is on the first page of the whole catalogue, and counts for nothing there', async () => {
    const first = await read('/catalog.nt?page_size=5');
    expect(valuesOf(first, ROOT, `${dcat}service`)).toEqual(expect.arrayContaining(SERVICES));
    expect(typed(first, `${hydra}PartialCollectionView`)).toHaveLength(1);
    expect(valuesOf(first, SERVICES[0]!, `${dcat}servesDataset`)).toEqual([]);
    const second = await read('/catalog.nt?page=2&page_size=5');
    expect(valuesOf(second, `${BASE}/sparql`, `${rdf}type`)).toEqual([]);
    const datasets = await read('/catalog.nt?kind=dataset');
    expect(valuesOf(datasets, `${BASE}/sparql`, `${rdf}type`)).toEqual([]);
    const totals = (quads: readonly Quad[]) => valuesOf(quads, ROOT, `${hydra}totalItems`);
    expect(totals(first)).toEqual(totals(second));
  });

  it('breaks no rule of DCAT-AP and none for high-value data', async () => {
    for (const path of ['/', '/catalog.nt?page_size=1000']) {
      // As a portal that harvests it would see it: here it would not be taken for content.
      const text = await textOf(await get(path, { Accept: 'application/n-triples' }));
      const body = text.replaceAll(BASE, COPY);
      const response = await fetch('/validate.json?profile=dcat-ap,dcat-ap-hvd', {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/n-triples' },
      });
      const report = await response.json<{
        profiles: { profile: string; records: number }[];
        records: { iri: string | null; counts: { violations: number }; resources: unknown[] }[];
      }>();
      const own = [ROOT, ...SERVICES].map((iri) => iri.replace(BASE, COPY));
      const ours = report.records.filter(({ iri }) => own.includes(iri ?? ''));
      expect(ours).toHaveLength(own.length);
      expect(ours.filter(({ counts }) => counts.violations > 0)).toEqual([]);
    }
  });

  it('claims what HVD asks of services where there is high-value data', async () => {
    const quads = await read('/');
    for (const service of SERVICES) {
      expect(valuesOf(quads, service, `${dcatap}applicableLegislation`)).toEqual([HVD_REGULATION]);
      expect(valuesOf(quads, service, `${dcatap}hvdCategory`).length).toBeGreaterThan(0);
      for (const property of [
        `${dcat}contactPoint`,
        `${dct}license`,
        `${foaf}page`,
        `${dcat}endpointDescription`,
      ])
        expect(valuesOf(quads, service, property), property).not.toEqual([]);
    }
  });
});

describe('/.well-known/datacatalog', () => {
  it('is the first page of the catalogue, and no redirect', async () => {
    const response = await get('/.well-known/datacatalog');
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      200,
      'text/turtle; charset=utf-8',
    ]);
    const quads = await read('/.well-known/datacatalog');
    expect(typed(quads, `${dcat}Dataset`).length).toBeGreaterThan(0);
    const view = typed(quads, `${hydra}PartialCollectionView`);
    expect(view).toEqual([`${ROOT}?page=1`]);
  });
});

describe('what the catalogue said of itself', () => {
  const versionOf = async (): Promise<string | undefined> =>
    (await get('/records/catalog.nt')).headers.get('ETag')?.replace(/-.*/, '');

  it('is not taken for content when it comes back', async () => {
    const before = await versionOf();
    const body = await textOf(await get('/', { Accept: 'text/turtle' }));
    const put = await fetch('/catalog', {
      method: 'PUT',
      body,
      headers: { 'Content-Type': 'text/turtle', Accept: 'application/json', ...withToken(ADMIN) },
    });
    expect(put.status).toBe(200);
    expect(await textOf(await get('/records/catalog.nt'))).not.toContain('dump.nq');
    const page = await textOf(await get('/catalog.nt?page_size=1000'));
    const imported = await fetch('/import?source=again', {
      method: 'POST',
      body: page,
      headers: { 'Content-Type': 'application/n-triples', ...withToken(ADMIN) },
    });
    expect(await imported.json()).toMatchObject({ created: 0, leftOver: 0 });
    expect(await versionOf()).toBe(before);
  });
});

describe('a catalogue that nobody described', () => {
  it('has its services all the same, and claims nothing', async () => {
    await emptyCatalogue();
    const quads = await read('/');
    expect(valuesOf(quads, ROOT, `${dcat}service`)).toEqual(SERVICES);
    expect(valuesOf(quads, SERVICES[0]!, `${dcatap}applicableLegislation`)).toEqual([]);
    expect(valuesOf(quads, SERVICES[0]!, `${dcat}contactPoint`)).toEqual([]);
  });

  it('takes its publisher’s mailbox for a contact point', async () => {
    await load(`<catalog> a <${dcat}Catalog> ; <${dct}title> "C" ; <${dct}publisher> <https://pub.example/office> .
      <https://pub.example/office> a <${foaf}Agent> ; <${foaf}name> "Office" ; <${foaf}mbox> <mailto:o@pub.example> .`);
    const quads = await read('/');
    const [card] = valuesOf(quads, SERVICES[0]!, `${dcat}contactPoint`);
    expect(valuesOf(quads, card!, `${PREFIXES.vcard}hasEmail`)).toEqual(['mailto:o@pub.example']);
    expect(valuesOf(quads, card!, `${PREFIXES.vcard}fn`)).toEqual(['Office']);
  });
});
