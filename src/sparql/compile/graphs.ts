/** Where patterns are matched: the table of a graph context, and the conditions that keep to what is visible. */
import { namedNode } from '../../rdf/terms.ts';
import { VISIBLE_KINDS } from '../../store/graphs-visible.ts';
import {
  and,
  binary,
  column,
  type Expr,
  equal,
  FALSE,
  integer,
  isIn,
  not,
  or,
  type Query,
  type Select,
  TRUE,
  table,
  text,
} from './ir.ts';
import type { Context, GraphContext, QueryContext } from './scope.ts';

/** The ids of the visible named graphs: those that are published, and the outcomes of validation. */
export const visibleGraphs = (query: QueryContext, alias: string): Select => ({
  kind: 'select',
  columns: [{ name: 'id', expr: column(alias, 'id') }],
  from: [table('graph', alias)],
  where: [isVisibleRow(alias), ...inNamedList(column(alias, 'id'), query)],
});

const isVisibleRow = (alias: string): Expr =>
  or(
    and(
      equal(column(alias, 'public'), integer(1)),
      isIn(column(alias, 'kind'), VISIBLE_KINDS.ifPublic.map(text)),
    ),
    isIn(column(alias, 'kind'), VISIBLE_KINDS.always.map(text)),
  );

const termIds = (names: readonly string[]): readonly Expr[] =>
  names.map((name) => ({ kind: 'termId', term: namedNode(name) }) as const);

const inNamedList = (graph: Expr, { dataset }: QueryContext): readonly Expr[] =>
  dataset.namedGraphs === 'visible'
    ? []
    : [dataset.namedGraphs.length === 0 ? FALSE : isIn(graph, termIds(dataset.namedGraphs))];

/**
 * Whether a graph may be named by GRAPH. One graph is looked up by its key; for a column of many rows the list of
 * visible graphs is made once.
 */
export const isVisibleGraph = (graph: Expr, query: QueryContext): Expr => {
  const alias = query.alias('v');
  const visible = visibleGraphs(query, alias);
  return graph.kind === 'column'
    ? // Adding nothing keeps the list from being an index's key: each row would be looked for in every graph.
      { kind: 'inQuery', arg: binary(graph, '+', integer(0)), query: visible }
    : { kind: 'exists', query: { ...visible, where: [equal(column(alias, 'id'), graph), ...visible.where] } };
};

export interface PatternTable {
  readonly name: 'triple' | 'quad';
  /** Conditions on a row under the given alias. */
  readonly conditions: (alias: string) => readonly Expr[];
}

/** The default graph as the union of named ones: of a triple in several, the row of one alone counts. */
const unionTable = (names: readonly string[], query: QueryContext): PatternTable => {
  if (names.length === 0) return { name: 'triple', conditions: () => [FALSE] };
  const ids = termIds(names);
  const whole: QueryContext = { ...query, dataset: { ...query.dataset, namedGraphs: 'visible' } };
  const isListed = (alias: string): Expr =>
    and(isIn(column(alias, 'g'), ids), isVisibleGraph(column(alias, 'g'), whole));
  return {
    name: 'quad',
    conditions: (alias) => {
      if (names.length === 1) return [isListed(alias)];
      const other = query.alias('u');
      const earlier: Query = {
        kind: 'select',
        columns: [{ name: 'x', expr: TRUE }],
        from: [table('quad', other)],
        where: [
          ...(['s', 'p', 'o'] as const).map((name) => equal(column(other, name), column(alias, name))),
          { kind: 'binary', left: column(other, 'g'), op: '<', right: column(alias, 'g') },
          isListed(other),
        ],
      };
      return [isListed(alias), not({ kind: 'exists', query: earlier })];
    },
  };
};

/** The table to match in, and what its rows must meet. */
export const patternTable = (graph: GraphContext, { query }: Pick<Context, 'query'>): PatternTable => {
  if (graph.kind === 'named')
    return {
      name: 'quad',
      conditions: (alias) => [
        equal(column(alias, 'g'), graph.id),
        ...(graph.isVisible ? [] : [isVisibleGraph(graph.id, query)]),
      ],
    };
  return query.dataset.defaultGraphs === 'published'
    ? { name: 'triple', conditions: () => [] }
    : unionTable(query.dataset.defaultGraphs, query);
};

/** Any visible quad: for `GRAPH ?g` over plain patterns. */
export const anyGraphTable = ({ query }: Pick<Context, 'query'>): PatternTable => ({
  name: 'quad',
  conditions: (alias) => [isVisibleGraph(column(alias, 'g'), query)],
});
