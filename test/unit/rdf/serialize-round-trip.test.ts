/**
 * What is written is read back by other people's parsers, as the same set of quads.
 */
import { describe, expect, it } from 'vitest';
import { RDF_FORMAT_NAMES, RDF_FORMATS, type RdfFormat } from '../../../src/rdf/media-types.ts';
import { inexpressible } from '../../../src/rdf/serialize/rdfxml-limits.ts';
import { serialize } from '../../../src/rdf/serialize/serialize.ts';
import type { Quad } from '../../../src/rdf/terms.ts';
import { hostileGraph, randomFrom, shuffled } from '../../support/hostile-graphs.ts';
import { canonical, inDefaultGraph, readBack, withDoublesOfJsonLdJs } from '../../support/read-rdf.ts';

const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

/** What a format is asked to carry. */
const sayable = (format: RdfFormat, quads: readonly Quad[]): readonly Quad[] => {
  const said = RDF_FORMATS[format].hasGraphs ? quads : inDefaultGraph(quads);
  return format === 'jsonld' ? withDoublesOfJsonLdJs(said) : said;
};

describe.each(RDF_FORMAT_NAMES)('serialize %s', (format) => {
  const { hasGraphs } = RDF_FORMATS[format];

  it.each(SEEDS)('reads back as the same quads, seed %i', async (seed) => {
    const quads = hostileGraph(seed, { graphs: hasGraphs, beyondXml: format !== 'rdfxml' });
    const text = serialize(format, quads);
    const focused = serialize(format, quads, {
      focus: ['http://example.org/a', 'http://example.org/a(1)'],
      baseIRI: 'http://example.org/',
    });
    const expected = await canonical(sayable(format, quads));
    expect(await canonical(await readBack(format, text))).toBe(expected);
    expect(await canonical(await readBack(format, focused))).toBe(expected);
  });

  it.each(SEEDS.slice(0, 20))('gives the same bytes for any order of the quads, seed %i', (seed) => {
    const quads = hostileGraph(seed, { graphs: true, beyondXml: true });
    const random = randomFrom(seed);
    const options = { focus: ['http://example.org/a'] };
    const text = serialize(format, quads, options);
    for (let turn = 0; turn < 3; turn++) {
      expect(serialize(format, shuffled(random, [...quads, ...quads.slice(0, 9)]), options)).toBe(text);
    }
  });

  it('writes no quads as a document that can be read', async () => {
    expect(await readBack(format, serialize(format, []))).toEqual([]);
  });
});

describe('serialize rdfxml', () => {
  it.each(SEEDS.slice(0, 20))('carries everything but what inexpressible lists, seed %i', async (seed) => {
    const quads = inDefaultGraph(hostileGraph(seed, { beyondXml: true }));
    const lost = new Set(inexpressible(quads));
    const text = serialize('rdfxml', quads);
    const read = await readBack('rdfxml', text);
    const ground = (found: readonly Quad[]) =>
      found.filter((quad) => !`${quad.object.value}`.includes('\ufffd'));
    expect(await canonical(ground(read))).toBe(await canonical(quads.filter((quad) => !lost.has(quad))));
  });
});
