/**
 * A process that hosts the Worker on local state through wrangler's own start, without inspector, hot keys or
 * registry of workers, which its command line cannot leave out. Started by local-worker.ts only. It ends when
 * its owner does, and when workerd does.
 */
import { unstable_startWorker as startWorker } from 'wrangler';
import type { FromHost, HostOptions, ToHost } from './host-messages.ts';
import { childrenOf, endProcess, familyOf, isAlive, isWorkerd } from './processes.ts';

type Worker = Awaited<ReturnType<typeof startWorker>>;

const WATCH_MS = 500;
const DISPOSE_MS = 5_000;

let worker: Worker | null = null;
let workerdPids: readonly number[] = [];
let isStopping = false;

const say = (message: FromHost): void => {
  if (process.connected) process.send?.(message);
};

const exit = (code: number): never => {
  // All of them: one that was started a moment ago stands in no list yet.
  for (const pid of familyOf(process.pid).slice(1)) endProcess(pid, 'SIGKILL');
  process.exit(code);
};

const stop = async (): Promise<void> => {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => exit(0), DISPOSE_MS);
  try {
    await worker?.dispose();
  } catch {
    // What did not end in order is ended below.
  }
  exit(0);
};

const plainText = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([name, value]) => [name, { type: 'plain_text' as const, value }]);

const secretText = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([name, value]) => [name, { type: 'secret_text' as const, value }]);

const start = async (options: HostOptions): Promise<void> => {
  worker = await startWorker({
    config: `${options.projectRoot}/wrangler.toml`,
    ...(options.entrypoint && { entrypoint: options.entrypoint }),
    bindings: Object.fromEntries([...plainText(options.vars), ...secretText(options.secrets)]),
    dev: {
      server: { hostname: '127.0.0.1', port: options.port },
      inspector: false,
      // A route of the deployment must not become the host that local requests seem to have.
      inferOriginFromRoutes: false,
      watch: options.watch,
      persist: options.stateDir,
      structuredLogsHandler: ({ level, message }: { level: string; message: string }) =>
        say({ kind: 'log', level, message }),
    },
  });
  await worker.ready;
  await worker.url;
  // Only an answer says that the Worker's own process is there: the proxy in front of it starts first.
  await fetch(`http://127.0.0.1:${options.port}${options.healthPath}`, { method: 'HEAD' });
  workerdPids = childrenOf(process.pid).filter(isWorkerd);
  say({ kind: 'ready', workerdPids });
  // A rebuild keeps the processes; one that disappears was killed, and nothing would answer any more.
  setInterval(() => {
    if (!isStopping && !workerdPids.every(isAlive)) exit(1);
  }, WATCH_MS);
};

process.on('message', (message: ToHost) => {
  if (message.kind === 'stop') return void stop();
  start(message.options).catch((error: unknown) => {
    say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    exit(1);
  });
});
process.on('disconnect', () => void stop());
// Ctrl+C reaches the whole group; the owner decides when the host ends.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => void stop());
