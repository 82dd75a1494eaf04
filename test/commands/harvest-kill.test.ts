/**
 * The process of the Worker is killed at random moments of a run: it is taken up again, and ends as if nothing had
 * happened. `KILLS=20` for the long form.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRunFile } from '../../src/cli/local/run-file.ts';
import { cleanUp, type StartedServer, startServer, until } from './run-command.ts';

const SECRET = 'a-secret-of-this-test-0123456789';
const KILLS = Number(process.env.KILLS ?? '5');
const PAGES = 12 * KILLS;
const DATASETS_A_PAGE = 10;
const PAGE_MS = 100;
/** Of pages that the test does not want yet. */
const SLOW_PAGE_MS = 4_000;
/** `npm start` gives up a Worker that ends more often. */
const KILLS_A_MINUTE = 3;
const LEAST_MS = 200;
const MOST_MS = 2_500;
const LIMIT_MS = 120_000 + KILLS * 60_000;

const PREFIXES = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix hydra: <http://www.w3.org/ns/hydra/core#> .`;

const datasetOf = (number: number): string => `
  <https://data.example/catalog> dcat:dataset <https://data.example/${number}> .
  <https://data.example/${number}> a dcat:Dataset ; dct:title "Dataset ${number}"@en ;
    dct:publisher <https://data.example/agency> ; dcat:contactPoint [ foaf:name "Desk ${number}" ] .`;

const pageOf = (page: number, base: string): string => `${PREFIXES}
  <https://data.example/catalog> a dcat:Catalog .
  <https://data.example/agency> a foaf:Agent ; foaf:name "Agency" .
  ${Array.from({ length: DATASETS_A_PAGE }, (_, at) => datasetOf((page - 1) * DATASETS_A_PAGE + at)).join('\n')}
  <${base}?page=${page}> a hydra:PartialCollectionView ; hydra:totalItems ${PAGES * DATASETS_A_PAGE}
  ${page < PAGES ? `; hydra:next <${base}?page=${page + 1}>` : ''} .`;

/** Up to this page the portal is quick. */
let quick = 0;

const startPortal = async (): Promise<Server> => {
  const portal = createServer((request, response) => {
    const page = Number(new URL(request.url!, 'http://portal').searchParams.get('page') ?? '1');
    const base = `http://127.0.0.1:${(portal.address() as AddressInfo).port}/catalog`;
    const ms = page <= quick ? PAGE_MS : SLOW_PAGE_MS;
    setTimeout(() => {
      response.writeHead(200, { 'Content-Type': 'text/turtle' });
      response.end(pageOf(page, base));
    }, ms);
  });
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
  return portal;
};

interface RunShown {
  readonly id: number;
  readonly outcome: string | null;
  readonly counts: Readonly<Record<string, number>>;
}

describe('a run whose process is killed', () => {
  let server: StartedServer;
  let portal: Server;

  beforeAll(async () => {
    portal = await startPortal();
    const { port } = portal.address() as AddressInfo;
    server = await startServer({
      ADMIN_TOKEN: SECRET,
      FETCH_ALLOW_HOSTS: `127.0.0.1:${port}`,
      HARVEST_STALLED_SECONDS: '10',
      VALIDATION: 'off',
    });
    const put = await ask('PUT', '/api/sources/portal', {
      kind: 'dcat',
      url: `http://127.0.0.1:${port}/catalog`,
      delayMs: 0,
    });
    expect(put.ok, await put.clone().text()).toBe(true);
  }, 180_000);

  afterAll(async () => {
    portal.close();
    await cleanUp();
  }, 60_000);

  const ask = (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(`${server.url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${SECRET}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });

  const answers = (): Promise<boolean> =>
    fetch(`${server.url}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  /** As the cron does, more often. */
  const tick = async (): Promise<void> => {
    await fetch(`${server.url}/cdn-cgi/local/scheduled?cron=*+*+*+*+*`).catch(() => undefined);
  };
  const runOf = async (id: number): Promise<RunShown | null> =>
    ask('GET', `/api/runs/${id}`).then(
      async (response) => (response.ok ? ((await response.json()) as RunShown) : null),
      () => null,
    );
  const begin = async (): Promise<number> => {
    const response = await ask('POST', '/api/sources/portal/runs');
    expect(response.ok, await response.clone().text()).toBe(true);
    return ((await response.json()) as RunShown).id;
  };
  const whenEnded = async (id: number): Promise<RunShown> => {
    let run: RunShown | null = null;
    await until(
      async () => {
        await tick();
        run = await runOf(id);
        return run?.outcome != null;
      },
      server,
      LIMIT_MS,
    );
    return run!;
  };
  const moved = async (id: number, pages: number): Promise<void> => {
    await until(
      async () => {
        await tick();
        const run = await runOf(id);
        return run !== null && (run.outcome !== null || run.counts.pages! > pages);
      },
      server,
      90_000,
    );
  };

  it(`is taken up again ${KILLS} times, and ends with everything`, { timeout: LIMIT_MS }, async () => {
    const id = await begin();
    let done = 0;
    const killed: number[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const wait = (killed.at(-KILLS_A_MINUTE) ?? 0) + 62_000 - Date.now();
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, wait)));
      done = (await runOf(id))?.counts.pages ?? done;
      quick = done + 5;
      await moved(id, done);
      await new Promise((resolve) => setTimeout(resolve, LEAST_MS + Math.random() * (MOST_MS - LEAST_MS)));
      killed.push(Date.now());
      process.kill(readRunFile(server.stateDir)!.workerdPids.at(-1)!, 'SIGKILL');
      await until(async () => !(await answers()), server, 10_000).catch(() => undefined);
      await until(answers, server);
      const run = await runOf(id);
      expect(run?.outcome, 'it was not under way any more: longer runs are needed').toBeNull();
      done = run!.counts.pages!;
    }
    quick = PAGES;
    const ended = await whenEnded(id);
    expect(ended.outcome).toBe('complete');
    expect(ended.counts).toMatchObject({
      pages: PAGES,
      datasets: PAGES * DATASETS_A_PAGE,
      rejected: 0,
      removed: 0,
    });

    const again = await whenEnded(await begin());
    expect(again.outcome).toBe('complete');
    expect(again.counts).toMatchObject({
      datasets: PAGES * DATASETS_A_PAGE,
      created: 0,
      updated: 0,
      removed: 0,
    });
  });
});
