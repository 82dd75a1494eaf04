/**
 * The HTTP application: settings and context for every request, the routes of the table, and what all answers
 * share.
 */
import { Hono, type MiddlewareHandler } from 'hono';
import { type Bindings, readConfig } from '../env.ts';
import { d1 } from '../store/db.ts';
import * as vocabularies from '../vocab/bundled.ts';
import type { AppContext, AppEnv } from './app-env.ts';
import { type BaseUrlGate, baseUrlGate } from './base-url-gate.ts';
import { type HarvestingOf, NO_HARVESTING } from './harvesting.ts';
import { PREFLIGHT_HEADERS, SHARED_HEADERS } from './headers.ts';
import { errorResponse, methodNotAllowed, notFound } from './problem.ts';
import { allowOf, ROUTES, type Route } from './routes.ts';
import { EXTENSION_PATTERN, pathBelow } from './urls.ts';

/** A path that no request can have: where requests outside BASE_URL's path end up. */
const OUTSIDE = '/ outside';

/** Routing sees the path below BASE_URL. A mistake in the settings is answered by the middleware. */
const getPath = (request: Request, options?: { env?: Bindings }): string => {
  try {
    return pathBelow(request.url, readConfig(options?.env ?? ({} as Bindings)).baseUrl) ?? OUTSIDE;
  } catch {
    return new URL(request.url).pathname;
  }
};

/** A segment of which a part is a parameter; the handler reads it from the path. */
const PART = /(?<=\/)([\w-]*)\{(\w+)\}([\w.-]*)(?=\/|$)/g;
const partPattern = (_: string, before: string, name: string, after: string): string =>
  `:${name}{${before}[^/]+${after.replaceAll('.', '\\.')}}`;

/** `{id}` to Hono's `:id`. An extension is part of the last segment, and of a fixed one by a pattern. */
const patternsOf = ({ path, hasExtensions }: Route): string[] => {
  const pattern = path.replace(/(?<=\/)\{(\w+)\}(?=\/|$)/g, ':$1').replace(PART, partPattern);
  const last = pattern.split('/').at(-1)!;
  return hasExtensions && !last.startsWith(':')
    ? [pattern, pattern.replace(/[^/]+$/, `:file{${last}\\.(?:${EXTENSION_PATTERN})}`)]
    : [pattern];
};

const provideContext =
  (harvestingOf: HarvestingOf): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const config = readConfig(c.env);
    c.set('config', config);
    const { baseUrl, country, hasUdataView } = config;
    const views = { country, hasUdataView };
    c.set('later', (work) => c.executionCtx.waitUntil(work.catch(console.error)));
    c.set('catalogue', { db: d1(c.env.DB), baseUrl, now: () => new Date(), vocabularies, views });
    c.set(
      'harvesting',
      harvestingOf(c.env, (promise) => c.executionCtx.waitUntil(promise)),
    );
    await next();
  };

const share: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(SHARED_HEADERS)) c.res.headers.set(name, value);
};

const preflight = (c: AppContext, allow: string): Response =>
  new Response(null, {
    status: 204,
    headers: {
      Allow: allow,
      ...(c.req.header('Access-Control-Request-Method') && {
        'Access-Control-Allow-Methods': allow,
        ...PREFLIGHT_HEADERS,
      }),
    },
  });

const addRoute = (app: Hono<AppEnv>, route: Route, gate: BaseUrlGate): void => {
  for (const pattern of patternsOf(route)) {
    for (const [method, handler] of Object.entries(route.methods)) {
      app.on(method, pattern, async (c) => {
        if (!route.isUngated) await gate(c.var.catalogue);
        return handler(c);
      });
    }
    app.all(pattern, (c) =>
      c.req.method === 'OPTIONS' ? preflight(c, allowOf(route)) : methodNotAllowed(c, allowOf(route)),
    );
  }
};

export const createApp = (
  routes: readonly Route[] = ROUTES,
  harvestingOf: HarvestingOf = NO_HARVESTING,
): Hono<AppEnv> => {
  const app = new Hono<AppEnv>({ getPath: getPath as (request: Request) => string });
  const gate = baseUrlGate();
  app.use(share);
  app.use(provideContext(harvestingOf));
  for (const route of routes) addRoute(app, route, gate);
  app.notFound((c) => {
    const path = new URL(c.req.url).pathname;
    return errorResponse(notFound('not-found', `There is nothing at ${path}.`, { path }), c);
  });
  app.onError((error, c) => errorResponse(error, c));
  return app;
};
