/**
 * `npm start`: the whole catalogue on this machine. Brings the database up to date, starts the Worker, loads
 * the sample into an empty store, ticks the cron, and starts the Worker again when its process was killed.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CliError, type ExitCode, usageError } from './cli-error.ts';
import { runImport } from './import/run.ts';
import { keptAdminToken, tokenPath } from './local/admin-token.ts';
import { banner } from './local/banner.ts';
import { checkFree, type LocalWorker, startLocalWorker } from './local/local-worker.ts';
import { formatLogLine, type LogLine } from './local/log-lines.ts';
import { applyMigrations } from './local/migrations.ts';
import { checkWorkerSettings, type LocalSettings, localSettings, workerVars } from './local/settings.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { readHealth } from './server.ts';
import { counted, dim, red, yellow } from './terminal.ts';

const TICK_MS = 60_000;
/** More unexpected ends than this within the window, and starting again is no help. */
const RESTARTS = { most: 3, windowMs: 60_000, pauseMs: 500 };

const PAINT = { debug: dim, info: dim, log: String, warn: yellow, error: red } as const;
const printLog = (line: LogLine): void => console.log(PAINT[line.level](formatLogLine(line, new Date())));

const sampleFiles = (): string[] => {
  const folder = join(PROJECT_ROOT, 'examples');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.ttl'));
  return names.sort().map((name) => join(folder, name));
};

const loadSample = async (url: string, token: string): Promise<void> => {
  const inputs = sampleFiles();
  if (!inputs.length) return;
  const outcome = await runImport({ server: { url, token }, inputs, source: 'sample' });
  const stored = counted(outcome.totals.created, 'record');
  const refused = outcome.totals.rejected ? `, ${counted(outcome.totals.rejected, 'record')} rejected` : '';
  console.log(`The sample catalogue is loaded: ${stored}${refused}. ${dim('SAMPLE=off starts empty.')}`);
};

const readArguments = (args: readonly string[]): { watch: boolean } => {
  const unknown = args.find((arg) => arg !== '--watch');
  if (unknown) throw usageError(`npm start does not know ${unknown}.`, 'npm start [-- --watch]');
  return { watch: args.includes('--watch') };
};

/** npm passes on the Ctrl+C that the terminal sends to all: two signals, one key. */
const SAME_KEY_MS = 1_000;
const PARENT_CHECK_MS = 1_000;

/** Resolves at the first signal to end, or when whoever started this is gone; a later signal ends it at once. */
const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    let firstTime: number | null = null;
    const onSignal = () => {
      firstTime ??= Date.now();
      if (Date.now() - firstTime > SAME_KEY_MS) process.exit(1);
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
    // A signal to npm ends npm and its shell, and reaches no further.
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) resolve();
    }, PARENT_CHECK_MS).unref();
  });

/** Keeps a Worker running until `stopped`, whatever ends it in between. */
const keepRunning = async (
  first: LocalWorker,
  startAgain: () => Promise<LocalWorker>,
  stopped: Promise<void>,
): Promise<void> => {
  let worker = first;
  let ends: number[] = [];
  let isStopped = false;
  const whenStopped = stopped.then(() => {
    isStopped = true;
  });
  const ticker = setInterval(() => void worker.tick(), TICK_MS);
  try {
    while (!isStopped) {
      await Promise.race([worker.exited, whenStopped]);
      if (isStopped) break;
      ends = [...ends.filter((time) => Date.now() - time < RESTARTS.windowMs), Date.now()];
      if (ends.length > RESTARTS.most)
        throw new CliError(`The Worker ended ${ends.length} times in a minute.`, {
          hint: 'The lines above say why.',
        });
      printLog({ level: 'warn', text: 'The Worker ended; starting it again.' });
      await new Promise((resolve) => setTimeout(resolve, RESTARTS.pauseMs));
      worker = await startAgain();
    }
  } finally {
    clearInterval(ticker);
    await worker.stop();
  }
};

const shortPath = (path: string): string => {
  const fromHere = relative(process.cwd(), path);
  return fromHere.startsWith('..') ? path : fromHere;
};

const tokenFor = (settings: LocalSettings): { token: string; newToken: string | null; place: string } => {
  if (settings.adminToken) return { token: settings.adminToken, newToken: null, place: 'from ADMIN_TOKEN' };
  const { token, isNew } = keptAdminToken(settings.stateDir);
  return { token, newToken: isNew ? token : null, place: shortPath(tokenPath(settings.stateDir)) };
};

export const start = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<ExitCode> => {
  const { watch } = readArguments(args);
  const settings = localSettings(env, PROJECT_ROOT);
  const { stateDir, port, baseUrl } = settings;
  checkWorkerSettings(env, baseUrl);
  const stopped = stopSignal();

  console.log(dim('Starting …'));
  await checkFree(stateDir, port);
  await applyMigrations(PROJECT_ROOT, stateDir);
  const { token, newToken, place } = tokenFor(settings);
  let isUp = false;
  const onLog = (line: LogLine) => {
    if (isUp || line.level === 'error') printLog(line);
  };
  const startAgain = () =>
    startLocalWorker({
      projectRoot: PROJECT_ROOT,
      stateDir,
      port,
      baseUrl,
      adminToken: token,
      vars: workerVars(env),
      watch,
      onLog,
    });

  const worker = await startAgain();
  try {
    const isNew = (await readHealth(worker.url)).records === 0;
    if (isNew && settings.loadsSample) await loadSample(worker.url, token);
    // Loads the vocabularies that this version has; nobody waits for it once there is something to serve.
    const tick = worker.tick();
    if (isNew) await tick;
    const health = await readHealth(worker.url);
    console.log(
      banner({ url: worker.url, baseUrl, records: health.records, stateDir, newToken, tokenPlace: place }),
    );
  } catch (error) {
    await worker.stop();
    throw error;
  }
  isUp = true;
  await keepRunning(worker, startAgain, stopped);
  return 0;
};
