/**
 * `npm run rebase`: moves a catalogue to another BASE_URL. Locally it starts the Worker on the state under the
 * new address, asks it to rename what it stored, and ends it; with --to it asks a server that runs.
 */
import { parseArgs } from 'node:util';
import { ask } from './ask.ts';
import { CliError, type ExitCode, usageError } from './cli-error.ts';
import { newToken, readAdminToken } from './local/admin-token.ts';
import { freePort, startLocalWorker } from './local/local-worker.ts';
import { formatLogLine } from './local/log-lines.ts';
import { applyMigrations } from './local/migrations.ts';
import { runningServer } from './local/run-file.ts';
import { localSettings, workerVars } from './local/settings.ts';
import { checkStateFolder } from './local/state-folder.ts';
import { stopSignal, unlessAborted } from './local/stop-signal.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { chooseServer, requireToken, TOKEN_WARNING } from './server.ts';
import { count, yellow } from './terminal.ts';

export const REBASE_USAGE = `BASE_URL=https://data.example npm run rebase
npm run rebase -- --to https://data.example

  Renames everything that the catalogue named under its old address. Without --to it works on the local state
  (MOISSON_STATE) while no server runs on it; with --to it asks the server there, already deployed with its new
  BASE_URL, and needs MOISSON_TOKEN.`;

const OPTIONS = {
  to: { type: 'string' },
  token: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

interface RebaseAnswer {
  readonly from?: string;
  readonly to?: string;
  readonly terms?: number;
}

const describe = ({ from, to, terms }: RebaseAnswer): string =>
  from && from === to
    ? `Nothing to do: the catalogue is at ${to} already.`
    : `The catalogue moved${from ? ` from ${from}` : ''}${to ? ` to ${to}` : ''}${terms === undefined ? '' : `: ${count(terms)} terms renamed`}.`;

/** All in one step, on a large catalogue as well. */
const REBASE_MS = 240_000;

const askRebase = async (url: string, token: string): Promise<string> =>
  describe(
    await ask<RebaseAnswer>({
      url: `${url}/api/rebase`,
      method: 'POST',
      token,
      timeoutMs: REBASE_MS,
      lateHint:
        'It is done whole or not at all. Run the same command again: it says when nothing is left to do.',
    }),
  );

const rebaseLocally = async (env: NodeJS.ProcessEnv): Promise<string> => {
  const { stateDir, baseUrl, adminToken } = localSettings(env, PROJECT_ROOT);
  const running = runningServer(stateDir);
  if (running)
    throw new CliError(`A server runs on ${stateDir} (process ${running.pid}).`, {
      hint: 'End it first, so that nothing is served under two addresses.',
    });
  const signal = stopSignal();
  checkStateFolder(stateDir);
  await applyMigrations(PROJECT_ROOT, stateDir, signal);
  const token = adminToken ?? readAdminToken(stateDir) ?? newToken();
  const worker = await startLocalWorker({
    projectRoot: PROJECT_ROOT,
    stateDir,
    port: await freePort(),
    baseUrl,
    adminToken: token,
    vars: workerVars(env),
    signal,
    onLog: (line) => line.level === 'error' && console.error(formatLogLine(line, new Date())),
  });
  try {
    return await unlessAborted(askRebase(worker.url, token), signal);
  } finally {
    await worker.stop();
  }
};

export const rebase = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<ExitCode> => {
  let values: ReturnType<typeof parse>['values'];
  try {
    ({ values } = parse(args));
  } catch (error) {
    throw usageError((error as Error).message.split('. ')[0]!, 'npm run rebase -- --help');
  }
  if (values.help) {
    console.log(REBASE_USAGE);
    return 0;
  }
  if (values.token) console.error(yellow(TOKEN_WARNING));
  if (values.to) {
    const server = chooseServer(values, env, PROJECT_ROOT);
    console.log(await askRebase(server.url, requireToken(server)));
  } else {
    console.log(await rebaseLocally(env));
  }
  return 0;
};

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options: OPTIONS, strict: true });
