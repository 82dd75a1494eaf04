/**
 * The complete account of an import as JSON lines: one object for each rejected record, repaired or dropped
 * value, syntax error and left-over statement, and the totals at the end. Written as things happen.
 */
import { createWriteStream, openSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { CliError, usageError } from '../cli-error.ts';
import type { PlacedIssue } from './tally.ts';

export type ReportLine =
  | { readonly kind: 'rejected'; readonly iri: string; readonly code: string; readonly reason: string }
  | PlacedIssue
  | { readonly kind: 'leftOver'; readonly statement: string }
  | { readonly kind: 'total'; readonly [name: string]: unknown };

export interface Report {
  write(line: ReportLine): void;
  close(): Promise<void>;
}

export const NO_REPORT: Report = { write: () => {}, close: async () => {} };

/** @throws CliError at once when the file cannot be written: an hour's import is too late to find out */
export const openReport = (path: string): Report => {
  let fd: number;
  try {
    fd = openSync(path, 'w');
  } catch (error) {
    throw usageError(`The report cannot be written: ${(error as Error).message}`);
  }
  const stream = createWriteStream(path, { fd });
  let failure: Error | null = null;
  stream.on('error', (error) => {
    failure = error;
  });
  return {
    write: (line) => void stream.write(`${JSON.stringify(line)}\n`),
    close: async () => {
      stream.end();
      await finished(stream).catch(() => {});
      if (failure) throw new CliError(`The report cannot be written: ${(failure as Error).message}`);
    },
  };
};
