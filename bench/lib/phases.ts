/**
 * The three phases of an import, told apart by the progress that it reports: reading and splitting happen
 * here, storing is the whole of sending and waiting for the server.
 */
import type { Progress } from '../../src/cli/import/progress.ts';

export interface Phases {
  readonly readMs: number;
  readonly splitMs: number;
  readonly storeMs: number;
  readonly totalMs: number;
}

export const createPhaseClock = () => {
  const started = Date.now();
  let splitting: number | null = null;
  let sending: number | null = null;
  return {
    onProgress(progress: Progress): void {
      if (progress.kind === 'splitting') splitting ??= Date.now();
      // The first report of sending comes with the first answer and says how long ago sending began.
      if (progress.kind === 'sending') sending ??= Date.now() - progress.elapsedMs;
    },
    end(): Phases {
      const ended = Date.now();
      const split = splitting ?? ended;
      const send = sending ?? ended;
      return {
        readMs: split - started,
        splitMs: send - split,
        storeMs: ended - send,
        totalMs: ended - started,
      };
    },
  };
};
