/**
 * Finding one's way among the two workerd processes of a local server: the proxy listens on the public port,
 * the other one runs the Worker on a port of its own choice.
 */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { commandLineOf } from '../../src/cli/local/processes.ts';

/** The process whose port was left to the system is the one that runs the Worker. */
export const userWorkerPid = (workerdPids: readonly number[]): number =>
  workerdPids.find((pid) => /--socket-addr=entry=[^ ]+:0(?: |$)/.test(commandLineOf(pid))) ??
  workerdPids.at(-1)!;

const LISTEN = '0A';

/** The TCP ports on which a process listens. Linux only; empty elsewhere. */
export const listeningPorts = (pid: number): number[] => {
  try {
    const sockets = new Set(
      readdirSync(`/proc/${pid}/fd`)
        .map((fd) => {
          try {
            return readlinkSync(`/proc/${pid}/fd/${fd}`);
          } catch {
            return '';
          }
        })
        .flatMap((target) => target.match(/^socket:\[(\d+)\]$/)?.[1] ?? []),
    );
    const rows = ['tcp', 'tcp6'].flatMap((table) =>
      readFileSync(`/proc/${pid}/net/${table}`, 'utf8').trim().split('\n').slice(1),
    );
    return rows
      .map((row) => row.trim().split(/\s+/))
      .filter((cells) => cells[3] === LISTEN && sockets.has(cells[9]!))
      .map((cells) => Number.parseInt(cells[1]!.split(':')[1]!, 16));
  } catch {
    return [];
  }
};

export const directWorkerUrl = (workerPid: number): string | null => {
  const port = listeningPorts(workerPid)[0];
  return port ? `http://127.0.0.1:${port}` : null;
};
