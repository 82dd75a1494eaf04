/**
 * The environment in which wrangler runs here: it calls nobody, leaves no console open and writes nothing
 * outside the project.
 */

export const WRANGLER_SETTINGS = {
  /** Off: `/cdn-cgi/local/explorer` would answer SQL without a token. */
  X_LOCAL_EXPLORER: 'false',
  X_LOCAL_OBSERVABILITY: 'false',
  /** Off: `request.cf` would be fetched from the vendor at start. */
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  /** Showing the banner asks the npm registry for a newer version. */
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_WRITE_LOGS: 'false',
  /** A small heap that is collected early: a catalogue server shares its machine. */
  MINIFLARE_WORKERD_V8_FLAGS: '--max-semi-space-size=2 --optimize-for-size',
  NO_COLOR: '1',
} as const satisfies Record<string, string>;

/** Secrets reach the Worker as bindings, over a private channel; no process needs them in its environment. */
const WITHHELD = ['ADMIN_TOKEN', 'MOISSON_TOKEN', 'FORCE_COLOR'];

export const wranglerEnv = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(env).filter(([name]) => !WITHHELD.includes(name))),
  ...WRANGLER_SETTINGS,
});
