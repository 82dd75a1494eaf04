/**
 * A real catalogue in pages, through the whole application over SQLite: every page is the same graph in every format,
 * and a walk gives every dataset and service once, with one identifier.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { CatalogueContext } from '../../src/catalogue/context.ts';
import { agreeOnBaseUrl } from '../../src/catalogue/health.ts';
import { writeRecords } from '../../src/catalogue/records.ts';
import { splitRecords } from '../../src/catalogue/split.ts';
import { createApp } from '../../src/http/app.ts';
import { RDF_FORMATS, type RdfFormat } from '../../src/rdf/media-types.ts';
import { PREFIXES, RDF_TYPE } from '../../src/rdf/namespaces.ts';
import { type Quad, termKey, tripleKey } from '../../src/rdf/terms.ts';
import { d1 } from '../../src/store/db.ts';
import { vocabulariesFromFiles } from '../../src/vocab/files.ts';
import { hasCorpora, readCorpus } from '../support/corpora.ts';
import { readBack, withDoublesOfJsonLdJs } from '../support/read-rdf.ts';
import { sqliteBinding } from '../support/sqlite-db.ts';

const BASE = 'https://cat.example';
const { dcat: DCAT, dct: DCT, hydra: HYDRA } = PREFIXES;
const PAGE_SIZE = 100;
const RECORDS_A_WRITE = 100;

const binding = sqliteBinding();
const app = createApp();
const env = { DB: binding, BASE_URL: BASE, COUNTRY: 'BE', UDATA_VIEW: 'on' };

const get = async (url: string, accept: string): Promise<string> => {
  const response = await app.fetch(new Request(url, { headers: { Accept: accept } }), env);
  expect(response.status, url).toBe(200);
  expect(response.headers.get('Content-Type')).toMatch(new RegExp(`^${accept.replaceAll('+', '\\+')}`));
  return response.text();
};

const valuesOf = (quads: readonly Quad[], subject: string, property: string): string[] =>
  quads.flatMap((q) =>
    q.subject.value === subject && q.predicate.value === property ? [q.object.value] : [],
  );
const ofType = (quads: readonly Quad[], type: string): string[] =>
  quads.flatMap((q) => (q.predicate.value === RDF_TYPE && q.object.value === type ? [q.subject.value] : []));

interface Page {
  readonly url: string;
  readonly quads: readonly Quad[];
}

const walk = async (start: string): Promise<readonly Page[]> => {
  const pages: Page[] = [];
  for (let url: string | undefined = start; url !== undefined; ) {
    const quads = await readBack('ntriples', await get(url, 'application/n-triples'));
    pages.push({ url, quads });
    const [view] = ofType(quads, `${HYDRA}PartialCollectionView`);
    [url] = valuesOf(quads, view!, `${HYDRA}next`);
  }
  return pages;
};

/** No page has a blank node, so the graph is its set of triples. */
const triplesOf = (quads: readonly Quad[]): string[] => {
  expect(quads.filter((q) => [q.subject, q.object].some(({ termType }) => termType === 'BlankNode'))).toEqual(
    [],
  );
  return [...new Set(quads.map(tripleKey))].sort();
};

const WRITTEN = ['turtle', 'jsonld', 'rdfxml', 'trig'] as const satisfies readonly RdfFormat[];

const isSameInEveryFormat = async ({ url, quads }: Page): Promise<void> => {
  const expected = triplesOf(quads);
  for (const format of WRITTEN) {
    const read = await readBack(format, await get(url, RDF_FORMATS[format].mediaType));
    const wanted = format === 'jsonld' ? triplesOf(withDoublesOfJsonLdJs(quads)) : expected;
    const found = triplesOf(read);
    if (found.join('\n') !== wanted.join('\n')) expect(found, `${url} as ${format}`).toEqual(wanted);
  }
};

