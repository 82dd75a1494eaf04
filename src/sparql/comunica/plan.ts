/**
 * A query's algebra as Comunica takes it: the graph in each pattern, GRAPH gone, and at each leaf the source that
 * finds its solutions. The algebra is not changed; what is handed on is a copy.
 */
import type { IQuerySourceWrapper } from '@comunica/types';
import { algebraUtils } from '@traqula/algebra-transformations-1-1';
import { AppError } from '../../lib/app-error.ts';
import { ns } from '../../rdf/namespaces.ts';
import { defaultGraph, literal, type Term } from '../../rdf/terms.ts';
import type { Algebra } from '../algebra.ts';
import { leafPattern, type PlanNode, patternOf, withSource } from './plan-leaf.ts';
import { GRAPHS_LEAF, variable } from './sources.ts';

export interface PlanSources {
  readonly patterns: IQuerySourceWrapper;
  readonly graphs: IQuerySourceWrapper;
  /** Throws AppError where the service may not be asked. */
  readonly service: (operation: Algebra.Service) => PlanNode;
  /** A leaf that answers a whole operation, where there is something better than its patterns one by one. */
  readonly part?: Part;
}

/** `try` only asks whether there is one. */
export type Part = (operation: Algebra.Operation, graph: Term, mode?: 'try') => PlanNode | undefined;

const isTerm = (value: object): boolean => 'termType' in value;
const isNode = (value: unknown): value is PlanNode =>
  typeof value === 'object' && value !== null && 'type' in value;

const isVariable = (graph: Term): boolean => graph.termType === 'Variable';

type Rewrite = (node: PlanNode, graph: Term, sources: PlanSources) => PlanNode;

const each = (node: PlanNode, graph: Term, sources: PlanSources, except: readonly string[] = []): PlanNode =>
  Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      except.includes(key) ? value : inner(value, graph, sources),
    ]),
  ) as PlanNode;

const inner = (value: unknown, graph: Term, sources: PlanSources): unknown => {
  if (Array.isArray(value)) return value.map((one) => inner(one, graph, sources));
  if (!isNode(value) || isTerm(value)) return value;
  return rewrite(value, graph, sources);
};

const graphLeaf = (graph: Term, { graphs }: PlanSources): PlanNode =>
  leafPattern({ subject: GRAPHS_LEAF, predicate: GRAPHS_LEAF, object: GRAPHS_LEAF, graph }, graphs);

const joined = (...input: readonly PlanNode[]): PlanNode => ({ type: 'join', input });

/** Beside what says nothing of the graph, the graph must exist all the same (SPARQL 1.1 §18.6, Graph). */
const beside = (node: PlanNode, graph: Term, sources: PlanSources): PlanNode =>
  graph.termType === 'DefaultGraph' ? node : joined(node, graphLeaf(graph, sources));

/** A subquery has variables of its own: one that is called like the graph is another one. */
const withOtherName = (value: unknown, name: string): unknown => {
  if (Array.isArray(value)) return value.map((one) => withOtherName(one, name));
  if (typeof value !== 'object' || value === null) return value;
  if (isVariable(value as Term)) return (value as Term).value === name ? variable(`${name}_inner`) : value;
  if (isTerm(value) && !isNode(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withOtherName(one, name)]));
};

const project: Rewrite = (node, graph, sources) => {
  if (!isVariable(graph)) return each(node, graph, sources);
  const variables = node.variables as readonly Term[];
  if (variables.some(({ value }) => value === graph.value)) return each(node, graph, sources);
  const copy = each(withOtherName(node, graph.value) as PlanNode, graph, sources);
  return { ...copy, variables: [...variables, graph] };
};

/** What an aggregate has for no solutions at all (SPARQL 1.1 §18.5.1); the others are errors. */
const EMPTY_VALUES: Readonly<Record<string, Term>> = {
  count: literal('0', ns.xsd('integer')),
  sum: literal('0', ns.xsd('integer')),
  avg: literal('0', ns.xsd('integer')),
  group_concat: literal(''),
};

const termExpression = (term: Term): PlanNode => ({ type: 'expression', subType: 'term', term });

/** Without keys there is one group for each graph, of no solutions perhaps. */
const groupOfEachGraph = (group: PlanNode, graph: Term, sources: PlanSources): PlanNode => {
  const aggregates = group.aggregates as readonly (PlanNode & {
    readonly aggregator: string;
    readonly variable: Term;
  })[];
  const hidden = (term: Term): Term => variable(`${term.value}_found`);
  const grouped = {
    ...group,
    variables: [graph],
    aggregates: aggregates.map((one) => ({ ...one, variable: hidden(one.variable) })),
  };
  return aggregates.reduce<PlanNode>(
    (input, { aggregator, variable: name }) => ({
      type: 'extend',
      input,
      variable: name,
      expression: {
        type: 'expression',
        subType: 'operator',
        operator: 'coalesce',
        args: [hidden(name), EMPTY_VALUES[aggregator]].flatMap((term) =>
          term ? [termExpression(term)] : [],
        ),
      },
    }),
    { type: 'leftjoin', input: [graphLeaf(graph, sources), grouped] },
  );
};

