/**
 * The layout of one graph, shared by the formats that group by subject: which nodes stand at the top, in
 * which order nodes are told, and inside which other node each may be told (its home, at its first mention).
 * It says nothing of syntax.
 */
import { RDF_TYPE } from '../namespaces.ts';
import type { BlankNodes } from './blank-nodes.ts';
import type { Graph, Node } from './graph-index.ts';
import type { ObjectTerm } from './plain-term.ts';
import { readList } from './rdf-list.ts';
import { classRank, compareText, embedsResources } from './reading-order.ts';

export interface Home {
  readonly parent: string;
  readonly predicate: string;
}

export interface Plan {
  /** Nodes without a home: focus nodes first, then by class and IRI. */
  readonly roots: readonly Node[];
  /** All nodes in reading order, each after its home, resources after the node that lists them. */
  readonly order: readonly Node[];
  readonly homes: ReadonlyMap<string, Home>;
  /** How often each node is mentioned as an object. */
  readonly mentions: ReadonlyMap<string, number>;
  /** The items of the lists that may be written as such, by the key of the list's first cell. */
  readonly lists: ReadonlyMap<string, readonly ObjectTerm[]>;
  /** True for a blank node that needs no label: told where it is mentioned, or never mentioned. */
  readonly isAnonymous: (key: string) => boolean;
}

export interface PlanOptions {
  readonly focus?: readonly string[];
  /** True when the format has a syntax of its own for lists. */
  readonly hasLists: boolean;
}

/** Deeper nodes stand at the top again, so that no chain of nodes nests without end. */
const MAX_DEPTH = 12;

interface Visit {
  readonly node: Node;
  readonly depth: number;
}

const typesOf = (node: Node): readonly string[] =>
  node.properties[0]?.predicate === RDF_TYPE ? node.properties[0].objects.map(({ value }) => value) : [];

/** Nodes in no particular place: resources by class, then IRIs, then blank nodes. */
const sorted = (nodes: Iterable<Node>, blanks: BlankNodes): readonly Node[] => {
  const sortable = Array.from(nodes, (node) => ({
    node,
    rank: Math.min(Infinity, ...typesOf(node).map(classRank)),
    isBlank: node.term.termType === 'BlankNode' ? 1 : 0,
    name: blanks.labels.get(node.key) ?? node.key,
  }));
  sortable.sort((a, b) => {
    const byRank = a.rank === b.rank ? 0 : a.rank - b.rank;
    return byRank || a.isBlank - b.isBlank || compareText(a.name, b.name);
  });
  return sortable.map(({ node }) => node);
};

/** The keys of the nodes that another node mentions. */
const mentionedIn = (graph: Graph): ReadonlySet<string> => {
  const keys = new Set<string>();
  for (const { key, properties } of graph.nodes.values()) {
    for (const { objects } of properties) {
      for (const object of objects) {
        if (object.termType !== 'Literal' && object.key !== key) keys.add(object.key);
      }
    }
  }
  return keys;
};

export const planGraph = (graph: Graph, blanks: BlankNodes, options: PlanOptions): Plan => {
  const roots: Node[] = [];
  const order: Node[] = [];
  const homes = new Map<string, Home>();
  const mentions = new Map<string, number>();
  const lists = new Map<string, readonly ObjectTerm[]>();
  const placed = new Set<string>();

  /** Places a child and visits it: now, or after its parent's siblings when it is a resource. */
  const meet = (parent: Node, predicate: string, object: ObjectTerm, depth: number, later: Visit[]): void => {
    if (object.termType === 'Literal') return;
    const { key } = object;
    const node = graph.nodes.get(key);
    if (!node) return;
    mentions.set(key, (mentions.get(key) ?? 0) + 1);
    if (predicate === RDF_TYPE || placed.has(key)) return;
    const list = options.hasLists && depth < MAX_DEPTH ? readList(graph, blanks, key) : null;
    if (list) {
      lists.set(key, list.items);
      for (const cell of list.cells) placed.add(cell);
      for (const item of list.items) meet(parent, predicate, item, depth + 1, later);
      return;
    }
    if (node.isResource && !embedsResources(predicate)) return;
    placed.add(key);
    if (depth >= MAX_DEPTH) {
      roots.push(node);
      later.push({ node, depth: 0 });
      return;
    }
    homes.set(key, { parent: parent.key, predicate });
    if (node.isResource) later.push({ node, depth: depth + 1 });
    else visit({ node, depth: depth + 1 }, later);
  };

  const visit = ({ node, depth }: Visit, later: Visit[]): void => {
    order.push(node);
    for (const { predicate, objects } of node.properties) {
      for (const object of objects) meet(node, predicate, object, depth, later);
    }
  };

  const walkFrom = (node: Node): void => {
    roots.push(node);
    const queue: Visit[] = [{ node, depth: 0 }];
    for (let next = 0; next < queue.length; next++) visit(queue[next]!, queue);
  };

  const focus = (options.focus ?? []).flatMap((iri) => graph.nodes.get(iri) ?? []);
  for (const node of focus) placed.add(node.key);
  for (const node of new Set(focus)) walkFrom(node);

  const rest = sorted(
    [...graph.nodes.values()].filter(({ key }) => !placed.has(key)),
    blanks,
  );
  // Tops first, so that others find their place below them; what remains in the end lies in cycles.
  const mentioned = rest.length > 0 ? mentionedIn(graph) : new Set<string>();
  const isTop = ({ key, isResource }: Node): boolean => isResource || !mentioned.has(key);
  const canBeLabelled = ({ key }: Node): boolean =>
    blanks.references.get(key) !== 1 || blanks.shared.has(key);
  for (const mayBeRoot of [isTop, canBeLabelled, () => true]) {
    for (const node of rest) {
      if (placed.has(node.key) || !mayBeRoot(node)) continue;
      placed.add(node.key);
      walkFrom(node);
    }
  }

  const isAnonymous = (key: string): boolean =>
    !blanks.shared.has(key) && (homes.has(key) || !blanks.references.has(key));
  return { roots, order, homes, mentions, lists, isAnonymous };
};
