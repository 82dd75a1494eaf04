/**
 * What the grammar leaves to the reader: a query with groups shows its keys and what is computed of each group
 * (SPARQL 1.1 §11.4, §19.8 note 5), and a new variable is new (§18.2.1, §19.8 notes 12 and 13).
 */
import { algebraUtils } from '@traqula/algebra-transformations-1-1';
import { AppError } from '../lib/app-error.ts';
import type { Term } from '../rdf/terms.ts';
import type { Algebra } from './algebra.ts';

const PASSED: ReadonlySet<string> = new Set(['extend', 'filter', 'orderby']);

/** The variables of a grouped projection; undefined where nothing is grouped. */
const grouped = (operation: Algebra.Operation): ReadonlySet<string> | undefined => {
  const names = new Set<string>();
  let inner = operation;
  while (PASSED.has(inner.type)) {
    if (inner.type === 'extend') names.add((inner as Algebra.Extend).variable.value);
    inner = (inner as Algebra.Extend).input;
  }
  if (inner.type !== 'group') return undefined;
  const { variables, aggregates } = inner as Algebra.Group;
  for (const { value } of variables) names.add(value);
  for (const { variable } of aggregates) names.add(variable.value);
  return names;
};

const checkShown = ({ input, variables }: Algebra.Project): void => {
  const names = grouped(input);
  const wrong = names && variables.find(({ value }) => !names.has(value));
  if (!wrong) return;
  throw new AppError({
    kind: 'badRequest',
    code: 'sparql-syntax',
    detail: `?${wrong.value} is neither a key of GROUP BY nor computed of each group.`,
    hint: `Add ?${wrong.value} to GROUP BY, or ask for SAMPLE(?${wrong.value}).`,
  });
};

const checkNew = ({ input, variable }: Algebra.Extend): void => {
  const known = algebraUtils.inScopeVariables(input as never) as readonly Term[];
  if (!known.some(({ value }) => value === variable.value)) return;
  throw new AppError({
    kind: 'badRequest',
    code: 'sparql-syntax',
    detail: `?${variable.value} has a value already; AS needs a variable that is new.`,
  });
};

/** Throws AppError `sparql-syntax`. */
export const checkVariables = (node: unknown): void => {
  if (Array.isArray(node)) for (const one of node) checkVariables(one);
  else if (node !== null && typeof node === 'object' && !('termType' in node)) {
    const { type } = node as { type?: string };
    if (type === 'project') checkShown(node as Algebra.Project);
    if (type === 'extend') checkNew(node as Algebra.Extend);
    for (const value of Object.values(node)) checkVariables(value);
  }
};
