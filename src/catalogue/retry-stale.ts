/**
 * Optimistic writes: what was decided on a state that moved is decided again. The writes of one isolate take
 * turns, because they would only make each other stale.
 */
import { AppError } from '../lib/app-error.ts';
import { takeTurns } from '../lib/turns.ts';
import { StaleWriteError } from '../store/db.ts';

const ATTEMPTS = 8;

/** A batch takes well below a second; the database ends a statement after 30. */
const inTurn = takeTurns({ lookMs: 5, takeMs: 1_000, workMs: 15_000 });

/**
 * @throws AppError `write-conflict` when others kept writing the same records.
 */
export const retryStale = <T>(attempt: () => Promise<T>): Promise<T> =>
  inTurn(async () => {
    for (let tries = 0; tries < ATTEMPTS; tries++) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof StaleWriteError)) throw error;
      }
    }
    throw new AppError({
      kind: 'unavailable',
      code: 'write-conflict',
      detail: `Others kept changing the same records; ${ATTEMPTS} attempts did not get through. Nothing was written.`,
      hint: 'Send the request again.',
    });
  });
