/**
 * The triples of one graph as Turtle blocks, one a subject. One triple is one line that ends in a semicolon,
 * and the full stop stands alone, so that a triple more or less is a line more or less.
 */
import { RDF_TYPE } from '../namespaces.ts';
import type { BlankNodes } from './blank-nodes.ts';
import type { Graph, Node } from './graph-index.ts';
import type { ObjectTerm, SubjectTerm } from './plain-term.ts';
import { planGraph } from './reading-plan.ts';
import type { TurtleTerms } from './turtle-terms.ts';

const INDENT = '  ';

export const turtleLabel = (term: SubjectTerm, terms: TurtleTerms, blanks: BlankNodes): string =>
  term.termType === 'NamedNode' ? terms.iri(term.value) : `_:${blanks.labels.get(term.key)}`;

export const turtleBlocks = (
  graph: Graph,
  blanks: BlankNodes,
  terms: TurtleTerms,
  options: { readonly focus?: readonly string[]; readonly indent: string },
): readonly string[] => {
  const plan = planGraph(graph, blanks, { ...options, hasLists: true });
  const isNested = ({ term, key }: Node): boolean =>
    term.termType === 'BlankNode' && plan.isAnonymous(key) && plan.homes.has(key);

  const object = (term: ObjectTerm, indent: string): string => {
    if (term.termType === 'Literal') return terms.literal(term);
    if (term.termType === 'NamedNode') return terms.iri(term.value);
    const { key } = term;
    const list = plan.lists.get(key);
    if (list) {
      const items = list.map((item) => `${indent}${INDENT}${object(item, indent + INDENT)}\n`);
      return `(\n${items.join('')}${indent})`;
    }
    const node = graph.nodes.get(key);
    if (!node && !blanks.shared.has(key)) return '[]';
    if (!node || !isNested(node)) return turtleLabel(term, terms, blanks);
    return `[\n${properties(node, indent + INDENT)}${indent}]`;
  };

  const properties = (node: Node, indent: string): string => {
    let lines = '';
    for (const { predicate, objects } of node.properties) {
      const verb = predicate === RDF_TYPE ? 'a' : terms.iri(predicate);
      for (const term of objects) lines += `${indent}${verb} ${object(term, indent)} ;\n`;
    }
    return lines;
  };

  const { indent } = options;
  return plan.order
    .filter((node) => !isNested(node))
    .map((node) => {
      const isUnnamed = node.term.termType === 'BlankNode' && plan.isAnonymous(node.key);
      const subject = isUnnamed ? '[]' : turtleLabel(node.term, terms, blanks);
      return `${indent}${subject}\n${properties(node, indent + INDENT)}${indent}.\n`;
    });
};
