/**
 * The frame of a command: what it returns is the exit code, mistakes of whoever calls it are told, faults of ours
 * are thrown.
 */
import { CliError, type ExitCode } from './cli-error.ts';
import { formatError } from './terminal.ts';

export const exitWith = async (run: () => Promise<ExitCode>): Promise<void> => {
  try {
    process.exitCode = await run();
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    console.error(formatError(error));
    process.exitCode = error.exitCode;
  }
};
