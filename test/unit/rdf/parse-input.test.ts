/** What goes in: streams, gzip, limits, encodings; and how batches come out. */
import { describe, expect, it } from 'vitest';
import { readRdf } from '../../../src/rdf/parse/read-rdf.ts';
import { BASE, gzip, readAll, streamOf } from '../../data/reading/read-all.ts';

const line = (text: string): string => `<http://ex/s> <http://ex/p> "${text}" .\n`;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** One byte a character. */
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('gzip', () => {
  it('is known by its first bytes, however they come', async () => {
    const bytes = await gzip(bytesOf(line('é').repeat(3)));
    for (const size of [1, 7, 1000])
      expect((await readAll(streamOf(bytes, size), 'ntriples')).lines).toHaveLength(3);
    expect((await readAll(bytes, 'ntriples')).lines).toHaveLength(3);
  });

  it('keeps what came before the damage and reports it', async () => {
    const texts = Array.from({ length: 20_000 }, (_, index) => line(`${index * 7919}`));
    const bytes = await gzip(bytesOf(texts.join('')));
    const { lines, issues } = await readAll(streamOf(bytes.slice(0, bytes.length / 2), 1000), 'ntriples');
    expect(lines.length).toBeGreaterThan(1000);
    expect(issues.find(({ code }) => code === 'gzip-damaged')).toMatchObject({ kind: 'syntax' });
  });

  it('stops a bomb at the limit', async () => {
    const bomb = await gzip(new Uint8Array(50_000_000).fill(0x20));
    expect(bomb.length).toBeLessThan(100_000);
    await expect(readAll(bomb, 'ntriples', { maxBytes: 1_000_000 })).rejects.toMatchObject({
      info: { kind: 'tooLarge', code: 'document-too-large', extra: { limit: 1_000_000 } },
    });
  });
});

describe('maxBytes', () => {
  it.each([
    ['a string', 'é'.repeat(60)],
    ['bytes', bytesOf('é'.repeat(60))],
    ['a stream', streamOf('é'.repeat(60), 7)],
  ])('counts the bytes of %s', async (_, input) => {
    await expect(readAll(input, 'turtle', { maxBytes: 100 })).rejects.toMatchObject({
      info: { kind: 'tooLarge', extra: { limit: 100 } },
    });
  });
  it('lets through what fits exactly', async () => {
    const text = line('é');
    expect((await readAll(text, 'ntriples', { maxBytes: bytesOf(text).length })).lines).toHaveLength(1);
  });
});

describe('encodings', () => {
  it.each(['ntriples', 'turtle'] as const)('passes over a byte order mark: %s', async (format) => {
    const text = `\ufeff${line('é')}`;
    expect((await readAll(text, format)).lines).toHaveLength(1);
    expect((await readAll(streamOf(text, 1), format)).lines).toHaveLength(1);
  });
  it('passes over one before JSON and XML', async () => {
    expect((await readAll('\ufeff{"@id":"http://ex/a","http://ex/p":1}', 'jsonld')).codes).toEqual([]);
    const xml =
      '\ufeff<?xml version="1.0"?><T xmlns="http://ex/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about="http://ex/a"/>';
    expect((await readAll(bytesOf(xml), 'rdfxml')).codes).toEqual([]);
  });

  it('reads single bytes that are not UTF-8 as Windows-1252, and names the line', async () => {
    const bytes = new Uint8Array([
      ...bytesOf(line('schön')),
      ...latin1('<http://ex/s> <http://ex/p> "sch\xf6n \x80 '),
      ...bytesOf('€" .\n'),
      ...bytesOf(line('€')),
    ]);
    for (const size of [1, 5, 1000]) {
      const { lines, issues } = await readAll(streamOf(bytes, size), 'ntriples');
      expect(lines.map((text) => text.split('> ')[2])).toEqual(['"schön"', '"schön € €"', '"€"']);
      expect(issues).toMatchObject([{ code: 'encoding-windows-1252', line: 2 }]);
    }
  });

  it('believes an XML declaration', async () => {
    const xml =
      '<?xml version="1.0" encoding="ISO-8859-1"?><T xmlns="http://ex/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about="http://ex/\xfc"/>';
    const { lines, codes } = await readAll(latin1(xml), 'rdfxml');
    expect(lines[0]).toContain('<http://ex/ü>');
    expect(codes).toEqual([]);
    await expect(readAll(latin1(xml.replace('ISO-8859-1', 'EBCDIC-X')), 'rdfxml')).rejects.toMatchObject({
      info: { code: 'encoding-unknown' },
    });
  });

  it('reads UTF-16 by its byte order mark', async () => {
    const units = Uint16Array.from(`\ufeff${line('é')}`, (character) => character.charCodeAt(0));
    expect((await readAll(new Uint8Array(units.buffer), 'ntriples')).lines[0]).toContain('"é"');
  });
});

describe('readRdf', () => {
  it('gives batches as it goes, of no more than a few thousand quads', async () => {
    const sizes: number[] = [];
    const input = Array.from({ length: 10_000 }, (_, index) => line(String(index))).join('');
    for await (const batch of readRdf(input, { format: 'ntriples', baseIRI: BASE, onIssue: () => {} }))
      sizes.push(batch.length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(10_000);
    expect(sizes.length).toBeGreaterThan(2);
    expect(Math.max(...sizes)).toBeLessThan(5_000);
  });

  it('cancels the stream when the reader has enough', async () => {
    let isCancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(bytesOf(line('x').repeat(1000))),
      cancel: () => {
        isCancelled = true;
      },
    });
    for await (const batch of readRdf(endless, { format: 'ntriples', baseIRI: BASE, onIssue: () => {} }))
      if (batch.length > 0) break;
    expect(isCancelled).toBe(true);
  });

  it('shares IRIs, and gives labels of blank nodes the prefix of the read', async () => {
    const { quads } = await readAll('_:x <http://ex/p> <http://ex/p> .', 'ntriples', {
      blankNodePrefix: 'f2',
    });
    expect(quads[0]!.predicate).toBe(quads[0]!.object);
    expect(quads[0]!.subject.value).toBe('f2_x');
  });

  it('takes any iterable of bytes', async () => {
    async function* bytes() {
      yield bytesOf('<http://ex/s> <http://ex/p>');
      yield bytesOf(' "x" .');
    }
    expect((await readAll(bytes(), 'ntriples')).lines).toHaveLength(1);
  });
});
