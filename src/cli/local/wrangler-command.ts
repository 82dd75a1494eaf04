/**
 * Runs one wrangler command to its end, without a terminal: nothing is asked, everything is captured.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { endFamily } from './processes.ts';
import { wranglerEnv } from './wrangler-env.ts';

export interface CommandResult {
  readonly exitCode: number;
  readonly output: string;
}

export interface WranglerOptions {
  readonly projectRoot: string;
  readonly env: NodeJS.ProcessEnv;
  /** Called with the output as it comes. */
  readonly onOutput?: (text: string) => void;
  /** Written to standard input, then closed: how a secret is passed without being an argument. */
  readonly input?: string;
  /** Ends the command, with all that it started. */
  readonly signal?: AbortSignal;
}

/** For a command that is asked to end. */
const GRACE_MS = 2_000;

export const wrangler = (args: readonly string[], options: WranglerOptions): Promise<CommandResult> =>
  new Promise((resolve, reject) => {
    const script = join(options.projectRoot, 'node_modules/wrangler/bin/wrangler.js');
    const child = spawn(process.execPath, [script, ...args], {
      cwd: options.projectRoot,
      env: wranglerEnv(options.env),
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (text: string) => {
      output += text;
      options.onOutput?.(text);
    };
    child.stdout?.setEncoding('utf8').on('data', take);
    child.stderr?.setEncoding('utf8').on('data', take);
    child.stdin?.end(options.input);
    child.on('error', reject);
    const { signal } = options;
    const onAbort = () => void endFamily(child.pid!, GRACE_MS).then(() => reject(signal!.reason));
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted) onAbort();
    child.on('close', (code) => {
      signal?.removeEventListener('abort', onAbort);
      if (!signal?.aborted) resolve({ exitCode: code ?? 1, output });
    });
  });
