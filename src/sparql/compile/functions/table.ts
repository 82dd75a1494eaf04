/** The table of functions that SQL answers exactly; what is not in it is for the fallback. */
import { CASTS } from './casts.ts';
import { COMPARISON } from './comparison.ts';
import { DATE_FUNCTIONS } from './dates.ts';
import type { FunctionRow } from './function-types.ts';
import { LOGIC } from './logic.ts';
import { NUMERIC_FUNCTIONS } from './numeric.ts';
import { STRING_FUNCTIONS } from './strings.ts';
import { TERM_FUNCTIONS } from './terms.ts';

/** By the operator's name in the algebra, lower-cased. */
export const OPERATORS: ReadonlyMap<string, FunctionRow> = new Map(
  Object.entries({
    ...LOGIC,
    ...COMPARISON,
    ...NUMERIC_FUNCTIONS,
    ...TERM_FUNCTIONS,
    ...STRING_FUNCTIONS,
    ...DATE_FUNCTIONS,
  }),
);

/** By IRI. */
export const NAMED_FUNCTIONS: ReadonlyMap<string, FunctionRow> = new Map(Object.entries(CASTS));
