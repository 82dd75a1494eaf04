/**
 * What Comunica's dependencies get as `readable-stream` (see `alias` in wrangler.toml). The browser build of that
 * package queues its ticks on the request that came first: from the second request of an isolate on they hang.
 */
// @ts-expect-error The types know no such export; the module has it.
export * from 'node:stream';
export { default } from 'node:stream';
