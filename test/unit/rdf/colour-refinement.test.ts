import { describe, expect, it } from 'vitest';
import { hash53 } from '../../../src/lib/hash.ts';
import { type Colours, type Edge, type Edges, refiner } from '../../../src/rdf/colour-refinement.ts';
import { randomFrom } from '../../support/hostile-graphs.ts';

/** Every node in every round: slow, and what names in stores were made with. */
const refineAll = (edges: Edges, start: Colours): Colours => {
  let colours = start;
  let classes = new Set(start.values()).size;
  for (let round = 0; round < 24; round++) {
    const next = new Map<string, string>();
    for (const [label, list] of edges) {
      const lines = list.map(({ text, other }) => (other === null ? text : `${text} ${colours.get(other)}`));
      next.set(label, hash53(`${colours.get(label)}\n${lines.sort().join('\n')}`).toString(36));
    }
    const count = new Set(next.values()).size;
    if (count === classes && colours !== start) return colours;
    colours = next;
    classes = count;
    if (count === edges.size) return colours;
  }
  return colours;
};

const graphOf = (nodes: number, links: readonly (readonly [number, number | null, string])[]): Edges => {
  const edges = new Map<string, Edge[]>(Array.from({ length: nodes }, (_, n) => [`n${n}`, []]));
  for (const [from, to, text] of links) {
    edges.get(`n${from}`)!.push({ text: `> ${text}`, other: to === null ? null : `n${to}` });
    if (to !== null) edges.get(`n${to}`)!.push({ text: `< ${text}`, other: `n${from}` });
  }
  return edges;
};

const randomGraph = (seed: number): Edges => {
  const random = randomFrom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const nodes = 1 + below(seed % 5 === 0 ? 300 : 14);
  const links = Array.from({ length: below(nodes * 2) }, () => {
    const [from, to] = [below(nodes), below(nodes)];
    return [from, from === to || random() < 0.3 ? null : to, `p${below(2)}`] as const;
  });
  return graphOf(nodes, links);
};

const sorted = (colours: Colours) => [...colours].toSorted(([a], [b]) => (a < b ? -1 : 1));

describe('colour refinement', () => {
  const plain = (edges: Edges): Colours => new Map([...edges.keys()].map((label) => [label, '']));

  it('gives each node the colour that looking at all nodes in each round gives', () => {
    for (let seed = 1; seed <= 400; seed++) {
      const edges = randomGraph(seed);
      expect(sorted(refiner(edges)(plain(edges))), `seed ${seed}`).toEqual(
        sorted(refineAll(edges, plain(edges))),
      );
    }
  });

  it('goes on from colours that were marked, on the same graph', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const edges = randomGraph(seed);
      const refine = refiner(edges);
      const marked = new Map(refine(plain(edges))).set('n0', 'marked');
      expect(sorted(refine(marked)), `seed ${seed}`).toEqual(sorted(refineAll(edges, marked)));
    }
  });

  it('stops after as many rounds on chains', () => {
    for (const length of [2, 24, 25, 26, 47, 48, 49, 50, 51, 90]) {
      const edges = graphOf(
        length,
        Array.from({ length: length - 1 }, (_, n) => [n, n + 1, 'next'] as const),
      );
      expect(sorted(refiner(edges)(plain(edges))), `${length}`).toEqual(
        sorted(refineAll(edges, plain(edges))),
      );
    }
  });
});
