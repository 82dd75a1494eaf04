/**
 * Pieces of SQL put together, with their parameters in the same order.
 */
import type { Fragment } from './documents.ts';

export const join = (parts: readonly Fragment[], separator: string): Fragment => ({
  sql: parts.map(({ sql }) => sql).join(separator),
  params: parts.flatMap(({ params }) => params),
});
