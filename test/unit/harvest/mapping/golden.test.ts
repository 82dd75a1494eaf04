/**
 * Source document → DCAT-AP. `{name}.trig` has what is given in one graph and what is derived in another,
 * `{name}.issues.txt` what was not mapped. `UPDATE_GOLDEN=1` writes them anew, for a person to read.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'n3';
// @ts-expect-error The package has no types.
import { canonize } from 'rdf-canonize';
import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../../../src/harvest/mapping/mapped-record.ts';
import { MAPPINGS, type MappingFormat } from '../../../../src/harvest/mapping/mappings.ts';
import { serialize } from '../../../../src/rdf/serialize/serialize.ts';
import { namedNode, type Quad, quad } from '../../../../src/rdf/terms.ts';
import { vocabulariesFromFiles } from '../../../../src/vocab/files.ts';

const FOLDER = join(import.meta.dirname, 'golden');
const context = { vocabularies: vocabulariesFromFiles(), portal: 'https://portal.example', language: 'en' };

const CASES: readonly (readonly [name: string, file: string, format: MappingFormat])[] = [
  ['ckan-package', 'ckan-package.json', 'ckan'],
  ['ckan-dkan', 'ckan-dkan.json', 'ckan'],
  ['udata-page', 'udata-page.json', 'udata'],
  ['opendatasoft-page', 'opendatasoft-page.json', 'opendatasoft'],
  ['iso19139-csw', 'iso19139-csw.xml', 'iso19139'],
];

const mapped = (file: string, format: MappingFormat): Promise<Mapping> => {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  const row = MAPPINGS[format];
  return row.input === 'xml' ? row.map(text, context) : row.map(JSON.parse(text), context);
};

const graphed = ({ records }: Mapping): Quad[] =>
  records.flatMap(({ given, derived }) => [
    ...given.map((q) => quad(q.subject, q.predicate, q.object, namedNode('urn:given'))),
    ...derived.map(({ quad: q }) => quad(q.subject, q.predicate, q.object, namedNode('urn:derived'))),
  ]);

const told = ({ records, issues }: Mapping): string =>
  [...records.flatMap((record) => record.issues), ...issues]
    .map(({ code, place, value }) => `${code}  ${place}  ${value ?? ''}`.trimEnd())
    .join('\n')
    .concat('\n');

const canonical = (quads: readonly Quad[]): Promise<string> => canonize(quads, { algorithm: 'RDFC-1.0' });

const golden = (name: string, now: string): string => {
  const file = join(FOLDER, name);
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, now);
  return readFileSync(file, 'utf8');
};

describe('a foreign document becomes', () => {
  it.each(CASES)('%s.trig, the given and the derived told apart', async (name, file, format) => {
    const quads = graphed(await mapped(file, format));
    const expected = golden(`${name}.trig`, serialize('trig', quads));
    expect(await canonical(quads)).toBe(await canonical(new Parser({ format: 'trig' }).parse(expected)));
  });

  it.each(CASES)('%s.issues.txt, all that has no place', async (name, file, format) => {
    const text = told(await mapped(file, format));
    expect(text).toBe(golden(`${name}.issues.txt`, text));
  });
});
