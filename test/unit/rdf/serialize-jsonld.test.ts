/**
 * What only JSON-LD asks: a shape that web developers like, and a context that takes nothing away.
 */
import jsonld from 'jsonld';
import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import {
  CLASS_ROWS,
  CONTEXT,
  expandCompact,
  REVERSE_TERMS,
  TERM_ROWS,
} from '../../../src/rdf/serialize/jsonld-context.ts';
import { serialize } from '../../../src/rdf/serialize/serialize.ts';
import { canonical, readBack } from '../../support/read-rdf.ts';

const { dct, dcat, foaf, xsd } = PREFIXES;
const HEAD = Object.entries(PREFIXES)
  .map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .`)
  .join('\n');

const written = async (source: string, focus: readonly string[] = ['urn:s']) => {
  const quads = new Parser({ format: 'application/trig' }).parse(`${HEAD}\n${source}`);
  const text = serialize('jsonld', quads, { focus });
  expect(await canonical(await readBack('jsonld', text))).toBe(await canonical(quads));
  const { '@context': context, ...content } = JSON.parse(text);
  return { context, content };
};

describe('the context', () => {
  it('gives no term and no property twice', () => {
    const rows = [...TERM_ROWS, ...CLASS_ROWS, ...REVERSE_TERMS];
    const terms = rows.map(({ term }) => term);
    expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([]);
    const properties = TERM_ROWS.map(({ property }) => property);
    expect(properties.filter((name, index) => properties.indexOf(name) !== index)).toEqual([]);
    for (const name of properties) expect(expandCompact(name)).toMatch(/^https?:\/\/\S+[/#]\S+$/);
  });

  it('is one that a processor takes as a whole', async () => {
    const document = { '@context': CONTEXT, id: 'urn:s', title: { fr: 'x' } };
    const expanded = await jsonld.expand(document as never);
    expect(expanded).toEqual([{ '@id': 'urn:s', [`${dct}title`]: [{ '@value': 'x', '@language': 'fr' }] }]);
  });

  it('is carried by a document as far as the document uses it', async () => {
    const { context } = await written('<urn:s> a dcat:Dataset ; dct:title "x"@fr ; <urn:p> "x"^^xsd:token .');
    expect(context).toEqual({
      id: '@id',
      type: '@type',
      graph: '@graph',
      dcat,
      dct,
      xsd,
      Dataset: 'dcat:Dataset',
      title: { '@id': 'dct:title', '@container': '@language' },
    });
  });

  it('defines no prefix that an IRI of the document has as its scheme', async () => {
    const { context } = await written('<urn:s> dct:title "x"@fr ; dct:publisher <dct:agent> ; dct:x "y" .');
    expect(context.dct).toBeUndefined();
    expect(context.title['@id']).toBe(`${dct}title`);
  });
});

describe('values', () => {
  it.each([
    ['dct:title "a"@fr , "b"@fr , "c"@en , "d"', { title: { '@none': 'd', en: 'c', fr: ['a', 'b'] } }],
    ['dcat:keyword "a"@fr', { keyword: { fr: ['a'] } }],
    ['dct:title "a"@fr , <urn:t>', { title: { fr: 'a' }, 'dct:title': { id: 'urn:t' } }],
    ['dct:title "5"^^xsd:integer', { 'dct:title': 5 }],
    ['dct:license <urn:l>', { license: 'urn:l' }],
    ['dct:license "l" , "m"@fr', { license: [{ '@value': 'l' }, { '@language': 'fr', '@value': 'm' }] }],
    ['dct:license "5"^^xsd:integer', { license: { '@type': 'xsd:integer', '@value': '5' } }],
    ['dcat:theme <urn:t>', { theme: ['urn:t'] }],
    ['dct:issued "2024-01-01T00:00:00Z"^^xsd:dateTime', { issued: '2024-01-01T00:00:00Z' }],
    ['dct:issued "2024-01-01"^^xsd:date', { issued: { '@type': 'xsd:date', '@value': '2024-01-01' } }],
    ['dct:issued "2024"', { issued: { '@value': '2024' } }],
    ['dct:issued <urn:now>', { issued: { id: 'urn:now' } }],
    ['dcat:byteSize "12"^^xsd:nonNegativeInteger', { byteSize: 12 }],
    ['dcat:byteSize "012"^^xsd:nonNegativeInteger', { byteSize: '012' }],
    ['dcat:byteSize "12"^^xsd:decimal', { byteSize: { '@type': 'xsd:decimal', '@value': '12' } }],
    ['dct:identifier "x" , 7', { identifier: [7, 'x'] }],
    ['<urn:p> true', { 'urn:p': true }],
    ['<urn:p> "1"^^xsd:boolean', { 'urn:p': { '@type': 'xsd:boolean', '@value': '1' } }],
    ['<urn:p> "-0"^^xsd:integer', { 'urn:p': { '@type': 'xsd:integer', '@value': '-0' } }],
    [
      '<urn:p> "99999999999999999999"^^xsd:integer',
      { 'urn:p': { '@type': 'xsd:integer', '@value': '9'.repeat(20) } },
    ],
    ['<urn:p> 1.5', { 'urn:p': { '@type': 'xsd:decimal', '@value': '1.5' } }],
    ['<urn:p> 1.5E0', { 'urn:p': { '@type': 'xsd:double', '@value': '1.5E0' } }],
    ['<urn:p> "{}"^^rdf:JSON', { 'urn:p': { '@type': 'rdf:JSON', '@value': '{}' } }],
    ['<urn:p> ( 1 <urn:x> )', { 'urn:p': { '@list': [1, { id: 'urn:x' }] } }],
    ['a dcat:Dataset , <urn:Class>', { type: ['Dataset', 'urn:Class'] }],
    ['a "Dataset" , dcat:Dataset', { type: 'Dataset', 'rdf:type': 'Dataset' }],
  ])('%s', async (source, expected) => {
    const { content } = await written(`<urn:s> ${source} .`);
    expect(content).toEqual({ id: 'urn:s', ...expected });
  });
});

describe('the document', () => {
  it('has the focus node as its root, other nodes inside at their first mention, by id later', async () => {
    const { content } = await written(`
      <urn:s> dct:publisher <urn:agent> ; dcat:distribution <urn:d> ; dcat:contactPoint [ vcard:fn "desk" ] .
      <urn:d> dct:publisher <urn:agent> . <urn:agent> foaf:name "Agency" .`);
    expect(content).toEqual({
      id: 'urn:s',
      publisher: { id: 'urn:agent', name: { '@none': 'Agency' } },
      contactPoint: [{ fn: { '@none': 'desk' } }],
      distribution: [{ id: 'urn:d', publisher: 'urn:agent' }],
    });
  });

  it('tells a node once, though a list names it twice', async () => {
    const { content } = await written('<urn:s> <urn:p> ( <urn:a> <urn:a> ) . <urn:a> dct:identifier "1" .');
    expect(content).toEqual({
      id: 'urn:s',
      'urn:p': { '@list': [{ id: 'urn:a', identifier: '1' }, { id: 'urn:a' }] },
    });
  });

  it('tells what points at the focus node from its end', async () => {
    const { content } = await written(`
      <urn:s> a dcat:Dataset . <urn:r> a dcat:CatalogRecord ; foaf:primaryTopic <urn:s> .
      <urn:c> dcat:dataset <urn:s> , <urn:other> ; dcat:record <urn:r> .`);
    expect(content).toEqual({
      id: 'urn:s',
      type: 'Dataset',
      isPrimaryTopicOf: { id: 'urn:r', type: 'CatalogRecord' },
      inCatalog: { id: 'urn:c', dataset: ['urn:other'], record: ['urn:r'] },
    });
  });

  it('lists several roots in a graph, without a focus too', async () => {
    const { content } = await written('<urn:s> dct:identifier "1" . <urn:a> dct:identifier "2" .');
    expect(content).toEqual({
      graph: [
        { id: 'urn:s', identifier: '1' },
        { id: 'urn:a', identifier: '2' },
      ],
    });
    const { content: sorted } = await written(
      '<urn:s> dct:identifier "1" . <urn:a> dct:identifier "2" .',
      [],
    );
    expect(sorted.graph[0].id).toBe('urn:a');
  });

  it('has an object a named graph', async () => {
    const { content } = await written(
      '<urn:s> <urn:p> 1 . GRAPH <urn:g> { <urn:s> <urn:p> 2 } GRAPH _:g { _:g <urn:p> 3 }',
    );
    expect(content.graph[0]).toEqual({ id: 'urn:s', 'urn:p': 1 });
    expect(content.graph).toContainEqual({ id: 'urn:g', graph: [{ id: 'urn:s', 'urn:p': 2 }] });
    expect(content.graph).toHaveLength(3);
  });

  it('embeds the datasets of a page in the catalogue, not in each other', async () => {
    const { content } = await written(
      `<urn:c> a dcat:Catalog ; hydra:view <urn:page> ; dcat:dataset <urn:d1> , <urn:d2> .
       <urn:page> a hydra:PartialCollectionView ; hydra:totalItems 2 .
       <urn:d1> a dcat:Dataset ; dct:relation <urn:d2> . <urn:d2> a dcat:Dataset ; dct:relation <urn:d1> .`,
      ['urn:c'],
    );
    expect(content).toEqual({
      id: 'urn:c',
      type: 'Catalog',
      view: { id: 'urn:page', type: 'PartialCollectionView', totalItems: 2 },
      dataset: [
        { id: 'urn:d1', type: 'Dataset', relation: ['urn:d2'] },
        { id: 'urn:d2', type: 'Dataset', relation: ['urn:d1'] },
      ],
    });
  });

  it('keeps names that mean something to JavaScript', async () => {
    const { content } = await written(`<urn:s> <urn:__proto__> "x" ; foaf:constructor "y" .`);
    expect(content['urn:__proto__']).toBe('x');
    expect(content['foaf:constructor']).toBe('y');
    expect(foaf).toBe('http://xmlns.com/foaf/0.1/');
  });
});
