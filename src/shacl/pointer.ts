/**
 * A data graph in the clothes in which rdf-validate-shacl wants to see it: the few methods of a clownface
 * pointer and of an RDF/JS dataset that its validators call. A whole path can be asked like a property.
 */
import { ns } from '../rdf/namespaces.ts';
import { type NamedNode, namedNode, type Quad, quad, type Term, termKey } from '../rdf/terms.ts';
import type { DataGraph } from './data-graph.ts';
import { type Path, sparqlPath } from './path.ts';
import type { Terms } from './statement-index.ts';
import { walk } from './walk.ts';

const SUB_CLASS_OF = ns.rdfs('subClassOf').value;

/** A path that the library takes for a property, and hands to `NodePointer.out` as it is. */
export class PathTerm implements NamedNode {
  readonly termType = 'NamedNode';
  readonly value: string;
  readonly path: Path;

  constructor(path: Path) {
    this.path = path;
    this.value = sparqlPath(path);
  }

  equals(other: Term | null | undefined): boolean {
    return other instanceof PathTerm && other.value === this.value;
  }
}

interface Reached {
  readonly terms: readonly Term[];
  readonly toArray: () => readonly NodePointer[];
}

export class NodePointer {
  readonly graph: DataGraph;
  readonly term: Term | undefined;

  constructor(graph: DataGraph, term?: Term) {
    this.graph = graph;
    this.term = term;
  }

  node(term: Term): NodePointer {
    return new NodePointer(this.graph, term);
  }

  out(property: Term): Reached {
    if (property instanceof PathTerm) return this.#reached(walk(this.graph, this.term!, property.path));
    return this.#reached(this.graph.objects(termKey(this.term!), property.value));
  }

  in(property: Term): Reached {
    const key = termKey(this.term!);
    if (property.value !== SUB_CLASS_OF) return this.#reached(this.graph.subjects(property.value, key));
    // The library would follow a cycle for ever: it is given all classes below at once, none to follow.
    return { terms: [...this.graph.subClasses(key).values()], toArray: () => [] };
  }

  get dataset(): DatasetView {
    return new DatasetView(this.graph);
  }

  #reached(found: Terms): Reached {
    const terms = [...found.values()];
    return { terms, toArray: () => terms.map((term) => this.node(term)) };
  }
}

/** What `sh:closed`, `sh:disjoint` and `sh:equals` ask: the statements about a node. */
class DatasetView {
  readonly #graph: DataGraph;

  constructor(graph: DataGraph) {
    this.#graph = graph;
  }

  match(subject: Term, predicate: Term | null, object: Term | null): ReadonlySet<Quad> {
    const key = termKey(subject);
    const properties = predicate ? [predicate.value] : this.#graph.properties(key);
    const found = properties.flatMap((property) => {
      const values = this.#graph.objects(key, property);
      const value = object && values.get(termKey(object));
      return (object ? (value ? [value] : []) : [...values.values()]).map((term) =>
        quad(subject as NamedNode, namedNode(property), term as NamedNode),
      );
    });
    return new Set(found);
  }
}
