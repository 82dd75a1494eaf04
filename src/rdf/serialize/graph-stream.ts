/**
 * Documents of many graphs, written one graph after the other without looking back: a head, each graph, an end.
 * The formats without graphs join them. Blank nodes are those of one graph alone.
 */
import { PREFIXES } from '../namespaces.ts';
import { namedNode, type Quad, quad } from '../terms.ts';
import { type Graph, indexQuads } from './graph-index.ts';
import { iriRef } from './line-terms.ts';
import { sortedLines } from './lines.ts';
import { declarationsOf, rdfXmlBody } from './rdfxml-body.ts';
import { prefixesFor } from './rdfxml-names.ts';
import { turtleBlocks } from './turtle-graph.ts';
import { turtleTerms } from './turtle-terms.ts';
import { xmlComment } from './xml-text.ts';

export interface NamedGraph {
  readonly name: string;
  /** In the default graph. */
  readonly quads: readonly Quad[];
  /** IRIs of the nodes that it begins with. */
  readonly focus: readonly string[];
}

export interface GraphStream {
  readonly head: string;
  readonly graph: (graph: NamedGraph) => string;
  /** The last words, for people: what stands before them is whole. */
  readonly end: (remark: string) => string;
}

const linesRemark = (remark: string): string =>
  remark
    .split('\n')
    .map((line) => `# ${line}\n`)
    .join('');

const inGraph = ({ name, quads }: NamedGraph): Quad[] => {
  const graph = namedNode(name);
  return quads.map(({ subject, predicate, object }) => quad(subject, predicate, object, graph));
};

/** All prefixes of the table: which of them will be used is not known yet. */
const PREFIX_DIRECTIVES = Object.entries(PREFIXES)
  .map(([prefix, namespace]) => `@prefix ${prefix}: ${iriRef(namespace)} .\n`)
  .join('');

const NAMESPACES: ReadonlySet<string> = new Set(Object.values(PREFIXES));

const blocksOf = ({ quads, focus }: NamedGraph, indent: string): string => {
  const { graphs, blanks } = indexQuads(quads, false);
  const [all]: readonly [Graph, ...Graph[]] = graphs;
  // Terms of its own for each graph: they remember all that they wrote.
  return turtleBlocks(all, blanks, turtleTerms(), { focus, indent }).join('\n');
};

const elementsOf = ({ quads, focus }: NamedGraph): string => {
  const { elements, remarks } = rdfXmlBody(quads, { focus, declared: NAMESPACES });
  return [...elements, ...(remarks ? [remarks] : [])].join('\n');
};

export const GRAPH_STREAMS = {
  nquads: {
    head: '',
    graph: (graph) => sortedLines(inGraph(graph), true),
    end: linesRemark,
  },
  ntriples: {
    head: '',
    graph: ({ quads }) => sortedLines(quads, false),
    end: linesRemark,
  },
  trig: {
    head: PREFIX_DIRECTIVES,
    graph: (graph) => `\nGRAPH ${iriRef(graph.name)} {\n${blocksOf(graph, '  ')}}\n`,
    end: (remark) => `\n${linesRemark(remark)}`,
  },
  turtle: {
    head: PREFIX_DIRECTIVES,
    graph: (graph) => `\n${blocksOf(graph, '')}`,
    end: (remark) => `\n${linesRemark(remark)}`,
  },
  rdfxml: {
    head: `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${declarationsOf(prefixesFor(NAMESPACES), '\n  ')}>\n`,
    graph: (graph) => `\n${elementsOf(graph)}`,
    end: (remark) => `\n  <!-- ${xmlComment(remark)} -->\n</rdf:RDF>\n`,
  },
} as const satisfies Record<string, GraphStream>;

/** Formats in which graphs can follow each other. */
export type StreamFormat = keyof typeof GRAPH_STREAMS;
