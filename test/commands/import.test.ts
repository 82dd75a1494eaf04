import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRunFile } from '../../src/cli/local/run-file.ts';
import { cleanUp, command, type StartedServer, scratchFolder, startServer, until } from './run-command.ts';

const PREFIXES = `
  PREFIX dcat: <http://www.w3.org/ns/dcat#>
  PREFIX dct: <http://purl.org/dc/terms/>
  PREFIX foaf: <http://xmlns.com/foaf/0.1/>
`;
const dataset = (n: number, title = `Dataset ${n}`): string => `
  <http://portal.example/${n}> a dcat:Dataset ; dct:title "${title}"@en ; dct:identifier "${n}" ;
    dct:publisher <http://portal.example/org> ;
    dcat:distribution [ a dcat:Distribution ; dcat:accessURL <http://portal.example/${n}.csv> ] .`;
const PUBLISHER = '<http://portal.example/org> a foaf:Agent ; foaf:name "An office"@en .';
const portal = (count: number, title?: (n: number) => string): string =>
  PREFIXES + PUBLISHER + Array.from({ length: count }, (_, n) => dataset(n, title?.(n))).join('\n');

const run = async (args: readonly string[], env: Record<string, string>) => {
  const started = command(args, env);
  const exitCode = await started.exited;
  return { exitCode, output: started.output() };
};
const totals = (output: string): Record<string, number> =>
  Object.fromEntries(
    [...output.matchAll(/^ {2}(created|updated|unchanged|rejected) +([\d,]+)$/gm)].map(([, name, value]) => [
      name,
      Number(value!.replaceAll(',', '')),
    ]),
  );

afterAll(cleanUp, 60_000);

describe('npm run import', () => {
  let server: StartedServer;
  let env: Record<string, string>;
  let folder: string;
  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const importFile = (...args: string[]) => run(['import', ...args], env);

  beforeAll(async () => {
    server = await startServer();
    env = { MOISSON_STATE: server.stateDir };
    folder = scratchFolder();
  }, 120_000);

  it('finds the server and its token beside it, stores everything, and the second time nothing', async () => {
    const path = file('portal.ttl.gz', gzipSync(portal(250)));
    const first = await importFile(path);
    expect(first.exitCode).toBe(0);
    expect(totals(first.output)).toEqual({ created: 251, updated: 0, unchanged: 0, rejected: 0 });
    const second = await importFile(path);
    expect(totals(second.output)).toEqual({ created: 0, updated: 0, unchanged: 251, rejected: 0 });
  });

  it('says that nobody described the catalogue itself, until somebody did', async () => {
    const path = file('one.ttl', portal(1));
    expect((await importFile(path)).output).toContain('Describe the catalogue first');
    await importFile(
      file(
        'root.ttl',
        `<${server.url}/catalog> a <http://www.w3.org/ns/dcat#Catalog> ;
        <http://purl.org/dc/terms/title> "Ours"@en .`,
      ),
    );
    expect((await importFile(path)).output).not.toContain('Describe the catalogue first');
  });

  it('updates what changed', async () => {
    const changed = portal(250, (n) => (n % 25 === 0 ? `New title ${n}` : `Dataset ${n}`));
    const result = await importFile(file('changed.ttl', changed));
    expect(totals(result.output)).toEqual({ created: 0, updated: 10, unchanged: 241, rejected: 0 });
  });

  it('tells what it repaired and dropped, and writes all of it to the report', async () => {
    const dirty = `${PREFIXES}
      <http://dirty.example/1> a dcat:Dataset ; dct:title "A"@en ; dct:issued "29.05.2017" ;
        dcat:landingPage "http://dirty.example/page" ; dct:license "" .`;
    const report = join(folder, 'report.jsonl');
    const result = await importFile(file('dirty.ttl', dirty), '--report', report);
    expect(result.exitCode).toBe(0);
    expect(result.output).toContain('dct:license');
    expect(result.output).toContain('dirty.ttl:');
    const lines = readFileSync(report, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string });
    expect(lines.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['repaired', 'dropped', 'total']));
  });

  it('loses only what a syntax error costs, and exits with 1', async () => {
    const broken = `${PREFIXES}${dataset(1000)}\n <http://portal.example/1001> a dcat:Dataset ; nonsense .\n${dataset(1002)}`;
    const result = await importFile(file('broken.ttl', broken));
    expect(result.exitCode).toBe(1);
    expect(result.output).toContain('Not readable');
    expect(result.output).toMatch(/broken\.ttl:\d+/);
    expect(totals(result.output).created).toBeGreaterThanOrEqual(1);
  });

  it('goes on when the Worker is killed in the middle', async () => {
    const path = file(
      'large.ttl',
      portal(3000, (n) => `Large ${n}`),
    );
    const importing = command(['import', path, '--source', 'large'], env);
    await until(() => importing.output().includes('Sending'), importing);
    const pid = readRunFile(server.stateDir)?.workerdPids.at(-1);
    process.kill(pid!, 'SIGKILL');
    expect(await importing.exited, importing.output()).toBe(0);
    const again = await importFile(path, '--source', 'large');
    expect(totals(again.output)).toEqual({ created: 0, updated: 0, unchanged: 3001, rejected: 0 });
  });

  it('warns of a token in the list of processes, and says what to do about one that is not known', async () => {
    const path = file('one.ttl', portal(1));
    const result = await importFile(path, '--token', 'nobody-knows-this-token');
    expect(result.exitCode).toBe(1);
    expect(result.output).toContain('can be read by everyone on this machine');
    expect(result.output).toContain('MOISSON_TOKEN');
  });

  it('says so when nobody answers', async () => {
    const result = await run(['import', file('one.ttl', portal(1)), '--to', 'http://127.0.0.1:9'], {
      MOISSON_TOKEN: 'whatever-it-may-be',
    });
    expect(result.exitCode).toBe(1);
    expect(result.output).toContain('Nothing answers at http://127.0.0.1:9');
  });

  it('never sends the local token elsewhere', async () => {
    const result = await importFile(file('one.ttl', portal(1)), '--to', 'http://127.0.0.1:9');
    expect(result.exitCode).toBe(2);
    expect(result.output).toContain('needs a token');
  });

  it('explains itself', async () => {
    expect(await run(['import', '--help'], {})).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('--source NAME'),
    });
    expect((await run(['import'], {})).exitCode).toBe(2);
  });
});

describe('npm run token', () => {
  it('makes a token that writes, lists it without its secret, and revokes it', async () => {
    const server = await startServer();
    const env = { MOISSON_STATE: server.stateDir };
    const made = await run(['token', 'create', '--name', 'importer', '--scope', 'admin'], env);
    expect(made.exitCode).toBe(0);
    const secret = made.output.trim().split('\n')[0]!;
    const path = join(scratchFolder(), 'one.ttl');
    writeFileSync(path, portal(1));
    const withIt = () => run(['import', path], { ...env, MOISSON_TOKEN: secret });
    expect((await withIt()).exitCode).toBe(0);
    const list = await run(['token', 'list'], env);
    expect(list.output).toContain('importer');
    expect(list.output).not.toContain(secret);
    const id = list.output.trim().split(/\s+/)[0]!;
    expect((await run(['token', 'revoke', id], env)).exitCode).toBe(0);
    expect((await withIt()).exitCode).toBe(1);
  });
});
