/** Media type before file name before first bytes. */
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../src/rdf/parse/detect-format.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const NOTHING = new Uint8Array(0);

describe('detectFormat', () => {
  it('believes the media type first, then the file name', () => {
    expect(detectFormat('text/turtle; charset=utf-8', 'a.rdf', bytes('{"'))).toBe('turtle');
    expect(detectFormat('text/plain', 'dump.nt.gz', bytes('{"'))).toBe('ntriples');
    expect(detectFormat(null, 'https://ex/catalog.jsonld?page=1', NOTHING)).toBe('jsonld');
    expect(detectFormat('application/octet-stream', 'data', NOTHING)).toBeNull();
  });

  it.each([
    ['rdfxml', '\ufeff<?xml version="1.0"?>'],
    ['rdfxml', '<!-- x --><rdf:RDF>'],
    ['rdfxml', '<!DOCTYPE rdf:RDF ['],
    ['jsonld', ' {"@context": {}}'],
    ['jsonld', '[ {"@id": "x"} ]'],
    ['jsonld', '[]'],
    ['ntriples', '<http://x/s> <http://x/p> "a \\" b"@fr .\n<http://x/s> <http://x/p> <http://x/o> .\n'],
    ['ntriples', '# dump\n\n_:b <http://x/p> "1"^^<http://x/d> .'],
    ['nquads', '<http://x/s> <http://x/p> "a" <http://x/g> .\n'],
    ['trig', '@prefix ex: <http://x/> .\nex:g { ex:a ex:b ex:c }'],
    ['trig', 'GRAPH <http://x/g> {\n <http://x/s> a <http://x/T> }'],
    ['turtle', '@prefix ex: <http://x/> .\nex:a ex:b "{" .'],
    ['turtle', '# comment\nPREFIX ex: <http://x/>'],
    ['turtle', '<http://x/s> a <http://x/T> ;'],
    ['turtle', '[ a <http://x/T> ] .'],
    ['turtle', 'dcat:x a dcat:Dataset .'],
    [null, '<!DOCTYPE html><html>'],
    [null, 'id;title\n1;x'],
    [null, `${'\n'.repeat(4000)}x`],
    [null, `${' '.repeat(8000)}x`],
    [null, ''],
  ])('sniffs %s', (format, text) => expect(detectFormat(null, null, bytes(text))).toBe(format));
});
