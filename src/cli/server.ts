/**
 * The server that a command talks to: which one, with which token, and how it is. The token of the state
 * folder is for the server beside it and is never sent anywhere else.
 */
import { ask } from './ask.ts';
import { CliError, usageError } from './cli-error.ts';
import { readAdminToken } from './local/admin-token.ts';
import { runningServer } from './local/run-file.ts';
import { localSettings, normaliseBaseUrl } from './local/settings.ts';

export interface Server {
  readonly url: string;
  readonly token: string | null;
}

export interface Health {
  readonly baseUrl: string;
  readonly revision: number;
  readonly records: number;
}

export interface ServerChoice {
  readonly to?: string | undefined;
  readonly token?: string | undefined;
}

type Env = Readonly<Record<string, string | undefined>>;

const HEALTH_MS = 30_000;

/**
 * `--to` and `--token`, else the environment, else the server that runs on the state folder. Its token goes to
 * that server only, by its address on this machine.
 */
export const chooseServer = (choice: ServerChoice, env: Env, projectRoot: string): Server => {
  const settings = localSettings({ ...env, ADMIN_TOKEN: undefined }, projectRoot);
  const running = runningServer(settings.stateDir);
  const local = running?.url ?? `http://127.0.0.1:${settings.port}`;
  const url = choice.to ? normaliseBaseUrl(choice.to, '--to') : local;
  const isLocal = url === local;
  const fromPerson = choice.token || env.MOISSON_TOKEN || env.ADMIN_TOKEN || null;
  return { url, token: fromPerson ?? (isLocal ? readAdminToken(settings.stateDir) : null) };
};

export const TOKEN_WARNING =
  'A token given with --token can be read by everyone on this machine in the list of processes. Prefer the variable MOISSON_TOKEN.';

/** The token, or an error that says how to give one. */
export const requireToken = (server: Server): string => {
  if (server.token) return server.token;
  throw usageError(
    `Writing to ${server.url} needs a token.`,
    'Set MOISSON_TOKEN (or ADMIN_TOKEN) in the environment.',
  );
};

/** `GET /health`; throws a sentence when nobody answers, or when what answers is not in order. */
export const readHealth = async (url: string): Promise<Health> => {
  const body = await ask<Partial<Health> | null>({ url: `${url}/health`, timeoutMs: HEALTH_MS });
  if (typeof body?.baseUrl !== 'string')
    throw new CliError(`What answers at ${url} is not Moisson.`, { hint: 'Give its address with --to URL.' });
  return { baseUrl: body.baseUrl, revision: Number(body.revision ?? 0), records: Number(body.records ?? 0) };
};
