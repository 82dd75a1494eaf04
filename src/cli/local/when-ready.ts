/**
 * Waits for a host that starts: until the Worker can answer, or until it is sure that it will not. Ends nothing.
 */
import type { ChildProcess } from 'node:child_process';
import { CliError } from '../cli-error.ts';
import { type Hang, type HangLimits, hangWatch } from './hang-watch.ts';
import type { FromHost } from './host-messages.ts';
import { fromWorker, type LogLine } from './log-lines.ts';
import { familyOf, isWorkerd, processorMs } from './processes.ts';

const LOOK_MS = 500;
/** A minute without work, or ten minutes in all. */
const HANGS: HangLimits = { idleLooks: 120, leastMs: 250, mostLooks: 1_200 };
const HANG_TEXTS = {
  idle: 'its processes did nothing for a minute',
  endless: 'no answer after ten minutes of work',
} as const satisfies Record<Hang, string>;

export interface Starting {
  readonly onLog: (line: LogLine) => void;
  /** Told whenever the processes that serve have changed. */
  readonly onWorkerd: (pids: readonly number[]) => void;
  readonly signal: AbortSignal | undefined;
}

/** The pids of workerd once the Worker can answer; rejects when it hangs, ends, fails or is given up. */
export const whenReady = (
  host: ChildProcess,
  { onLog, onWorkerd, signal }: Starting,
): Promise<readonly number[]> =>
  new Promise((resolve, reject) => {
    const hangs = hangWatch(HANGS);
    let seen = '';
    const look = () => {
      const family = familyOf(host.pid!);
      const workerd = family.filter(isWorkerd);
      if (String(workerd) !== seen) onWorkerd(workerd);
      seen = String(workerd);
      const hang = hangs(family.reduce((sum, pid) => sum + processorMs(pid), 0));
      if (hang) fail(`${HANG_TEXTS[hang]}.`, 'Start it again. If that does not help, restart the machine.');
    };
    const timer = setInterval(look, LOOK_MS);
    const end = () => {
      clearInterval(timer);
      signal?.removeEventListener('abort', onAbort);
    };
    const fail = (message: string, hint?: string) => {
      end();
      reject(new CliError(`The Worker did not start: ${message}`, hint ? { hint } : {}));
    };
    const onAbort = () => {
      end();
      reject(signal!.reason);
    };
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted) onAbort();
    host.on('message', (message: FromHost) => {
      if (message.kind === 'log') return onLog(fromWorker(message.level, message.message));
      if (message.kind === 'failed') return fail(message.message);
      end();
      resolve(message.workerdPids);
    });
    host.once('exit', (code, signalName) => fail(`its process ended (${signalName ?? code}).`));
  });
