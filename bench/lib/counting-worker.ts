/**
 * The Worker with a count of the rows that its database read, which a bench can ask for. Around it rather than in
 * it: a public server has no business saying such things. What the cron reads is not counted.
 */
import type { Bindings } from '../../src/env.ts';
import worker from '../../src/index.ts';

export { HarvestWorkflow } from '../../src/index.ts';

/** Below the root of the host, whatever the path of BASE_URL. */
const COUNTS_PATH = '/bench-counts';

const counts = { batches: 0, statements: 0, rowsRead: 0 };

const counted = (db: D1Database): D1Database =>
  new Proxy(db, {
    get: (target, name) => {
      const value = Reflect.get(target, name) as unknown;
      if (name !== 'batch') return typeof value === 'function' ? value.bind(target) : value;
      return async (statements: D1PreparedStatement[]) => {
        const results = await target.batch(statements);
        counts.batches += 1;
        counts.statements += statements.length;
        for (const { meta } of results) counts.rowsRead += meta.rows_read ?? 0;
        return results;
      };
    },
  });

/** One object for each: answers are kept by the database that they come from. */
const known = new WeakMap<D1Database, D1Database>();

const countedOnce = (db: D1Database): D1Database => {
  const made = known.get(db) ?? counted(db);
  known.set(db, made);
  return made;
};

export default {
  ...worker,
  fetch: (request, env, context) =>
    new URL(request.url).pathname === COUNTS_PATH
      ? Response.json(counts)
      : worker.fetch(request, { ...env, DB: countedOnce(env.DB) }, context),
} satisfies ExportedHandler<Bindings>;
