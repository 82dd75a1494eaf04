/**
 * The wish that a server ends: Ctrl+C, a signal, or the end of whoever started it, as one AbortSignal.
 */
import { CliError, type ExitCode } from '../cli-error.ts';

const EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const satisfies Record<string, ExitCode>;

/** npm passes on the Ctrl+C that the terminal sends to all: two signals, one key. */
const SAME_KEY_MS = 1_000;
const PARENT_CHECK_MS = 1_000;

/**
 * Aborted at the first signal to end, or when whoever started this is gone; a later signal ends it at once. The
 * reason is the error of a command that was not done.
 */
export const stopSignal = (): AbortSignal => {
  const controller = new AbortController();
  const stop = (exitCode: ExitCode) =>
    controller.abort(new CliError('It was ended before it was done.', { exitCode }));
  let firstTime: number | null = null;
  for (const [signal, exitCode] of Object.entries(EXIT_CODES))
    process.on(signal, () => {
      firstTime ??= Date.now();
      if (Date.now() - firstTime > SAME_KEY_MS) process.exit(exitCode);
      stop(exitCode);
    });
  // A signal to npm ends npm and its shell, and reaches no further.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop(1);
  }, PARENT_CHECK_MS).unref();
  return controller.signal;
};

/** Resolves when the signal is aborted. */
export const whenAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** What the work comes to, unless the signal is aborted before: then its reason is thrown. */
export const unlessAborted = async <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  Promise.race([
    work,
    whenAborted(signal).then(() => {
      throw signal.reason;
    }),
  ]);
