import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cleanUp, command, scratchFolder, startServer } from './run-command.ts';

afterAll(cleanUp, 60_000);

const run = async (args: readonly string[], env: Record<string, string>) => {
  const started = command(args, env);
  const exitCode = await started.exited;
  return { exitCode, output: started.output() };
};

const DATASET = `
  <http://portal.example/1> a <http://www.w3.org/ns/dcat#Dataset> ;
    <http://purl.org/dc/terms/title> "One"@en .
  [] a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/identifier> "unnamed" ;
    <http://purl.org/dc/terms/title> "Two"@en .`;
const NEW = 'https://data.example/catalogue';

describe('npm run rebase', () => {
  it('moves a store that `npm start` refuses to serve under another address', async () => {
    const first = await startServer();
    const path = join(scratchFolder(), 'a.ttl');
    writeFileSync(path, DATASET);
    const env = { MOISSON_STATE: first.stateDir };
    expect((await run(['import', path], env)).exitCode).toBe(0);

    const whileServed = await run(['rebase'], { ...env, BASE_URL: NEW });
    expect(whileServed.exitCode).toBe(1);
    expect(whileServed.output).toContain('End it first');
    first.process.kill('SIGTERM');
    await first.exited;

    const refused = await run(['start'], { ...env, BASE_URL: NEW, PORT: String(first.port) });
    expect(refused.exitCode).toBe(1);
    expect(refused.output).toContain(first.url);
    expect(refused.output).toContain('npm run rebase');

    const moved = await run(['rebase'], { ...env, BASE_URL: NEW });
    expect(moved.output).toContain(`from ${first.url} to ${NEW}`);
    expect(moved.exitCode).toBe(0);

    const second = await startServer({ ...env, BASE_URL: NEW });
    const local = `${second.url}/catalogue`;
    expect(await (await fetch(`${local}/health`)).json()).toMatchObject({ status: 'ok', baseUrl: NEW });
    const turtle = await (await fetch(`${local}/catalog.ttl`)).text();
    expect(turtle).toContain(NEW);
    expect(turtle).not.toContain(first.url);
    const again = await run(['import', path], env);
    expect(again.output).toMatch(/created +0\n/);
  });
});
