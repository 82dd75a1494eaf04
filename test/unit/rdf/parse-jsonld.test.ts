/** JSON-LD: contexts that are known and not, repairs before a processor drops, and hostile documents. */
import { describe, expect, it } from 'vitest';
import { KNOWN_CONTEXTS } from '../../../src/rdf/contexts/known-contexts.ts';
import { readAll, streamOf } from '../../data/reading/read-all.ts';

const read = (document: unknown) => readAll(JSON.stringify(document), 'jsonld');
const TYPE = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>';

describe('JSON-LD', () => {
  it('reads graphs, lists, languages and numbers, in chunks too', async () => {
    const text = JSON.stringify({
      '@context': { ex: 'http://ex/', list: { '@id': 'ex:list', '@container': '@list' } },
      '@id': 'ex:g',
      '@graph': [
        { '@id': 'doc2', 'ex:p': [1, 1.5, true, { '@value': 'x', '@language': 'fr' }], list: ['a'] },
        { 'ex:p': { '@id': '_:n' } },
      ],
    });
    const whole = await readAll(text, 'jsonld');
    expect(whole.issues).toEqual([]);
    expect(whole.lines).toContain('<http://base.example/dir/doc2> <http://ex/p> "x"@fr <http://ex/g>');
    expect(whole.lines).toHaveLength(8);
    expect((await readAll(streamOf(text, 3), 'jsonld')).lines).toEqual(whole.lines);
  });

  it('repairs addresses that a processor would drop or mangle', async () => {
    const { lines, codes } = await read({
      '@context': { ex: 'http://ex/', page: { '@id': 'ex:page', '@type': '@id' } },
      '@id': 'http://ex/a b',
      '@type': 'http://ex/T y',
      page: ['http://ex/{id}', ' http://ex/x ', 'www.ex.be', 'tel: 12 34', 'relative one'],
      'http://ex/p q': 'http://ex/ is text here',
      'ex:date': { '@value': '2020-01-05T00:00:00', '@type': 'xs:dateTime' },
      'ex:t': { '@value': 'x', '@language': 'en_US' },
    });
    expect(lines.toSorted()).toEqual(
      [
        `<http://ex/a%20b> ${TYPE} <http://ex/T%20y>`,
        '<http://ex/a%20b> <http://ex/date> "2020-01-05T00:00:00"^^http://www.w3.org/2001/XMLSchema#dateTime',
        '<http://ex/a%20b> <http://ex/p%20q> "http://ex/ is text here"',
        '<http://ex/a%20b> <http://ex/page> <http://base.example/dir/relative%20one>',
        '<http://ex/a%20b> <http://ex/page> <http://ex/%7Bid%7D>',
        '<http://ex/a%20b> <http://ex/page> <http://ex/x>',
        '<http://ex/a%20b> <http://ex/page> <http://www.ex.be>',
        '<http://ex/a%20b> <http://ex/page> <tel:12-34>',
        '<http://ex/a%20b> <http://ex/t> "x"@en-us',
      ].toSorted(),
    );
    expect(codes).toContain('iri-tel');
    expect(codes).not.toContain('jsonld-dropped');
  });

  it('lists properties without an IRI, each once', async () => {
    const { issues } = await read([
      { '@id': 'http://ex/a', lost: 1, 'http://ex/p': 1 },
      { '@id': 'http://ex/b', lost: 2 },
    ]);
    expect(issues).toMatchObject([{ kind: 'dropped', code: 'jsonld-unmapped', property: 'lost' }]);
  });

  it('names subject and line of what it repairs', async () => {
    const text = `{"@graph": [
  {"@id": "http://ex/a", "http://ex/p": {"@id": "http://ex/b"}},
  {
    "http://ex/p": {"@id": " http://ex/c"},
    "@id": "http://ex/b",
    "gone": 1
  }]}`;
    expect((await readAll(text, 'jsonld')).issues).toMatchObject([
      { code: 'jsonld-unmapped', property: 'gone', line: 6 },
      { code: 'iri-trimmed', subject: 'http://ex/b', property: 'http://ex/p', line: 5 },
    ]);
  });

  it('names line and column of a JSON error', async () => {
    const { lines, issues } = await readAll('{\n  "a": 1,\n  "b": x\n}', 'jsonld');
    expect(lines).toEqual([]);
    expect(issues).toMatchObject([{ kind: 'syntax', code: 'json-syntax', line: 3, column: 8 }]);
  });

  it('reports what the processor refuses', async () => {
    expect(await read({ '@context': { a: 5 }, '@id': 'http://ex/a' })).toMatchObject({
      codes: ['jsonld-syntax'],
    });
  });
});

