/**
 * A server on scratch state for benchmarks and process tests: its own folder, its own port, everything gone
 * at the end. What it measures is what the processes themselves say.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type LocalWorker, startLocalWorker } from '../../src/cli/local/local-worker.ts';
import type { LogLine } from '../../src/cli/local/log-lines.ts';
import { applyMigrations } from '../../src/cli/local/migrations.ts';
import { PROJECT_ROOT } from '../../src/cli/project-root.ts';
import { directWorkerUrl, userWorkerPid } from './workerd.ts';

export interface BootOptions {
  /** An existing folder is kept at the end; without one a scratch folder is made and removed. */
  readonly stateDir?: string;
  readonly port?: number;
  readonly baseUrl?: string;
  readonly vars?: Readonly<Record<string, string>>;
  /** The Worker's rows read can be asked for (`counting-worker.ts`). */
  readonly isCounting?: boolean;
  readonly onLog?: (line: LogLine) => void;
}

export interface BootedServer {
  /** Through the proxy of wrangler, as people use it. */
  readonly url: string;
  /** The inner port of workerd, without that proxy; null where it cannot be found out. */
  readonly directUrl: string | null;
  readonly baseUrl: string;
  readonly token: string;
  readonly stateDir: string;
  readonly worker: LocalWorker;
  /** The workerd process that runs the Worker and its database. */
  readonly workerPid: number;
  stop(): Promise<void>;
}

const COUNTING_WORKER = join(import.meta.dirname, 'counting-worker.ts');
const TOKEN = 'scratch-token-for-measurements';

export const bootServer = async (options: BootOptions = {}): Promise<BootedServer> => {
  const stateDir = options.stateDir ?? mkdtempSync(join(tmpdir(), 'moisson-state-'));
  const port = options.port ?? (await freePort());
  const baseUrl = options.baseUrl ?? `http://127.0.0.1:${port}`;
  await applyMigrations(PROJECT_ROOT, stateDir);
  const worker = await startLocalWorker({
    projectRoot: PROJECT_ROOT,
    stateDir,
    port,
    baseUrl,
    adminToken: TOKEN,
    ...(options.vars && { vars: options.vars }),
    ...(options.isCounting && { entrypoint: COUNTING_WORKER }),
    ...(options.onLog && { onLog: options.onLog }),
  });
  const workerPid = userWorkerPid(worker.workerdPids);
  return {
    url: worker.url,
    directUrl: directWorkerUrl(workerPid),
    baseUrl,
    token: TOKEN,
    stateDir,
    worker,
    workerPid,
    stop: async () => {
      await worker.stop();
      if (!options.stateDir) rmSync(stateDir, { recursive: true, force: true });
    },
  };
};
