/**
 * The one error of the commands that is meant for the person who typed them: a sentence, what to do, and the
 * exit code. Anything else that is thrown is a defect and shows its stack.
 */

/**
 * 0: all was done. 1: something was not. 2: the command was not understood or cannot run here. From 128: a signal
 * ended it before it was done, as a shell counts them (SIGHUP, SIGINT, SIGTERM).
 */
export type ExitCode = 0 | 1 | 2 | 129 | 130 | 143;

export class CliError extends Error {
  readonly hint: string | null;
  readonly exitCode: ExitCode;

  constructor(message: string, options: { hint?: string; exitCode?: ExitCode; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'CliError';
    this.hint = options.hint ?? null;
    this.exitCode = options.exitCode ?? 1;
  }
}

/** A mistake in what was typed. */
export const usageError = (message: string, hint?: string): CliError =>
  new CliError(message, { exitCode: 2, ...(hint === undefined ? {} : { hint }) });
