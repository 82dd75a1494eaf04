/** The vocabularies as graphs of the store: written once, by difference, beside the records and not among them. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CatalogueContext } from '../../src/catalogue/context.ts';
import { readHealth } from '../../src/catalogue/health.ts';
import { maintain } from '../../src/catalogue/maintenance.ts';
import { rebase } from '../../src/catalogue/rebase.ts';
import { deleteRecord, writeRecords } from '../../src/catalogue/records.ts';
import { refreshVocabularies } from '../../src/catalogue/vocabulary-graphs.ts';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import { bundledText } from '../../src/vocab/bundled.ts';
import { type VocabularyGraph, vocabularyGraphs } from '../../src/vocab/graphs.ts';
import { SCHEMES } from '../../src/vocab/schemes.ts';
import { BASE, dump, emptyCatalogue, query, records, turtle } from '../support/catalogue.ts';
import { brokenInvariants } from '../support/invariants.ts';

let ctx: CatalogueContext;
beforeEach(async () => {
  ctx = await emptyCatalogue();
});

const SCHEME = 'https://vocab.example/colours';
const vocabulary = (checksum: string, text: string, iri = SCHEME): VocabularyGraph => ({
  iri,
  checksum,
  quads: () => turtle(`@prefix skos: <${PREFIXES.skos}> . @prefix c: <${SCHEME}/> . ${text}`),
});
const RED = vocabulary('1', 'c:red skos:prefLabel "red"@en , "rouge"@fr .');
const RED_AND_BLUE = vocabulary('2', 'c:red skos:prefLabel "red"@en . c:blue skos:prefLabel "blue"@en .');

const labels = async (table: string): Promise<string[]> =>
  (
    await query(`SELECT o.value FROM ${table} t JOIN term o ON o.id = t.o JOIN term p ON p.id = t.p
      WHERE p.value = '${PREFIXES.skos}prefLabel' ORDER BY 1`)
  ).map(({ value }) => String(value));
const graphs = () =>
  query(
    `SELECT t.value AS iri, g.public FROM graph g JOIN term t ON t.id = g.id WHERE g.kind = 'vocabulary'`,
  );

const DATASET = `<datasets/d> a dcat:Dataset ; dct:title "D"@en ; dcat:theme <${SCHEME}/red> .
<${SCHEME}/red> a <${PREFIXES.skos}Concept> ; <${PREFIXES.skos}prefLabel> "red"@en , "rood"@nl .`;

describe('the graph of a vocabulary', () => {
  it('is public, named by the scheme, and part of the default graph', async () => {
    expect(await refreshVocabularies(ctx, [RED])).toBe(true);
    expect(await graphs()).toEqual([{ iri: SCHEME, public: 1 }]);
    expect(await labels('quad')).toEqual(['red', 'rouge']);
    expect(await labels('triple')).toEqual(['red', 'rouge']);
    expect(await brokenInvariants(query)).toEqual({});
  });

  it('is not written again while its checksum is the same', async () => {
    await refreshVocabularies(ctx, [RED]);
    const before = await dump();
    expect(await refreshVocabularies(ctx, [RED])).toBe(false);
    expect(await dump()).toBe(before);
  });

  it('follows its file', async () => {
    await refreshVocabularies(ctx, [RED]);
    expect(await refreshVocabularies(ctx, [RED_AND_BLUE])).toBe(true);
    expect(await labels('quad')).toEqual(['blue', 'red']);
    expect(await labels('triple')).toEqual(['blue', 'red']);
    expect(await refreshVocabularies(ctx, [RED_AND_BLUE])).toBe(false);
  });

  it('is withdrawn when the vocabulary goes, and comes back with it', async () => {
    await refreshVocabularies(ctx, [RED]);
    expect(await refreshVocabularies(ctx, [])).toBe(true);
    expect(await graphs()).toEqual([]);
    expect(await labels('quad')).toEqual([]);
    expect(await labels('triple')).toEqual([]);
    expect(await refreshVocabularies(ctx, [])).toBe(false);
    expect(await refreshVocabularies(ctx, [RED])).toBe(true);
    expect(await labels('triple')).toEqual(['red', 'rouge']);
    expect(await brokenInvariants(query)).toEqual({});
  });
});

describe('a vocabulary beside the records', () => {
  it('shares statements with those that bring its concepts along, and takes none of theirs away', async () => {
    await refreshVocabularies(ctx, [RED]);
    await writeRecords(ctx, records(DATASET), { source: 'test' });
    expect(await labels('triple')).toEqual(['red', 'rood', 'rouge']);
    await refreshVocabularies(ctx, []);
    expect(await labels('triple')).toEqual(['red', 'rood']);
    await refreshVocabularies(ctx, [RED]);
    const concept = records(DATASET).find(({ iri }) => iri === `${SCHEME}/red`);
    for (const { id } of records(DATASET)) await deleteRecord(ctx, id);
    expect(concept).toBeDefined();
    expect(await labels('triple')).toEqual(['red', 'rouge']);
    expect(await brokenInvariants(query)).toEqual({});
  });

  it('changes no record, no count, no log', async () => {
    await writeRecords(ctx, records(DATASET), { source: 'test' });
    const [health, changes, search] = [
      await readHealth(ctx),
      await query('SELECT * FROM change'),
      await query('SELECT rowid FROM search'),
    ];
    await refreshVocabularies(ctx, [RED]);
    expect(await readHealth(ctx)).toEqual(health);
    expect(await query('SELECT * FROM change')).toEqual(changes);
    expect(await query('SELECT rowid FROM search')).toEqual(search);
    const again = await writeRecords(ctx, records(DATASET), { source: 'test' });
    expect(again.unchanged).toHaveLength(2);
  });

  it('is left alone by the sweep and by a move of the catalogue', async () => {
    await refreshVocabularies(ctx, [RED]);
    await maintain(ctx);
    expect(await labels('triple')).toEqual(['red', 'rouge']);
    const moved = { ...ctx, baseUrl: `${BASE}/elsewhere` };
    await rebase(moved);
    expect(await refreshVocabularies(moved, [RED])).toBe(false);
    expect(await graphs()).toEqual([{ iri: SCHEME, public: 1 }]);
  });

  it('leaves terms to the sweep when it goes', async () => {
    await refreshVocabularies(ctx, [RED]);
    await refreshVocabularies(ctx, []);
    await query(`DELETE FROM meta WHERE key = 'sweepPlace'`);
    for (let place = 0; place < 1_000_000; place += 20_000) {
      await maintain(ctx);
      if ((await query(`SELECT 1 FROM term WHERE value = 'rouge'`)).length === 0) return;
    }
    expect.unreachable('“rouge” is still in the dictionary');
  });
});

describe('the vocabularies of the product', () => {
  it('are a graph each, without blank nodes', async () => {
    await refreshVocabularies(ctx, vocabularyGraphs(bundledText));
    expect((await graphs()).map(({ iri }) => iri).sort()).toEqual(
      Object.values(SCHEMES)
        .map(({ iri }) => iri)
        .sort(),
    );
    expect(await query('SELECT * FROM term WHERE kind = 2')).toEqual([]);
    // Each scheme is described in the graph that it names; the mappings of licences stand in theirs.
    const own = await query('SELECT g FROM quad WHERE s = g GROUP BY g');
    expect(own).toHaveLength(Object.keys(SCHEMES).length);
    const mappings = await query(
      `SELECT g.value AS graph FROM quad q JOIN term s ON s.id = q.s JOIN term p ON p.id = q.p
         JOIN term g ON g.id = q.g WHERE s.value = ? AND p.value = ?`,
      `${SCHEMES.licence.prefix}CC0`,
      `${PREFIXES.skos}narrowMatch`,
    );
    expect(mappings).toEqual([{ graph: SCHEMES.licence.iri }]);
    expect(await brokenInvariants(query)).toEqual({});
    expect(await refreshVocabularies(ctx, vocabularyGraphs(bundledText))).toBe(false);
  });
});
