/** Documents that hold no RDF: one issue, and what to do instead. */
import { describe, expect, it } from 'vitest';
import { RDF_FORMAT_NAMES } from '../../../src/rdf/media-types.ts';
import { readAll, streamOf } from '../../data/reading/read-all.ts';

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe.each(RDF_FORMAT_NAMES)('%s', (format) => {
  it.each(['', ' \n\t', '\ufeff\n'])('says that %j is empty', async (text) => {
    for (const input of [text, streamOf(text, 1)])
      expect(await readAll(input, format)).toMatchObject({ lines: [], codes: ['document-empty'] });
  });

  it.each([
    '<!DOCTYPE html><html><head><title>Sign in</title></head><body class="x">It\'s down.</body></html>',
    '<?xml version="1.0"?>\n<!-- a page -->\n<html xmlns="http://www.w3.org/1999/xhtml"><title>Sign in</title></html>',
  ])('knows an HTML page', async (text) => {
    for (const input of [text, streamOf(text, 3)]) {
      const { lines, issues } = await readAll(input, format);
      expect(lines).toEqual([]);
      expect(issues).toMatchObject([{ kind: 'syntax', code: 'document-html', isRestUnread: true }]);
      expect(issues[0]!.message).toContain('“Sign in”');
    }
  });

  it.each([
    ['ZIP', `PK\x03\x04${'x'.repeat(2000)}`],
    ['PDF', '%PDF-1.7\n'],
    ['PNG', '\x89PNG\r\n'],
    ['its first', String.fromCharCode(...Array.from({ length: 3000 }, (_, index) => (index * 7919) % 256))],
  ])('tells binary data: %s', async (name, text) => {
    const { issues } = await readAll(streamOf(latin1(text), 100), format);
    expect(issues).toMatchObject([{ kind: 'syntax', code: 'document-binary' }]);
    expect(issues[0]!.message).toContain(name);
  });
});

describe('a document without statements', () => {
  it.each([
    ['turtle', '# nothing\n@prefix ex: <http://ex/> .\n'],
    ['trig', '@prefix ex: <http://ex/> .\n'],
    ['ntriples', '# nothing\n'],
    ['nquads', '# nothing\n'],
    ['rdfxml', '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'],
  ] as const)('is reported in %s', async (format, text) => {
    expect((await readAll(text, format)).codes).toEqual(['document-no-statements']);
  });
});

describe('JSON without RDF', () => {
  it.each([
    ['CKAN', { help: 'x', success: true, result: { results: [] } }],
    ['udata', { data: [{ id: '1', resources: [] }], page_size: 20, total: 1 }],
    ['udata', { id: '1', slug: 'x', resources: [] }],
    ['udata', { data: [{ title: 'a', resources: [] }], next_page: null, page: 1, total: 1 }],
    ['udata', { datasets: [{ organization: null, resources: [] }], site: {} }],
    ['CKAN', { count: 2, results: ['a', 'b'] }],
    ['CKAN', { ResultSet: { Result: [{ Format: 'csv' }] } }],
    ['CKAN', [{ success: true, result: [] }]],
    ['udata', [[{ id: '1', slug: 'x', resources: [] }]]],
    ['arrays without objects', [['a', 'b']]],
    ['Opendatasoft', { total_count: 1, results: [{ dataset_id: 'x' }] }],
    ['OpenAPI', { openapi: '3.0.0', paths: {} }],
    ['GeoJSON', { type: 'FeatureCollection', features: [] }],
    ['a context, no data', { '@context': { ex: 'http://ex/' } }],
    ['JSON-LD without a statement', { '@context': {}, '@graph': [] }],
    ['no @context', { name: 'x', nested: { a: 1 } }],
    ['an empty object', {}],
    ['an array without objects', []],
  ])('is known for what it is: %s', async (name, document) => {
    const { lines, issues } = await readAll(JSON.stringify(document), 'jsonld');
    expect(lines).toEqual([]);
    expect(issues).toMatchObject([{ kind: 'syntax', code: 'json-no-rdf' }]);
    expect(issues[0]!.message).toContain(name);
  });
});

describe('XML without RDF', () => {
  it.each([
    [
      'ISO 19139',
      '<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd"><gmd:x>1</gmd:x></gmd:MD_Metadata>',
    ],
    ['CSW', '<csw:GetRecordsResponse xmlns:csw="http://www.opengis.net/cat/csw/2.0.2"/>'],
    ['OAI-PMH', '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"/>'],
    ['Atom', '<feed xmlns="http://www.w3.org/2005/Atom"/>'],
    ['<config>', '<config><a/></config>'],
  ])('is known for what it is: %s', async (name, text) => {
    const { issues } = await readAll(text, 'rdfxml');
    expect(issues).toMatchObject([{ kind: 'syntax', code: 'xml-no-rdf' }]);
    expect(issues[0]!.message).toContain(name);
  });
});
