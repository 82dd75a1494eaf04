/**
 * `npm run harvest` against a running server and a portal on this machine: from adding a source to giving it up.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datasetsNamed, type LocalPortal, startLocalPortal } from '../support/harvest/local-portal.ts';
import { cleanUp, command, type StartedServer, startServer } from './run-command.ts';

const TOKEN = 'secretsecretsecret';

describe('npm run harvest', () => {
  let server: StartedServer;
  let portal: LocalPortal;
  let body = '';

  const harvest = async (...args: readonly string[]): Promise<{ code: number | string; output: string }> => {
    const run = command(['harvest', ...args, '--to', server.url], { MOISSON_TOKEN: TOKEN });
    const code = await run.exited;
    return { code, output: run.output() };
  };

  beforeAll(async () => {
    portal = await startLocalPortal(() => body);
    server = await startServer({ ADMIN_TOKEN: TOKEN, FETCH_ALLOW_HOSTS: portal.host });
  }, 240_000);
  afterAll(async () => {
    portal?.close();
    await cleanUp();
  }, 60_000);

  it('adds, previews, reads, reports and gives up a source', async () => {
    body = datasetsNamed(['one', 'two']);
    const added = await harvest('add', 'city', portal.address, '--title', 'City', '--set', 'policy=report');
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
    body = `${datasetsNamed(['one'])}\n<https://portal.example/two> a "`;
    await harvest('add', 'broken', portal.address);
    const run = await harvest('run', 'broken', '--wait');
    expect([run.code, run.output]).toEqual([1, expect.stringContaining('nothing was removed')]);
    expect((await harvest('confirm', '2')).code).toBe(1);
    expect((await harvest('reap', 'everything')).code).toBe(2);
  });
});
