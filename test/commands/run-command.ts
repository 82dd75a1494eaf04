/**
 * Runs a command of the project as a person would, and keeps what it prints. Every process that is started is
 * ended by its id at the end of its test.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/cli/local/local-worker.ts';
import { applyMigrations } from '../../src/cli/local/migrations.ts';
import { isAlive } from '../../src/cli/local/processes.ts';
import { PROJECT_ROOT } from '../../src/cli/project-root.ts';

export interface RunningCommand {
  readonly process: ChildProcess;
  /** Standard output and error, as far as they came. */
  readonly output: () => string;
  /** The exit code, or the name of the signal that ended it. */
  readonly exited: Promise<number | string>;
}

const running = new Set<ChildProcess>();
const folders = new Set<string>();

/** The environment of a newcomer: nothing of the variables that this project reads. */
const cleanEnv = (env: Record<string, string>): NodeJS.ProcessEnv => {
  const own = /^(?:PORT|BASE_URL|MOISSON_.*|ADMIN_TOKEN|SAMPLE|VITEST.*|NODE_ENV|NODE_OPTIONS|CI)$/;
  const inherited = Object.entries(process.env).filter(([name]) => !own.test(name));
  return { ...Object.fromEntries(inherited), NO_COLOR: '1', ...env };
};

export const command = (args: readonly string[], env: Record<string, string> = {}): RunningCommand => {
  const child = spawn(process.execPath, [join(PROJECT_ROOT, 'src/cli/run.ts'), ...args], {
    cwd: PROJECT_ROOT,
    env: cleanEnv(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const exited = new Promise<number | string>((resolve) => {
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve(code ?? signal ?? 'unknown');
    });
  });
  return { process: child, output: () => output, exited };
};

export const scratchFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'moisson-command-'));
  folders.add(folder);
  return folder;
};

/** Waits until `condition` holds; fails with what the command printed when it ended before, or took too long. */
export const until = async (
  condition: () => boolean | Promise<boolean>,
  { output, process: child }: RunningCommand,
  timeoutMs = 60_000,
): Promise<void> => {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline || child.exitCode !== null || child.signalCode !== null)
      throw new Error(
        `It did not come to that (${child.exitCode ?? child.signalCode ?? 'still running'}):\n${output()}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

export interface StartedServer extends RunningCommand {
  readonly url: string;
  readonly port: number;
  readonly stateDir: string;
}

let template: Promise<string> | null = null;

/** A scratch folder with an empty database of the newest schema: applying the migrations takes seconds. */
const scratchState = async (): Promise<string> => {
  template ??= (async () => {
    const folder = scratchFolder();
    await applyMigrations(PROJECT_ROOT, folder);
    return folder;
  })();
  const folder = scratchFolder();
  cpSync(await template, folder, { recursive: true });
  return folder;
};

/** `npm start` on a scratch folder and a free port. */
export const startCommand = async (env: Record<string, string> = {}): Promise<StartedServer> => {
  const port = Number(env.PORT ?? (await freePort()));
  const stateDir = env.MOISSON_STATE ?? (await scratchState());
  const started = command(['start'], { SAMPLE: 'off', ...env, PORT: String(port), MOISSON_STATE: stateDir });
  return { ...started, url: `http://127.0.0.1:${port}`, port, stateDir };
};

/** The same, up to its banner. It says itself when it hangs: no clock here knows how busy the machine is. */
export const startServer = async (env: Record<string, string> = {}): Promise<StartedServer> => {
  const started = await startCommand(env);
  await until(() => started.output().includes('  Ctrl+C ends it.'), started, Number.POSITIVE_INFINITY);
  return started;
};

/** Ends what a test left running, and removes what it wrote. */
export const cleanUp = async (): Promise<void> => {
  for (const child of running) {
    child.kill('SIGTERM');
    const deadline = Date.now() + 10_000;
    while (child.pid && isAlive(child.pid) && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill('SIGKILL');
  }
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
  template = null;
};
