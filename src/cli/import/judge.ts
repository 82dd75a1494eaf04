/**
 * Has the server judge what was imported, a piece at a time, so that the outcomes are there when the import
 * ends. The cron would do the same later: whatever goes wrong here costs nothing.
 */
import type { ImportTarget } from './client.ts';

export interface ProfileTotals {
  readonly profile: string;
  readonly records: number;
  readonly failing: number;
  readonly improvable: number;
}

export interface Judging {
  readonly judged: number;
  readonly elapsedMs: number;
  /** How the whole catalogue stands by then. */
  readonly profiles: readonly ProfileTotals[];
}

const REQUEST_MS = 120_000;

interface Answer {
  readonly judged?: number;
  readonly remaining?: number;
  readonly profiles?: readonly ProfileTotals[];
}

const call = async ({ url, token }: ImportTarget, method: 'GET' | 'POST'): Promise<Answer | null> => {
  try {
    const response = await fetch(`${url}/api/outcomes`, {
      method,
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(REQUEST_MS),
    });
    return response.ok ? ((await response.json()) as Answer) : null;
  } catch {
    return null;
  }
};

/** Null when the server does not judge, or stopped answering. */
export const judgeImported = async (
  target: ImportTarget,
  onProgress: (done: number, total: number, elapsedMs: number) => void,
): Promise<Judging | null> => {
  const started = Date.now();
  let done = 0;
  let first: number | undefined;
  for (;;) {
    const answer = await call(target, 'POST');
    if (!answer) return null;
    const { judged = 0, remaining = 0 } = answer;
    done += judged;
    onProgress(done, done + remaining, Date.now() - started);
    // Others may write meanwhile: what they add is not waited for.
    first ??= judged + remaining;
    if (judged === 0 || remaining === 0 || done >= first) break;
  }
  const totals = await call(target, 'GET');
  return { judged: done, elapsedMs: Date.now() - started, profiles: totals?.profiles ?? [] };
};
