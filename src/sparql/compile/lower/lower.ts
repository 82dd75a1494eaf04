/**
 * Algebra to relations: one row an operation. What a group can join in any order goes through `group.ts`; what has
 * an order or a limit of its own becomes a subquery.
 */
import type { Algebra } from '../../algebra.ts';
import { type Context, type Relation, UNIT } from '../scope.ts';
import { Unsupported } from '../unsupported.ts';
import { lowerAggregation } from './aggregation.ts';
import { lowerGraph } from './graph.ts';
import { lowerGroup } from './group.ts';
import { lowerModified } from './modifiers.ts';
import { lowerUnion } from './union.ts';
import { lowerValues } from './values.ts';

type Lower = (operation: never, context: Context) => Relation;

const OPERATIONS: Readonly<Record<string, Lower | undefined>> = {
  bgp: lowerGroup,
  pattern: lowerGroup,
  path: lowerGroup,
  join: lowerGroup,
  leftjoin: lowerGroup,
  filter: lowerGroup,
  extend: lowerGroup,
  minus: lowerGroup,
  union: lowerUnion,
  values: lowerValues,
  graph: lowerGraph,
  group: lowerAggregation,
  project: lowerModified,
  distinct: lowerModified,
  reduced: lowerModified,
  orderby: lowerModified,
  slice: lowerModified,
  nop: () => UNIT,
};

/** Throws Unsupported where SQL has no exact answer. */
export const lower = (operation: Algebra.Operation, context: Context): Relation => {
  const row = OPERATIONS[operation.type];
  if (!row) throw new Unsupported(`the operation ${operation.type}`);
  return row(operation as never, context);
};
