/**
 * The Worker on local state, as one object: its processes, its address, and how to end them. Used by
 * `npm start`, `npm run rebase`, the benchmarks and the tests; it knows nothing of what the Worker answers.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CliError } from '../cli-error.ts';
import type { HostOptions, ToHost } from './host-messages.ts';
import { fromWrangler, type LogLine } from './log-lines.ts';
import { portOwner } from './port-owner.ts';
import { endFamily, endProcess } from './processes.ts';
import { endOrphans, removeRunFile, runningServer, writeRunFile } from './run-file.ts';
import { whenReady } from './when-ready.ts';
import { wranglerEnv } from './wrangler-env.ts';

export interface LocalWorkerOptions {
  readonly projectRoot: string;
  readonly stateDir: string;
  readonly port: number;
  readonly baseUrl: string;
  readonly adminToken: string;
  readonly vars?: Readonly<Record<string, string>>;
  readonly watch?: boolean;
  /** A file in place of the Worker's own, around it. */
  readonly entrypoint?: string;
  readonly onLog?: (line: LogLine) => void;
  /** Gives the start up, before the Worker is ready. */
  readonly signal?: AbortSignal;
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

/** For a host that failed: nothing that it holds is worth keeping. */
const GRACE_MS = 1_000;
const STOP_MS = 10_000;
const HOST_SCRIPT = join(import.meta.dirname, 'worker-host.ts');

const ownerText = (port: number): string => {
  const owner = portOwner(port);
  return owner ? ` by process ${owner.pid} (${owner.program})` : '';
};

const checkPort = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new CliError(
          error.code === 'EADDRINUSE'
            ? `Port ${port} on 127.0.0.1 is in use${ownerText(port)}.`
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
  ...(options.entrypoint && { entrypoint: options.entrypoint }),
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
  const origin = `http://127.0.0.1:${port}`;
  const url = origin + pathOf(options.baseUrl);
  // From the beginning: what is killed while it starts is ended by the next start, too.
  const onWorkerd = (workerdPids: readonly number[]) =>
    writeRunFile(stateDir, { pid: process.pid, hostPid, workerdPids, url, baseUrl: options.baseUrl });
  onWorkerd([]);
  const workerdPids = await whenReady(host, { onLog, onWorkerd, signal: options.signal }).catch(
    async (error: unknown) => {
      await endFamily(hostPid, GRACE_MS);
      await endOrphans(stateDir);
      removeRunFile(stateDir);
      throw error;
    },
  );
  onWorkerd(workerdPids);
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