const group: Rewrite = (node, graph, sources) => {
  const copy = each(node, graph, sources);
  if (!isVariable(graph)) return copy;
  const variables = copy.variables as readonly Term[];
  if (variables.length === 0) return groupOfEachGraph(copy, graph, sources);
  return { ...copy, variables: [...variables.filter(({ value }) => value !== graph.value), graph] };
};

/** With nothing in common nothing is removed (§18.5, Minus): the graph that both sides got does not count. */
const minus: Rewrite = (node, graph, sources) => {
  const [left, right] = node.input as readonly PlanNode[];
  const variables = (side: PlanNode): string[] =>
    (algebraUtils.inScopeVariables(side as never) as readonly Term[]).map(({ value }) => value);
  const shared = variables(left!).some((name) => variables(right!).includes(name));
  return shared || !isVariable(graph) ? each(node, graph, sources) : rewrite(left!, graph, sources);
};

const slice: Rewrite = (node, graph, sources) => {
  if (!isVariable(graph)) return each(node, graph, sources);
  throw new AppError({
    kind: 'badRequest',
    code: 'sparql-unsupported',
    detail: 'LIMIT and OFFSET for each graph of a GRAPH clause with a variable are not supported.',
    hint: 'Name the graph, or cut the whole answer.',
  });
};

const describe: Rewrite = (node, graph, sources) => {
  const triples = (node.terms as readonly Term[]).map((subject, index) => ({
    subject,
    predicate: variable(`describe_p${index}`),
    object: variable(`describe_o${index}`),
    graph: defaultGraph(),
  }));
  const patterns = triples.map((triple) => leafPattern(triple, sources.patterns));
  return {
    type: 'construct',
    input: joined(rewrite(node.input as PlanNode, graph, sources), { type: 'union', input: patterns }),
    template: triples.map(patternOf),
  };
};

const OPERATIONS: Readonly<Record<string, Rewrite>> = {
  bgp: (node, graph, sources) => {
    const patterns = node.patterns as readonly PlanNode[];
    if (patterns.length === 0 && graph.termType !== 'DefaultGraph') return graphLeaf(graph, sources);
    return { ...node, patterns: patterns.map((pattern) => rewrite(pattern, graph, sources)) };
  },
  pattern: ({ subject, predicate, object }, graph, sources) =>
    leafPattern(
      { subject: subject as Term, predicate: predicate as Term, object: object as Term, graph },
      sources.patterns,
    ),
  path: (node, graph, sources) => ({ ...each(node, graph, sources), graph }),
  link: (node, _graph, sources) => withSource({ ...node }, sources.patterns),
  nps: (node, _graph, sources) => withSource({ ...node }, sources.patterns),
  graph: (node, _graph, sources) => rewrite(node.input as PlanNode, node.name as Term, sources),
  values: (node, graph, sources) => beside(node, graph, sources),
  service: (node, graph, sources) =>
    beside(sources.service(node as unknown as Algebra.Service), graph, sources),
  project,
  group,
  minus,
  slice,
  construct: (node, graph, sources) => each(node, graph, sources, ['template']),
  describe,
};

/** What together makes one part of a join, and what does not. */
const join: Rewrite = (node, graph, sources) => {
  const inputs = node.input as readonly Algebra.Operation[];
  const joinable = inputs.filter((input) => sources.part?.(input, graph, 'try'));
  const together = { ...node, input: joinable };
  const part = joinable.length > 1 && sources.part?.(together as unknown as Algebra.Operation, graph);
  if (!part) return each(node, graph, sources);
  const others = inputs.filter((input) => !joinable.includes(input));
  return joined(part, ...others.map((input) => rewrite(input as unknown as PlanNode, graph, sources)));
};

/** Comunica evaluates EXISTS for each solution: a part would be asked again each time. */
const withoutParts = ({ patterns, graphs, service }: PlanSources): PlanSources => ({
  patterns,
  graphs,
  service,
});

const REWRITES: Readonly<Record<string, Rewrite>> = {
  ...OPERATIONS,
  join,
  expression: (node, graph, sources) => each(node, graph, withoutParts(sources)),
};

const rewrite: Rewrite = (node, graph, sources) =>
  sources.part?.(node as unknown as Algebra.Operation, graph) ??
  (REWRITES[node.type] ?? each)(node, graph, sources);

const FORMS: ReadonlySet<string> = new Set(
  'ask construct describe project distinct reduced slice orderby group extend'.split(' '),
);

/** The operations that SQL has been asked to answer already, all of them at once. */
const outermost = (operation: Algebra.Operation): Set<Algebra.Operation> => {
  const found = new Set<Algebra.Operation>();
  for (let next = operation; FORMS.has(next.type); next = (next as Algebra.Slice).input) found.add(next);
  return found;
};

export const comunicaPlan = (operation: Algebra.Operation, sources: PlanSources): Algebra.Operation => {
  const { part } = sources;
  const asked = outermost(operation);
  const inner = part && {
    part: ((one, ...rest) => (asked.has(one) ? undefined : part(one, ...rest))) satisfies Part,
  };
  return rewrite(operation as unknown as PlanNode, defaultGraph(), {
    ...withoutParts(sources),
    ...inner,
  }) as unknown as Algebra.Operation;
};
