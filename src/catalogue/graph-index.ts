/**
 * An input graph by subject, for splitting: whatever graphs its quads came in, they are one graph, because
 * graph names of an input say how it was packed and not what it describes. Skolem IRIs become the
 * blank nodes that they stand for.
 */
import { RDF_TYPE } from '../rdf/namespaces.ts';
import { isGenid } from '../rdf/skolem.ts';
import { blankNode, namedNode, type Quad, quad, type Term, termKey } from '../rdf/terms.ts';
import { DERIVED, isDerived } from './derived.ts';
import { isPagingControl } from './ownership.ts';
import { isSelfDescribed } from './self-nodes.ts';

export interface GraphNode {
  readonly key: string;
  readonly term: Term;
  readonly quads: Quad[];
}

export interface GraphIndex {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  /** Statements set aside: paging controls, and what this catalogue itself generates about its records and itself. */
  readonly controls: number;
  /** The key of a node that a reader named: an IRI, or `_:` and a label. */
  readonly keyOf: (name: string) => string;
}

const GENID_LABEL = 'genid-';

const reader = (): (<T extends Term>(term: T) => T) => {
  const blanks = new Map<string, Term>();
  return (term) => {
    if (term.termType !== 'NamedNode' || !isGenid(term.value)) return term;
    let blank = blanks.get(term.value);
    if (!blank) {
      blank = blankNode(`${GENID_LABEL}${blanks.size}`);
      blanks.set(term.value, blank);
    }
    return blank as typeof term;
  };
};

export const indexGraph = (quads: Iterable<Quad>, baseUrl: string): GraphIndex => {
  const nodes = new Map<string, GraphNode>();
  const read = reader();
  const generated = `${baseUrl}/records/`;
  let controls = 0;
  const isGenerated = (term: Term): boolean =>
    term.termType === 'NamedNode' && term.value.startsWith(generated);
  const isOfItself = isSelfDescribed(baseUrl);
  for (const q of quads) {
    if (isPagingControl(q) || isGenerated(q.subject) || isGenerated(q.object) || isOfItself(q)) {
      controls++;
      continue;
    }
    const subject = read(q.subject);
    const object = read(q.object);
    const key = termKey(subject);
    let node = nodes.get(key);
    if (!node) {
      node = { key, term: subject, quads: [] };
      nodes.set(key, node);
    }
    const isPlain =
      subject === q.subject && object === q.object && (q.graph.termType === 'DefaultGraph' || isDerived(q));
    node.quads.push(isPlain ? q : quad(subject, q.predicate, object, isDerived(q) ? DERIVED : undefined));
  }
  const keyOf = (name: string): string => (name.startsWith('_:') ? name : termKey(read(namedNode(name))));
  return { nodes, controls, keyOf };
};

export const classesOf = (node: GraphNode): string[] =>
  node.quads.filter((q) => q.predicate.value === RDF_TYPE).map((q) => q.object.value);

export const objectsOf = (node: GraphNode, predicate: string): Term[] =>
  node.quads.filter((q) => q.predicate.value === predicate).map((q) => q.object);
