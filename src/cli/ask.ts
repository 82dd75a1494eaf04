/**
 * One question of a command to the API of a server, never longer than its bound. What is refused, what nobody
 * answers and what is answered too late become sentences that name the address.
 */
import { CliError } from './cli-error.ts';
import { type Problem, problemOf } from './problem.ts';

export interface Question {
  readonly url: string;
  readonly method?: string;
  readonly token?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Until the last byte of the answer. */
  readonly timeoutMs?: number;
  /** What to do when no answer came: whether asking again does harm depends on the question. */
  readonly lateHint?: string;
  /** Pauses before asking again while nobody answers, in milliseconds. Only for what may be done twice. */
  readonly pausesMs?: readonly number[];
}

export const ASK_MS = 60_000;

/** Asking again later may help. */
export const isBusy = (status: number): boolean => [429, 502, 503, 504].includes(status);

/** Not the catalogue answered, but what stands before it: it could not reach it, or saw it break down. */
export const isOutage = ({ isForeign, status }: Problem): boolean => isForeign && status >= 500;

const LATE_HINT = 'The server is overloaded or hangs: see its log. If it goes on, end it and start it again.';

const HINTS: Readonly<Record<number, string>> = {
  300: 'Give the address of the catalogue with --to, https included.',
  401: 'The server does not know this token. Set MOISSON_TOKEN to one that it knows.',
  403: 'This token may not do that. An administrator makes one that may: `npm run token -- create`',
};

/** What to do about a refusal: as the server says, else by its status. */
export const refusalHint = ({ hint, status }: Problem): string | undefined =>
  hint ?? HINTS[status >= 300 && status < 400 ? 300 : status];

const jsonOf = (text: string, url: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CliError(`What answers at ${url} is not Moisson.`, { hint: HINTS[300]!, cause });
  }
};

type Outcome =
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'silence'; readonly error: CliError };

/** Whether a request was given up because its time was over. */
export const isLate = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

export const lateError = (url: string, timeoutMs: number, hint: string = LATE_HINT): CliError =>
  new CliError(`${url} did not answer within ${timeoutMs / 1000} s.`, { hint });

const silenceOf = (cause: unknown, { url, timeoutMs = ASK_MS, lateHint }: Question): CliError =>
  isLate(cause)
    ? lateError(url, timeoutMs, lateHint)
    : new CliError(`Nothing answers at ${url}.`, { hint: 'Is the server running? `npm start`', cause });

const once = async (question: Question): Promise<Outcome> => {
  const { url, method = 'GET', token, body, timeoutMs = ASK_MS } = question;
  try {
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        'accept-language': 'en',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // A redirect would carry the token to somebody else.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) return { kind: 'problem', problem: await problemOf(response) };
    const text = await response.text();
    return { kind: 'answer', value: response.status === 204 ? null : jsonOf(text, url) };
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    return { kind: 'silence', error: silenceOf(cause, question) };
  }
};

const refusal = (problem: Problem): CliError => {
  const hint = refusalHint(problem);
  return new CliError(problem.detail, hint === undefined ? {} : { hint });
};

const mayPass = (outcome: Exclude<Outcome, { kind: 'answer' }>): boolean =>
  outcome.kind === 'silence' || isBusy(outcome.problem.status) || isOutage(outcome.problem);

/** The JSON of the answer, null where it has none. @throws CliError for everything else */
export const ask = async <T>(question: Question): Promise<T> => {
  const pausesMs = [...(question.pausesMs ?? [])];
  for (;;) {
    const outcome = await once(question);
    if (outcome.kind === 'answer') return outcome.value as T;
    const pauseMs = mayPass(outcome) ? pausesMs.shift() : undefined;
    if (pauseMs === undefined) throw outcome.kind === 'silence' ? outcome.error : refusal(outcome.problem);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
};
