/**
 * What a writer must know of the blank nodes of a set of quads: their labels, and which of them cannot do
 * without one.
 */
import { RDF_TYPE } from '../namespaces.ts';
import { labelBlankNodes } from './blank-labels.ts';
import type { ObjectTerm, SubjectTerm } from './plain-term.ts';

/** A triple with a blank node in it, or in a graph that a blank node names. */
export interface BlankTriple {
  readonly subject: SubjectTerm;
  readonly predicate: string;
  readonly object: ObjectTerm;
  readonly graph: SubjectTerm | null;
}

export interface BlankNodes {
  /** By term key, as everything here. */
  readonly labels: ReadonlyMap<string, string>;
  /** How many triples have the node as their object. */
  readonly references: ReadonlyMap<string, number>;
  /** Those that need a label whatever the layout: mentioned twice, in two graphs, as a graph or as a class. */
  readonly shared: ReadonlySet<string>;
}

export const examineBlanks = (triples: readonly BlankTriple[]): BlankNodes => {
  const references = new Map<string, number>();
  const graphOf = new Map<string, string>();
  const shared = new Set<string>();

  const standsIn = (key: string, graphKey: string): void => {
    if ((graphOf.get(key) ?? graphKey) !== graphKey) shared.add(key);
    graphOf.set(key, graphKey);
  };
  for (const { subject, predicate, object, graph } of triples) {
    const graphKey = graph?.key ?? '';
    if (graph?.termType === 'BlankNode') shared.add(graphKey);
    if (subject.termType === 'BlankNode') standsIn(subject.key, graphKey);
    if (object.termType !== 'BlankNode') continue;
    standsIn(object.key, graphKey);
    const count = (references.get(object.key) ?? 0) + 1;
    references.set(object.key, count);
    if (count > 1 || predicate === RDF_TYPE) shared.add(object.key);
  }
  return { labels: labelBlankNodes(triples), references, shared };
};
