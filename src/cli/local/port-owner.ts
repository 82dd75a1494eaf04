/**
 * Who listens on a port of this machine, so that a message can name it. Linux tells in /proc, for the processes of
 * the same user; elsewhere `lsof` does, where there is one.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { commandLineOf } from './processes.ts';

export interface PortOwner {
  readonly pid: number;
  /** The name of the program, without its arguments: these are nobody's business. */
  readonly program: string;
}

const LISTEN = '0A';

const listed = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

const linkOf = (path: string): string => {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
};

/** The sockets that listen on the port, as /proc/PID/fd names them. */
const socketsOn = (port: number): Set<string> => {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = ['tcp', 'tcp6'].flatMap((table) => {
    try {
      return readFileSync(`/proc/net/${table}`, 'utf8').trim().split('\n').slice(1);
    } catch {
      return [];
    }
  });
  return new Set(
    rows
      .map((row) => row.trim().split(/\s+/))
      .filter((cells) => cells[3] === LISTEN && cells[1]?.endsWith(suffix))
      .map((cells) => `socket:[${cells[9]}]`),
  );
};

const pidOnLinux = (port: number): number | null => {
  const sockets = socketsOn(port);
  const holds = (pid: string): boolean =>
    listed(`/proc/${pid}/fd`).some((fd) => sockets.has(linkOf(`/proc/${pid}/fd/${fd}`)));
  const pid = sockets.size ? listed('/proc').find((name) => /^\d+$/.test(name) && holds(name)) : undefined;
  return pid === undefined ? null : Number(pid);
};

const pidElsewhere = (port: number): number | null => {
  try {
    const args = ['-nP', '-t', `-iTCP:${port}`, '-sTCP:LISTEN'];
    const output = execFileSync('lsof', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return Number.parseInt(output, 10) || null;
  } catch {
    return null;
  }
};

/** The process that listens on the port, or null when that cannot be found out. */
export const portOwner = (port: number): PortOwner | null => {
  const pid = process.platform === 'linux' ? pidOnLinux(port) : pidElsewhere(port);
  if (pid === null) return null;
  return { pid, program: basename(commandLineOf(pid).split(' ')[0] || 'unknown') };
};
