/**
 * The Worker: HTTP, and the cron that keeps the store in order.
 */
import { maintain } from './catalogue/maintenance.ts';
import { type Bindings, readConfig } from './env.ts';
import { createApp } from './http/app.ts';
import { d1 } from './store/db.ts';

const app = createApp();

export default {
  fetch: app.fetch,
  async scheduled(_controller, env) {
    await maintain({ db: d1(env.DB), baseUrl: readConfig(env).baseUrl, now: () => new Date() });
  },
} satisfies ExportedHandler<Bindings>;
