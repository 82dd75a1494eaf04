/**
 * `npm run build`: the Worker as it would be uploaded, in dist/, with its size against the limit of the
 * smallest plan. Needs no account and calls nobody.
 */
import { CliError, type ExitCode, usageError } from './cli-error.ts';
import { wrangler } from './local/wrangler-command.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { bytes, green } from './terminal.ts';

/** The free plan takes 3 MB compressed. */
export const MAX_GZIP_BYTES = 3 * 1024 * 1024;

export interface UploadSize {
  readonly rawBytes: number;
  readonly gzipBytes: number;
}

const UNITS = { B: 1, KiB: 1024, MiB: 1024 * 1024 } as const;
type Unit = keyof typeof UNITS;

/** Reads wrangler's line `Total Upload: 2500.12 KiB / gzip: 651.00 KiB`; null when it is not there. */
export const uploadSize = (output: string): UploadSize | null => {
  const match = output.match(/Total Upload:\s*([\d.]+)\s*(B|KiB|MiB)\s*\/\s*gzip:\s*([\d.]+)\s*(B|KiB|MiB)/);
  if (!match) return null;
  const [, raw, rawUnit, gzip, gzipUnit] = match;
  return {
    rawBytes: Number(raw) * UNITS[rawUnit as Unit],
    gzipBytes: Number(gzip) * UNITS[gzipUnit as Unit],
  };
};

export const buildWorker = async (env: NodeJS.ProcessEnv): Promise<UploadSize> => {
  const args = ['deploy', '--dry-run', '--outdir', 'dist', '--minify'];
  const { exitCode, output } = await wrangler(args, { projectRoot: PROJECT_ROOT, env });
  const size = uploadSize(output);
  if (exitCode !== 0 || !size) throw new CliError(`The Worker could not be built:\n\n${output.trim()}\n`);
  if (size.gzipBytes > MAX_GZIP_BYTES)
    throw new CliError(
      `The Worker is ${bytes(size.gzipBytes)} compressed; the free plan takes ${bytes(MAX_GZIP_BYTES)}.`,
    );
  return size;
};

export const BUILD_USAGE = `npm run build

  Bundles the Worker into dist/ and says how large it is. Takes no options.`;

export const build = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<ExitCode> => {
  const [first] = args;
  if (first === '--help' || first === '-h') {
    console.log(BUILD_USAGE);
    return 0;
  }
  if (first !== undefined) throw usageError(`npm run build does not know ${first}.`, 'npm run build');
  const { rawBytes, gzipBytes } = await buildWorker(env);
  console.log(
    `${green('●')} dist/  ${bytes(rawBytes)}, compressed ${bytes(gzipBytes)} of ${bytes(MAX_GZIP_BYTES)}`,
  );
  return 0;
};
