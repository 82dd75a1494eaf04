/**
 * Everything that is served is the same graph in every format, as the libraries of others read it, and XML is
 * well-formed whatever characters a text holds.
 */
import { DOMParser } from '@xmldom/xmldom';
// @ts-expect-error The package has no types.
import { canonize } from 'rdf-canonize';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SERVED_CATALOGUES, TOKEN } from '../support/walks/catalogues.ts';
import { DCAT, DCT, HYDRA, readRdf, subjectsOfType, TYPE, valuesOf } from '../support/walks/rdf.ts';
import { get, requireProgress } from '../support/walks/walk.ts';
import { cleanUp, type StartedServer } from './run-command.ts';

const FORMATS = [
  'text/turtle',
  'application/n-triples',
  'application/trig',
  'application/rdf+xml',
  'application/ld+json',
];

/** One graph, whatever graphs its statements stand in, in canonical form. */
const canonicalAnswer = async (url: string, accept: string): Promise<string> => {
  const { text, mediaType } = await get(url, { Accept: accept });
  expect(mediaType, url).toBe(accept);
  const store = await readRdf(text, mediaType, url);
  const triples = [...store].map(({ subject, predicate, object }) => ({
    ...{ subject, predicate, object },
    graph: { termType: 'DefaultGraph', value: '' },
  }));
  return canonize(triples, { algorithm: 'RDFC-1.0' });
};

const expectSameGraph = async (url: string): Promise<void> => {
  const [first, ...others] = FORMATS;
  const expected = await canonicalAnswer(url, first!);
  expect(expected.length).toBeGreaterThan(0);
  for (const format of others) {
    const lines = new Set((await canonicalAnswer(url, format)).split('\n'));
    const missing = expected.split('\n').filter((line) => !lines.delete(line));
    expect([missing.slice(0, 3), [...lines].slice(0, 3)], `${url} in ${format}`).toEqual([[], []]);
  }
};

describe.each(SERVED_CATALOGUES)('$name in every format', ({ isPresent, start }) => {
  describe.skipIf(!isPresent)('served', () => {
    let server: StartedServer;
    beforeAll(async () => {
      server = await start();
    }, 900_000);
    afterAll(cleanUp, 60_000);

    it('each page is the same graph', async () => {
      let pages = 0;
      for (let url: string | undefined = `${server.url}/catalog?page_size=100`; url !== undefined; ) {
        requireProgress(++pages, url);
        await expectSameGraph(url);
        const page = await readRdf((await get(url, { Accept: 'text/turtle' })).text, 'text/turtle', url);
        const views = subjectsOfType(page, `${HYDRA}PartialCollectionView`);
        url = views.flatMap((view) => valuesOf(page, view, `${HYDRA}next`))[0];
      }
    }, 600_000);

    it('documents of records are the same graph', async () => {
      const url = `${server.url}/catalog.nt?page_size=100`;
      const page = await readRdf((await get(url)).text, 'application/n-triples', url);
      const records = page
        .getSubjects(TYPE, `${DCAT}CatalogRecord`, null)
        .map(({ value }) => value)
        .filter((iri) => iri.startsWith(`${server.url}/records/`));
      expect(records.length).toBeGreaterThan(20);
      for (const iri of records.slice(0, 60)) await expectSameGraph(iri);
    }, 600_000);
  });
});

/** Characters that no text keeps: XML forbids them, and reading takes them out. */
const isForbidden = (point: number): boolean =>
  (point < 0x20 && ![0x9, 0xa, 0xd].includes(point)) || point === 0xfffe || point === 0xffff;

/** All characters of the first plane in blocks, and some beyond; surrogates are none. */
const BLOCKS: readonly (readonly number[])[] = Array.from({ length: 64 }, (_, block) =>
  Array.from({ length: 1024 }, (__, at) => block * 1024 + at).filter(
    (point) => point > 0 && (point < 0xd800 || point > 0xdfff),
  ),
).filter((points) => points.length > 0);
const BEYOND = [0x10000, 0x1f600, 0x2f800, 0xe0100, 0x10fffd];

const escaped = (point: number): string =>
  point > 0xffff ? `\\U${point.toString(16).padStart(8, '0')}` : `\\u${point.toString(16).padStart(4, '0')}`;

describe('texts of any characters', () => {
  let server: StartedServer;
  beforeAll(async () => {
    server = await SERVED_CATALOGUES[0]!.start();
  }, 300_000);
  afterAll(cleanUp, 60_000);

  it('come back from RDF/XML as from N-Triples', async () => {
    const iri = `${server.url}/datasets/all-characters`;
    const blocks = [...BLOCKS, BEYOND];
    const lines = blocks.map(
      (points, at) => `<${iri}> <${DCT}description> "${at}: ${points.map(escaped).join('')}" .`,
    );
    const written = await fetch(iri, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/n-triples' },
      body: [`<${iri}> <${TYPE}> <${DCAT}Dataset> .`, `<${iri}> <${DCT}title> "\\u0001" .`, ...lines].join(
        '\n',
      ),
    });
    expect(written.status, await written.text()).toBe(201);
    const { text, mediaType } = await get(`${iri}.rdf`);
    const broken: string[] = [];
    // It warns of every U+FFFD, which we put there.
    const onError = (level: string, message: string): unknown =>
      level === 'warning' || broken.push(`${level}: ${message}`);
    new DOMParser({ onError }).parseFromString(text, 'text/xml');
    expect(broken).toEqual([]);
    const descriptions = async (answer: string, type: string): Promise<string[]> =>
      valuesOf(await readRdf(answer, type, iri), iri, `${DCT}description`).sort();
    const read = await descriptions(text, mediaType);
    const plain = await get(`${iri}.nt`);
    expect(read).toEqual(await descriptions(plain.text, plain.mediaType));
    const characters = new Set(read.join(''));
    const kept = blocks.flat().filter((point) => !isForbidden(point));
    expect(kept.filter((point) => !characters.has(String.fromCodePoint(point)))).toEqual([]);
  });
});
