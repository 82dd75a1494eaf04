/**
 * Harvesting on Cloudflare: what the engine needs from the bindings, and the Workflow that carries a run on. The run
 * itself stands in the store, so a Workflow that is lost is replaced by another one.
 */
import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from 'cloudflare:workers';
import { type Bindings, readConfig } from './env.ts';
import type { Harvester } from './harvest/harvester.ts';
import { carryOn, type Launch } from './harvest/runner.ts';
import { validationOf } from './http/validator.ts';
import { fetchRules } from './lib/fetch-rules.ts';
import { d1 } from './store/db.ts';
import * as vocabularies from './vocab/bundled.ts';

export const harvesterOf = (env: Bindings): Harvester => {
  const config = readConfig(env);
  const { baseUrl, fetchAllowHosts, fetchPorts, validation } = config;
  return {
    catalogue: { db: d1(env.DB), baseUrl, now: () => new Date(), vocabularies },
    rules: fetchRules({ baseUrl, allowedHosts: fetchAllowHosts, ports: fetchPorts }),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    validation: validationOf(config),
    enforced: new Set(
      validation.filter(({ policy }) => policy === 'enforce').map(({ profile }) => profile.id),
    ),
  };
};

/** A run that is taken up again gets a Workflow of its own: the old one may be stuck, and notices. */
export const workflowLaunch =
  (workflow: Workflow<HarvestParameters>): Launch =>
  async ({ id, turn }) => {
    await workflow.create({ id: `run-${id}-${turn}-${Date.now().toString(36)}`, params: { run: id } });
  };

/** Without Workflows the request, or the tick, carries the run on for as long as it may. */
export const waitingLaunch =
  (env: Bindings, waitUntil: (promise: Promise<unknown>) => void): Launch =>
  async ({ id }) => {
    waitUntil(carryOn(harvesterOf(env), id));
  };

export const launchOf = (env: Bindings, waitUntil: (promise: Promise<unknown>) => void): Launch =>
  env.HARVEST ? workflowLaunch(env.HARVEST) : waitingLaunch(env, waitUntil);

export interface HarvestParameters {
  readonly run: number;
}

const RETRIES = { limit: 5, delay: '10 seconds', backoff: 'exponential' } as const;

export class HarvestWorkflow extends WorkflowEntrypoint<Bindings, HarvestParameters> {
  override async run(
    { payload }: Readonly<WorkflowEvent<HarvestParameters>>,
    step: WorkflowStep,
  ): Promise<void> {
    for (let part = 1; ; part++) {
      const hasMore = await step.do(`part ${part}`, { retries: RETRIES, timeout: '15 minutes' }, () =>
        carryOn(harvesterOf(this.env), payload.run),
      );
      if (!hasMore) return;
    }
  }
}
