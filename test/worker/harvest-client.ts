/**
 * Conversations about harvesting: the whole application, with a portal that is a function in place of the network,
 * and runs that are carried on when a test says so.
 */
import { env } from 'cloudflare:test';
import { type Bindings, readConfig } from '../../src/env.ts';
import { advance } from '../../src/harvest/engine.ts';
import type { Harvester } from '../../src/harvest/harvester.ts';
import { createApp } from '../../src/http/app.ts';
import { ROUTES } from '../../src/http/routes.ts';
import { validationOf } from '../../src/http/validator.ts';
import { fetchRules } from '../../src/lib/fetch-rules.ts';
import { d1 } from '../../src/store/db.ts';
import * as vocabularies from '../../src/vocab/bundled.ts';
import { ADMIN, BASE } from './http-client.ts';

export type Portal = (url: URL, init: RequestInit) => Response | Promise<Response>;

export interface HarvestClient {
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  /** JSON, with the administrator's token. */
  readonly send: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  readonly setPortal: (portal: Portal) => void;
  /** Carries a run on to its end. */
  readonly finish: (run: number) => Promise<void>;
  /** Begins a run and carries it on to its end. */
  readonly run: (source: string) => Promise<number>;
}

export const harvestClient = (settings: Partial<Bindings> = {}): HarvestClient => {
  let portal: Portal = () => new Response('', { status: 404 });
  const bindings = env as unknown as Bindings;
  const all: Bindings = {
    DB: bindings.DB,
    BASE_URL: BASE,
    ADMIN_TOKEN: ADMIN,
    VALIDATION: 'dcat-ap=report',
    ...settings,
  };
  const config = readConfig(all);
  const harvester: Harvester = {
    catalogue: { db: d1(bindings.DB), baseUrl: BASE, now: () => new Date(), vocabularies },
    rules: fetchRules({ baseUrl: BASE }),
    send: async (url, init) => portal(new URL(url), init),
    sleep: async () => undefined,
    validation: validationOf(config),
    enforced: new Set(
      config.validation.filter(({ policy }) => policy === 'enforce').map(({ profile }) => profile.id),
    ),
  };
  const app = createApp(ROUTES, () => ({ harvester: () => harvester, launch: async () => undefined }));
  const request = async (path: string, init: RequestInit) =>
    app.fetch(new Request(`http://internal.example${path}`, { redirect: 'manual', ...init }), all);
  const send: HarvestClient['send'] = (method, path, body, headers = {}) =>
    request(path, {
      method,
      headers: {
        Authorization: `Bearer ${ADMIN}`,
        ...headers,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const finish = async (run: number): Promise<void> => {
    while ((await advance(harvester, run))?.phase !== 'ended');
  };
  return {
    get: (path, headers = {}) => request(path, { headers }),
    send,
    setPortal: (next) => {
      portal = next;
    },
    finish,
    run: async (source) => {
      const { id } = await (await send('POST', `/api/sources/${source}/runs`)).json<{ id: number }>();
      await finish(id);
      return id;
    },
  };
};
