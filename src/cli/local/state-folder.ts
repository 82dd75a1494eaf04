/**
 * The folder of the database, before anything is written to it: one that cannot be written is told in a sentence.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { usageError } from '../cli-error.ts';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full for this user',
  ENOTDIR: 'a part of this path is a file',
  EEXIST: 'it is a file',
};

/** Makes the folder where it is missing. @throws CliError when nothing can be written there */
export const checkStateFolder = (stateDir: string): void => {
  const probe = join(stateDir, `write-test-${process.pid}`);
  try {
    mkdirSync(stateDir, { recursive: true });
    writeFileSync(probe, 'x');
    rmSync(probe);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw usageError(
      `Nothing can be written to the state folder ${stateDir}: ${REASONS[code] ?? code}.`,
      'Name one that can be written: MOISSON_STATE=FOLDER',
    );
  }
};
