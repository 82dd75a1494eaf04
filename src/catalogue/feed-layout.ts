/**
 * How the feed is cut, pure: pages of changes by their numbers in the log, and index nodes of pages. A change gets
 * the next number when it is written and keeps it, so that a range of numbers that is full never gets another.
 */

export const CHANGES_A_PAGE = 100;
export const PAGES_AN_INDEX = 100;
export const CHANGES_AN_INDEX = CHANGES_A_PAGE * PAGES_AN_INDEX;

/** The page (or index node) that has the change of this number, from 1. */
export const rangeOf = (seq: number, size: number): number => Math.ceil(seq / size);

/** The pages of an index node as far as the log goes, first and last. */
export const pagesOfIndex = (
  index: number,
  newest: number,
): { readonly first: number; readonly last: number } => ({
  first: (index - 1) * PAGES_AN_INDEX + 1,
  last: Math.min(index * PAGES_AN_INDEX, rangeOf(newest, CHANGES_A_PAGE)),
});

/** Every number of the page is given: nothing can be added any more. */
export const isPageClosed = (page: number, newest: number): boolean => newest >= page * CHANGES_A_PAGE;

/** Its last page has its end too, which is where the next one begins. */
export const isIndexClosed = (index: number, newest: number): boolean => newest > index * CHANGES_AN_INDEX;

/** Part of the log, by time. Milliseconds since 1970 UTC. */
export interface Interval {
  readonly number: number;
  /** Of its first change. */
  readonly start: number;
  /** Of the first change after it; null where there is none yet. */
  readonly end: number | null;
}

/**
 * Ranges with where they begin and end, from where each begins. The last one given may lie beyond `last`: it only
 * says where the one before it ends.
 */
export const intervalsOf = (
  starts: readonly { readonly n: number; readonly start: number | null }[],
  last: number,
): Interval[] => {
  const found: Interval[] = [];
  let end: number | null = null;
  for (const { n, start } of starts.toReversed()) {
    if (start === null) continue;
    if (n <= last) found.push({ number: n, start, end });
    end = start;
  }
  return found.reverse();
};
