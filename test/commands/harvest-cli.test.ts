/**
 * `npm run harvest` against a running server and a portal on this machine: from adding a source to giving it up.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanUp, command, type StartedServer, startServer } from './run-command.ts';

const TOKEN = 'secretsecretsecret';

const turtle = (names: readonly string[]): string =>
  names
    .map(
      (name) =>
        `<https://portal.example/${name}> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> "${name}"@en .`,
    )
    .join('\n');

describe('npm run harvest', () => {
  let server: StartedServer;
  let portal: Server;
  let address: string;
  let body = '';

  const harvest = async (...args: readonly string[]): Promise<{ code: number | string; output: string }> => {
    const run = command(['harvest', ...args, '--to', server.url], { MOISSON_TOKEN: TOKEN });
    const code = await run.exited;
    return { code, output: run.output() };
  };

  beforeAll(async () => {
    portal = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/turtle' });
      response.end(body);
    });
    await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(portal.address() as AddressInfo).port}`;
    address = `http://${host}/`;
    server = await startServer({ ADMIN_TOKEN: TOKEN, FETCH_ALLOW_HOSTS: host });
  }, 240_000);
  afterAll(async () => {
    portal?.close();
    await cleanUp();
  }, 60_000);

  it('adds, previews, reads, reports and gives up a source', async () => {
    body = turtle(['one', 'two']);
    const added = await harvest('add', 'city', address, '--title', 'City', '--set', 'policy=report');
    expect([added.code, added.output]).toEqual([0, expect.stringContaining('city is read when asked')]);
    const preview = await harvest('preview', 'city', '--n', '1');
    expect([preview.code, preview.output]).toEqual([0, expect.stringContaining('Nothing was stored.')]);
    const run = await harvest('run', 'city', '--wait');
    expect([run.code, run.output]).toEqual([0, expect.stringMatching(/Complete: all 2 records/)]);
    expect((await harvest('list')).output).toMatch(/city +dcat +2 +1 complete/);
    expect((await harvest('report', '1')).output).toContain('2 new');
    const removed = await harvest('remove', 'city', '--withdraw');
    expect([removed.code, removed.output]).toEqual([0, expect.stringContaining('2 records were withdrawn')]);
  });

  it('exits with 1 for a run that is not complete, and with 2 for words that it does not know', async () => {
    body = `${turtle(['one'])}\n<https://portal.example/two> a "`;
    await harvest('add', 'broken', address);
    const run = await harvest('run', 'broken', '--wait');
    expect([run.code, run.output]).toEqual([1, expect.stringContaining('nothing was removed')]);
    expect((await harvest('confirm', '2')).code).toBe(1);
    expect((await harvest('reap', 'everything')).code).toBe(2);
  });
});
