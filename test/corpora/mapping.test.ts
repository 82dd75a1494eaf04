/**
 * What portals really answer: each entry of the fixtures gives its record, every statement is clean RDF, and what
 * our rules say of the outcome is printed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { splitRecords } from '../../src/catalogue/split.ts';
import { packagesIn } from '../../src/harvest/mapping/ckan/ckan.ts';
import { JsonNode } from '../../src/harvest/mapping/json-node.ts';
import { type Mapping, quadsOf } from '../../src/harvest/mapping/mapped-record.ts';
import { MAPPINGS, type MappingFormat } from '../../src/harvest/mapping/mappings.ts';
import { repairQuad } from '../../src/rdf/repair/repair-quad.ts';
import { PROFILES } from '../../src/shacl/profiles.ts';
import { shapesOf } from '../../src/shacl/shapes-files.ts';
import { createValidator } from '../../src/shacl/validate.ts';
import { vocabulariesFromFiles } from '../../src/vocab/files.ts';
import { CORPORA, hasCorpora } from '../support/corpora.ts';

const FOLDER = join(CORPORA, 'harvest');
const vocabularies = vocabulariesFromFiles();
const context = { vocabularies, portal: 'https://portal.example', language: 'en' };
const validator = createValidator({ shapesOf, vocabularies });

const textOf = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
const jsonOf = (file: string): unknown => JSON.parse(textOf(file));

const mapped = (format: MappingFormat, input: unknown): Promise<Mapping> => {
  const row = MAPPINGS[format];
  return row.input === 'xml' ? row.map(String(input), context) : row.map(input, context);
};

/** The fixture keeps datasets apart from their resources. */
const udataPage = (): unknown => {
  const { datasets } = jsonOf('udata/datasets.json') as {
    datasets: readonly {
      dataset: object;
      organization: unknown;
      resources: unknown;
      dataservices: unknown[];
    }[];
  };
  return {
    data: [
      ...datasets.map(({ dataset, organization, resources }) => ({ ...dataset, organization, resources })),
      ...datasets.flatMap(({ dataservices }) => dataservices),
    ],
  };
};

interface Case {
  readonly name: string;
  readonly format: MappingFormat;
  readonly input: () => unknown;
  /** How many records the document itself says that it has. */
  readonly records: number;
}

const iso = (name: string, records: number): Case => ({
  name,
  format: 'iso19139',
  input: () => textOf(name),
  records,
});
const ckan = (name: string, records: number): Case => ({
  name,
  format: 'ckan',
  input: () => jsonOf(name),
  records,
});

const CASES: readonly Case[] = [
  ckan('ckan/package_show.json', 1),
  ckan('ckan/package_search.json', 4),
  ckan('ckan/stable/package_show.inner.civil-service-people-survey-2011.json', 1),
  ckan('ckan/stable/package_show.default_schema.inner.test.json', 1),
  ckan('ckan/stable/package_search.inner.test.json', 1),
  ckan('ckan-udata/data/dkan-french-w-license.json', 1),
  { name: 'udata/datasets.json', format: 'udata', input: udataPage, records: 18 },
  iso('csw/sample1.xml', 1),
  iso('csw/sample2.xml', 1),
  iso('csw-dcat/geonetwork-iso19139-page-1.xml', 2),
  iso('csw-dcat/geonetwork-iso19139-page-3.xml', 2),
  iso('csw-dcat/geonetwork-iso19139-page-5.xml', 2),
  iso('csw-dcat/geoide-iso19139-single-dataset.xml', 1),
  iso('csw-dcat/geoplateforme-iso19139-IGNF_RPG.xml', 1),
];

describe.skipIf(!hasCorpora)('what portals answer', () => {
  it.each(CASES)(
    '$name gives $records records, each with title and identity',
    async ({ format, input, records }) => {
      const mapping = await mapped(format, input());
      expect(mapping.issues).toEqual([]);
      expect(mapping.records.length).toBe(records);
      const quads = mapping.records.flatMap(quadsOf);
      const split = splitRecords(quads, { baseUrl: 'https://cat.example', source: 'test' });
      const own = split.records.filter(({ kind }) => kind !== 'entity');
      expect(own.length).toBeGreaterThanOrEqual(records);
      expect(split.leftOver).toEqual([]);
      for (const record of mapping.records) {
        const of = (name: string) =>
          quadsOf(record).filter(
            (q) => q.subject.equals(record.resource) && q.predicate.value.endsWith(name),
          );
        expect(of('/title').length).toBeGreaterThan(0);
        expect(of('/identifier').length).toBeGreaterThan(0);
      }
    },
  );

  it.each(CASES)('$name: what is said needs no repair', async ({ format, input }) => {
    const { records } = await mapped(format, input());
    for (const q of records.flatMap(quadsOf)) expect(repairQuad(q, () => undefined)).toBe(q);
  });

  it.each(CASES)('$name is the same again for the same document', async ({ format, input }) => {
    expect(await mapped(format, input())).toEqual(await mapped(format, input()));
  });

  it('names every package of CKAN’s answers, and no list of names', () => {
    const files = readdirSync(join(FOLDER, 'ckan'), { withFileTypes: true }).filter((file) => file.isFile());
    const counts = files.map(({ name }) => [name, packagesIn(new JsonNode(jsonOf(`ckan/${name}`))).length]);
    expect(Object.fromEntries(counts)).toMatchObject({ 'package_list.json': 0, 'i18n.json': 0 });
  });

  it('is judged by the rules of DCAT-AP', async () => {
    const counts = new Map<string, number>();
    let judged = 0;
    for (const { format, input } of CASES) {
      const { records } = await mapped(format, input());
      for (const record of records) {
        judged += 1;
        const { findings } = await validator.validateRecord({ quads: quadsOf(record) }, PROFILES.slice(0, 1));
        for (const { shape, severity, isAcrossRecords } of findings)
          if (severity === 'violation' && !isAcrossRecords) counts.set(shape, (counts.get(shape) ?? 0) + 1);
      }
    }
    const lines = [...counts]
      .sort(([, a], [, b]) => b - a)
      .map(([shape, count]) => `${String(count).padStart(5)}  ${shape}`);
    console.log(`violations in ${judged} records of portals, by rule\n${lines.join('\n')}`);
    expect(judged).toBe(CASES.reduce((sum, { records }) => sum + records, 0));
  });
});
