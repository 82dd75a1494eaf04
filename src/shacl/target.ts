/**
 * The focus nodes of a shape (SHACL §2.1.3), read from the shapes graph once.
 */
import { ns } from '../rdf/namespaces.ts';
import { type Term, termKey } from '../rdf/terms.ts';
import { DataGraph } from './data-graph.ts';
import type { StatementIndex, Terms } from './statement-index.ts';

export interface Target {
  readonly classes: readonly Term[];
  readonly nodes: readonly Term[];
  readonly subjectsOf: readonly string[];
  readonly objectsOf: readonly string[];
}

export const targetOf = (shape: Term, shapes: StatementIndex): Target => {
  const values = (property: string): Term[] => [
    ...shapes.objects(termKey(shape), ns.sh(property).value).values(),
  ];
  const isClass = new DataGraph(shapes).instances(ns.rdfs('Class')).has(termKey(shape));
  return {
    classes: [...(isClass ? [shape] : []), ...values('targetClass')],
    nodes: values('targetNode'),
    subjectsOf: values('targetSubjectsOf').map(({ value }) => value),
    objectsOf: values('targetObjectsOf').map(({ value }) => value),
  };
};

export const focusNodes = (target: Target, data: DataGraph): Terms => {
  const found = new Map<string, Term>();
  const add = (terms: Iterable<Term>): void => {
    for (const term of terms) found.set(termKey(term), term);
  };
  for (const rdfClass of target.classes) add(data.instances(rdfClass).values());
  add(target.nodes);
  for (const property of target.subjectsOf)
    for (const subjects of data.focusLayer.inverse(property).values()) add(subjects.values());
  for (const property of target.objectsOf)
    for (const subject of data.focusLayer.inverse(property).values())
      for (const node of subject.values()) add(data.objects(termKey(node), property).values());
  return found;
};
