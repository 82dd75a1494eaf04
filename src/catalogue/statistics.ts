/**
 * Keeps the statistics that queries are planned by in step with the catalogue: counted again when enough of it
 * changed, or when a change has waited long.
 */

import type { Totals } from '../store/stats.ts';
import { countTriples, readState, storeStatistics } from '../store/stats-gather.ts';
import type { CatalogueContext } from './context.ts';

/** Changes, as a share of the records, after which the order of joins may be another. */
const MOVED_SHARE = { whileWriting: 0.2, afterImport: 0.02, always: 0 } as const;
const LONGEST_WAIT_MS = 3_600_000;

/** What happened before: an import that ended is worth counting sooner than one that goes on. */
export type Occasion = keyof typeof MOVED_SHARE;

const isDue = (occasion: Occasion, counted: Totals | null, revision: number, time: number): boolean => {
  if (!counted || occasion === 'always') return true;
  const moved = revision - counted.revision;
  return (
    moved > 0 && (moved >= MOVED_SHARE[occasion] * counted.graphs || time - counted.time >= LONGEST_WAIT_MS)
  );
};

/** Counts the default graph when it is due; whether it was. */
export const refreshStatistics = async (
  { db, now }: CatalogueContext,
  occasion: Occasion = 'whileWriting',
): Promise<boolean> => {
  const { counted, revision } = await readState(db);
  const time = now().getTime();
  if (!isDue(occasion, counted, revision, time)) return false;
  const found = await countTriples(db);
  await db.write([], storeStatistics(found, { version: (counted?.version ?? 0) + 1, revision, time }));
  return true;
};
