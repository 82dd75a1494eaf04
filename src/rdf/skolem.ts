/**
 * Blank nodes to IRIs (RDF 1.1 §3.5), the same again for the same content: a node's name comes from what is
 * said of it and by whom it is named, never from labels or order. Names are found by colour refinement; ties
 * are broken by marking one node after the other (graphs on which that is not exact do not occur in catalogues).
 */
import { shortHash } from '../lib/hash.ts';
import { type Colours, type Edge, type Edges, refiner } from './colour-refinement.ts';
import { relativeTerm } from './relative.ts';
import { namedNode, type Quad, quad, type Term } from './terms.ts';

export const GENID_PATH = '/.well-known/genid/';

/** A skolem IRI stands for a blank node: somebody else's, and ours in what was once read here. */
export const isGenid = (iri: string): boolean => iri.includes(GENID_PATH);

const edgesOf = (quads: readonly Quad[], baseUrl: string): Map<string, Edge[]> => {
  // By text and neighbour: a statement that came twice is one.
  const edges = new Map<string, Map<string, Edge>>();
  const add = (label: string, text: string, other: string | null): void => {
    const known = edges.get(label) ?? new Map<string, Edge>();
    edges.set(label, known.set(`${other ?? ''} ${text}`, { text, other }));
  };
  for (const { subject: s, predicate, object: o } of quads) {
    const p = predicate.value;
    const from = s.termType === 'BlankNode' ? s.value : null;
    const to = o.termType === 'BlankNode' ? o.value : null;
    if (from !== null && from === to) {
      add(from, `= ${p}`, null);
      continue;
    }
    if (from !== null) add(from, to === null ? `> ${p} ${relativeTerm(o, baseUrl)}` : `> ${p}`, to);
    if (to !== null) add(to, from === null ? `< ${p} ${relativeTerm(s, baseUrl)}` : `< ${p}`, from);
  }
  return new Map([...edges].map(([label, known]) => [label, [...known.values()]]));
};

const distinct = (colours: Colours): number => new Set(colours.values()).size;

/** So many ties of a component are told apart one by one; beyond, the rest are ranked as they come. */
const MAX_MARKED = 200;
/** Nodes coloured again and again for ties, so that a hostile graph costs a bounded time. */
const MAX_REFINED = 20_000;

/**
 * Tells nodes apart that refinement leaves alike: one of them is marked, and its mark spreads. Which one does
 * not matter where they are interchangeable, as equal twins and cycles are.
 */
const breakTies = (edges: Edges): Colours => {
  const refine = refiner(edges);
  let colours = refine(new Map([...edges.keys()].map((label) => [label, ''])));
  const budget = Math.min(MAX_MARKED, Math.floor(MAX_REFINED / edges.size));
  for (let marked = 0; marked < budget && distinct(colours) < edges.size; marked++) {
    const classes = Map.groupBy(colours.keys(), (label) => colours.get(label)!);
    const tied = [...classes].filter(([, labels]) => labels.length > 1).map(([colour]) => colour);
    const colour = tied.sort()[0]!;
    colours = refine(new Map(colours).set(classes.get(colour)![0]!, shortHash(`${colour}.marked`, 32)));
  }
  return rankTwins([...colours].map(([label, colour]) => [colour, [[label, colour]]]));
};

/** Gives each repeated signature a rank, and its members' names that rank. */
const rankTwins = (
  groups: readonly (readonly [string, readonly (readonly [string, string])[]])[],
): Colours => {
  const seen = new Map<string, number>();
  const names = new Map<string, string>();
  for (const [signature, members] of groups) {
    const rank = seen.get(signature) ?? 0;
    seen.set(signature, rank + 1);
    for (const [label, name] of members) names.set(label, rank === 0 ? name : `${name}.${rank}`);
  }
  return names;
};

/** Blank nodes that hang together; what is not connected does not touch the other's names. */
const componentsOf = (edges: Edges): Map<string, readonly Edge[]>[] => {
  const components: Map<string, readonly Edge[]>[] = [];
  const seen = new Set<string>();
  for (const start of edges.keys()) {
    if (seen.has(start)) continue;
    const component = new Map<string, readonly Edge[]>();
    const stack = [start];
    seen.add(start);
    for (let label = stack.pop(); label !== undefined; label = stack.pop()) {
      const list = edges.get(label)!;
      component.set(label, list);
      for (const { other } of list) {
        if (other === null || seen.has(other)) continue;
        seen.add(other);
        stack.push(other);
      }
    }
    components.push(component);
  }
  return components;
};

/** A component in full, with the names of its nodes for the nodes. */
const contentOf = (edges: Edges, names: Colours): string =>
  [...edges]
    .flatMap(([label, list]) =>
      list.map(({ text, other }) => `${names.get(label)} ${text} ${other === null ? '' : names.get(other)}`),
    )
    .sort()
    .join('\n');

/**
 * A name for each blank node of a graph: equal for isomorphic graphs, whatever the labels and the order.
 * Refinement ends when the nodes of one component differ, so its colours mean nothing beside another's: a
 * name is a colour and the component that it is from.
 */
export const blankNodeNames = (quads: readonly Quad[], baseUrl: string): Colours =>
  rankTwins(
    componentsOf(edgesOf(quads, baseUrl)).map((edges) => {
      const names = breakTies(edges);
      const component = shortHash(contentOf(edges, names), 26);
      return [
        component,
        [...names].map(([label, name]) => [label, `${component}.${name}`] as const),
      ] as const;
    }),
  );

/** Replaces blank nodes by the terms that `names` gives; others stay. Literals and predicates are untouched. */
export const renameNodes = (quads: readonly Quad[], names: (term: Term) => Term | undefined): Quad[] =>
  quads.map((q) => {
    const subject = names(q.subject);
    const object = names(q.object);
    if (!subject && !object) return q;
    return quad(
      (subject ?? q.subject) as Quad['subject'],
      q.predicate,
      (object ?? q.object) as Quad['object'],
      q.graph,
    );
  });

/**
 * The graph with every blank node as `{baseUrl}/.well-known/genid/…`; `scope` (a record's id) keeps equal
 * content of two records apart.
 */
export const skolemise = (quads: readonly Quad[], baseUrl: string, scope: string): Quad[] => {
  const names = blankNodeNames(quads, baseUrl);
  if (names.size === 0) return [...quads];
  const iris = new Map(
    [...names].map(([label, name]) => [
      label,
      namedNode(`${baseUrl}${GENID_PATH}${shortHash(`${scope}\n${name}`, 26)}`),
    ]),
  );
  return renameNodes(quads, (term) => (term.termType === 'BlankNode' ? iris.get(term.value) : undefined));
};
