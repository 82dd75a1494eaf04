/**
 * The elements of RDF/XML (RDF 1.1 XML Syntax): one a node, named after its class, one line a value. What a node
 * owns stands inside it. Graphs are joined; for what the syntax cannot say see rdfxml-limits.ts. The document
 * around them is written elsewhere.
 */
import { RDF_TYPE } from '../namespaces.ts';
import type { Quad } from '../terms.ts';
import { type Graph, indexQuads, type Node } from './graph-index.ts';
import { languageTag, lineTerm } from './line-terms.ts';
import { type ObjectTerm, objectTerm, type PlainLiteral } from './plain-term.ts';
import { isLeftOut, obstacleOf, propertyObstacle, termObstacle } from './rdfxml-limits.ts';
import { elementName, namesElement, prefixesFor } from './rdfxml-names.ts';
import { classRank, compareText, isOwning } from './reading-order.ts';
import { planGraph } from './reading-plan.ts';
import type { SerializeOptions } from './serialize.ts';
import { xmlAttribute, xmlComment, xmlText } from './xml-text.ts';

const INDENT = '  ';
const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';

const cached = <V>(compute: (iri: string) => V): ((iri: string) => V) => {
  const known = new Map<string, V>();
  return (iri) => {
    const found = known.get(iri);
    if (found !== undefined) return found;
    const value = compute(iri);
    known.set(iri, value);
    return value;
  };
};

