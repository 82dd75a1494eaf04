/**
 * A set of quads as every writer wants it: by graph, by subject, properties in reading order, values sorted,
 * nothing twice. The result is the same for every order of the input.
 */
import { RDF_TYPE } from '../namespaces.ts';
import { type Quad, type Term, termKey } from '../terms.ts';
import { type BlankNodes, type BlankTriple, examineBlanks } from './blank-nodes.ts';
import { type ObjectTerm, objectTerm, type SubjectTerm, subjectTerm } from './plain-term.ts';
import { compareText, isResourceClass, propertyRank } from './reading-order.ts';

export interface Property {
  readonly predicate: string;
  readonly objects: readonly ObjectTerm[];
}

export interface Node {
  readonly term: SubjectTerm;
  readonly key: string;
  /** `rdf:type` first, if there is one. */
  readonly properties: readonly Property[];
  /** True for what stands for itself in a catalogue: datasets, services, … */
  readonly isResource: boolean;
}

export interface Graph {
  /** null is the default graph. */
  readonly name: SubjectTerm | null;
  readonly nodes: ReadonlyMap<string, Node>;
}

export interface Dataset {
  /** The default graph first (always there), then the named ones, sorted. */
  readonly graphs: readonly [Graph, ...Graph[]];
  readonly blanks: BlankNodes;
}

/** A property in use, with its place among them, known when all are seen. */
interface Predicate {
  readonly iri: string;
  place: number;
}
interface RawNode {
  readonly term: SubjectTerm;
  readonly statements: { readonly predicate: Predicate; readonly object: ObjectTerm }[];
}
interface RawGraph {
  readonly name: SubjectTerm | null;
  readonly nodes: Map<string, RawNode>;
}

const getOrMake = <K, V>(map: Map<K, V>, key: K, make: (key: K) => V): V => {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make(key);
  map.set(key, made);
  return made;
};

const givePlaces = (predicates: Iterable<Predicate>): void => {
  const sorted = [...predicates].sort(
    (a, b) => propertyRank(a.iri) - propertyRank(b.iri) || compareText(a.iri, b.iri),
  );
  sorted.forEach((predicate, place) => {
    predicate.place = place;
  });
};

const collect = (quads: readonly Quad[], withGraphs: boolean): readonly RawGraph[] => {
  const predicates = new Map<string, Predicate>();
  const graphs = new Map<string, RawGraph>();
  const graphOf = (key: string, name: SubjectTerm | null): RawGraph =>
    getOrMake(graphs, key, () => ({ name, nodes: new Map() }));
  const nodeOf = (into: RawGraph, subject: Term): RawNode =>
    getOrMake(into.nodes, termKey(subject), (key) => ({
      term: subjectTerm(subject, key),
      statements: [],
    }));

  let into = graphOf('', null);
  let node: RawNode | null = null;
  let name: Predicate = { iri: '', place: 0 };
  for (const { subject, predicate, object, graph } of quads) {
    // Quads mostly come in runs of one graph, one subject and one property: those are not looked up again.
    const graphKey = withGraphs ? termKey(graph) : '';
    if (graphKey !== (into.name?.key ?? '')) {
      into = graphOf(graphKey, graphKey ? subjectTerm(graph, graphKey) : null);
      node = null;
    }
    if (node?.term.key !== termKey(subject)) node = nodeOf(into, subject);
    if (name.iri !== predicate.value) {
      name = getOrMake(predicates, predicate.value, (iri) => ({ iri, place: 0 }));
    }
    node.statements.push({ predicate: name, object: objectTerm(object) });
  }
  givePlaces(predicates.values());
  return [...graphs.values()];
};

/** Each once, though quads may come twice. */
const blankTriplesOf = (graphs: readonly RawGraph[]): readonly BlankTriple[] => {
  const triples = new Map<string, BlankTriple>();
  for (const { name: graph, nodes } of graphs) {
    for (const { term: subject, statements } of nodes.values()) {
      const isBlank = subject.termType === 'BlankNode' || graph?.termType === 'BlankNode';
      for (const { predicate, object } of statements) {
        if (!isBlank && object.termType !== 'BlankNode') continue;
        const key = `${subject.key}\n${predicate.iri}\n${object.key}\n${graph?.key}`;
        triples.set(key, { subject, predicate: predicate.iri, object, graph });
      }
    }
  }
  return [...triples.values()];
};

const KIND_RANK = { NamedNode: 0, BlankNode: 1, Literal: 2 } as const satisfies Record<
  ObjectTerm['termType'],
  number
>;

/** IRIs, then blank nodes, then literals by language tag, value and datatype. */
const objectComparator =
  ({ labels }: BlankNodes) =>
  (a: ObjectTerm, b: ObjectTerm): number => {
    if (a.termType === 'Literal' && b.termType === 'Literal') {
      return (
        compareText(a.language, b.language) || compareText(a.value, b.value) || compareText(a.key, b.key)
      );
    }
    if (a.termType !== b.termType) return KIND_RANK[a.termType] - KIND_RANK[b.termType];
    if (a.termType === 'NamedNode') return compareText(a.value, b.value);
    return compareText(labels.get(a.key)!, labels.get(b.key)!);
  };

/** `withGraphs: false` joins all graphs into one, for the formats that know no graphs. */
export const indexQuads = (quads: readonly Quad[], withGraphs: boolean): Dataset => {
  const raw = collect(quads, withGraphs);
  const blanks = examineBlanks(blankTriplesOf(raw));
  const compareObjects = objectComparator(blanks);
  const finish = (key: string, { term, statements }: RawNode): Node => {
    statements.sort((a, b) => a.predicate.place - b.predicate.place || compareObjects(a.object, b.object));
    const properties: Property[] = [];
    let last: { predicate: string; objects: ObjectTerm[] } | undefined;
    for (const { predicate, object } of statements) {
      if (last?.predicate !== predicate.iri) {
        last = { predicate: predicate.iri, objects: [object] };
        properties.push(last);
      } else if (last.objects.at(-1)!.key !== object.key) last.objects.push(object);
    }
    const [first] = properties;
    const isResource =
      first?.predicate === RDF_TYPE && first.objects.some(({ value }) => isResourceClass(value));
    return { term, key, properties, isResource };
  };
  const [first, ...named] = raw.map(
    ({ name, nodes }): Graph => ({
      name,
      nodes: new Map([...nodes].map(([key, node]) => [key, finish(key, node)])),
    }),
  );
  const nameOf = ({ name }: Graph): string =>
    name?.termType === 'BlankNode' ? `_:${blanks.labels.get(name.key)}` : (name?.value ?? '');
  named.sort((a, b) => compareText(nameOf(a), nameOf(b)));
  return { graphs: [first!, ...named], blanks };
};
