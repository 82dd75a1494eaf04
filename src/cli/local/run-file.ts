/**
 * `server.json` in the state folder: which processes serve it, and where. It lets `npm run import` find the
 * server, refuses a second server on the same database, and lets the next start end what a SIGKILL left.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLineOf, endProcess, isAlive, isWorkerd, whenEnded } from './processes.ts';

export interface RunFile {
  /** The process that owns the server (`npm start`), the one that hosts it, and the workerd processes. */
  readonly pid: number;
  readonly hostPid: number;
  readonly workerdPids: readonly number[];
  readonly url: string;
  readonly baseUrl: string;
}

const pathOf = (stateDir: string): string => join(stateDir, 'server.json');

export const readRunFile = (stateDir: string): RunFile | null => {
  try {
    return JSON.parse(readFileSync(pathOf(stateDir), 'utf8')) as RunFile;
  } catch {
    return null;
  }
};

export const writeRunFile = (stateDir: string, run: RunFile): void => {
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(pathOf(stateDir), `${JSON.stringify(run)}\n`);
};

export const removeRunFile = (stateDir: string): void => rmSync(pathOf(stateDir), { force: true });

const isOurHost = (pid: number): boolean => isAlive(pid) && commandLineOf(pid).includes('worker-host.ts');

/** The server that runs on this state folder, or null. */
export const runningServer = (stateDir: string): RunFile | null => {
  const run = readRunFile(stateDir);
  return run && isOurHost(run.hostPid) ? run : null;
};

/** Ends the workerd processes whose host was killed without a chance to end them. Returns how many. */
export const endOrphans = async (stateDir: string): Promise<number> => {
  const run = readRunFile(stateDir);
  if (!run || isOurHost(run.hostPid)) return 0;
  // Ids are used again: only a workerd that serves is ours to end.
  const orphans = run.workerdPids.filter((pid) => isAlive(pid) && isWorkerd(pid));
  for (const pid of orphans) endProcess(pid, 'SIGKILL');
  await whenEnded(orphans, 2_000);
  removeRunFile(stateDir);
  return orphans.length;
};
