/**
 * Ids for resources that came as blank nodes: from dct:identifier within the source, else landing page, URLs,
 * and at last the content. Where two of one input share a key, the next one is taken in as well.
 */
import { ns } from '../rdf/namespaces.ts';
import { blankNodeNames } from '../rdf/skolem.ts';
import { type Quad, termKey } from '../rdf/terms.ts';
import { type GraphIndex, type GraphNode, objectsOf } from './graph-index.ts';
import { idOfKey } from './identity.ts';
import type { RecordKind } from './kinds.ts';

interface IdentityKey {
  readonly text: string;
  readonly hint: string;
}

const values = (node: GraphNode, predicate: string): string[] => [
  ...new Set(
    objectsOf(node, predicate)
      .filter((o) => o.termType !== 'BlankNode')
      .map((o) => o.value),
  ),
];

const IDENTIFIER = ns.dct('identifier').value;
const LANDING_PAGE = ns.dcat('landingPage').value;
const ENDPOINT = ns.dcat('endpointURL').value;
const DISTRIBUTION = ns.dcat('distribution').value;
const DISTRIBUTION_URLS = [ns.dcat('accessURL').value, ns.dcat('downloadURL').value];

const urlsOf = (node: GraphNode, graph: GraphIndex): string[] => [
  ...values(node, ENDPOINT),
  ...objectsOf(node, DISTRIBUTION).flatMap((distribution) => {
    const described = graph.nodes.get(termKey(distribution));
    return described ? DISTRIBUTION_URLS.flatMap((predicate) => values(described, predicate)) : [];
  }),
];

const identifierKey = (identifier: string): IdentityKey => ({
  text: `identifier ${identifier}`,
  hint: identifier,
});

/** The id of a resource without an IRI whose identifier no other one of its input has. */
export const idOfIdentifier = (source: string, identifier: string): string =>
  idOfKey(`${source}\n${identifierKey(identifier).text}\n`, identifier);

/** The keys of a node, best first; empty ones left out. */
const KEYS: readonly ((node: GraphNode, graph: GraphIndex) => IdentityKey | null)[] = [
  (node) => {
    const found = values(node, IDENTIFIER).sort()[0];
    return found ? identifierKey(found) : null;
  },
  (node) => {
    const found = values(node, LANDING_PAGE).sort()[0];
    return found ? { text: `page ${found}`, hint: found } : null;
  },
  (node, graph) => {
    const found = urlsOf(node, graph).sort();
    return found[0] ? { text: `urls ${found.join(' ')}`, hint: found[0] } : null;
  },
];

/** The statements on a node and on the blank nodes below it. */
const contentOf = (start: GraphNode, graph: GraphIndex): Quad[] => {
  const quads: Quad[] = [];
  const seen = new Set<string>([start.key]);
  const stack = [start];
  for (let node = stack.pop(); node; node = stack.pop()) {
    for (const q of node.quads) {
      quads.push(q);
      const target = q.object.termType === 'BlankNode' ? graph.nodes.get(termKey(q.object)) : undefined;
      if (target && !seen.has(target.key)) {
        seen.add(target.key);
        stack.push(target);
      }
    }
  }
  return quads;
};

/** Ids by node key, for the resources that have no IRI. */
export const identifyUnnamed = (
  graph: GraphIndex,
  resources: ReadonlyMap<string, RecordKind>,
  { baseUrl, source }: { readonly baseUrl: string; readonly source: string },
): ReadonlyMap<string, string> => {
  const ids = new Map<string, string>();
  const settle = (node: GraphNode, key: IdentityKey): void => {
    ids.set(node.key, idOfKey(`${source}\n${key.text}`, key.hint));
  };
  let open = [...resources.keys()]
    .map((key) => graph.nodes.get(key)!)
    .filter((node) => node.term.termType === 'BlankNode')
    .map((node) => ({ node, key: { text: '', hint: '' } }));
  for (const keyOf of KEYS) {
    const keyed = open.map(({ node, key }) => {
      const next = keyOf(node, graph);
      return next
        ? { node, key: { text: `${key.text}${next.text}\n`, hint: key.hint || next.hint } }
        : { node, key };
    });
    open = [];
    for (const same of Map.groupBy(keyed, ({ key }) => key.text).values()) {
      const [first] = same;
      if (same.length === 1 && first!.key.text !== '') settle(first!.node, first!.key);
      else open.push(...same);
    }
  }
  const byContent = open.map(({ node, key }) => {
    const names = blankNodeNames(contentOf(node, graph), baseUrl);
    return { node, key: { text: `${key.text}content ${names.get(node.term.value)}`, hint: key.hint } };
  });
  // Twins are the same in every statement: which one gets which rank cannot be told from outside.
  for (const twins of Map.groupBy(byContent, ({ key }) => key.text).values()) {
    twins.forEach(({ node, key }, rank) => {
      settle(node, rank === 0 ? key : { text: `${key.text}.${rank}`, hint: key.hint });
    });
  }
  return ids;
};
