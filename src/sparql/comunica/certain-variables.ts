/**
 * The variables that every solution of an operation binds. Where all are so, the operation can stand in a plan as
 * if it were one quad pattern.
 */
import { algebraUtils } from '@traqula/algebra-transformations-1-1';
import type { Term } from '../../rdf/terms.ts';
import type { Algebra } from '../algebra.ts';

type Inputs = { readonly input: readonly Algebra.Operation[] };
type Input = { readonly input: Algebra.Operation };
type Names = ReadonlySet<string>;

const NONE: Names = new Set();

const either = (left: Names, right: Names): Names => new Set([...left, ...right]);
const both = (left: Names, right: Names): Names => new Set([...left].filter((name) => right.has(name)));

const namesOf = (terms: readonly Term[]): Names =>
  new Set(terms.filter(({ termType }) => termType === 'Variable').map(({ value }) => value));

const ofInput = (operation: Algebra.Operation): Names =>
  certainVariables((operation as unknown as Input).input);

const first = (operation: Algebra.Operation): Names =>
  certainVariables((operation as unknown as Inputs).input[0]!);

const CERTAIN: Readonly<Record<string, (operation: Algebra.Operation) => Names>> = {
  bgp: (operation) =>
    (operation as Algebra.Bgp).patterns.reduce<Names>(
      (names, { subject, predicate, object }) =>
        either(names, namesOf([subject, predicate, object] as readonly Term[])),
      NONE,
    ),
  path: (operation) => {
    const { subject, object } = operation as Algebra.Path;
    return namesOf([subject, object] as readonly Term[]);
  },
  join: (operation) =>
    (operation as unknown as Inputs).input.reduce<Names>(
      (names, input) => either(names, certainVariables(input)),
      NONE,
    ),
  union: (operation) => (operation as unknown as Inputs).input.map(certainVariables).reduce(both),
  values: (operation) => {
    const { variables, bindings } = operation as Algebra.Values;
    return new Set(
      variables.map(({ value }) => value).filter((name) => bindings.every((binding) => binding[name])),
    );
  },
  leftjoin: first,
  minus: first,
  filter: ofInput,
  extend: ofInput,
  distinct: ofInput,
  reduced: ofInput,
  slice: ofInput,
  orderby: ofInput,
  project: (operation) =>
    both(ofInput(operation), namesOf((operation as Algebra.Project).variables as readonly Term[])),
  graph: (operation) => either(ofInput(operation), namesOf([(operation as Algebra.Graph).name as Term])),
};

const certainVariables = (operation: Algebra.Operation): Names =>
  CERTAIN[operation.type]?.(operation) ?? NONE;

/** The variables of an operation when each is bound in every solution. */
export const boundVariables = (operation: Algebra.Operation): readonly string[] | undefined => {
  const names = (algebraUtils.inScopeVariables(operation as never) as readonly Term[]).map(
    ({ value }) => value,
  );
  const certain = certainVariables(operation);
  return names.every((name) => certain.has(name)) ? names : undefined;
};
