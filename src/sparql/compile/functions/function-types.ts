/** What a row of the table of functions looks like: values in, a value out, by exact SQL or not at all. */
import type { QueryContext } from '../scope.ts';
import type { Value } from '../value.ts';

/** Throws Unsupported where SQL has no exact answer for these arguments. */
export type FunctionRow = (args: readonly Value[], query: QueryContext) => Value;
