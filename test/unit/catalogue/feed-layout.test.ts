import { describe, expect, it } from 'vitest';
import {
  CHANGES_A_PAGE,
  CHANGES_AN_INDEX,
  intervalsOf,
  isIndexClosed,
  isPageClosed,
  pagesOfIndex,
  rangeOf,
} from '../../../src/catalogue/feed-layout.ts';

describe('the feed is cut', () => {
  it('into pages by number, each number in one', () => {
    expect([1, 100, 101, 200, 201].map((seq) => rangeOf(seq, CHANGES_A_PAGE))).toEqual([1, 1, 2, 2, 3]);
  });

  it('so that a full page is closed, and an index node when what follows its last page has begun', () => {
    expect([99, 100, 101].map((newest) => isPageClosed(1, newest))).toEqual([false, true, true]);
    expect([CHANGES_AN_INDEX, CHANGES_AN_INDEX + 1].map((newest) => isIndexClosed(1, newest))).toEqual([
      false,
      true,
    ]);
  });

  it('so that an index node has the pages that there are', () => {
    expect(pagesOfIndex(1, 250)).toEqual({ first: 1, last: 3 });
    expect(pagesOfIndex(2, 25_000)).toEqual({ first: 101, last: 200 });
  });
});

describe('intervals', () => {
  const starts = [
    { n: 1, start: 10 },
    { n: 2, start: null },
    { n: 3, start: 30 },
    { n: 4, start: 40 },
  ];

  it('end where the next one begins, also beyond a gap; the newest is open', () => {
    expect(intervalsOf(starts, 4)).toEqual([
      { number: 1, start: 10, end: 30 },
      { number: 3, start: 30, end: 40 },
      { number: 4, start: 40, end: null },
    ]);
  });

  it('leave out the one that only says where another ends', () => {
    expect(intervalsOf(starts, 3).at(-1)).toEqual({ number: 3, start: 30, end: 40 });
  });
});
