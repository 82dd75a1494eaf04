/**
 * Processes by their id: their children, command line, memory and processor time, and how to end them with all
 * that they started. Linux tells in /proc; elsewhere `ps` does.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What is killed ends at once, unless the machine is busy. */
const KILLED_MS = 5_000;

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

export const isWorkerd = (pid: number): boolean => /workerd.* serve /.test(commandLineOf(pid));

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

/** A process and all that it started, and they in turn. */
export const familyOf = (pid: number): number[] => [pid, ...childrenOf(pid).flatMap(familyOf)];

/** `12:34.56`, `1-02:03:04`: days, hours, minutes, seconds. */
const msOfClock = (text: string): number => {
  const [days, clock] = text.includes('-') ? text.split('-') : ['0', text];
  const seconds = clock!.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return (Number(days) * 86_400 + seconds) * 1000;
};

/** Linux counts in hundredths of a second, whatever its kernel's own clock is (proc(5), `stat`). */
const TICK_MS = 10;

/** Processor time that a process has used so far, in milliseconds; 0 when it has ended. */
export const processorMs = (pid: number): number => {
  if (!isLinux) return msOfClock(ps('-o', 'time=', '-p', String(pid)).trim() || '0');
  // The name in the second field may have blanks and parentheses of its own.
  const fields = readProc(`${pid}/stat`).split(') ').at(-1)!.split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK_MS;
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

/**
 * Ends a process and all that it started: asked first, after `graceMs` without asking. Resolves when none is
 * left.
 */
export const endFamily = async (pid: number, graceMs: number): Promise<void> => {
  // Remembered: the children of a process that ended are found no more.
  const asked = familyOf(pid);
  endProcess(pid, 'SIGTERM');
  await whenEnded(asked, graceMs);
  // Stopped, it starts no other while its children are counted.
  endProcess(pid, 'SIGSTOP');
  const left = [...new Set([...asked, ...familyOf(pid)])].filter(isAlive);
  for (const member of left) endProcess(member, 'SIGKILL');
  await whenEnded(left, KILLED_MS);
};
