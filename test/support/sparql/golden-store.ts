/**
 * The catalogue of three datasets in test/golden/sparql/data.trig as a store, with figures of a catalogue that is
 * large: the order of joins is that of real data.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Parser } from 'n3';
import { namedNode, type Quad } from '../../../src/rdf/terms.ts';
import { answerQuery } from '../../../src/sparql/answer.ts';
import { DEFAULT_LIMITS } from '../../../src/sparql/limits.ts';
import type { Db } from '../../../src/store/db.ts';
import { heavyKey, type Statistics } from '../../../src/store/stats.ts';
import { testStore } from './test-store.ts';

export const GOLDEN_SPARQL = resolve('test/golden/sparql');
export const GOLDEN_BASE = 'https://cat.example';

const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const theme = (name: string) =>
  namedNode(`http://publications.europa.eu/resource/authority/data-theme/${name}`);

export const GOLDEN_STATISTICS: Statistics = {
  triples: 1_900_000,
  subjects: 160_000,
  objects: 400_000,
  graphs: 19_000,
  quads: 2_100_000,
  predicates: new Map([
    [RDF_TYPE, { count: 150_000, subjects: 150_000, objects: 30 }],
    [`${DCT}title`, { count: 80_000, subjects: 60_000, objects: 50_000 }],
    [`${DCT}publisher`, { count: 18_000, subjects: 18_000, objects: 400 }],
    [`${DCT}issued`, { count: 18_000, subjects: 18_000, objects: 9_000 }],
    [`${DCT}format`, { count: 60_000, subjects: 60_000, objects: 200 }],
    [`${DCT}license`, { count: 60_000, subjects: 60_000, objects: 50 }],
    [`${DCT}relation`, { count: 4_000, subjects: 2_000, objects: 2_000 }],
    [`${DCAT}theme`, { count: 30_000, subjects: 18_000, objects: 14 }],
    [`${DCAT}distribution`, { count: 60_000, subjects: 17_000, objects: 60_000 }],
    [`${DCAT}byteSize`, { count: 20_000, subjects: 20_000, objects: 15_000 }],
    ['http://xmlns.com/foaf/0.1/name', { count: 1_500, subjects: 500, objects: 1_400 }],
    ['http://www.w3.org/2004/02/skos/core#prefLabel', { count: 40_000, subjects: 3_000, objects: 30_000 }],
  ]),
  heavy: new Map([
    [heavyKey(RDF_TYPE, namedNode(`${DCAT}Dataset`)), 18_000],
    [heavyKey(RDF_TYPE, namedNode(`${DCAT}Distribution`)), 60_000],
    [heavyKey(`${DCT}publisher`, namedNode(`${GOLDEN_BASE}/entities/agency`)), 12_000],
    [heavyKey(`${DCAT}theme`, theme('ENVI')), 9_000],
    [heavyKey(`${DCAT}theme`, theme('HEAL')), 120],
  ]),
};

/** A record and its row of full text, as the catalogue writes them. */
const searchRows = (seq: number, id: string, title: string, description: string) => {
  const idOf = (place: number): string => `(SELECT id FROM term WHERE value = ?${place} AND kind = 1)`;
  return [
    {
      sql: `INSERT INTO record (seq, id, kind, iri, graph, status, checksum, version, created, modified)
        VALUES (${seq}, ?1, 'dataset', ${idOf(2)}, ${idOf(3)}, 'published', '', 1, '', '')`,
      params: [id, `${GOLDEN_BASE}/datasets/${id}`, `${GOLDEN_BASE}/records/${id}`],
    },
    {
      sql: `INSERT INTO search (rowid, title, description, keyword, publisher) VALUES (${seq}, ?1, ?2, '', '')`,
      params: [title, description],
    },
  ];
};

export const goldenStore = async (): Promise<Db> => {
  const quads = new Parser({ format: 'application/trig' }).parse(
    readFileSync(join(GOLDEN_SPARQL, 'data.trig'), 'utf8'),
  ) as unknown as Quad[];
  const graphs = Map.groupBy(quads, ({ graph }) => graph.value);
  const { '': published = [], ...named } = Object.fromEntries(graphs);
  const db = await testStore({ default: published, named: new Map(Object.entries(named)) });
  await db.write([], searchRows(1, 'air', 'Air quality Qualité de l’air', 'Hourly values of 40 stations.'));
  return db;
};

/** Asks the store by SQL alone. */
export const askGolden = (db: Db, text: string) =>
  answerQuery(
    {
      db,
      baseUrl: GOLDEN_BASE,
      limits: DEFAULT_LIMITS,
      statistics: GOLDEN_STATISTICS,
      services: [],
      fetch: () => Promise.reject(new Error('Nothing may be fetched.')),
      nowMs: () => Date.now(),
      only: 'sql',
    },
    { text, defaultGraphs: [], namedGraphs: [] },
  );
