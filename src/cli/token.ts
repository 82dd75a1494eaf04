/**
 * `npm run token`: makes, lists and revokes the tokens by which other people and programs write.
 */
import { parseArgs } from 'node:util';
import { ask } from './ask.ts';
import { type ExitCode, usageError } from './cli-error.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { chooseServer, requireToken, TOKEN_WARNING } from './server.ts';
import { bold, dim, yellow } from './terminal.ts';

export const TOKEN_USAGE = `npm run token -- create --name NAME --scope SCOPE [--expires DATE]
npm run token -- list
npm run token -- revoke ID

  SCOPE       admin, catalog:ID (writes one catalogue) or publisher:IRI (writes what this publisher publishes)
  --expires   a date (2027-12-31) or an instant (2027-12-31T12:00:00Z); without it the token does not expire
  --to URL    the catalogue to talk to (the one that runs here); its admin token: MOISSON_TOKEN`;

const OPTIONS = {
  name: { type: 'string' },
  scope: { type: 'string' },
  expires: { type: 'string' },
  to: { type: 'string' },
  token: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export type TokenRequest =
  | {
      readonly kind: 'create';
      readonly name: string;
      readonly scope: string;
      readonly expires: string | null;
    }
  | { readonly kind: 'list' }
  | { readonly kind: 'revoke'; readonly id: string };

interface TokenArguments {
  readonly request: TokenRequest;
  readonly to: string | undefined;
  readonly token: string | undefined;
}

const SCOPE = /^(?:admin|catalog:[a-z0-9][a-z0-9-]*|publisher:[a-z][a-z0-9+.-]*:\S+)$/;

/** An ISO 8601 date or instant as an instant in UTC; a date counts to its end. */
export const instantOf = (text: string): string => {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const time = new Date(isDate ? `${text}T23:59:59Z` : text);
  if (Number.isNaN(time.getTime()) || !/^\d{4}-\d{2}-\d{2}/.test(text))
    throw usageError(`--expires is “${text}”; it must be a date such as 2027-12-31.`);
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
};

const createRequest = (values: { name?: string; scope?: string; expires?: string }): TokenRequest => {
  const { name, scope, expires } = values;
  if (!name) throw usageError('A token needs --name: who or what uses it?', 'npm run token -- --help');
  if (!scope || !SCOPE.test(scope))
    throw usageError(
      `--scope is “${scope ?? ''}”; it must be admin, catalog:ID or publisher:IRI.`,
      'npm run token -- --help',
    );
  return { kind: 'create', name, scope, expires: expires === undefined ? null : instantOf(expires) };
};

/** What is asked for, or null for help. */
export const tokenArguments = (args: readonly string[]): TokenArguments | null => {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw usageError((error as Error).message.split('. ')[0]!, 'npm run token -- --help');
  }
  const { values, positionals } = parsed;
  const [verb, id, ...more] = positionals;
  if (values.help) return null;
  const rest = { to: values.to, token: values.token };
  if (verb === 'create' && !id) return { request: createRequest(values), ...rest };
  if (verb === 'list' && !id) return { request: { kind: 'list' }, ...rest };
  if (verb === 'revoke' && id && !more.length) return { request: { kind: 'revoke', id }, ...rest };
  throw usageError('Say create, list, or revoke ID.', 'npm run token -- --help');
};

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });

interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly scope: string;
  readonly created?: string;
  readonly warning?: string;
  readonly expires?: string | null;
  readonly token?: string;
}

const CREATE_HINT =
  'It may have been made all the same: `npm run token -- list`, and revoke what nobody has.';

const tokenTable = (rows: readonly TokenRow[]): string => {
  if (!rows.length) return dim('There are no tokens but the one of ADMIN_TOKEN.');
  const cells = rows.map((row) => [row.id, row.name, row.scope, row.expires ?? 'never expires']);
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((cell) => cell[column]!.length)));
  return cells.map((cell) => cell.map((text, i) => text.padEnd(widths[i] ?? 0)).join('  ')).join('\n');
};

const RUN: {
  readonly [K in TokenRequest['kind']]: (
    request: Extract<TokenRequest, { kind: K }>,
    url: string,
    token: string,
  ) => Promise<string>;
} = {
  create: async ({ name, scope, expires }, url, token) => {
    const body = { name, scope, ...(expires && { expires }) };
    const row = await ask<TokenRow>({ url, token, method: 'POST', body, lateHint: CREATE_HINT });
    if (row.warning) console.error(yellow(row.warning));
    return `${bold(row.token ?? '')}\n${dim(`Token ${row.id} of ${name}, ${scope}. It is shown this once: only its hash is stored.`)}`;
  },
  list: async (_, url, token) => {
    const body = await ask<{ tokens?: TokenRow[] } | TokenRow[]>({ url, token });
    return tokenTable(Array.isArray(body) ? body : (body.tokens ?? []));
  },
  revoke: async ({ id }, url, token) => {
    await ask({ url: `${url}/${encodeURIComponent(id)}`, token, method: 'DELETE' });
    return `Token ${id} is revoked.`;
  },
};

export const token = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<ExitCode> => {
  const options = tokenArguments(args);
  if (!options) {
    console.log(TOKEN_USAGE);
    return 0;
  }
  if (options.token) console.error(yellow(TOKEN_WARNING));
  const server = chooseServer(options, env, PROJECT_ROOT);
  const run = RUN[options.request.kind] as (request: TokenRequest, url: string, t: string) => Promise<string>;
  console.log(await run(options.request, `${server.url}/api/tokens`, requireToken(server)));
  return 0;
};
