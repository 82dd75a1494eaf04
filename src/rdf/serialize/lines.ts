/**
 * The document of a line format: one line a statement, sorted, nothing twice, blank nodes labelled by what
 * is said of them.
 */
import type { Quad } from '../terms.ts';
import { indexQuads } from './graph-index.ts';
import { iriRef, lineTerm } from './line-terms.ts';
import type { Blank, ObjectTerm } from './plain-term.ts';

export const sortedLines = (quads: readonly Quad[], withGraphs: boolean): string => {
  const { graphs, blanks } = indexQuads(quads, withGraphs);
  const blankLabel = ({ key }: Blank): string => blanks.labels.get(key)!;
  const text = (term: ObjectTerm): string => lineTerm(term, blankLabel);
  // Lines of one subject begin alike: sorting subjects, then what follows them, compares far less text.
  const restsOf = new Map<string, string[]>();
  for (const { name, nodes } of graphs) {
    const end = name ? ` ${text(name)} .\n` : ' .\n';
    for (const { term, properties } of nodes.values()) {
      const subject = text(term);
      const rests = restsOf.get(subject) ?? [];
      restsOf.set(subject, rests);
      for (const { predicate, objects } of properties) {
        const verb = iriRef(predicate);
        for (const object of objects) rests.push(`${verb} ${text(object)}${end}`);
      }
    }
  }
  let document = '';
  for (const subject of [...restsOf.keys()].sort())
    for (const rest of restsOf.get(subject)!.sort()) document += `${subject} ${rest}`;
  return document;
};
