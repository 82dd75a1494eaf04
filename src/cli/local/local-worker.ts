/**
 * The Worker on local state, as one object: its processes, its address, and how to end them. Used by
 * `npm start`, `npm run rebase`, the benchmarks and the tests; it knows nothing of what the Worker answers.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CliError } from '../cli-error.ts';
import type { FromHost, HostOptions, ToHost } from './host-messages.ts';
import { fromWorker, fromWrangler, type LogLine } from './log-lines.ts';
import { endProcess } from './processes.ts';
import { endOrphans, removeRunFile, runningServer, writeRunFile } from './run-file.ts';
import { wranglerEnv } from './wrangler-env.ts';

export interface LocalWorkerOptions {
  readonly projectRoot: string;
  readonly stateDir: string;
  readonly port: number;
  readonly baseUrl: string;
  readonly adminToken: string;
  readonly vars?: Readonly<Record<string, string>>;
  readonly watch?: boolean;
  readonly onLog?: (line: LogLine) => void;
}

export interface LocalWorker {
  /** Where the catalogue answers on this machine: the path of BASE_URL included, without a final slash. */
  readonly url: string;
  readonly hostPid: number;
  readonly workerdPids: readonly number[];
  /** Resolves when the host has ended, wanted or not. */
  readonly exited: Promise<void>;
  /** Runs the Worker's scheduled handler once; false when it failed. */
  tick(): Promise<boolean>;
  stop(): Promise<void>;
}

const START_MS = 60_000;
const STOP_MS = 10_000;
const HOST_SCRIPT = join(import.meta.dirname, 'worker-host.ts');

const checkPort = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new CliError(
          error.code === 'EADDRINUSE'
            ? `Port ${port} on 127.0.0.1 is in use.`
            : `Port ${port} on 127.0.0.1 cannot be opened (${error.code}).`,
          { hint: `Choose another one: PORT=${port === 65535 ? 8787 : port + 1} npm start` },
        ),
      ),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });

/** A port that nobody listens on at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

const pathOf = (baseUrl: string): string => new URL(baseUrl).pathname.replace(/\/+$/, '');

const hostOptions = (options: LocalWorkerOptions): HostOptions => ({
  projectRoot: options.projectRoot,
  stateDir: options.stateDir,
  port: options.port,
  healthPath: `${pathOf(options.baseUrl)}/health`,
  vars: { ...options.vars, BASE_URL: options.baseUrl },
  secrets: { ADMIN_TOKEN: options.adminToken },
  watch: options.watch ?? false,
});

const spawnHost = (projectRoot: string, onLog: (line: LogLine) => void): ChildProcess => {
  const host = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', HOST_SCRIPT], {
    cwd: projectRoot,
    env: wranglerEnv(process.env),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [host.stdout!, host.stderr!])
    createInterface({ input: stream }).on('line', (raw) => {
      const line = fromWrangler(raw);
      if (line) onLog(line);
    });
  return host;
};

/** The pids of workerd once the Worker can answer. */
const whenReady = (host: ChildProcess, onLog: (line: LogLine) => void): Promise<readonly number[]> =>
  new Promise((resolve, reject) => {
    const fail = (message: string) => reject(new CliError(`The Worker did not start: ${message}`));
    const timer = setTimeout(() => fail(`no answer for ${START_MS / 1000} s.`), START_MS);
    host.on('message', (message: FromHost) => {
      if (message.kind === 'log') return onLog(fromWorker(message.level, message.message));
      clearTimeout(timer);
      if (message.kind === 'ready') return resolve(message.workerdPids);
      fail(message.message);
    });
    host.once('exit', (code, signal) => {
      clearTimeout(timer);
      fail(`its process ended (${signal ?? code}).`);
    });
  });

/** Throws when another server has the state or the port; ends what a killed one left on the state. */
export const checkFree = async (stateDir: string, port: number): Promise<void> => {
  const running = runningServer(stateDir);
  if (running)
    throw new CliError(`A server already runs on ${stateDir}: ${running.url} (process ${running.pid}).`, {
      hint: 'Use it, end it, or choose another folder: MOISSON_STATE=… npm start',
    });
  await endOrphans(stateDir);
  await checkPort(port);
};

export const startLocalWorker = async (options: LocalWorkerOptions): Promise<LocalWorker> => {
  const { stateDir, port, onLog = () => {} } = options;
  await checkFree(stateDir, port);
  const host = spawnHost(options.projectRoot, onLog);
  const hostPid = host.pid!;
  const exited = new Promise<void>((resolve) => host.once('exit', () => resolve()));
  const tell = (message: ToHost) => host.connected && host.send(message);
  tell({ kind: 'start', options: hostOptions(options) });
  const workerdPids = await whenReady(host, onLog).catch((error: unknown) => {
    endProcess(hostPid, 'SIGKILL');
    throw error;
  });

  const origin = `http://127.0.0.1:${port}`;
  const url = origin + pathOf(options.baseUrl);
  writeRunFile(stateDir, { pid: process.pid, hostPid, workerdPids, url, baseUrl: options.baseUrl });
  void exited.then(() => {
    for (const pid of workerdPids) endProcess(pid, 'SIGKILL');
    removeRunFile(stateDir);
  });

  return {
    url,
    hostPid,
    workerdPids,
    exited,
    tick: async () => {
      const response = await fetch(`${origin}/cdn-cgi/local/scheduled?cron=*+*+*+*+*`).catch(() => null);
      await response?.body?.cancel();
      return response?.ok ?? false;
    },
    stop: async () => {
      tell({ kind: 'stop' });
      const timer = setTimeout(() => endProcess(hostPid, 'SIGKILL'), STOP_MS);
      await exited;
      clearTimeout(timer);
    },
  };
};
