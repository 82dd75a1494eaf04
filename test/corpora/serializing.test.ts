/**
 * Real catalogues, written in every format and read back: nothing is lost, nothing added, and the order of
 * the quads makes no difference.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { formatOfFileName, RDF_FORMAT_NAMES, RDF_FORMATS } from '../../src/rdf/media-types.ts';
import { inexpressible } from '../../src/rdf/serialize/rdfxml-limits.ts';
import { serialize } from '../../src/rdf/serialize/serialize.ts';
import { namedNode, type Quad, quad, type Term } from '../../src/rdf/terms.ts';
import { randomFrom, shuffled } from '../support/hostile-graphs.ts';
import { canonical, readBack, readJsonLd, readRdfXml, withDoublesOfJsonLdJs } from '../support/read-rdf.ts';

const CORPORA = process.env.MOISSON_CORPORA ?? '../shared/corpora';
const BASE = 'https://source.example/catalog';
const CHUNK = 2000;

/** Folders of catalogues in RDF; other files in them (CSW, ISO 19139) are not RDF and are left aside. */
const FOLDERS = ['opendatasoft', 'schleswig-holstein', 'harvest/udata-dcat', 'harvest/iso19139'];

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
    : [];

const isRdf = (path: string): boolean =>
  ['.ttl', '.rdf', '.jsonld'].includes(extname(path)) ||
  (extname(path) === '.xml' && readFileSync(path, 'utf8').slice(0, 3000).includes('22-rdf-syntax-ns#'));

const parse = async (path: string): Promise<Quad[]> => {
  const text = readFileSync(path, 'utf8');
  const format = formatOfFileName(path);
  if (format === 'jsonld') return readJsonLd(text, BASE);
  if (format === 'rdfxml') return readRdfXml(text, BASE);
  return new Parser({ baseIRI: BASE }).parse(text);
};

const ILLEGAL_IN_IRI = /[\p{Cc}\s<>"{}|^`\\]/gu;

/** The least that reading repairs: no format can carry an IRI with such characters. */
const repaired = <T extends Term>(term: T): T =>
  term.termType === 'NamedNode'
    ? (namedNode(term.value.replace(ILLEGAL_IN_IRI, encodeURIComponent)) as unknown as T)
    : term;

const sound = (quads: readonly Quad[]): Quad[] =>
  quads.map(({ subject, predicate, object }) =>
    quad(repaired(subject) as never, repaired(predicate) as never, repaired(object) as never),
  );

const roundTrips = async (quads: readonly Quad[]): Promise<void> => {
  const random = randomFrom(quads.length);
  const expected = await canonical(quads);
  for (const format of RDF_FORMAT_NAMES) {
    const text = serialize(format, quads);
    expect(serialize(format, shuffled(random, quads)) === text, `${format} is stable`).toBe(true);
    const read = await canonical(await readBack(format, text));
    const same = read === (format === 'jsonld' ? await canonical(withDoublesOfJsonLdJs(quads)) : expected);
    if (!same) expect(read.split('\n'), RDF_FORMATS[format].label).toEqual(expected.split('\n'));
  }
};

describe.skipIf(!existsSync(CORPORA))('serializing the corpora', () => {
  const files = FOLDERS.flatMap((folder) => filesIn(join(CORPORA, folder)))
    .filter(isRdf)
    .map((path) => [relative(CORPORA, path), path] as const);

  it.each(files)('%s', async (_, path) => {
    const quads = sound(await parse(path));
    expect(quads.length).toBeGreaterThan(0);
    expect(inexpressible(quads)).toEqual([]);
    for (let start = 0; start < quads.length; start += CHUNK) {
      await roundTrips(quads.slice(start, start + CHUNK));
    }
  });

  it('belgium/sample.nt.gz', async () => {
    const text = gunzipSync(readFileSync(join(CORPORA, 'belgium/sample.nt.gz'))).toString();
    const quads = new Parser({ format: 'application/n-triples' }).parse(text);
    expect(inexpressible(quads)).toEqual([]);
    // One chunk of three: canonicalising all of them takes longer than it teaches.
    for (let start = 0; start < quads.length; start += 3 * CHUNK) {
      await roundTrips(quads.slice(start, start + CHUNK));
    }
  });
});
