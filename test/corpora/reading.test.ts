/**
 * Reading every RDF file of the corpora: nothing throws but our own errors, what is kept and dropped adds up
 * to what the libraries see, and the counts of known files are known.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'n3';
// @ts-expect-error The package has no types.
import { canonize } from 'rdf-canonize';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/lib/app-error.ts';
import { formatOfFileName, type RdfFormat } from '../../src/rdf/media-types.ts';
import { readRdf } from '../../src/rdf/parse/read-rdf.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { BASE, type Reading, readAll, showQuad } from '../data/reading/read-all.ts';
import { CORPORA, hasCorpora } from '../support/corpora.ts';

const FOLDERS = ['harvest', 'ldes', 'luxembourg', 'opendatasoft', 'schleswig-holstein', 'semic'];
const FILES = hasCorpora
  ? FOLDERS.flatMap((folder) =>
      readdirSync(join(CORPORA, folder), { recursive: true, encoding: 'utf8' })
        .map((file) => join(folder, file))
        .filter((file) => /\.(?:ttl|trig|jsonld|xml|rdf)$|evian\.json$/.test(file)),
    )
  : [];

const bytesOf = (file: string): Uint8Array => readFileSync(join(CORPORA, file));
const read = (file: string, format: RdfFormat = formatOfFileName(file)!): Promise<Reading> =>
  readAll(bytesOf(file), format);

const counted = (codes: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
};

const canonical = (quads: readonly Quad[]): Promise<string> =>
  canonize(
    quads.filter((quad, index) => quads.findIndex((other) => other.equals(quad)) === index),
    { algorithm: 'RDFC-1.0' },
  );

/** Statements with blank nodes numbered as they appear: the same for two readings in the same order. */
const numbered = (quads: readonly Quad[]): string[] => {
  const labels = new Map<string, string>();
  return quads.map((quad) =>
    showQuad(quad).replace(/(^| )_:\S+/g, (label) => {
      if (!labels.has(label.trim())) labels.set(label.trim(), `_:${labels.size}`);
      return labels.get(label.trim())!;
    }),
  );
};

/** What is read of files whose defects are known: quads, and issues by code. */
const KNOWN: Readonly<Record<string, readonly [quads: number, issues: Record<string, number>]>> = {
  'harvest/csw-dcat/geonetwork-dcat-page-1.xml': [
    153,
    { 'xml-root': 1, 'date-typed': 6, 'literal-to-iri': 8, 'literal-empty': 2 },
  ],
  'harvest/csw-dcat/geonetwork-geodcatap-page-1.xml': [193, { 'xml-root': 1 }],
  'harvest/csw-dcat/geonetwork-iso19139-page-1.xml': [0, { 'xml-no-rdf': 1 }],
  'harvest/ckan/format_autocomplete.json': [0, { 'json-no-rdf': 1 }],
  'harvest/ckan/search_dataset.all_fields.json': [0, { 'json-no-rdf': 1 }],
  'harvest/ckan/search_dataset.rawslugs.json': [0, { 'json-no-rdf': 1 }],
  'harvest/udata/datasets.json': [0, { 'json-no-rdf': 1 }],
  'harvest/udata-dcat/bnodes.jsonld': [94, { 'literal-to-iri': 7 }],
  'harvest/udata-dcat/evian.json': [348, { 'datatype-changed': 16, 'literal-to-iri': 8, 'literal-empty': 5 }],
  'harvest/udata-dcat/geonetwork.xml': [42, { 'date-typed': 3, 'iri-percent-encoded': 1 }],
  'opendatasoft/opendatasoft-public-catalog.ttl': [3084, { 'date-typed': 187, 'literal-to-iri': 2 }],
  'opendatasoft/opendatasoft-public-output.ttl': [6147, { 'date-typed': 372, 'literal-to-iri': 2 }],
  'schleswig-holstein/catalog.xml': [4236, { 'literal-to-iri': 82 }],
  'schleswig-holstein/invalid_iri.xml': [28, { 'xml-ampersand': 2, 'iri-percent-encoded': 2 }],
  'schleswig-holstein/with_collection.xml': [261, {}],
  // The five examples of DCAT-AP 3.0.x with syntax errors.
  'semic/dcat-ap/3.0.0-hvd/html/examples/example-bees_wasps_dataset.ttl': [10, { 'turtle-syntax': 1 }],
  ...Object.fromEntries(
    ['3.0.0', '3.0.1'].flatMap((release) =>
      Object.entries({ api: 12, combined: 41 }).map(([name, quads]) => [
        `semic/dcat-ap/${release}/html/examples/example-bee-population-dataset-series-${name}.ttl`,
        [quads, { 'name-escaped': 2 }] as const,
      ]),
    ),
  ),
};

