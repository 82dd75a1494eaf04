/**
 * `npm run rebase`: moves a catalogue to another BASE_URL. Locally it starts the Worker on the state under the
 * new address, asks it to rename what it stored, and ends it; with --to it asks a server that runs.
 */
import { parseArgs } from 'node:util';
import { CliError, type ExitCode, usageError } from './cli-error.ts';
import { newToken, readAdminToken } from './local/admin-token.ts';
import { freePort, startLocalWorker } from './local/local-worker.ts';
import { formatLogLine } from './local/log-lines.ts';
import { applyMigrations } from './local/migrations.ts';
import { runningServer } from './local/run-file.ts';
import { localSettings, workerVars } from './local/settings.ts';
import { problemOf } from './problem.ts';
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

const askRebase = async (url: string, token: string): Promise<string> => {
  const response = await fetch(`${url}/api/rebase`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
    redirect: 'manual',
  }).catch((cause: unknown) => {
    throw new CliError(`Nothing answers at ${url}.`, { cause });
  });
  if (!response.ok) {
    const { detail, hint } = await problemOf(response);
    throw new CliError(detail, hint ? { hint } : {});
  }
  return describe((await response.json().catch(() => ({}))) as RebaseAnswer);
};

const rebaseLocally = async (env: NodeJS.ProcessEnv): Promise<string> => {
  const { stateDir, baseUrl, adminToken } = localSettings(env, PROJECT_ROOT);
  const running = runningServer(stateDir);
  if (running)
    throw new CliError(`A server runs on ${stateDir} (process ${running.pid}).`, {
      hint: 'End it first, so that nothing is served under two addresses.',
    });
  await applyMigrations(PROJECT_ROOT, stateDir);
  const token = adminToken ?? readAdminToken(stateDir) ?? newToken();
  const worker = await startLocalWorker({
    projectRoot: PROJECT_ROOT,
    stateDir,
    port: await freePort(),
    baseUrl,
    adminToken: token,
    vars: workerVars(env),
    onLog: (line) => line.level === 'error' && console.error(formatLogLine(line, new Date())),
  });
  try {
    return await askRebase(worker.url, token);
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
