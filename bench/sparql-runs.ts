/**
 * How often a query is asked, of ourselves and of the peers alike: once to warm up and then some times; a slow one
 * fewer times, and one that is very slow only once.
 */
import { spread } from './lib/statistics.ts';

export interface Figures {
  readonly best: number;
  readonly median: number;
  readonly runs: number;
}

export interface Measured {
  readonly kind: 'measured';
  readonly figures: Figures;
  readonly solutions: number;
  readonly checksum: string;
}

/** No answer in time, or none at all: it counts as if it had come at the end of the time. */
export interface Unanswered {
  readonly kind: 'timeOut' | 'failed';
  readonly reason: string;
}

export type Outcome = Measured | Unanswered;

/** One answer. */
export interface Run {
  readonly ms: number;
  readonly solutions: number;
  readonly checksum: string;
}

/** What took longer is not asked again. */
const ONCE_MS = 5_000;
/** Nothing is asked again after so long. */
const ENOUGH_MS = 8_000;

export const repeat = async (runs: number, ask: () => Promise<Run | Unanswered>): Promise<Outcome> => {
  const first = await ask();
  if ('kind' in first) return first;
  const times: number[] = [];
  for (let spentMs = first.ms; first.ms < ONCE_MS && times.length < runs && spentMs < ENOUGH_MS; ) {
    const next = await ask();
    if ('kind' in next) return next;
    times.push(next.ms);
    spentMs += next.ms;
  }
  if (times.length === 0) times.push(first.ms);
  const { solutions, checksum } = first;
  return {
    kind: 'measured',
    figures: { best: Math.min(...times), median: spread(times).median, runs: times.length },
    solutions,
    checksum,
  };
};

/** What a comparison takes for the time of an outcome. */
export const medianMs = (outcome: Outcome, timeOutMs: number): number =>
  outcome.kind === 'measured' ? outcome.figures.median : timeOutMs;
export const bestMs = (outcome: Outcome, timeOutMs: number): number =>
  outcome.kind === 'measured' ? outcome.figures.best : timeOutMs;
