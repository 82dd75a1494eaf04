/**
 * `npm run deploy`: checks what a public catalogue needs, brings the remote database to the newest schema and
 * uploads the Worker. With --dry-run it goes as far as that is possible without an account.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { unstable_readConfig as readConfig } from 'wrangler';
import { buildWorker, MAX_GZIP_BYTES } from './build.ts';
import { CliError, type ExitCode, usageError } from './cli-error.ts';
import { configFindings, type Finding } from './deploy-checks.ts';
import { applyMigrations } from './local/migrations.ts';
import { wrangler } from './local/wrangler-command.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { bytes, dim, green, yellow } from './terminal.ts';

export const DEPLOY_USAGE = `npm run deploy [-- --dry-run]

  Before the first time, read docs/deploy.md. CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID in the environment
  (or \`npx wrangler login\`) say for which account. --dry-run needs neither, and changes nothing anywhere.`;

interface Step {
  readonly title: string;
  readonly run: () => Promise<string>;
}

const remote = async (args: readonly string[], failure: string, hint?: string): Promise<string> => {
  const { exitCode, output } = await wrangler(args, { projectRoot: PROJECT_ROOT, env: process.env });
  if (exitCode !== 0) throw new CliError(`${failure}\n\n${output.trim()}\n`, hint ? { hint } : {});
  return output;
};

const printFinding = ({ isMissing, text, hint }: Finding): void => {
  console.log(`${isMissing ? yellow('!') : green('✓')} ${text}`);
  if (isMissing) console.log(dim(`  → ${hint}`));
};

const checkAccount = async (): Promise<string> => {
  const output = await remote(
    ['whoami'],
    'No account is known.',
    'Set CLOUDFLARE_API_TOKEN, see docs/deploy.md.',
  );
  if (/not authenticated/i.test(output))
    throw new CliError('No account is known.', { hint: 'Set CLOUDFLARE_API_TOKEN, see docs/deploy.md.' });
  return 'known to Cloudflare';
};

/** The first deployment makes the Worker; only then can it have secrets. */
const checkSecret = async (): Promise<string> => {
  const { exitCode, output } = await wrangler(['secret', 'list', '--format', 'json'], {
    projectRoot: PROJECT_ROOT,
    env: process.env,
  });
  if (exitCode === 0 && output.includes('"ADMIN_TOKEN"')) return 'ADMIN_TOKEN is set';
  return 'ADMIN_TOKEN is not set: nobody can write yet. Run `npx wrangler secret put ADMIN_TOKEN`';
};

const build: Step = {
  title: 'Worker',
  run: async () => {
    const { gzipBytes } = await buildWorker(process.env);
    return `builds, ${bytes(gzipBytes)} of ${bytes(MAX_GZIP_BYTES)} compressed`;
  },
};

const REAL_STEPS: readonly Step[] = [
  build,
  { title: 'Account', run: checkAccount },
  {
    title: 'Database',
    run: async () => {
      await remote(
        ['d1', 'migrations', 'apply', 'DB', '--remote'],
        'The remote database could not be brought to the newest schema.',
      );
      return 'has the newest schema';
    },
  },
  {
    title: 'Upload',
    run: async () => {
      const output = await remote(['deploy', '--minify'], 'The Worker could not be uploaded.');
      return output.match(/https:\/\/\S+/g)?.join(', ') ?? 'done';
    },
  },
  { title: 'Secret', run: checkSecret },
];

const DRY_STEPS: readonly Step[] = [
  build,
  {
    title: 'Migrations',
    run: async () => {
      const stateDir = mkdtempSync(join(tmpdir(), 'moisson-deploy-'));
      try {
        await applyMigrations(PROJECT_ROOT, stateDir);
      } finally {
        rmSync(stateDir, { recursive: true, force: true });
      }
      return 'apply to an empty local database';
    },
  },
];

export const deploy = async (args: readonly string[]): Promise<ExitCode> => {
  let values: ReturnType<typeof parse>['values'];
  try {
    ({ values } = parse(args));
  } catch (error) {
    throw usageError((error as Error).message.split('. ')[0]!, 'npm run deploy -- --help');
  }
  if (values.help) {
    console.log(DEPLOY_USAGE);
    return 0;
  }
  const isDry = values['dry-run'] === true;
  const findings = configFindings(
    readConfig({ config: join(PROJECT_ROOT, 'wrangler.toml') }, { hideWarnings: true }),
  );
  for (const finding of findings) printFinding(finding);
  const isMissing = findings.some((finding) => finding.isMissing);
  if (isMissing && !isDry)
    throw new CliError('wrangler.toml is not ready.', { hint: 'docs/deploy.md says how, step by step.' });
  for (const { title, run } of isDry ? DRY_STEPS : REAL_STEPS)
    console.log(`${green('✓')} ${title}: ${await run()}`);
  if (isDry)
    console.log(
      dim('Not tried, for want of an account: the remote database, the secret, the domain, the upload.'),
    );
  return 0;
};

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    options: { 'dry-run': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    strict: true,
  });
