/**
 * Looking at processes by their id: their children, their command line, their resident memory. Linux tells
 * in /proc; elsewhere `ps` does.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const isLinux = process.platform === 'linux';

const readProc = (path: string): string => {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return '';
  }
};

const ps = (...args: string[]): string => {
  try {
    return execFileSync('ps', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
};

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  // A zombie takes signals but runs no more.
  return !isLinux || !/^State:\s+Z/m.test(readProc(`${pid}/status`));
};

/** The command line with blanks between its arguments, or '' when there is no such process. */
export const commandLineOf = (pid: number): string =>
  isLinux
    ? readProc(`${pid}/cmdline`).replaceAll('\0', ' ').trim()
    : ps('-o', 'args=', '-p', String(pid)).trim();

export const childrenOf = (pid: number): number[] => {
  if (!isLinux)
    return ps('-A', '-o', 'pid=,ppid=')
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number))
      .filter(([, parent]) => parent === pid)
      .map(([child]) => child!);
  let threads: string[] = [];
  try {
    threads = readdirSync(`/proc/${pid}/task`);
  } catch {
    // The process has ended.
  }
  return threads.flatMap((thread) =>
    readProc(`${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  );
};

/** Resident memory in bytes; 0 when the process has ended. */
export const residentBytes = (pid: number): number => {
  const kib = isLinux
    ? readProc(`${pid}/status`).match(/^VmRSS:\s+(\d+)/m)?.[1]
    : ps('-o', 'rss=', '-p', String(pid)).trim();
  return Number(kib || 0) * 1024;
};

export const endProcess = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended already.
  }
};

/** Waits until the processes have ended, for at most `timeoutMs`. */
export const whenEnded = async (pids: readonly number[], timeoutMs: number): Promise<void> => {
  const deadline = Date.now() + timeoutMs;
  while (pids.some(isAlive) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
};
