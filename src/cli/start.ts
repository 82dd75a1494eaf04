/**
 * `npm start`: the whole catalogue on this machine. Brings the database up to date, starts the Worker, loads
 * the sample into an empty store, ticks the cron, and starts the Worker again when its process was killed.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { CliError, type ExitCode, usageError } from './cli-error.ts';
import { runImport } from './import/run.ts';
import { keptAdminToken, tokenPath } from './local/admin-token.ts';
import { banner } from './local/banner.ts';
import { checkFree, type LocalWorker, startLocalWorker } from './local/local-worker.ts';
import { formatLogLine, type LogLine } from './local/log-lines.ts';
import { applyMigrations } from './local/migrations.ts';
import {
  checkWorkerSettings,
  LOCAL_VARIABLES,
  type LocalSettings,
  localSettings,
  workerVars,
} from './local/settings.ts';
import { checkStateFolder } from './local/state-folder.ts';
import { stopSignal, unlessAborted, whenAborted } from './local/stop-signal.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { readHealth } from './server.ts';
import { counted, dim, duration, formatError, red, yellow } from './terminal.ts';

const TICK_MS = 60_000;
const SLOW_MS = 20_000;
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

export const START_USAGE = `npm start [-- --watch]

  Serves the catalogue on this machine until Ctrl+C. --watch rebuilds the Worker when a source file changes.
  Variables of the environment:

${Object.entries(LOCAL_VARIABLES)
  .map(([name, meaning]) => `  ${name.padEnd(14)}${meaning}`)
  .join('\n')}

  and the settings of docs/configuration.md.`;

const OPTIONS = { watch: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

const readArguments = (args: readonly string[]): { watch: boolean; help: boolean } => {
  try {
    const { watch = false, help = false } = parseArgs({ args: [...args], options: OPTIONS }).values;
    return { watch, help };
  } catch {
    const unknown = args.find((arg) => !['--watch', '--help', '-h'].includes(arg));
    throw usageError(`npm start does not know ${unknown}.`, 'npm start [-- --watch]');
  }
};

/** Keeps a Worker running until the signal, whatever ends it in between. */
const keepRunning = async (
  first: LocalWorker,
  startAgain: () => Promise<LocalWorker>,
  signal: AbortSignal,
): Promise<void> => {
  let worker = first;
  let ends: number[] = [];
  const stopped = whenAborted(signal);
  const ticker = setInterval(() => void worker.tick(), TICK_MS);
  try {
    for (;;) {
      await Promise.race([worker.exited, stopped]);
      if (signal.aborted) break;
      ends = [...ends.filter((time) => Date.now() - time < RESTARTS.windowMs), Date.now()];
      if (ends.length > RESTARTS.most)
        throw new CliError(`The Worker ended ${ends.length} times in a minute.`, {
          hint: 'The lines above say why.',
        });
      printLog({ level: 'warn', text: 'The Worker ended; starting it again.' });
      await new Promise((resolve) => setTimeout(resolve, RESTARTS.pauseMs));
      if (signal.aborted) break;
      worker = await startAgain();
    }
  } catch (error) {
    // Ended while it started again: that is the end of a server that served.
    if (error !== signal.reason) throw error;
  } finally {
    clearInterval(ticker);
    await worker.stop();
  }
};

/** Loads what a new store needs. Returns how many records there are to serve. */
const fill = async (worker: LocalWorker, settings: LocalSettings, token: string): Promise<number> => {
  const isNew = (await readHealth(worker.url)).records === 0;
  if (isNew && settings.loadsSample) await loadSample(worker.url, token);
  // Loads the vocabularies that this version has; nobody waits for it once there is something to serve.
  const tick = worker.tick();
  if (isNew) await tick;
  return (await readHealth(worker.url)).records;
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

/** Says now and then that a start goes on: silence looks like failure. Returns what ends it. */
const sayStarting = (): (() => void) => {
  const started = Date.now();
  console.log(dim('Starting …'));
  const timer = setInterval(
    () =>
      console.log(
        dim(
          `Still starting, after ${duration(Date.now() - started)}: this machine is slow or busy. Ctrl+C ends it.`,
        ),
      ),
    SLOW_MS,
  );
  return () => clearInterval(timer);
};

export const start = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<ExitCode> => {
  const { watch, help } = readArguments(args);
  if (help) {
    console.log(START_USAGE);
    return 0;
  }
  const settings = localSettings(env, PROJECT_ROOT);
  const { stateDir, port, baseUrl } = settings;
  checkWorkerSettings(env, baseUrl);
  const signal = stopSignal();
  checkStateFolder(stateDir);
  await checkFree(stateDir, port);

  const stopSaying = sayStarting();
  let worker: LocalWorker | null = null;
  let isUp = false;
  try {
    await applyMigrations(PROJECT_ROOT, stateDir, signal);
    const { token, newToken, place } = tokenFor(settings);
    const startAgain = () =>
      startLocalWorker({
        projectRoot: PROJECT_ROOT,
        stateDir,
        port,
        baseUrl,
        adminToken: token,
        vars: workerVars(env),
        watch,
        signal,
        onLog: (line) => (isUp || line.level === 'error') && printLog(line),
      });
    worker = await startAgain();
    const { url } = worker;
    const records = await unlessAborted(fill(worker, settings, token), signal);
    stopSaying();
    console.log(banner({ url, baseUrl, records, stateDir, newToken, tokenPlace: place }));
    isUp = true;
    await keepRunning(worker, startAgain, signal);
    return 0;
  } catch (error) {
    stopSaying();
    await worker?.stop();
    if (error !== signal.reason) throw error;
    console.error(formatError(error as CliError));
    // What was being loaded would ask again for a minute.
    process.exit((error as CliError).exitCode);
  }
};
