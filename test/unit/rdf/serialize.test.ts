/**
 * One rich record in every format, as golden files: what people and harvesters get to see. The files are
 * rewritten by `vitest -u`; look at the difference before you keep it.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { RDF_FORMAT_NAMES, RDF_FORMATS } from '../../../src/rdf/media-types.ts';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import { serialize } from '../../../src/rdf/serialize/serialize.ts';
import { literal, namedNode, type Quad, quad } from '../../../src/rdf/terms.ts';
import { canonical, inDefaultGraph, readBack } from '../../support/read-rdf.ts';

const GOLDEN = resolve('test/golden/serialize');
const DATASET = 'https://cat.example/datasets/air-quality';

const quads: Quad[] = new Parser({ format: 'application/trig' }).parse(
  readFileSync(join(GOLDEN, 'record.source.trig'), 'utf8'),
);
const options = { focus: [DATASET] };

describe('serialize', () => {
  it.each(RDF_FORMAT_NAMES)('writes the golden record as %s', async (format) => {
    // A record is served as JSON-LD without its graph names; TriG and N-Quads keep them.
    const said = format === 'jsonld' ? inDefaultGraph(quads) : quads;
    const text = serialize(format, said, options);
    await expect(text).toMatchFileSnapshot(join(GOLDEN, `record.${RDF_FORMATS[format].extensions[0]}`));
    const expected = RDF_FORMATS[format].hasGraphs ? said : inDefaultGraph(quads);
    expect(await canonical(await readBack(format, text))).toBe(await canonical(expected));
  });

  it('writes named graphs as JSON-LD', async () => {
    const text = serialize('jsonld', quads, options);
    await expect(text).toMatchFileSnapshot(join(GOLDEN, 'record.graphs.jsonld'));
    expect(await canonical(await readBack('jsonld', text))).toBe(await canonical(quads));
  });

  it('refuses terms that RDF 1.1 does not have', () => {
    const statement = quad(namedNode('urn:s'), namedNode('urn:p'), namedNode('urn:o'));
    const about = quad(statement as never, namedNode('urn:p'), literal('x'));
    expect(() => serialize('turtle', [about])).toThrow(/RDF 1\.1/);
    expect(() =>
      serialize('nquads', [quad(literal('x') as never, namedNode('urn:p'), literal('x'))]),
    ).toThrow();
  });

  it('replaces lone surrogates, which no UTF-8 holds, but in JSON', () => {
    const broken = [quad(namedNode('urn:s'), namedNode('urn:p'), literal('a\ud800b'))];
    for (const format of RDF_FORMAT_NAMES) {
      expect(serialize(format, broken)).toContain(format === 'jsonld' ? 'a\\ud800b' : 'a\ufffdb');
    }
  });

  it('finds every namespace of the table by the last # or / of an IRI', () => {
    for (const namespace of Object.values(PREFIXES)) expect(namespace).toMatch(/[#/]$/);
  });
});

/** Lines of `after` that `before` does not have. */
const newLines = (before: string, after: string): string[] => {
  const known = new Set(before.split('\n'));
  return after.split('\n').filter((line) => !known.has(line));
};

describe('two versions of a record', () => {
  const ground = inDefaultGraph(quads).filter((q) => q.object.termType === 'Literal');
  const versions = [
    ['a first value', literal('Weather'), 'alternative'],
    ['a further value', literal('Air'), 'title'],
    ['a value that sorts last', literal('zzz'), 'zzz'],
  ] as const;

  it.each(versions)('differ in one line of Turtle, N-Triples and RDF/XML for %s', (_, value, local) => {
    const added = quad(namedNode(DATASET), namedNode(PREFIXES.dct + local), value);
    for (const format of ['turtle', 'ntriples', 'rdfxml'] as const) {
      const before = serialize(format, ground, options);
      const after = serialize(format, [...ground, added], options);
      expect(newLines(before, after), format).toHaveLength(1);
      expect(newLines(after, before), format).toHaveLength(0);
      expect(after.split('\n').length, format).toBe(before.split('\n').length + 1);
    }
  });

  it('differ in the lines that changed of a text of several lines', () => {
    const changed = ground.map((q) =>
      q.object.value.includes('PM10')
        ? quad(q.subject as never, q.predicate as never, literal(q.object.value.replace('PM10', 'PM1'), 'fr'))
        : q,
    );
    for (const format of ['turtle', 'rdfxml'] as const) {
      expect(newLines(serialize(format, ground), serialize(format, changed))).toHaveLength(1);
    }
  });
});
