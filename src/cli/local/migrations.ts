/**
 * Brings the local database to the newest schema. Asking wrangler takes seconds even when there is nothing to
 * do, so the list of what was applied is kept beside the database and compared first.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../cli-error.ts';
import { wrangler } from './wrangler-command.ts';

const databaseFolder = (stateDir: string): string => join(stateDir, 'v3/d1/miniflare-D1DatabaseObject');

const hasDatabase = (stateDir: string): boolean => {
  const folder = databaseFolder(stateDir);
  return existsSync(folder) && readdirSync(folder).some((name) => /^[0-9a-f]{64}\.sqlite$/.test(name));
};

/** Names and contents of the migrations as one line of text. */
const migrationsOf = (projectRoot: string): string => {
  const folder = join(projectRoot, 'migrations');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.sql')) : [];
  const hash = createHash('sha256');
  for (const name of names.sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return `${names.length} ${hash.digest('hex')}`;
};

const wasApplied = (stateDir: string, migrations: string): boolean => {
  try {
    return readFileSync(join(stateDir, 'migrations-applied'), 'utf8') === migrations && hasDatabase(stateDir);
  } catch {
    return false;
  }
};

export const applyMigrations = async (
  projectRoot: string,
  stateDir: string,
  signal?: AbortSignal,
): Promise<void> => {
  const migrations = migrationsOf(projectRoot);
  if (migrations.startsWith('0 ') || wasApplied(stateDir, migrations)) return;
  mkdirSync(stateDir, { recursive: true });
  const args = ['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', stateDir];
  const { exitCode, output } = await wrangler(args, {
    projectRoot,
    env: process.env,
    ...(signal && { signal }),
  });
  if (exitCode !== 0)
    throw new CliError(`The database could not be brought to the newest schema:\n\n${output.trim()}\n`, {
      hint: `The database is in ${stateDir}. If nothing in it is needed, remove that folder and start again.`,
    });
  writeFileSync(join(stateDir, 'migrations-applied'), migrations);
};
