/**
 * Recognises an RDF collection that may be written as a list: a chain of blank cells, each mentioned once,
 * each with one rdf:first and one rdf:rest and nothing else, ending in rdf:nil.
 */
import { ns } from '../namespaces.ts';
import type { BlankNodes } from './blank-nodes.ts';
import type { Graph } from './graph-index.ts';
import type { ObjectTerm } from './plain-term.ts';

const FIRST = ns.rdf('first').value;
const REST = ns.rdf('rest').value;
const NIL = ns.rdf('nil').value;

export interface List {
  readonly items: readonly ObjectTerm[];
  /** The keys of the chain's cells. */
  readonly cells: readonly string[];
}

export const readList = (graph: Graph, blanks: BlankNodes, head: string): List | null => {
  const items: ObjectTerm[] = [];
  const cells = new Set<string>();
  for (let key = head; key !== NIL; ) {
    if (cells.has(key) || blanks.shared.has(key)) return null;
    const cell = graph.nodes.get(key);
    if (cell?.term.termType !== 'BlankNode' || cell.properties.length !== 2) return null;
    // Properties without a rank of their own are sorted by IRI: first stands before rest.
    const [first, rest] = cell.properties;
    if (first?.predicate !== FIRST || rest?.predicate !== REST) return null;
    if (first.objects.length !== 1 || rest.objects.length !== 1) return null;
    items.push(first.objects[0]!);
    cells.add(key);
    key = rest.objects[0]!.key;
  }
  return items.length > 0 ? { items, cells: [...cells] } : null;
};
