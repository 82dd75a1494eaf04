/**
 * What routes need to have sources read: the harvester, and what carries a run on. The platform's Workflows stand
 * behind it, which tests in Node cannot load.
 */
import type { Bindings } from '../env.ts';
import type { Harvester } from '../harvest/harvester.ts';
import type { Launch } from '../harvest/runner.ts';
import { AppError } from '../lib/app-error.ts';

export interface Harvesting {
  readonly harvester: () => Harvester;
  readonly launch: Launch;
}

export type HarvestingOf = (env: Bindings, waitUntil: (promise: Promise<unknown>) => void) => Harvesting;

const unavailable = (): never => {
  throw new AppError({
    kind: 'unavailable',
    code: 'harvesting-unavailable',
    detail: 'This server does not harvest.',
  });
};

export const NO_HARVESTING: HarvestingOf = () => ({
  harvester: unavailable,
  launch: async () => unavailable(),
});
