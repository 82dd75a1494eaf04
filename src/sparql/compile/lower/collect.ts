/**
 * A group of operations as parts that can be joined in any order, the filters over them, and what has to happen
 * afterwards. A join over an optional part is turned inside out where that changes nothing, so that what restricts
 * most can come first.
 */
import type { Term } from '../../../rdf/terms.ts';
import type { Algebra } from '../../algebra.ts';
import { variablesOf } from '../expression.ts';
import type { GraphContext } from '../scope.ts';
import { certainVariables, variablesInScope } from './variables.ts';

export type Item =
  | { readonly kind: 'pattern'; readonly pattern: Algebra.Pattern; readonly graph: GraphContext }
  | { readonly kind: 'path'; readonly path: Algebra.Path; readonly graph: GraphContext }
  | { readonly kind: 'operation'; readonly operation: Algebra.Operation };

export type After =
  | { readonly kind: 'optional'; readonly right: Algebra.Operation; readonly expression?: Algebra.Expression }
  | { readonly kind: 'extend'; readonly variable: string; readonly expression: Algebra.Expression }
  | { readonly kind: 'filter'; readonly expression: Algebra.Expression }
  | { readonly kind: 'minus'; readonly right: Algebra.Operation };

export interface GroupParts {
  readonly items: readonly Item[];
  /** Over variables that the items bind for certain. */
  readonly filters: readonly Algebra.Expression[];
  readonly afters: readonly After[];
}

const operation = (one: Algebra.Operation): GroupParts => ({
  items: [{ kind: 'operation', operation: one }],
  filters: [],
  afters: [],
});

export const certainOf = (items: readonly Item[]): ReadonlySet<string> =>
  new Set(
    items.flatMap((item) => [
      ...certainVariables(
        item.kind === 'pattern' ? item.pattern : item.kind === 'path' ? item.path : item.operation,
      ),
    ]),
  );

const inScopeOf = (operations: readonly Algebra.Operation[]): ReadonlySet<string> =>
  new Set(operations.flatMap((one) => [...variablesInScope(one)]));

const readBy = (after: After): ReadonlySet<string> => {
  switch (after.kind) {
    case 'optional':
      return variablesOf([after.right, after.expression]);
    case 'minus':
      return variablesOf(after.right);
    case 'filter':
      return variablesOf(after.expression);
    case 'extend':
      return new Set([after.variable, ...variablesOf(after.expression)]);
  }
};

/** What comes afterwards may come after more: it shares with the others only what is certain before it. */
const mayWait = ({ items, afters }: GroupParts, others: readonly Algebra.Operation[]): boolean => {
  const certain = certainOf(items);
  const elsewhere = inScopeOf(others);
  return afters.every((after) =>
    [...readBy(after)].every((name) => !elsewhere.has(name) || certain.has(name)),
  );
};

const collectJoin = ({ input }: Algebra.Join, graph: GraphContext): GroupParts => {
  const parts = input.map((one, index) => {
    const part = collect(one, graph);
    const others = input.filter((_, other) => other !== index);
    return part.afters.length === 0 || mayWait(part, others) ? part : operation(one);
  });
  return {
    items: parts.flatMap(({ items }) => items),
    filters: parts.flatMap(({ filters }) => filters),
    afters: parts.flatMap(({ afters }) => afters),
  };
};

const then = (input: Algebra.Operation, after: After, graph: GraphContext): GroupParts => {
  const inner = collect(input, graph);
  return { ...inner, afters: [...inner.afters, after] };
};

const collectFilter = (filter: Algebra.Filter, graph: GraphContext): GroupParts => {
  const inner = collect(filter.input, graph);
  const certain = certainOf(inner.items);
  // Conjuncts are filters of their own, each as early as its variables are bound.
  const all = conjuncts(filter.expression);
  const isEarly = (expression: Algebra.Expression): boolean =>
    [...variablesOf(expression)].every((name) => certain.has(name));
  return {
    items: inner.items,
    filters: [...inner.filters, ...all.filter(isEarly)],
    afters: [
      ...inner.afters,
      ...all.filter((one) => !isEarly(one)).map((expression) => ({ kind: 'filter', expression }) as const),
    ],
  };
};

const conjuncts = (expression: Algebra.Expression): readonly Algebra.Expression[] => {
  if (expression.subType !== 'operator') return [expression];
  const { operator, args } = expression as Algebra.OperatorExpression;
  return operator === '&&' ? args.flatMap(conjuncts) : [expression];
};

export const collect = (one: Algebra.Operation, graph: GraphContext): GroupParts => {
  switch (one.type) {
    case 'bgp':
      return {
        items: (one as Algebra.Bgp).patterns.map((pattern) => ({ kind: 'pattern', pattern, graph })),
        filters: [],
        afters: [],
      };
    case 'pattern':
      return {
        items: [{ kind: 'pattern', pattern: one as Algebra.Pattern, graph }],
        filters: [],
        afters: [],
      };
    case 'path':
      return { items: [{ kind: 'path', path: one as Algebra.Path, graph }], filters: [], afters: [] };
    case 'join':
      return collectJoin(one as Algebra.Join, graph);
    case 'filter':
      return collectFilter(one as Algebra.Filter, graph);
    case 'leftjoin': {
      const { input, expression } = one as Algebra.LeftJoin;
      return then(input[0], { kind: 'optional', right: input[1], ...(expression && { expression }) }, graph);
    }
    case 'extend': {
      const { input, variable, expression } = one as Algebra.Extend;
      return then(input, { kind: 'extend', variable: variable.value, expression }, graph);
    }
    case 'minus': {
      const { input } = one as Algebra.Minus;
      return then(input[0], { kind: 'minus', right: input[1] }, graph);
    }
    case 'graph':
      return collectGraph(one as Algebra.Graph);
    default:
      return operation(one);
  }
};

/** Patterns and filters in one constant graph are parts like any other; whatever else stands in it is one operation. */
const collectGraph = (one: Algebra.Graph): GroupParts => {
  const name = one.name as Term;
  if (name.termType === 'Variable') return operation(one);
  const id = { kind: 'termId', term: name } as const;
  const inner = collect(one.input, { kind: 'named', id, isVisible: false });
  const isPlain =
    inner.items.length > 0 &&
    inner.items.every(({ kind }) => kind !== 'operation') &&
    inner.afters.length === 0 &&
    !JSON.stringify(inner.filters).includes('"existence"');
  return isPlain ? inner : operation(one);
};
