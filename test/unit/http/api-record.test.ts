/**
 * Records of any kind and quality as flat objects, from their documents alone.
 */
import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import type { RecordDocument } from '../../../src/catalogue/record.ts';
import { factsOf, indexOf } from '../../../src/http/api/facts.ts';
import { recordMembers } from '../../../src/http/api/record-members.ts';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';

const BASE = 'https://cat.example';
const IRI = 'https://pub.example/d';
const PROLOGUE = Object.entries(PREFIXES)
  .map(([prefix, base]) => `@prefix ${prefix}: <${base}> .\n`)
  .join('');

const quads = (turtle: string) => new Parser({ baseIRI: IRI }).parse(PROLOGUE + turtle);

const shown = (own: string, { embedded = '', lang = 'fr' } = {}) => {
  const document: RecordDocument = {
    record: {
      ...{ seq: 1, id: 'd', kind: 'dataset', iri: IRI, status: 'published', checksum: 'c', version: 1 },
      ...{ created: '2026-01-05T08:00:00Z', modified: '2026-03-01T09:30:00Z' },
    },
    own: quads(own),
    entities: [],
    modified: '2026-03-01T09:30:00Z',
  };
  const facts = factsOf(indexOf(document.own), indexOf(quads(embedded)), lang, () => undefined);
  return recordMembers({ document, facts, baseUrl: BASE, url: `${BASE}/datasets/d`, validation: [] });
};

describe('the title', () => {
  it('is the one of the language, a translation into it, one without language, another', () => {
    const titles = '<> dct:title "N"@nl, "U", "T"@fr-t-nl';
    expect(shown(`${titles}, "F"@fr .`)).toMatchObject({ title: 'F', titleLanguage: 'fr' });
    expect(shown(`${titles} .`)).toMatchObject({ title: 'T', titleLanguage: 'fr-t-nl' });
    expect(shown(`${titles} .`, { lang: 'de' })).toMatchObject({ title: 'U', titleLanguage: null });
    expect(shown(`${titles} .`).titles).toEqual({ nl: 'N', und: 'U', 'fr-t-nl': 'T' });
  });

  it('is made of what there is where nobody gave one', () => {
    expect(shown('<> a dcat:Dataset ; dct:title "  " .')).toMatchObject({
      title: 'pub.example/d',
      titles: {},
    });
    expect(shown('<> foaf:name "Agence"@fr .')).toMatchObject({ title: 'Agence', titles: { fr: 'Agence' } });
  });
});

describe('nodes', () => {
  it('have their names from what is embedded', () => {
    const { publisher } = shown('<> dct:publisher <https://pub.example/agency> .', {
      embedded: '<https://pub.example/agency> foaf:name "Agentur"@de, "Agence"@fr .',
    });
    expect(publisher).toEqual({ iri: 'https://pub.example/agency', name: 'Agence', homepage: null });
  });

  it('may be texts, and are left out where they say nothing', () => {
    const record = shown(
      '<> dct:publisher "La ville" ; dct:license [ a dct:LicenseDocument ], "CC-BY" ; dcat:contactPoint [], "x" ; dct:temporal [] .',
    );
    expect(record.publisher).toEqual({ iri: null, name: 'La ville', homepage: null });
    expect(record.licences).toEqual([{ iri: null, label: 'CC-BY' }]);
    expect(record.contacts).toEqual([{ name: 'x', email: null, telephone: null, url: null }]);
    expect(record.temporal).toEqual([]);
  });

  it('of our own making have no IRI', () => {
    const node = `<${BASE}/.well-known/genid/b1>`;
    expect(shown(`<> dct:creator ${node} . ${node} foaf:name "Moi" .`).creators).toEqual([
      { iri: null, name: 'Moi', homepage: null },
    ]);
  });
});

describe('a distribution', () => {
  const first = (turtle: string) => shown(`<> dcat:distribution <#f> . <#f> ${turtle} .`).distributions[0]!;

  it.each([
    ['"4542377"', 4_542_377],
    ['"4542377.0"', 4_542_377],
    ['"1.5E3"', 1500],
    ['"12 MB"', null],
    ['"-1"', null],
    ['""', null],
    ['"1e400"', null],
  ])('of %s bytes', (size, bytes) => {
    expect(first(`dcat:byteSize ${size}`).bytes).toBe(bytes);
  });

  it('has its first addresses, and the others beside', () => {
    const found = first(
      'dcat:downloadURL <https://a.example/1>, <https://a.example/2> ; dcat:accessURL <https://a.example/1>, <data:text/html,x>',
    );
    expect(found).toMatchObject({
      downloadURL: 'https://a.example/1',
      accessURL: 'https://a.example/1',
      otherURLs: ['https://a.example/2'],
    });
  });

  it('has a media type in either spelling', () => {
    expect(first('dcat:mediaType "text/csv"').mediaType).toBe('text/csv');
    expect(first('dcat:mediaType <http://www.iana.org/assignments/media-types/text/csv>').mediaType).toBe(
      'text/csv',
    );
  });
});

describe('a service', () => {
  it('has the first hundred of what it serves, and how many there are', () => {
    const served = Array.from({ length: 130 }, (_, i) => `<https://pub.example/s${i}>`).join(', ');
    const record = shown(`<> dcat:servesDataset ${served} .`);
    expect(record.servesDatasets).toHaveLength(100);
    expect(record.servesDatasetsTotal).toBe(130);
  });
});
