/** One triple pattern as one more loop over a table (SPARQL 1.1 §18.3.1). */

import type { Term } from '../../../rdf/terms.ts';
import type { Algebra } from '../../algebra.ts';
import { anyGraphTable, patternTable } from '../graphs.ts';
import { column, type Expr, equal, table } from '../ir.ts';
import {
  type Binding,
  type Context,
  type GraphContext,
  isCompatible,
  merged,
  type Relation,
  type Vars,
} from '../scope.ts';

export interface Match {
  readonly alias: string;
  readonly name: 'triple' | 'quad';
  readonly conditions: readonly Expr[];
  /** What the pattern binds anew, or more certainly than before. */
  readonly vars: Vars;
}

const DEFAULT = 'DefaultGraph';

/** The graph that a pattern names itself (algebra with quads), or that its surroundings name. */
const graphOf = (graph: Term, surrounding: GraphContext): GraphContext | 'variable' => {
  if (graph.termType === DEFAULT) return surrounding;
  if (graph.termType === 'Variable') return 'variable';
  return { kind: 'named', id: { kind: 'termId', term: graph }, isVisible: false };
};

const PLACES = [
  ['s', 'subject'],
  ['p', 'predicate'],
  ['o', 'object'],
] as const;

/** A pattern beside what is bound already; `outer` are restrictions that hold anyway. */
export const matchPattern = (
  pattern: Algebra.Pattern,
  graph: GraphContext,
  bound: Vars,
  context: Context,
): Match => {
  const own = graphOf(pattern.graph as Term, graph);
  const { name, conditions: tableConditions } =
    own === 'variable' ? anyGraphTable(context) : patternTable(own, context);
  const alias = context.query.alias(name[0]!);
  const conditions: Expr[] = [];
  const vars = new Map<string, Binding>();
  const meet = (term: Term, expr: Expr): void => {
    if (term.termType !== 'Variable') {
      conditions.push(equal(expr, { kind: 'termId', term }));
      return;
    }
    const here: Binding = { id: expr, isMaybeUnbound: false };
    const before = vars.get(term.value) ?? bound.get(term.value) ?? context.outer.get(term.value);
    if (before) conditions.push(isCompatible(before, here));
    const known = vars.get(term.value) ?? bound.get(term.value);
    vars.set(term.value, known ? merged(known, here) : here);
  };
  for (const [name_, place] of PLACES) meet(pattern[place] as Term, column(alias, name_));
  if (own === 'variable') meet(pattern.graph as Term, column(alias, 'g'));
  return { alias, name, conditions: [...conditions, ...tableConditions(alias)], vars };
};

export const joinPattern = (
  relation: Relation,
  pattern: Algebra.Pattern,
  graph: GraphContext,
  context: Context,
  rows: number,
): Relation => {
  const match = matchPattern(pattern, graph, relation.vars, context);
  return {
    from: [...relation.from, table(match.name, match.alias)],
    where: [...relation.where, ...match.conditions],
    vars: new Map([...relation.vars, ...match.vars]),
    rows: relation.rows * rows,
    cost: relation.cost + relation.rows * Math.max(rows, 1),
  };
};
