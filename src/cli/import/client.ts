/**
 * Sends batches: a few at a time, again when the server is busy or away, in halves when it cannot take one
 * whole. Ends the import only when going on makes no sense (no permission, nobody there).
 */
import { isBusy, isLate, isOutage, lateError, refusalHint } from '../ask.ts';
import { CliError } from '../cli-error.ts';
import { type Problem, problemOf } from '../problem.ts';
import { readHealth } from '../server.ts';
import { type ImportAnswer, importAnswer } from './answer.ts';
import { type Batch, batchBody, halve } from './batches.ts';

export interface ImportTarget {
  readonly url: string;
  readonly token: string;
  readonly source: string;
  readonly catalog: string | undefined;
}

export interface Sending {
  readonly target: ImportTarget;
  readonly part: 'records' | 'left-over' | 'more-left-over';
  readonly onAnswer: (answer: ImportAnswer, batch: Batch) => void;
  /** Pauses between attempts, in milliseconds; as many attempts follow the first. */
  readonly pausesMs?: readonly number[];
  readonly timeoutMs?: number;
}

const IN_FLIGHT = 2;
const REQUEST_MS = 120_000;
const PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/** So often a batch may bring down a server that is well before and after, until the batch is to blame. */
const FAILURES_TO_BLAME = 2;

/** So many records to blame one after the other, and it is the server that fails, whatever it is sent. */
const BLAMED_TO_STOP = 20;

/** So often a batch may go unanswered by a server that answers nothing else either: it hangs. */
const LATE_TO_STOP = 2;

const isRedirect = (status: number): boolean => status >= 300 && status < 400;
const isRefusal = (status: number): boolean =>
  isRedirect(status) || [401, 403, 404, 405, 410].includes(status);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const isWell = (url: string): Promise<boolean> =>
  readHealth(url).then(
    () => true,
    () => false,
  );

const LATE = 'timeout';
const AGAIN_HINT = 'What was sent is stored. Run the same command again: it continues where it stopped.';

const timeoutOf = ({ timeoutMs = REQUEST_MS }: Sending): number => timeoutMs;

/** As what stands before a catalogue would say it: either the server is slow, or the batch too much for it. */
const tooSlow = (sending: Sending): Problem => ({
  status: 504,
  code: LATE,
  detail: `There was no answer within ${timeoutOf(sending) / 1000} s.`,
  hint: null,
  isForeign: true,
});

const importUrl = ({ target, part }: Sending): string => {
  const query = new URLSearchParams({ source: target.source, split: 'graph' });
  if (target.catalog !== undefined) query.set('catalog', target.catalog);
  if (part !== 'records') query.set('part', 'left-over');
  if (part === 'more-left-over') query.set('append', '1');
  return `${target.url}/import?${query}`;
};

type Outcome =
  | { readonly kind: 'answer'; readonly answer: ImportAnswer }
  | { readonly kind: 'problem'; readonly problem: Problem };

const request = (batch: Batch, sending: Sending): Promise<Response> =>
  fetch(importUrl(sending), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${sending.target.token}`,
      'content-type': 'application/n-quads',
      accept: 'application/json',
    },
    body: batchBody(batch),
    // A redirect would carry the token to somebody else.
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutOf(sending)),
  });

/** A batch until it is answered, with pauses while the server is busy or away. */
const post = async (batch: Batch, sending: Sending): Promise<Outcome> => {
  const { url } = sending.target;
  let cause: unknown;
  let problem: Problem | null = null;
  let failures = 0;
  let late = 0;
  for (const wait of [...(sending.pausesMs ?? PAUSES_MS), null]) {
    let asked = 0;
    try {
      const response = await request(batch, sending);
      if (response.ok) return { kind: 'answer', answer: importAnswer(await response.json()) };
      asked = Number(response.headers.get('retry-after') ?? 0) * 1000 || 0;
      problem = await problemOf(response);
      if (!isBusy(problem.status) && !isOutage(problem)) return { kind: 'problem', problem };
    } catch (error) {
      [cause, problem] = [error, isLate(error) ? tooSlow(sending) : null];
    }
    if (wait !== null) await pause(Math.max(wait, Math.min(asked, 60_000)));
    if (!problem || !isOutage(problem)) continue;
    if (await isWell(url)) {
      if (++failures >= FAILURES_TO_BLAME) return { kind: 'problem', problem };
    } else if (problem.code === LATE && ++late >= LATE_TO_STOP) {
      throw lateError(url, timeoutOf(sending), `See its log. ${AGAIN_HINT}`);
    }
  }
  if (problem && !isOutage(problem)) return { kind: 'problem', problem };
  throw new CliError(`The connection to ${url} was lost.`, {
    hint: AGAIN_HINT,
    cause: cause ?? problem?.detail,
  });
};

const rejectAll = (batch: Batch, { code, detail }: Problem): ImportAnswer => ({
  created: 0,
  updated: 0,
  unchanged: 0,
  leftOver: 0,
  repaired: [],
  rejected: batch.records.map(({ iri }) => ({ iri, code, reason: detail })),
});

/** How many records in a row brought the server down. */
interface Blame {
  records: number;
}

/** Sends a batch; one that fails as a whole is halved until the record at fault stands alone. */
const deliver = async (batch: Batch, sending: Sending, blame: Blame): Promise<void> => {
  const outcome = await post(batch, sending);
  if (outcome.kind === 'answer') {
    blame.records = 0;
    return sending.onAnswer(outcome.answer, batch);
  }
  const { problem } = outcome;
  if (isRefusal(problem.status) || (isBusy(problem.status) && !isOutage(problem))) {
    const hint = refusalHint(problem);
    throw new CliError(problem.detail, hint ? { hint } : {});
  }
  const halves = halve(batch);
  if (!halves) {
    if (isOutage(problem) && ++blame.records >= BLAMED_TO_STOP)
      throw new CliError(`The server fails on every record (${problem.status}): ${problem.detail}`, {
        hint: 'What was sent before is stored. Its log may say why; start it again, then run the same command.',
      });
    return sending.onAnswer(rejectAll(batch, problem), batch);
  }
  for (const half of halves) await deliver(half, sending, blame);
};

/** Sends all batches and resolves when the last is answered; throws when the import cannot go on. */
export const sendBatches = async (batches: Iterable<Batch>, sending: Sending): Promise<void> => {
  const iterator = batches[Symbol.iterator]();
  const blame: Blame = { records: 0 };
  let hasFailed = false;
  const worker = async (): Promise<void> => {
    for (let next = iterator.next(); !next.done && !hasFailed; next = iterator.next()) {
      try {
        await deliver(next.value, sending, blame);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: IN_FLIGHT }, worker));
  const failure = ends.find((end) => end.status === 'rejected');
  if (failure) throw failure.reason;
};