const liesUnder = (iri: string, parent: string): boolean =>
  iri.startsWith(parent) && /[/#]/.test(`${parent.at(-1)}${iri.charAt(parent.length)}`);

const literalAttributes = ({ language, datatype }: PlainLiteral): string => {
  if (language) return ` xml:lang="${xmlAttribute(languageTag(language))}"`;
  return datatype === XSD_STRING ? '' : ` rdf:datatype="${xmlAttribute(datatype)}"`;
};

/** The class whose name the element bears: of those that can be a name, the first in the table of classes. */
const elementClass = (node: Node): string | null => {
  const [types] = node.properties;
  if (types?.predicate !== RDF_TYPE) return null;
  const names = types.objects.flatMap(({ termType, value }) =>
    termType === 'NamedNode' && namesElement(value) ? value : [],
  );
  return names.sort((a, b) => classRank(a) - classRank(b) || compareText(a, b))[0] ?? null;
};

/** True when something in the graph cannot be written as it is. */
const hasObstacle = ({ nodes }: Graph): boolean => {
  const predicates = new Set<string>();
  for (const { term, properties } of nodes.values()) {
    if (termObstacle(term)) return true;
    for (const { predicate, objects } of properties) {
      predicates.add(predicate);
      if (objects.some(termObstacle)) return true;
    }
  }
  return [...predicates].some(propertyObstacle);
};

/** Comments that name what was left out or altered. */
const remarks = (quads: readonly Quad[]): string => {
  const lines = quads.flatMap((quad) => {
    const obstacle = obstacleOf(quad);
    if (!obstacle) return [];
    const subject = quad.subject.termType === 'BlankNode' ? '[]' : lineTerm(objectTerm(quad.subject));
    const verdict = isLeftOut(obstacle) ? `left out (${obstacle})` : 'characters replaced';
    const place = `${subject} ${lineTerm(objectTerm(quad.predicate))}`;
    return `${INDENT}<!-- ${verdict}: ${xmlComment(place)} -->\n`;
  });
  return [...new Set(lines)].sort().join('');
};

export interface RdfXmlBody {
  /** Prefix by namespace, of those in use, in the order of declaration. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** Of the nodes that stand at the top. */
  readonly elements: readonly string[];
  /** Comments on what was left out or altered; mostly none. */
  readonly remarks: string;
}

export interface RdfXmlBodyOptions extends SerializeOptions {
  /** Namespaces that the document declares itself; each element at the top declares the others that are in use. */
  readonly declared?: ReadonlySet<string>;
}

export const declarationsOf = (prefixes: Iterable<readonly [string, string]>, separator: string): string =>
  Array.from(
    prefixes,
    ([namespace, prefix]) => `${separator}xmlns:${prefix}="${xmlAttribute(namespace)}"`,
  ).join('');

export const rdfXmlBody = (quads: readonly Quad[], options: RdfXmlBodyOptions = {}): RdfXmlBody => {
  const whole = indexQuads(quads, false);
  const isWhole = !hasObstacle(whole.graphs[0]);
  const { graphs, blanks } = isWhole
    ? whole
    : indexQuads(
        quads.filter((quad) => !isLeftOut(obstacleOf(quad))),
        false,
      );
  const [graph] = graphs;
  const plan = planGraph(graph, blanks, { ...options, hasLists: false });

  const nameOf = cached(elementName);
  const classOf = new Map(plan.order.map((node) => [node.key, elementClass(node)]));
  const namespaces = new Set<string>();
  for (const node of plan.order) {
    for (const { predicate } of node.properties) namespaces.add(nameOf(predicate)!.namespace);
    const type = classOf.get(node.key);
    if (type) namespaces.add(nameOf(type)!.namespace);
  }
  const prefixes = prefixesFor(namespaces);
  const tagOf = cached((iri) => {
    const { namespace, local } = nameOf(iri)!;
    return `${prefixes.get(namespace)}:${local}`;
  });

  /** The node to be told inside the property element that mentions it, or null. */
  const nestedNode = (parent: Node, predicate: string, object: ObjectTerm): Node | null => {
    const { key } = object;
    const home = plan.homes.get(key);
    if (home?.parent !== parent.key || home.predicate !== predicate) return null;
    return isNested(key, object.value) ? graph.nodes.get(key)! : null;
  };

  const isNested = (key: string, iri: string): boolean => {
    const home = plan.homes.get(key);
    if (!home) return false;
    if (graph.nodes.get(key)!.term.termType === 'BlankNode') return plan.isAnonymous(key);
    return plan.mentions.get(key) === 1 && (isOwning(home.predicate) || liesUnder(iri, home.parent));
  };

  const value = (node: Node, predicate: string, object: ObjectTerm, indent: string): string => {
    const tag = tagOf(predicate);
    if (object.termType === 'Literal') {
      return `${indent}<${tag}${literalAttributes(object)}>${xmlText(object.value)}</${tag}>\n`;
    }
    const nested = nestedNode(node, predicate, object);
    if (nested) return `${indent}<${tag}>\n${element(nested, indent + INDENT)}${indent}</${tag}>\n`;
    if (object.termType === 'NamedNode')
      return `${indent}<${tag} rdf:resource="${xmlAttribute(object.value)}"/>\n`;
    return `${indent}<${tag} rdf:nodeID="${blanks.labels.get(object.key)}"/>\n`;
  };

  const subjectAttribute = ({ term, key }: Node): string => {
    if (term.termType === 'NamedNode') return ` rdf:about="${xmlAttribute(term.value)}"`;
    return plan.isAnonymous(key) ? '' : ` rdf:nodeID="${blanks.labels.get(key)}"`;
  };

  const { declared } = options;
  const further = declared
    ? declarationsOf(
        [...prefixes].filter(([namespace]) => !declared.has(namespace)),
        ' ',
      )
    : '';

  const element = (node: Node, indent: string, declarations = ''): string => {
    const type = classOf.get(node.key) ?? null;
    const tag = type ? tagOf(type) : 'rdf:Description';
    let content = '';
    for (const { predicate, objects } of node.properties) {
      for (const object of objects) {
        const isTag = predicate === RDF_TYPE && object.termType === 'NamedNode' && object.value === type;
        if (!isTag) content += value(node, predicate, object, indent + INDENT);
      }
    }
    const open = `${indent}<${tag}${declarations}${subjectAttribute(node)}`;
    return content ? `${open}>\n${content}${indent}</${tag}>\n` : `${open}/>\n`;
  };

  return {
    prefixes,
    elements: plan.order
      .filter((node) => !isNested(node.key, node.term.value))
      .map((node) => element(node, INDENT, further)),
    remarks: isWhole ? '' : remarks(quads),
  };
};