describe.skipIf(!hasCorpora)('belgium/sample in pages', { timeout: 600_000 }, () => {
  let dataset = new Set<string>();
  let service = new Set<string>();
  let served = 0;

  beforeAll(async () => {
    const quads = await readCorpus('belgium/sample.nt.gz', `${BASE}/`);
    dataset = new Set(ofType(quads, `${DCAT}Dataset`));
    service = new Set(ofType(quads, `${DCAT}DataService`));
    served = new Set(quads.filter((q) => q.predicate.value === `${DCAT}servesDataset`).map(tripleKey)).size;
    const ctx: CatalogueContext = {
      db: d1(binding),
      baseUrl: BASE,
      now: () => new Date('2026-01-01T00:00:00Z'),
      vocabularies: vocabulariesFromFiles(),
    };
    await agreeOnBaseUrl(ctx);
    const { records } = splitRecords(quads, { baseUrl: BASE, source: 'belgium' });
    for (let start = 0; start < records.length; start += RECORDS_A_WRITE)
      await writeRecords(ctx, records.slice(start, start + RECORDS_A_WRITE), { source: 'belgium' });
  }, 600_000);

  it.each(['/catalog', '/catalogs/eu', '/catalogs/udata', '/catalogs/source-belgium'])(
    '%s gives each dataset and service once, with one identifier, and the links of services',
    async (path) => {
      const pages = await walk(`${BASE}${path}?page_size=${PAGE_SIZE}`);
      const members = pages.flatMap(({ quads }) =>
        ['dataset', 'service', 'catalog'].flatMap((name) => valuesOf(quads, `${BASE}${path}`, DCAT + name)),
      );
      const known = members.filter((iri) => dataset.has(iri) || service.has(iri));
      expect(known.length).toBe(new Set(known).size);
      for (const iri of [...dataset, ...service].filter((iri) => !iri.includes('/.well-known/genid/')))
        expect(known, iri).toContain(iri);
      for (const { quads } of pages)
        for (const iri of [...ofType(quads, `${DCAT}Dataset`), ...ofType(quads, `${DCAT}DataService`)])
          expect(valuesOf(quads, iri, `${DCT}identifier`), iri).toHaveLength(1);
      const links = pages.flatMap(({ quads }) =>
        quads.filter((q) => q.predicate.value === `${DCAT}servesDataset`),
      );
      expect(new Set(links.map(tripleKey)).size).toBe(served);
    },
  );

  it('/catalog is the same graph in every format, on every page', async () => {
    for (const page of await walk(`${BASE}/catalog?page_size=${PAGE_SIZE}`)) await isSameInEveryFormat(page);
  });

  it('a page of a view is the same graph in every format', async () => {
    const [page] = await walk(`${BASE}/catalogs/hvd?page_size=${PAGE_SIZE}`);
    await isSameInEveryFormat(page!);
    for (const path of ['/catalogs/eu', '/catalogs/udata', '/catalogs']) {
      const url = `${BASE}${path}${path === '/catalogs' ? '' : '?page_size=20&page=2'}`;
      const quads = await readBack('ntriples', await get(url, 'application/n-triples'));
      await isSameInEveryFormat({ url, quads });
    }
  });

  it('every page has all that the records on it say, but for further identifiers and links of services', async () => {
    const said = (quads: readonly Quad[]) =>
      new Set(
        quads
          .filter((q) => ![`${DCT}identifier`, `${DCAT}servesDataset`].includes(q.predicate.value))
          .map(tripleKey),
      );
    const { quads } = (await walk(`${BASE}/catalog?page_size=${PAGE_SIZE}&kind=dataset`))[0]!;
    const onPage = said(quads);
    for (const record of valuesOf(quads, `${BASE}/catalog`, `${DCAT}record`).slice(0, 20)) {
      const own = await readBack('ntriples', await get(record, 'application/n-triples'));
      const [topic] = valuesOf(own, record, `${PREFIXES.foaf}primaryTopic`);
      const lost = [...said(own.filter(({ subject }) => subject.value === topic))].filter(
        (key) => !onPage.has(key),
      );
      expect(lost, termKey(own[0]!.subject)).toEqual([]);
    }
  });
});
