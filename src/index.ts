/**
 * The Worker: HTTP, and the cron that keeps the store in order.
 */

import { writeDumps } from './catalogue/dump-writing.ts';
import { dropOldChanges } from './catalogue/feed-retention.ts';
import { maintain } from './catalogue/maintenance.ts';
import { refreshOutcomes } from './catalogue/outcomes.ts';
import { refreshStatistics } from './catalogue/statistics.ts';
import { refreshVocabularies } from './catalogue/vocabulary-graphs.ts';
import { type Bindings, readConfig } from './env.ts';
import { tick } from './harvest/runner.ts';
import { harvesterOf, launchOf } from './harvest-worker.ts';
import { createApp } from './http/app.ts';
import { ROUTES } from './http/routes.ts';
import { validationOf } from './http/validator.ts';
import { r2 } from './store/bucket.ts';
import { d1 } from './store/db.ts';
import * as bundled from './vocab/bundled.ts';
import { type VocabularyGraph, vocabularyGraphs } from './vocab/graphs.ts';

/** About two seconds of work. */
const RECORDS_JUDGED_A_TICK = 400;

export { HarvestWorkflow } from './harvest-worker.ts';

const app = createApp(ROUTES, (env, waitUntil) => ({
  harvester: () => harvesterOf(env),
  launch: (run) => launchOf(env, waitUntil)(run),
}));

let vocabularies: readonly VocabularyGraph[] | undefined;

export default {
  fetch: app.fetch,
  async scheduled(_controller, env, executionContext) {
    const config = readConfig(env);
    const ctx = { db: d1(env.DB), baseUrl: config.baseUrl, now: () => new Date(), vocabularies: bundled };
    const launch = launchOf(env, (promise) => executionContext.waitUntil(promise));
    await tick(harvesterOf(env), launch, { stalledMs: config.harvestStalledSeconds * 1000 });
    await maintain(ctx);
    await dropOldChanges(ctx, config.changesKeptDays);
    vocabularies ??= vocabularyGraphs(bundled.bundledText);
    const hasNewVocabularies = await refreshVocabularies(ctx, vocabularies);
    await refreshOutcomes(ctx, validationOf(config), RECORDS_JUDGED_A_TICK);
    await refreshStatistics(ctx, hasNewVocabularies ? 'always' : 'whileWriting');
    if (env.BUCKET) await writeDumps(ctx, r2(env.BUCKET), { intervalHours: config.dumpIntervalHours });
  },
} satisfies ExportedHandler<Bindings>;
