/**
 * Colour refinement on the blank nodes of a graph: a node's colour takes in its neighbours' colours, round by
 * round, until no class of nodes splits any more. Only nodes beside a class that split are looked at again;
 * every colour is the hash that looking at all of them in each round would give, because it names what is stored.
 */
import { hash53 } from '../lib/hash.ts';

/** One edge at a node; `other` is the neighbour when that is a blank node too. Both ends have the edge. */
export interface Edge {
  readonly text: string;
  readonly other: string | null;
}

export type Edges = ReadonlyMap<string, readonly Edge[]>;
export type Colours = ReadonlyMap<string, string>;

/** Nodes further apart than this do not tell each other apart: no catalogue nests so deep. */
const MAX_ROUNDS = 24;

interface NumberedEdge {
  /** Equal for equal texts. */
  readonly text: number;
  /** The neighbour's number, or -1. */
  readonly other: number;
}

/** A partition of numbered nodes; a class that splits keeps its number for one of its parts. */
interface Partition {
  readonly classOf: number[];
  readonly members: number[][];
}

const partitionBy = (keys: readonly string[]): Partition & { readonly names: readonly string[] } => {
  const numbers = new Map<string, number>();
  const members: number[][] = [];
  const classOf = keys.map((key, node) => {
    let number = numbers.get(key);
    if (number === undefined) {
      number = members.length;
      numbers.set(key, number);
      members.push([]);
    }
    members[number]!.push(node);
    return number;
  });
  return { classOf, members, names: [...numbers.keys()] };
};

const numberEdges = (edges: Edges): { readonly labels: string[]; readonly at: NumberedEdge[][] } => {
  const labels = [...edges.keys()];
  const nodes = new Map(labels.map((label, node) => [label, node]));
  const texts = new Map<string, number>();
  const textNumber = (text: string): number => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, texts.size);
    return texts.size - 1;
  };
  const at = labels.map((label) =>
    edges
      .get(label)!
      .map(({ text, other }) => ({ text: textNumber(text), other: other === null ? -1 : nodes.get(other)! })),
  );
  return { labels, at };
};

/**
 * Splits the classes by what the given nodes see; nodes that are not given see what they saw before.
 * @returns the nodes beside those that left their class.
 */
const splitClasses = (
  { classOf, members }: Partition,
  nodes: Iterable<number>,
  at: readonly (readonly NumberedEdge[])[],
): ReadonlySet<number> => {
  const seenBy = (node: number): string =>
    at[node]!.map(({ text, other }) => `${text} ${other < 0 ? -1 : classOf[other]}`)
      .sort()
      .join(',');
  const touched = Map.groupBy(nodes, (node) => classOf[node]!);
  const splits = [...touched].map(([number, asked]) => {
    const parts = [...Map.groupBy(asked, seenBy).values()];
    const rest = members[number]!.length - asked.length;
    const largest = parts.reduce((most, part) => (part.length > most.length ? part : most));
    // The part that keeps the class: what was not looked at, else the largest.
    return { number, leaving: rest > 0 ? parts : parts.filter((part) => part !== largest) };
  });
  const beside = new Set<number>();
  for (const { number, leaving } of splits) {
    for (const part of leaving) {
      for (const node of part) {
        classOf[node] = members.length;
        for (const { other } of at[node]!) if (other >= 0) beside.add(other);
      }
      members.push(part);
    }
    if (leaving.length > 0) members[number] = members[number]!.filter((node) => classOf[node] === number);
  }
  return beside;
};

/** Refines colourings of one graph, as often as needed. */
export const refiner = (edges: Edges): ((start: Colours) => Colours) => {
  const { labels, at } = numberEdges(edges);
  return (start) => {
    const { names, ...partition } = partitionBy(labels.map((label) => start.get(label)!));
    const { classOf, members } = partition;
    const allColoured = (colours: readonly string[]): Colours =>
      new Map(labels.map((label, node) => [label, colours[classOf[node]!]!]));
    let colours: readonly string[] = names;
    let open: Iterable<number> = labels.keys();
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const before = [...classOf];
      const count = members.length;
      open = splitClasses(partition, open, at);
      if (members.length === count && round > 0) break;
      colours = members.map(([node]) => {
        const lines = edges
          .get(labels[node!]!)!
          .map(({ text }, i) => {
            const { other } = at[node!]![i]!;
            return other < 0 ? text : `${text} ${colours[before[other]!]}`;
          })
          .sort();
        return hash53(`${colours[before[node!]!]}\n${lines.join('\n')}`).toString(36);
      });
      if (members.length === labels.length) break;
    }
    return allColoured(colours);
  };
};
