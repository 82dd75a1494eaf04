/**
 * What the figures of a run depend on, said before them.
 */
import { createRequire } from 'node:module';
import { arch, cpus, loadavg, platform } from 'node:os';

export interface Machine {
  readonly cpus: number;
  readonly cpu: string;
  readonly platform: string;
  /** Over 1, 5 and 15 minutes, before the run. */
  readonly load: readonly number[];
  readonly node: string;
  readonly workerd: string;
}

/** The workerd that wrangler runs; another may be installed beside it. */
const workerdVersion = (): string => {
  const fromWrangler = createRequire(createRequire(import.meta.url).resolve('wrangler'));
  const fromMiniflare = createRequire(fromWrangler.resolve('miniflare'));
  return (fromMiniflare('workerd/package.json') as { version: string }).version;
};

export const readMachine = (): Machine => ({
  cpus: cpus().length,
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  platform: `${platform()} ${arch()}`,
  load: loadavg().map((value) => Math.round(value * 100) / 100),
  node: process.versions.node,
  workerd: workerdVersion(),
});

export const machineText = (machine: Machine): string =>
  [
    `${machine.cpus} CPUs (${machine.cpu}), ${machine.platform}`,
    `load average ${machine.load.map((value) => value.toFixed(2)).join(' ')}`,
    `Node ${machine.node}`,
    `workerd ${machine.workerd}`,
  ].join(' · ');
