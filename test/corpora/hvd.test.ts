/**
 * The cockpit's numbers over real catalogues, against plain loops over the N-Triples that know neither the
 * store nor the report: the conditions of the EU's reporting queries, one after the other.
 * `MOISSON_FULL=1` takes the whole of Belgium in.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { Parser, type Quad } from 'n3';
import { describe, expect, it } from 'vitest';
import { readHvdReport } from '../../src/quality/hvd-report.ts';
import { type HvdTotals, totalsOf } from '../../src/quality/hvd-report-totals.ts';
import { type Term, termKey } from '../../src/rdf/terms.ts';
import type { Db } from '../../src/store/db.ts';
import { termHash } from '../../src/store/term-codec.ts';
import { vocabulariesFromFiles } from '../../src/vocab/files.ts';
import { CORPORA, hasCorpora } from '../support/corpora.ts';

const BASE = 'https://cat.example';
const LINE = /^(\S+) <([^>]*)> (.*) \.$/;

/** Everything that the queries look at, and what makes a resource a record. */
const PROPERTIES = new Set(
  `22-rdf-syntax-ns#type applicableLegislation hvdCategory title description spatial publisher license contactPoint page
  distribution accessService servesDataset accessURL downloadURL endpointURL endpointDescription dataset service
  exactMatch closeMatch narrowMatch broadMatch sameAs seeAlso`.split(/\s+/),
);
const nameOf = (iri: string): string => iri.split(/[/#](?!type$)/).at(-1)!;

const linesOf = (file: string): string[] =>
  gunzipSync(readFileSync(join(CORPORA, file)))
    .toString('utf8')
    .split('\n')
    .filter((line) => PROPERTIES.has(nameOf(LINE.exec(line)?.[2] ?? '')));

/** What the reporting queries answer, by loops. */
const oracle = (lines: readonly string[]) => {
  const values = new Map<string, string[]>();
  const subjects = new Map<string, string[]>();
  const push = (map: Map<string, string[]>, key: string, value: string): void => {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  };
  for (const line of lines) {
    const [, s, p, o] = LINE.exec(line)!;
    push(values, `${s} ${nameOf(p!)}`, o!);
    push(subjects, `${nameOf(p!)} ${o}`, s!);
  }
  const of = (node: string, property: string): string[] => values.get(`${node} ${property}`) ?? [];
  const has = (node: string, property: string): boolean => of(node, property).length > 0;
  const isTagged = (node: string): boolean =>
    of(node, 'applicableLegislation').includes('<http://data.europa.eu/eli/reg_impl/2023/138/oj>');
  const EU = 'http://publications.europa.eu/resource/authority/licence/';
  const accepted = [`<${EU}CC_BY_4_0>`, `<${EU}CC0>`];
  const mappings = ['exactMatch', 'closeMatch', 'narrowMatch', 'broadMatch', 'sameAs', 'seeAlso'];
  const hasLicence = (node: string): boolean =>
    of(node, 'license').some((licence) =>
      [licence, ...mappings.flatMap((property) => of(licence, property))].some((each) =>
        accepted.includes(each),
      ),
    );
  const inEnglish = (node: string, property: string): boolean =>
    of(node, property).some((text) => /"@en(-[A-Za-z0-9-]+)?$/.test(text));
  const taxonomy = readFileSync('vocab/high-value-dataset-category.ttl', 'utf8');
  const parsed = new Parser().parse(taxonomy);
  const broader = new Set(
    parsed.filter((q) => nameOf(q.predicate.value) === 'broader').map((q) => `<${q.object.value}>`),
  );
  const known = new Set(parsed.map((q) => `<${q.subject.value}>`));
  const isApi = (node: string): boolean =>
    isTagged(node) &&
    ['endpointURL', 'contactPoint', 'page', 'hvdCategory'].every((property) => has(node, property));

  const datasets = subjects.get('22-rdf-syntax-ns#type <http://www.w3.org/ns/dcat#Dataset>') ?? [];
  const tagged = [...new Set(datasets)].filter(isTagged);
  const withCategory = [...new Set(datasets)].filter((node) => has(node, 'hvdCategory'));
  const downloads = (node: string): string[] => of(node, 'distribution').filter(isTagged);
  const serving = (node: string): string[] => (subjects.get(`servesDataset ${node}`) ?? []).filter(isTagged);
  const isReached = (node: string): boolean =>
    downloads(node).some(
      (each) =>
        has(each, 'accessURL') &&
        hasLicence(each) &&
        (has(each, 'downloadURL') || of(each, 'accessService').some(isApi)),
    ) || serving(node).some((each) => isApi(each) && hasLicence(each));
  const counting = tagged.filter(
    (node) =>
      of(node, 'hvdCategory').some((category) => known.has(category) && !broader.has(category)) &&
      inEnglish(node, 'title') &&
      inEnglish(node, 'description') &&
      isReached(node),
  );
  const catalogues = subjects.get('22-rdf-syntax-ns#type <http://www.w3.org/ns/dcat#Catalog>') ?? [];
  const isNational = catalogues.some((node) =>
    of(node, 'spatial').some((place) => place.includes('/authority/country/')),
  );
  return {
    claims: {
      legislation: tagged.length,
      category: withCategory.length,
      both: withCategory.filter(isTagged).length,
    },
    queries: {
      datasets: tagged.length,
      bulkDownload: tagged.filter((node) => downloads(node).length > 0).length,
      distributionApi: tagged.filter((node) =>
        downloads(node).some((each) => of(each, 'accessService').some(isTagged)),
      ).length,
      serviceApi: tagged.filter((node) => serving(node).length > 0).length,
      countsByLetter: isNational ? counting.length : 0,
      counts: counting.length,
    },
  } satisfies Pick<HvdTotals, 'claims' | 'queries'>;
};

const KINDS = {
  Catalog: 'catalog',
  DatasetSeries: 'series',
  DataService: 'service',
  Dataset: 'dataset',
} as const;

/** A store that holds nothing but one published graph and which of its subjects are records. */
const storeOf = (lines: readonly string[]): Db => {
  const database = new DatabaseSync(':memory:');
  for (const file of readdirSync('migrations').sort())
    database.exec(readFileSync(join('migrations', file), 'utf8'));
  database.exec('PRAGMA foreign_keys = OFF; BEGIN');
  const ids = new Map<string, number>();
  const addTerm = database.prepare('INSERT INTO term (id, hash, kind, value, lang) VALUES (?, ?, ?, ?, ?)');
  database.exec(`INSERT INTO graph (id, kind, public) VALUES (1, 'record', 1)`);
  const addQuad = database.prepare('INSERT OR IGNORE INTO quad (g, s, p, o) VALUES (1, ?, ?, ?)');
  const addRecord = database.prepare(
    `INSERT OR IGNORE INTO record (seq, id, kind, iri, graph, status, checksum, version, created, modified)
    VALUES (?1, 'r' || ?1, ?2, ?1, ?1, 'published', '', 1, '', '')`,
  );
  const idOf = (term: Term): number => {
    const key = termKey(term);
    const known = ids.get(key);
    if (known !== undefined) return known;
    const id = ids.size + 1;
    ids.set(key, id);
    const kind = term.termType === 'NamedNode' ? 1 : term.termType === 'Literal' ? 3 : 2;
    const lang = term.termType === 'Literal' && term.language ? term.language : null;
    addTerm.run(id, termHash(term), kind, term.value, lang);
    return id;
  };
  const parser = new Parser({ format: 'N-Triples' });
  for (const line of lines) {
    // Lines that the reader would have to mend say nothing of what is counted here.
    const [quad] = ((): readonly Quad[] => {
      try {
        return parser.parse(line);
      } catch {
        return [];
      }
    })();
    if (!quad) continue;
    const [s, p, o] = [idOf(quad.subject), idOf(quad.predicate), idOf(quad.object)];
    addQuad.run(s, p, o);
    const kind = KINDS[nameOf(quad.object.value) as keyof typeof KINDS];
    if (kind && quad.predicate.value.endsWith('#type')) addRecord.run(s, kind);
  }
  database.exec('COMMIT');
  return {
    read: async (statements) => ({
      rows: statements.map(({ sql, params = [] }) => database.prepare(sql).all(...params)),
      rowsRead: 0,
    }),
    write: () => Promise.reject(new Error('This store is only read.')),
  };
};

const reported = async (lines: readonly string[]): Promise<HvdTotals> => {
  const { records, taxonomy } = await readHvdReport({
    db: storeOf(lines),
    baseUrl: BASE,
    vocabularies: vocabulariesFromFiles(),
  });
  return totalsOf(records, taxonomy);
};

describe.skipIf(!hasCorpora)('the cockpit over corpora', () => {
  it('belgium/hvd: as the loops count, 3 datasets but for the country', async () => {
    const lines = linesOf('belgium/hvd.nt.gz');
    const expected = oracle(lines);
    expect(await reported(lines)).toMatchObject(expected);
    expect(expected.queries).toMatchObject({ datasets: 605, countsByLetter: 0, counts: 3 });
  });

  it('belgium/hvd with a country: the same 3 by the letter', async () => {
    const lines = [
      ...linesOf('belgium/hvd.nt.gz'),
      '<http://data.gov.be/catalog> <http://purl.org/dc/terms/spatial> <http://publications.europa.eu/resource/authority/country/BEL> .',
    ];
    const expected = oracle(lines);
    expect(await reported(lines)).toMatchObject(expected);
    expect(expected.queries).toMatchObject({ countsByLetter: 3, counts: 3 });
  });

  it.skipIf(!process.env.MOISSON_FULL)('belgium/full: 619 name the Regulation, 607 a category', async () => {
    const lines = linesOf('belgium/full.nt.gz');
    const expected = oracle(lines);
    expect(await reported(lines)).toMatchObject(expected);
    expect(expected.claims).toEqual({ legislation: 619, category: 607, both: 605 });
    expect(expected.queries).toMatchObject({ countsByLetter: 0, counts: 3 });
  });
});
