/**
 * How long the feed remembers. What a record was before its newest change is dropped after some days, a bounded
 * piece a call; that it changed, its newest change and every deletion stay, so that no client misses what is.
 */
import { dropPayloads } from '../store/changes.ts';
import type { CatalogueContext } from './context.ts';

const DROPPED_A_CALL = 500;
const MS_A_DAY = 86_400_000;

/** @param days 0 keeps everything; the answer is how many were dropped */
export const dropOldChanges = async (
  { db, now }: Pick<CatalogueContext, 'db' | 'now'>,
  days: number,
): Promise<number> => {
  if (days === 0) return 0;
  const before = now().getTime() - days * MS_A_DAY;
  const { rows } = await db.write([], [dropPayloads(before, DROPPED_A_CALL)]);
  return rows[0]!.length;
};
