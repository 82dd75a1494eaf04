import { describe, expect, it } from 'vitest';
import { hangWatch } from '../../../src/cli/local/hang-watch.ts';

const LIMITS = { idleLooks: 3, leastMs: 100, mostLooks: 8 };
/** What is seen at each look, given the processor time used by then. */
const seen = (usedMs: readonly number[]) => usedMs.map(hangWatch(LIMITS));

describe('hangWatch', () => {
  it('waits for what works, however little it gets done between two looks', () => {
    expect(seen([50, 100, 150, 200, 250, 300, 350])).toEqual(Array(7).fill(null));
  });

  it('knows what does nothing, and what does as much as waiting costs', () => {
    expect(seen([400, 400, 400, 400])).toEqual([null, null, null, 'idle']);
    expect(seen([400, 430, 460, 490])).toEqual([null, null, null, 'idle']);
  });

  it('goes on counting after one of the processes ended and took its time with it', () => {
    expect(seen([5_000, 200, 320, 420, 520])).toEqual(Array(5).fill(null));
    expect(seen([5_000, 200, 200, 200])).toEqual([null, null, null, 'idle']);
  });

  it('gives up what works without end', () => {
    expect(seen([1, 2, 3, 4, 5, 6, 7, 8].map((n) => n * 1_000)).at(-1)).toBe('endless');
  });
});
