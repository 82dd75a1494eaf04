/** GRAPH (SPARQL 1.1 §18.6): patterns in one graph, or evaluated anew in each visible one. */

import type { Term } from '../../../rdf/terms.ts';
import type { Algebra } from '../../algebra.ts';
import { isVisibleGraph, visibleGraphs } from '../graphs.ts';
import { column, type Expr } from '../ir.ts';
import { type Context, type GraphContext, isCompatible, type Relation, UNIT } from '../scope.ts';
import { joinEach, joinRelations, withOuter } from './join.ts';

const inGraph = (context: Context, graph: GraphContext): Context => ({ ...context, graph });

/** A graph that must be there, even where the pattern asks nothing of it. */
const oneGraph = (id: Expr, context: Context): Relation => ({
  ...UNIT,
  where: [isVisibleGraph(id, context.query)],
});

const isPlain = ({ type }: Algebra.Operation): boolean => type === 'bgp' || type === 'path';

export const lowerGraph = ({ input, name }: Algebra.Graph, context: Context): Relation => {
  const term = name as Term;
  if (term.termType !== 'Variable') {
    const id: Expr = { kind: 'termId', term };
    const found = context.lower(input, inGraph(context, { kind: 'named', id, isVisible: true }));
    return joinRelations(oneGraph(id, context), found);
  }
  if (input.type === 'bgp' && (input as Algebra.Bgp).patterns.length === 1 && isPlain(input)) {
    const [pattern] = (input as Algebra.Bgp).patterns;
    return context.lower({ ...input, patterns: [{ ...pattern!, graph: name }] } as Algebra.Bgp, context);
  }
  const alias = context.query.alias('g');
  const id = column(alias, 'id');
  const { statistics } = context.query;
  const before = context.outer.get(term.value);
  const binding = { id, isMaybeUnbound: false };
  const query = visibleGraphs(context.query, context.query.alias('v'));
  const graphs: Relation = {
    from: [{ alias, source: { kind: 'query', query }, join: 'cross' }],
    where: before ? [isCompatible(before, binding)] : [],
    vars: new Map([[term.value, binding]]),
    rows: before ? 1 : Math.max(statistics.graphs, 1),
    cost: before ? 1 : Math.max(statistics.graphs, 1),
  };
  const inner = context.lower(
    input,
    inGraph(withOuter(context, graphs.vars), { kind: 'named', id, isVisible: true }),
  );
  return joinEach(graphs, inner, 'cross', context);
};
