/**
 * Median and 95th percentile of a few samples. Pure.
 */
export interface Spread {
  readonly median: number;
  /** Nearest rank: of 20 samples the second largest. */
  readonly p95: number;
}

export const spread = (samples: readonly number[]): Spread => {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (rank: number): number => sorted[Math.min(sorted.length, Math.max(1, rank)) - 1] ?? Number.NaN;
  const half = sorted.length / 2;
  return {
    median: (at(Math.ceil(half)) + at(Math.floor(half) + 1)) / 2,
    p95: at(Math.ceil(sorted.length * 0.95)),
  };
};
