/**
 * A list that is read by offset while others write it. Each page begins a little before its place, with records that
 * are known: where they stand tells what moved, so that a deletion makes no record slip between two pages. Pure.
 */
import { AppError } from '../../lib/app-error.ts';

export interface Walk {
  /** How many entries stand before the next one, as far as is known. */
  readonly start: number;
  /** The last entries that were taken, the newest last. */
  readonly last: readonly string[];
  /** How many are asked for at once. */
  readonly size: number;
  /** Entries that were taken and understood. */
  readonly came: number;
  /** Pages gone back, one after the other, to find the last entries again. */
  readonly back: number;
}

/** Several, as any of them may be deleted in the meantime. */
const KNOWN = 3;
/** A list that moved by more is another list. */
const MAX_BACK = 5;

export const walkOf = (size: number): Walk => ({ start: 0, last: [], size, came: 0, back: 0 });

const overlapOf = ({ last, size, start }: Walk): number => Math.min(last.length, size - 1, start);

/** What to ask for. */
export const windowOf = (walk: Walk): { readonly offset: number; readonly limit: number } => ({
  offset: walk.start - overlapOf(walk),
  limit: walk.size,
});

export interface Step {
  /** The entries from this one on are new. */
  readonly from: number;
  /** Null at the end. */
  readonly next: Walk | null;
}

/**
 * @param ids of the entries that came; null for one without
 * @param total how many there are now; null where nobody says
 * @param mostSize what pages may grow to again
 * @throws AppError `source-moved`
 */
export const stepOf = (
  walk: Walk,
  ids: readonly (string | null)[],
  total: number | null,
  mostSize: number,
): Step => {
  const overlap = overlapOf(walk);
  const known = new Set<string | null>(walk.last.slice(walk.last.length - overlap));
  const from = ids.findLastIndex((id) => id !== null && known.has(id)) + 1;
  const { offset } = windowOf(walk);
  if (overlap > 0 && from === 0) {
    if (offset === 0 || walk.back === MAX_BACK)
      throw new AppError({
        kind: 'unprocessable',
        code: 'source-moved',
        detail: `The list of the source changed while it was read: what came last before entry ${walk.start} is not there any more.`,
      });
    const start = Math.max(overlap, walk.start - walk.size + 1);
    return { from: ids.length, next: { ...walk, start, back: walk.back + 1 } };
  }
  const fresh = ids.slice(from);
  const reached = offset + ids.length;
  // A page with nothing new, from a source that looks at no offset, would come again for ever.
  const isEnd = (fresh.length === 0 && walk.back === 0) || (total !== null && reached >= total);
  const last = [...walk.last, ...fresh.filter((id) => id !== null)].slice(-KNOWN);
  const size = Math.min(mostSize, walk.size * 2);
  const next = { start: reached, last, size, came: walk.came + fresh.length, back: 0 };
  return { from, next: isEnd ? null : next };
};

/** For a page that was too large: a smaller one, or null when it was one entry. */
export const smaller = (walk: Walk): Walk | null =>
  walk.size === 1 ? null : { ...walk, size: Math.ceil(walk.size / 4) };

/** Past an entry that is too large by itself. */
export const skipped = (walk: Walk): Walk => ({ ...walk, start: walk.start + 1, last: [] });
