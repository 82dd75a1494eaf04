import { describe, expect, it } from 'vitest';
import { type GraphBatch, graphBatches } from '../../../src/http/import-batches.ts';
import { literal, namedNode, type Quad, quad } from '../../../src/rdf/terms.ts';

const inGraph = (name: string, text: string): Quad =>
  quad(namedNode('s:'), namedNode('p:'), literal(text), namedNode(`g:${name}`));

async function* chunks(names: string, size: number): AsyncGenerator<readonly Quad[]> {
  const quads = [...names].map((name, at) => inGraph(name, String(at)));
  for (let start = 0; start < quads.length; start += size) yield quads.slice(start, start + size);
}

const run = async (names: string, records: number, size = 2): Promise<GraphBatch[]> => {
  const batches: GraphBatch[] = [];
  for await (const batch of graphBatches(chunks(names, size), { records, quads: 1000 })) batches.push(batch);
  return batches;
};

const namesOf = (batches: readonly GraphBatch[]): string[] =>
  batches.map(({ quads }) => quads.map((q) => q.graph.value.slice(2)).join(''));

describe('batches of an import', () => {
  it('hold whole graphs, wherever the chunks of the stream end', async () => {
    for (const size of [1, 2, 3, 100])
      expect(namesOf(await run('aaabbcddd', 2, size)), String(size)).toEqual(['aaabb', 'cddd']);
  });
  it('let statements of graphs still open arrive in any order', async () => {
    expect(namesOf(await run('ababab', 2))).toEqual(['ababab']);
  });
  it('name a graph that begins again too late, and leave its statements out', async () => {
    const batches = await run('aabbccaa', 2);
    expect(namesOf(batches)).toEqual(['aabb', 'cc']);
    expect(batches.map(({ late }) => late)).toEqual([[], ['g:a']]);
  });
  it('are none for an empty input', async () => {
    expect(await run('', 2)).toEqual([]);
  });
});
