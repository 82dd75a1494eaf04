/** What a query with groups may show (SPARQL 1.1 §11.4, §19.8 note 5): its keys, and what is computed of each group. */
import { AppError } from '../lib/app-error.ts';
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

const check = ({ input, variables }: Algebra.Project): void => {
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

/** Throws AppError `sparql-syntax`. */
export const checkGrouping = (node: unknown): void => {
  if (Array.isArray(node)) for (const one of node) checkGrouping(one);
  else if (node !== null && typeof node === 'object' && !('termType' in node)) {
    if ((node as { type?: string }).type === 'project') check(node as Algebra.Project);
    for (const value of Object.values(node)) checkGrouping(value);
  }
};
