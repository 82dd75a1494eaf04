/**
 * The Worker: HTTP, and the cron that keeps the store in order.
 */
import { maintain } from './catalogue/maintenance.ts';
import { refreshOutcomes } from './catalogue/outcomes.ts';
import { type Bindings, readConfig } from './env.ts';
import { createApp } from './http/app.ts';
import { validationOf } from './http/validator.ts';
import { d1 } from './store/db.ts';

/** About two seconds of work. */
const RECORDS_JUDGED_A_TICK = 400;

const app = createApp();

export default {
  fetch: app.fetch,
  async scheduled(_controller, env) {
    const config = readConfig(env);
    const ctx = { db: d1(env.DB), baseUrl: config.baseUrl, now: () => new Date() };
    await maintain(ctx);
    await refreshOutcomes(ctx, validationOf(config), RECORDS_JUDGED_A_TICK);
  },
} satisfies ExportedHandler<Bindings>;
