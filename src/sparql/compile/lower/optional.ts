/** OPTIONAL (SPARQL 1.1 §18.5, LeftJoin): one more table where one pattern is optional, else a lateral part. */
import type { Algebra } from '../../algebra.ts';
import { patternRows } from '../estimate.ts';
import { lowerCondition } from '../expression.ts';
import { and, type Expr } from '../ir.ts';
import { type Context, type Relation, scalarRow, type Vars } from '../scope.ts';
import { collect } from './collect.ts';
import { expressionScope } from './expression-scope.ts';
import { besides, joinEach } from './join.ts';
import { matchPattern } from './pattern.ts';

const conditionOver = (expression: Algebra.Expression, vars: Vars, context: Context): Expr =>
  lowerCondition(expression, expressionScope(vars, context, scalarRow));

const isTable = (vars: Vars, names: Iterable<string>): boolean =>
  [...names].every((name) => {
    const binding = vars.get(name);
    return !binding || (binding.id !== undefined && !binding.isMaybeUnbound);
  });

export const joinOptional = (
  left: Relation,
  right: Algebra.Operation,
  expression: Algebra.Expression | undefined,
  context: Context,
): Relation => {
  const parts = collect(right, context.graph);
  const [item] = parts.items;
  if (parts.items.length === 1 && parts.afters.length === 0 && item?.kind === 'pattern') {
    const filters = [...parts.filters, ...(expression ? [expression] : [])];
    const match = matchPattern(item.pattern, item.graph, left.vars, { ...context, outer: new Map() });
    if (isTable(left.vars, match.vars.keys())) {
      const vars = new Map([...match.vars, ...left.vars]);
      // A filter of the optional part must not see what it does not bind itself (§18.2.2.2).
      const own: Vars = new Map([...match.vars.keys()].map((name) => [name, vars.get(name)!]));
      const inner = parts.filters.map((one) => conditionOver(one, own, context));
      const outer = expression ? [conditionOver(expression, vars, context)] : [];
      const bound = [...left.vars.keys()];
      const rows = patternRows(
        context.query.statistics,
        item.pattern,
        (term) => term.termType !== 'Variable' || bound.includes(term.value),
      );
      const found = [...match.vars].filter(([name]) => !left.vars.has(name));
      return {
        from: [
          ...left.from,
          {
            alias: match.alias,
            source: { kind: 'table', name: match.name },
            join: 'left',
            on: and(...match.conditions, ...inner, ...outer),
          },
        ],
        where: left.where,
        vars: new Map([
          ...left.vars,
          ...found.map(([name, binding]) => [name, { ...binding, isMaybeUnbound: true }] as const),
        ]),
        rows: left.rows * Math.max(rows, 1) * (filters.length > 0 ? 0.8 : 1),
        cost: left.cost + left.rows * Math.max(rows, 1),
      };
    }
  }
  const inner = context.lower(right, besides(context, left.vars));
  const vars = new Map([...inner.vars, ...left.vars]);
  const extra = expression ? [conditionOver(expression, vars, context)] : [];
  return joinEach(left, inner, 'left', context, extra);
};