/** The published context lacks a prefix that the first four use; the last has a category that its Turtle lacks. */
const DIFFERENT_EXAMPLES = [
  '3.0.0/html/examples/example-bee-population-dataset-series-api.jsonld',
  '3.0.0/html/examples/example-bee-population-dataset-series-combined.jsonld',
  '3.0.1/html/examples/example-bee-population-dataset-series-api.jsonld',
  '3.0.1/html/examples/example-bee-population-dataset-series-combined.jsonld',
  '3.0.0-hvd/html/examples/example-data_service_terms_sla.jsonld',
]
  .map((file) => `semic/dcat-ap/${file}`)
  .toSorted();

describe.skipIf(!hasCorpora)('reading corpora', () => {
  it('finds the files', () => expect(FILES.length).toBeGreaterThan(350));

  it('throws nothing but errors of ours', async () => {
    for (const file of FILES) {
      try {
        await read(file);
      } catch (error) {
        expect(error, file).toBeInstanceOf(AppError);
      }
    }
  });

  it.each(Object.entries(KNOWN))('%s', async (file, [quads, issues]) => {
    const reading = await read(file);
    expect(reading.quads).toHaveLength(quads);
    expect(counted(reading.codes)).toEqual(issues);
  });

  it('keeps or drops each statement that a strict parser sees', async () => {
    for (const file of FILES.filter((name) => /\.(?:ttl|trig)$/.test(name))) {
      const format = formatOfFileName(file)!;
      const { quads, issues } = await read(file);
      if (issues.some(({ kind, code }) => kind === 'syntax' || code === 'name-escaped')) continue;
      const strict = new Parser({ format, baseIRI: BASE }).parse(new TextDecoder().decode(bytesOf(file)));
      const dropped = issues.filter(({ kind }) => kind === 'dropped').length;
      expect(quads.length + dropped, file).toBe(strict.length);
      if (issues.length === 0) expect(numbered(quads), file).toEqual(numbered(strict as unknown as Quad[]));
    }
  });

  it('reads the JSON-LD of the specification as it reads its Turtle', async () => {
    const examples = FILES.filter((file) => /^semic\/.*example-[^/]*\.jsonld$/.test(file));
    expect(examples).toHaveLength(60);
    const different: string[] = [];
    for (const file of examples) {
      const [json, turtle] = [await read(file), await read(file.replace(/jsonld$/, 'ttl'))];
      if ((await canonical(json.quads)) !== (await canonical(turtle.quads))) different.push(file);
    }
    expect(different.toSorted()).toEqual(DIFFERENT_EXAMPLES);
  });

  it('belgium/sample: 58,703 triples, nothing to repair', async () => {
    const { quads, codes } = await read('belgium/sample.nt.gz');
    expect(quads).toHaveLength(58_703);
    expect(codes).toEqual([]);
  });

  it('belgium/full: 1,672,649 triples, three IRIs to repair, nothing dropped', async () => {
    let count = 0;
    const issues: string[] = [];
    const options = {
      format: 'ntriples',
      baseIRI: BASE,
      onIssue: ({ code }: { code: string }) => issues.push(code),
    } as const;
    for await (const batch of readRdf(bytesOf('belgium/full.nt.gz'), options)) count += batch.length;
    expect(count).toBe(1_672_649);
    expect(counted(issues)).toEqual({ 'iri-mailto': 2, 'iri-trimmed': 1 });
  });
});
