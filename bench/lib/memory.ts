/**
 * Resident memory of a process while something runs: sampled, so a peak between two samples is not seen.
 */
import { residentBytes } from '../../src/cli/local/processes.ts';

export interface MemoryFigures {
  readonly startBytes: number;
  readonly peakBytes: number;
  readonly endBytes: number;
  /** Peak over start. */
  readonly growthBytes: number;
}

const SAMPLE_MS = 50;

export const measureMemory = async <T>(
  pid: number,
  run: () => Promise<T>,
): Promise<{ readonly result: T; readonly memory: MemoryFigures }> => {
  const startBytes = residentBytes(pid);
  let peakBytes = startBytes;
  const timer = setInterval(() => {
    peakBytes = Math.max(peakBytes, residentBytes(pid));
  }, SAMPLE_MS);
  try {
    const result = await run();
    const endBytes = residentBytes(pid);
    peakBytes = Math.max(peakBytes, endBytes);
    return { result, memory: { startBytes, peakBytes, endBytes, growthBytes: peakBytes - startBytes } };
  } finally {
    clearInterval(timer);
  }
};
