/** Which variables an operation may bind, and which it binds for certain (SPARQL 1.1 §18.2.1). */

import type { Term } from '../../../rdf/terms.ts';
import type { Algebra } from '../../algebra.ts';
import { Unsupported } from '../unsupported.ts';

type Names = ReadonlySet<string>;

const NONE: Names = new Set();
const union = (...sets: readonly Names[]): Names => new Set(sets.flatMap((one) => [...one]));
const common = (sets: readonly Names[]): Names =>
  new Set([...(sets[0] ?? NONE)].filter((name) => sets.every((one) => one.has(name))));

const namesOf = (terms: readonly Term[]): Names =>
  new Set(terms.flatMap((term) => (term.termType === 'Variable' ? [term.value] : [])));

interface Row<T> {
  readonly inScope: (operation: T) => Names;
  readonly certain: (operation: T) => Names;
}

/** The same for both questions. */
const both = <T>(of: (operation: T, ask: (operation: Algebra.Operation) => Names) => Names): Row<T> => ({
  inScope: (operation) => of(operation, variablesInScope),
  certain: (operation) => of(operation, certainVariables),
});

const pattern = both<Algebra.Pattern>(({ subject, predicate, object, graph }) =>
  namesOf([subject, predicate, object, graph] as Term[]),
);
const through = both<{ input: Algebra.Operation }>(({ input }, ask) => ask(input));
const restricted = both<Algebra.Project>(({ input, variables }, ask) => {
  const inside = ask(input);
  return new Set(variables.map(({ value }) => value).filter((name) => inside.has(name)));
});

const OPERATIONS: { readonly [K in string]?: Row<never> } = {
  bgp: both<Algebra.Bgp>(({ patterns }) => union(...patterns.map(pattern.inScope))),
  pattern,
  path: both<Algebra.Path>(({ subject, object, graph }) => namesOf([subject, object, graph] as Term[])),
  join: both<Algebra.Join>(({ input }, ask) => union(...input.map(ask))),
  leftjoin: {
    inScope: ({ input }: Algebra.LeftJoin) => union(...input.map(variablesInScope)),
    certain: ({ input }: Algebra.LeftJoin) => certainVariables(input[0]),
  },
  union: {
    inScope: ({ input }: Algebra.Union) => union(...input.map(variablesInScope)),
    certain: ({ input }: Algebra.Union) => common(input.map(certainVariables)),
  },
  minus: both<Algebra.Minus>(({ input }, ask) => ask(input[0])),
  filter: through,
  distinct: through,
  reduced: through,
  slice: through,
  orderby: through,
  project: restricted,
  extend: {
    inScope: ({ input, variable }: Algebra.Extend) =>
      union(variablesInScope(input), new Set([variable.value])),
    certain: ({ input }: Algebra.Extend) => certainVariables(input),
  },
  graph: both<Algebra.Graph>(({ input, name }, ask) => union(ask(input), namesOf([name as Term]))),
  group: {
    inScope: ({ input, variables, aggregates }: Algebra.Group) =>
      union(
        new Set(variables.map(({ value }) => value).filter((name) => variablesInScope(input).has(name))),
        new Set(aggregates.map(({ variable }) => variable.value)),
      ),
    certain: ({ input, variables, aggregates }: Algebra.Group) =>
      union(
        new Set(variables.map(({ value }) => value).filter((name) => certainVariables(input).has(name))),
        new Set(
          aggregates.flatMap(({ aggregator, variable }) => (aggregator === 'count' ? [variable.value] : [])),
        ),
      ),
  },
  values: {
    inScope: ({ variables }: Algebra.Values) => new Set(variables.map(({ value }) => value)),
    certain: ({ variables, bindings }: Algebra.Values) =>
      new Set(
        variables
          .map(({ value }) => value)
          .filter((name) => bindings.every((row) => `${name}` in row || `?${name}` in row)),
      ),
  },
  nop: both<Algebra.Nop>(() => NONE),
};

const rowOf = (operation: Algebra.Operation): Row<Algebra.Operation> => {
  const row = OPERATIONS[operation.type];
  if (!row) throw new Unsupported(`the operation ${operation.type}`);
  return row as unknown as Row<Algebra.Operation>;
};

export function variablesInScope(operation: Algebra.Operation): Names {
  return rowOf(operation).inScope(operation);
}

export function certainVariables(operation: Algebra.Operation): Names {
  return rowOf(operation).certain(operation);
}
