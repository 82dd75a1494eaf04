/** Each format, and gzip, read inside the runtime of the Worker. */
import { describe, expect, it } from 'vitest';
import type { RdfFormat } from '../../src/rdf/media-types.ts';
import { gzip, readAll, streamOf } from '../data/reading/read-all.ts';

const TITLE = '<http://ex/a> <http://purl.org/dc/terms/title> "é"@fr';

const DOCUMENTS: Readonly<Record<RdfFormat, string>> = {
  turtle: '@prefix dct: <http://purl.org/dc/terms/> . <http://ex/a> dct:title "é"@fr .',
  trig: 'PREFIX dct: <http://purl.org/dc/terms/> { <http://ex/a> dct:title "é"@fr }',
  ntriples: `${TITLE} .`,
  nquads: `${TITLE} .`,
  jsonld: JSON.stringify({
    '@context': 'https://semiceu.github.io/DCAT-AP/releases/2.1.1/dcat-ap_lang_2.1.1.jsonld',
    '@id': 'http://ex/a',
    title: { fr: 'é' },
  }),
  rdfxml: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dct="http://purl.org/dc/terms/">
    <rdf:Description rdf:about="http://ex/a"><dct:title xml:lang="fr">é</dct:title></rdf:Description></rdf:RDF>`,
};

describe('readRdf in workerd', () => {
  it.each(Object.entries(DOCUMENTS) as [RdfFormat, string][])('%s', async (format, text) => {
    const expected = { lines: [TITLE], codes: [] };
    expect(await readAll(text, format)).toMatchObject(expected);
    expect(await readAll(streamOf(text, 5), format)).toMatchObject(expected);
    const compressed = await gzip(new TextEncoder().encode(text));
    expect(await readAll(streamOf(compressed, 5), format)).toMatchObject(expected);
  });

  it('stops a gzip bomb', async () => {
    const bomb = await gzip(new Uint8Array(5_000_000).fill(0x20));
    await expect(readAll(bomb, 'ntriples', { maxBytes: 1_000_000 })).rejects.toMatchObject({
      info: { kind: 'tooLarge' },
    });
  });

  it('reports damaged gzip', async () => {
    const bytes = await gzip(new TextEncoder().encode(`${TITLE} .\n`.repeat(100)));
    const { codes } = await readAll(bytes.slice(0, -20), 'ntriples');
    expect(codes).toContain('gzip-damaged');
  });

  it('refuses a JSON-LD context that it does not know', async () => {
    await expect(readAll('{"@context":"https://schema.org/"}', 'jsonld')).rejects.toMatchObject({
      info: { code: 'jsonld-context-refused' },
    });
  });

  it('reads bytes that are not UTF-8', async () => {
    const bytes = Uint8Array.from(`${TITLE} .`, (character) => character.charCodeAt(0));
    expect(await readAll(bytes, 'ntriples')).toMatchObject({
      lines: [TITLE],
      codes: ['encoding-windows-1252'],
    });
  });
});
