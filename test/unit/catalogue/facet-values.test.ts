import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { shortForm, storedForms } from '../../../src/catalogue/facet-dimensions.ts';
import { listingOf } from '../../../src/catalogue/facet-values.ts';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import { vocabulariesFromFiles } from '../../../src/vocab/files.ts';

const vocabularies = vocabulariesFromFiles();
const AUTHORITY = 'http://publications.europa.eu/resource/authority/';
const prefixes = Object.entries(PREFIXES)
  .map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`)
  .join('');

const listing = async (turtle: string, kind: 'dataset' | 'service' | 'entity' = 'dataset') =>
  listingOf(
    {
      kind,
      iri: 'https://x.example/d',
      modified: '2026-01-31T12:00:00Z',
      own: new Parser({ baseIRI: 'https://x.example/' }).parse(prefixes + turtle),
    },
    vocabularies,
  );

const valuesOf = async (turtle: string, dimension: string): Promise<string[]> =>
  (await listing(turtle))!.facets
    .filter((facet) => facet.dimension === dimension)
    .map(({ value }) => value.replace(AUTHORITY, ''));

describe('the values by which a record is filtered', () => {
  it.each([
    ['an IRI of the table', `dct:format <${AUTHORITY}file-type/CSV>`, ['file-type/CSV']],
    [
      'another register',
      'dcat:mediaType <https://www.iana.org/assignments/media-types/text/csv>',
      ['file-type/CSV'],
    ],
    ['a text', 'dct:format "csv"', ['file-type/CSV']],
    ['a text with its charset', 'dcat:mediaType "text/csv; charset=utf-8"', ['file-type/CSV']],
    ['a node with a label', 'dct:format [ rdfs:label "CSV" ]', ['file-type/CSV']],
    ['the address of the file', 'dcat:downloadURL <https://x.example/a.csv?x=1>', ['file-type/CSV']],
    ['the address of a page', 'dcat:downloadURL <https://x.example/a.html>', []],
    [
      'the format before the media type',
      `dct:format "CSV" ; dcat:mediaType "application/zip"`,
      ['file-type/CSV'],
    ],
    ['a text that nobody knows', 'dct:format "Our  Own\\nformat"', ['Our Own format']],
    ['prose', `dct:format "${'long '.repeat(40)}"`, []],
  ])('format: %s', async (_name, statements, expected) => {
    expect(await valuesOf(`<d> dcat:distribution <f> . <f> ${statements} .`, 'format')).toEqual(expected);
  });

  it('licence: of the files, else of the dataset', async () => {
    const cc = `<${AUTHORITY}licence/CC0>`;
    const own = `<d> dct:license ${cc} ; dcat:distribution <f> .`;
    expect(await valuesOf(own, 'licence')).toEqual(['licence/CC0']);
    expect(
      await valuesOf(`${own} <f> dct:license <https://creativecommons.org/licenses/by/4.0/> .`, 'licence'),
    ).toEqual(['licence/CC_BY_4_0']);
    expect(await valuesOf('<d> dct:license <https://x.example/terms> .', 'licence')).toEqual([
      'https://x.example/terms',
    ]);
  });

  it('HVD category: with all that it is part of', async () => {
    const values = await valuesOf(
      '<d> dcatap:hvdCategory <http://data.europa.eu/bna/c_b40e6d46> .',
      'hvd_category',
    );
    expect(values[0]).toBe('http://data.europa.eu/bna/c_b40e6d46');
    expect(values.length).toBeGreaterThan(0);
  });

  it('language: of the dataset and of its files, each once', async () => {
    const turtle = `<d> dct:language <${AUTHORITY}language/FRA>, "nl" ; dcat:distribution <f> .
      <f> dct:language <${AUTHORITY}language/FRA> .`;
    expect(await valuesOf(turtle, 'language')).toEqual(['language/FRA', 'language/NLD']);
  });

  it('publisher: its IRI, or the name of one without', async () => {
    expect(await valuesOf('<d> dct:publisher <https://x.example/p> .', 'publisher')).toEqual([
      'https://x.example/p',
    ]);
    expect(await valuesOf('<d> dct:publisher [ foaf:name "Ville de Mons" ] .', 'publisher')).toEqual([
      'Ville de Mons',
    ]);
  });

  it('modified: the year of the change, else of the issue; never a day to come', async () => {
    const at = (text: string) => valuesOf(text, 'modified');
    expect(await at('<d> dct:issued "2019-05-06" ; dct:modified "2024-01-02T00:00:00Z" .')).toEqual(['2024']);
    expect(await at('<d> dct:issued "2019" .')).toEqual(['2019']);
    expect(await at('<d> dct:issued "2019" ; dct:modified "2099-01-01" .')).toEqual(['2019']);
    expect(await at('<d> dct:modified "yesterday" .')).toEqual([]);
  });

  it('are at most a hundred of a dimension', async () => {
    const many = Array.from({ length: 150 }, (_, i) => `<https://x.example/t${i}>`).join(', ');
    expect(await valuesOf(`<d> dcat:theme ${many} .`, 'theme')).toHaveLength(100);
  });

  it('are none of what no list has', async () => {
    expect(await listing('<d> foaf:name "x" .', 'entity')).toBeNull();
  });
});

describe('the titles by which lists are ordered', () => {
  it('are those that a reader sees, folded', async () => {
    const found = await listing('<d> dct:title "« Écoles »"@fr, "Scholen"@nl-BE .');
    expect(found!.titles).toEqual({ fr: 'ecoles »', en: 'ecoles »', de: 'ecoles »', nl: 'scholen' });
  });
});

describe('a value in a URL', () => {
  it('may be a code of the table', () => {
    expect(storedForms('format', 'CSV')).toEqual(['CSV', `${AUTHORITY}file-type/CSV`]);
    expect(storedForms('publisher', 'CSV')).toEqual(['CSV']);
    expect(storedForms('theme', 'https://x.example/t')).toEqual(['https://x.example/t']);
  });
  it('is as short as can be', () => {
    expect(shortForm('theme', `${AUTHORITY}data-theme/ENVI`)).toBe('ENVI');
    expect(shortForm('theme', 'https://x.example/t')).toBe('https://x.example/t');
  });
});
