/**
 * What the environment says about the local server: one table of variables, read once, with a sentence for
 * each mistake. Pure: the environment and the project's folder come in.
 */
import { resolve } from 'node:path';
import { MIN_TOKEN_LENGTH, readConfig, SETTINGS } from '../../env.ts';
import { AppError } from '../../lib/app-error.ts';
import { usageError } from '../cli-error.ts';

export interface LocalSettings {
  readonly port: number;
  /** The public address, without a final slash. */
  readonly baseUrl: string;
  readonly stateDir: string;
  readonly loadsSample: boolean;
  /** Null: one is made. */
  readonly adminToken: string | null;
}

export const DEFAULT_PORT = 8787;

/** The variables that `npm start` reads itself; those of src/env.ts are handed to the Worker. */
export const LOCAL_VARIABLES = {
  PORT: `port on 127.0.0.1 (${DEFAULT_PORT})`,
  BASE_URL: 'public address of the catalogue (http://127.0.0.1:PORT)',
  MOISSON_STATE: 'folder of the database (.wrangler/state)',
  ADMIN_TOKEN: 'bearer token of the administrator (made at the first start)',
  SAMPLE: '`off` leaves an empty store empty',
} as const satisfies Record<string, string>;

type Env = Readonly<Record<string, string | undefined>>;

const portOf = (value: string | undefined): number => {
  if (!value) return DEFAULT_PORT;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw usageError(`PORT is “${value}”; it must be a number from 1 to 65535.`);
  return port;
};

/** A base URL as the Worker takes it: http or https, no query, no fragment, no final slash. */
export const normaliseBaseUrl = (value: string, name = 'BASE_URL'): string => {
  try {
    return SETTINGS.BASE_URL.parse(value);
  } catch (error) {
    throw usageError(`${name} is “${value}”; it ${(error as Error).message}.`);
  }
};

/** The settings of the Worker that the environment changes. BASE_URL and the token go their own way. */
export const workerVars = (env: Env): Record<string, string> =>
  Object.fromEntries(
    Object.keys(SETTINGS)
      .filter((name) => !['BASE_URL', 'ADMIN_TOKEN'].includes(name) && env[name] !== undefined)
      .map((name) => [name, env[name]!]),
  );

/**
 * The settings as the Worker will read them, so that a mistake is told before anything is served.
 * @throws CliError with the variable and what it must be
 */
export const checkWorkerSettings = (env: Env, baseUrl: string): void => {
  try {
    readConfig({ ...workerVars(env), BASE_URL: baseUrl });
  } catch (error) {
    throw error instanceof AppError ? usageError(error.info.detail, 'See docs/configuration.md.') : error;
  }
};

export const localSettings = (env: Env, projectRoot: string): LocalSettings => {
  const port = portOf(env.PORT);
  const token = env.ADMIN_TOKEN || null;
  if (token !== null && token.length < MIN_TOKEN_LENGTH)
    throw usageError(
      `ADMIN_TOKEN has ${token.length} characters; it must have at least ${MIN_TOKEN_LENGTH}.`,
      'Leave it out, and a strong one is made.',
    );
  return {
    port,
    baseUrl: normaliseBaseUrl(env.BASE_URL || `http://127.0.0.1:${port}`),
    stateDir: resolve(projectRoot, env.MOISSON_STATE || '.wrangler/state'),
    loadsSample: env.SAMPLE?.toLowerCase() !== 'off',
    adminToken: token,
  };
};
