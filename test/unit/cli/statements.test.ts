import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { recordsByGraph } from '../../../src/catalogue/by-graph.ts';
import { splitRecords } from '../../../src/catalogue/split.ts';
import { createGathering } from '../../../src/cli/import/gather.ts';
import { describeLeftOver } from '../../../src/cli/import/left-over.ts';
import { leftOverBatches, packRecord, STATEMENTS_A_REQUEST } from '../../../src/cli/import/pack-record.ts';
import { openReport } from '../../../src/cli/import/report.ts';
import { literal, namedNode, type Quad, quad, tripleKey } from '../../../src/rdf/terms.ts';

const BASE = 'http://cat.example';
const parse = (turtle: string): Quad[] =>
  new Parser().parse(`
    PREFIX dcat: <http://www.w3.org/ns/dcat#>
    PREFIX dct: <http://purl.org/dc/terms/>
    PREFIX foaf: <http://xmlns.com/foaf/0.1/>
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    ${turtle}`);

describe('createGathering', () => {
  it('keeps equal terms once', () => {
    const gathering = createGathering();
    const one = () => quad(namedNode('http://x/a'), namedNode('http://x/p'), literal('v', 'fr'));
    gathering.add([one(), one()]);
    const [first, second] = gathering.quads;
    expect(second!.subject).toBe(first!.subject);
    expect(second!.object).toBe(first!.object);
  });

  it('tells literals apart that look alike', () => {
    const gathering = createGathering();
    const of = (object: Quad['object']) => quad(namedNode('http://x/a'), namedNode('http://x/p'), object);
    gathering.add([of(literal('v', 'fr')), of(literal('v', 'de')), of(literal('v')), of(namedNode('v'))]);
    expect(new Set(gathering.quads.map(({ object }) => object)).size).toBe(4);
  });
});

describe('packRecord', () => {
  const { records } = splitRecords(
    parse(`
      <http://x/be> a dcat:Catalog ; dcat:dataset <http://x/1> .
      <http://x/1> a dcat:Dataset ; dct:title "Eau \\"claire\\"\\n"@fr ; dct:publisher <http://x/org> ;
        dcat:distribution [ dcat:accessURL <http://x/1.csv> ] .
      <http://x/org> a foaf:Agent ; foaf:name "Org" .`),
    { baseUrl: BASE, source: 'import' },
  );

  it('is understood by the server as the same record, memberships and shared entities included', () => {
    const text = records.map((record) => packRecord(record, BASE).text).join('');
    const read = recordsByGraph(new Parser({ format: 'N-Quads' }).parse(text), { baseUrl: BASE });
    expect(read.rejected).toEqual([]);
    const plain = (list: typeof records) =>
      list
        .map((record) => ({ ...record, quads: record.quads.map(tripleKey).sort() }))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(plain(read.records)).toEqual(plain(records));
    expect(read.records.map(({ kind }) => kind).sort()).toEqual(['catalog', 'dataset', 'entity']);
  });

  it('says how large it is', () => {
    const packed = packRecord(records[0]!, BASE);
    expect(packed.bytes).toBe(Buffer.byteLength(packed.text));
    expect(packed.quads).toBe(packed.text.trim().split('\n').length);
  });
});

describe('left-overs', () => {
  const quads = parse(
    '<http://x/c> a skos:Concept ; skos:notation "1" . <http://x/d> a skos:Concept . _:b dct:title "?" .',
  );

  it('are counted by type, most frequent first', () => {
    expect(describeLeftOver(quads)).toEqual({
      statements: 4,
      nodes: 3,
      types: [
        {
          type: 'http://www.w3.org/2004/02/skos/core#Concept',
          count: 2,
          examples: ['http://x/c', 'http://x/d'],
        },
        { type: '(no type)', count: 1, examples: [expect.stringMatching(/^_:/)] },
      ],
    });
    expect(describeLeftOver([])).toEqual({ statements: 0, nodes: 0, types: [] });
  });

  it('travel without a graph, also when there are none', () => {
    const [only, ...more] = leftOverBatches(quads, BASE, 's');
    const sent = new Parser({ format: 'N-Quads' }).parse(only!.records[0]!.text);
    expect(sent).toHaveLength(4);
    expect(sent.every(({ graph }) => graph.termType === 'DefaultGraph')).toBe(true);
    expect(more).toEqual([]);
    expect(leftOverBatches([], BASE, 's')).toMatchObject([{ quads: 0 }]);
  });

  it('travel in several requests that share no labels', () => {
    const many = Array.from({ length: STATEMENTS_A_REQUEST + 1 }, (_, n) =>
      quad(namedNode(`http://x/${n}`), namedNode('http://x/p'), quads.at(-1)!.subject as never),
    );
    const batches = leftOverBatches(many, BASE, 's');
    expect(batches.map((batch) => batch.quads)).toEqual([STATEMENTS_A_REQUEST, 1]);
    expect(batches.map(({ records }) => records[0]!.text.includes('_:'))).toEqual([false, false]);
  });
});

describe('openReport', () => {
  it('writes one JSON object a line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'moisson-report-'));
    const report = openReport(join(folder, 'r.jsonl'));
    report.write({ kind: 'rejected', iri: 'http://x/1', code: 'c', reason: 'a\nb' });
    report.write({ kind: 'total', created: 1 });
    await report.close();
    const lines = readFileSync(join(folder, 'r.jsonl'), 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { kind: 'rejected', iri: 'http://x/1', code: 'c', reason: 'a\nb' },
      { kind: 'total', created: 1 },
    ]);
    rmSync(folder, { recursive: true });
  });

  it('says at once when it cannot be written', () => {
    expect(() => openReport('/nonexistent-folder/r.jsonl')).toThrow('cannot be written');
  });
});
