/**
 * The revision of the catalogue and its time.
 */
import type { Row } from '../store/db.ts';

/** Before anything was written. */
export const NEVER = '1970-01-01T00:00:00Z';

/** Of the rows of `selectNewestChange`. */
export const newest = (rows: readonly Row[]): { revision: number; modified: string } => ({
  revision: Number(rows[0]?.revision ?? 0),
  modified: String(rows[0]?.modified ?? NEVER),
});

/** The last of some times, as records carry them. */
export const latestOf = (...times: readonly string[]): string => times.toSorted().at(-1) ?? NEVER;
