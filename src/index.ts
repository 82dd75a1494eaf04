/**
 * The Worker: HTTP, and the cron that keeps the store in order.
 */
import { maintain } from './catalogue/maintenance.ts';
import { refreshOutcomes } from './catalogue/outcomes.ts';
import { refreshStatistics } from './catalogue/statistics.ts';
import { refreshVocabularies } from './catalogue/vocabulary-graphs.ts';
import { type Bindings, readConfig } from './env.ts';
import { createApp } from './http/app.ts';
import { validationOf } from './http/validator.ts';
import { d1 } from './store/db.ts';
import { bundledText } from './vocab/bundled.ts';
import { type VocabularyGraph, vocabularyGraphs } from './vocab/graphs.ts';

/** About two seconds of work. */
const RECORDS_JUDGED_A_TICK = 400;

const app = createApp();

let vocabularies: readonly VocabularyGraph[] | undefined;

export default {
  fetch: app.fetch,
  async scheduled(_controller, env) {
    const config = readConfig(env);
    const ctx = { db: d1(env.DB), baseUrl: config.baseUrl, now: () => new Date() };
    await maintain(ctx);
    vocabularies ??= vocabularyGraphs(bundledText);
    const hasNewVocabularies = await refreshVocabularies(ctx, vocabularies);
    await refreshOutcomes(ctx, validationOf(config), RECORDS_JUDGED_A_TICK);
    await refreshStatistics(ctx, hasNewVocabularies ? 'always' : 'whileWriting');
  },
} satisfies ExportedHandler<Bindings>;