describe('contexts', () => {
  it.each(['https://schema.org/', 'http://127.0.0.1/context', 'file:///etc/passwd', 'context.jsonld'])(
    'refuses %s by name and fetches nothing',
    async (url) => {
      const name = url.includes(':') ? url : 'http://base.example/dir/context.jsonld';
      await expect(read({ '@context': url, '@id': 'http://ex/a' })).rejects.toMatchObject({
        info: { kind: 'unprocessable', code: 'jsonld-context-refused', extra: { context: name } },
      });
      await expect(read({ '@context': { '@version': 1.1, '@import': url } })).rejects.toMatchObject({
        info: { code: 'jsonld-context-refused' },
      });
    },
  );

  const CASES: Readonly<Record<string, object>> = {
    '2.1.1/dcat-ap_2.1.1.jsonld': { '@type': 'Dataset', theme: 'http://ex/t' },
    '2.2.0-hvd/context/hvd.jsonld': { '@type': 'Dataset', contactPoint: 'http://ex/t' },
    '3.0.0-hvd/context/hvd.jsonld': { '@type': 'Dcat:Dataset', 'dcat:contactPoint': 'http://ex/t' },
    '3.0.0/context/dcat-ap.jsonld': { '@type': 'Dataset', 'Dataset.theme': 'http://ex/t' },
    '3.0.0/html/examples/context.jsonld': { '@type': 'Dataset', publisher: 'http://ex/t' },
    '3.0.1/context/dcat-ap.jsonld': { '@type': 'Dataset', theme: 'http://ex/t' },
  };
  it.each(Object.entries(CASES))('knows DCAT-AP %s', async (path, node) => {
    const { lines, issues } = await read({
      '@context': `https://semiceu.github.io/DCAT-AP/releases/${path}`,
      '@id': 'http://ex/d',
      ...node,
    });
    expect(issues).toEqual([]);
    expect(lines).toHaveLength(2);
    expect(lines).toContain(`<http://ex/d> ${TYPE} <http://www.w3.org/ns/dcat#Dataset>`);
  });

  it('knows DCAT-US, also over http', async () => {
    const { lines } = await read({
      '@context': 'http://project-open-data.cio.gov/v1.1/schema/catalog.jsonld',
      '@id': 'http://ex/d',
      distribution: { '@type': 'dcat:Distribution', downloadURL: 'http://ex/f' },
    });
    expect(lines).toContain(`_:b_b0 ${TYPE} <http://www.w3.org/ns/dcat#Distribution>`);
  });

  it.each([...KNOWN_CONTEXTS.keys()])('%s is one that the processor takes', async (url) => {
    const node = { '@id': 'http://ex/a', 'http://ex/p': 'x' };
    expect((await read({ '@context': url, ...node })).issues).toEqual([]);
  });
});

describe('hostile JSON', () => {
  it('cannot set prototypes', async () => {
    const text =
      '{"@context":{"__proto__":"http://ex/x"},"@id":"http://ex/a","\\u005f_proto__":{"polluted":1},"http://ex/p":1}';
    const { lines, codes } = await readAll(text, 'jsonld');
    expect(lines).toHaveLength(1);
    expect(codes).toEqual(['json-proto', 'json-proto']);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('cannot nest without end', async () => {
    const text = `${'{"http://ex/p":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    await expect(readAll(text, 'jsonld')).rejects.toMatchObject({
      info: { kind: 'unprocessable', code: 'nesting-too-deep' },
    });
  });
});
