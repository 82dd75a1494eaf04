import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listeningPorts } from '../../bench/lib/workerd.ts';
import { checkFree, freePort } from '../../src/cli/local/local-worker.ts';
import { commandLineOf, familyOf, isAlive, isWorkerd, whenEnded } from '../../src/cli/local/processes.ts';
import { type RunFile, readRunFile } from '../../src/cli/local/run-file.ts';
import {
  cleanUp,
  command,
  type StartedServer,
  scratchFolder,
  startCommand,
  startServer,
  until,
} from './run-command.ts';

const SECRET = 'a-secret-of-this-test-0123456789';
const isLinux = process.platform === 'linux';

const runFileOf = (stateDir: string): RunFile => readRunFile(stateDir)!;
const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/health`).then(
    (response) => response.ok,
    () => false,
  );

afterAll(cleanUp, 60_000);

describe('npm start', () => {
  let server: StartedServer;
  beforeAll(async () => {
    server = await startServer({ ADMIN_TOKEN: SECRET });
  }, 120_000);

  it('serves', async () => {
    expect(await answers(server.url)).toBe(true);
    expect(server.output()).toContain(`${server.url}/catalog`);
  });

  it('runs the scheduled work when the cron ticks', async () => {
    const response = await fetch(`${server.url}/cdn-cgi/local/scheduled`);
    expect(response.status).toBe(200);
  });

  it.runIf(isLinux)(
    'shows no secret in command lines, in environments that it makes, or on the screen',
    () => {
      const [own, ...children] = familyOf(server.process.pid!);
      expect(children.length).toBeGreaterThan(2);
      for (const pid of [own!, ...children]) expect(commandLineOf(pid)).not.toContain(SECRET);
      for (const pid of children) expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toContain(SECRET);
      expect(server.output()).not.toContain(SECRET);
    },
  );

  it.runIf(isLinux)(
    'opens no debugger: two ports of workerd, and what speaks on none of them is one',
    async () => {
      const { hostPid, workerdPids } = runFileOf(server.stateDir);
      for (const pid of familyOf(server.process.pid!))
        expect(commandLineOf(pid)).not.toMatch(/--inspect|--debug-port/);
      const ports = workerdPids.flatMap(listeningPorts);
      expect(ports).toHaveLength(2);
      expect(ports).toContain(server.port);
      for (const port of [...ports, ...listeningPorts(hostPid)]) {
        const body = await fetch(`http://127.0.0.1:${port}/json`).then(
          (response) => response.text(),
          () => '',
        );
        expect(body).not.toContain('webSocketDebuggerUrl');
      }
    },
  );

  it.each(['/cdn-cgi/local/explorer', '/cdn-cgi/explorer'])('opens no SQL console at %s', async (path) => {
    for (const below of [
      '',
      '/api/d1/database',
      '/api/d1/database/00000000-0000-0000-0000-000000000000/raw',
    ]) {
      const response = await fetch(`${server.url}${path}${below}`, {
        method: below.endsWith('raw') ? 'POST' : 'GET',
        ...(below.endsWith('raw') && { body: '{"sql":"SELECT 1"}' }),
      });
      expect(response.status).toBeGreaterThanOrEqual(400);
      await response.body?.cancel();
    }
  });

  it('refuses a second server on the same state', async () => {
    const second = command(['start'], { PORT: String(server.port + 1), MOISSON_STATE: server.stateDir });
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain(`A server already runs on ${server.stateDir}`);
    expect(await answers(server.url)).toBe(true);
  });

  it('starts the Worker again when its process is killed', async () => {
    const { workerdPids } = runFileOf(server.stateDir);
    process.kill(workerdPids.at(-1)!, 'SIGKILL');
    await until(() => server.output().includes('starting it again'), server);
    await until(() => answers(server.url), server);
    expect(server.process.exitCode).toBeNull();
  });
});

describe('npm start, first and second time', () => {
  it('shows a made token once, and ends all its processes on SIGTERM and SIGINT with exit code 0', async () => {
    const stateDir = scratchFolder();
    const path = join(stateDir, 'admin-token');
    const PORT = String(await freePort());
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const server = await startServer({ MOISSON_STATE: stateDir, PORT });
      const token = readFileSync(path, 'utf8').trim();
      expect(statSync(path).mode & 0o077).toBe(0);
      expect(server.output().includes(token)).toBe(signal === 'SIGTERM');
      const family = familyOf(server.process.pid!);
      expect(family.length).toBeGreaterThan(3);
      // Twice, as npm passes on what the terminal sends already.
      server.process.kill(signal);
      server.process.kill(signal);
      expect(await server.exited).toBe(0);
      await whenEnded(family, 5_000);
      expect(family.filter(isAlive)).toEqual([]);
      expect(readRunFile(stateDir)).toBeNull();
    }
  });
});

describe('npm start, killed', () => {
  it('leaves no process behind', async () => {
    const server = await startServer();
    const family = familyOf(server.process.pid!);
    server.process.kill('SIGKILL');
    await whenEnded(family, 15_000);
    expect(family.filter(isAlive)).toEqual([]);
  });

  it('starts on what a SIGKILL of everything at once left', async () => {
    const server = await startServer();
    const { hostPid, workerdPids } = runFileOf(server.stateDir);
    process.kill(server.process.pid!, 'SIGKILL');
    process.kill(hostPid, 'SIGKILL');
    await whenEnded([hostPid], 5_000);
    const again = await startServer({ MOISSON_STATE: server.stateDir, PORT: String(server.port) });
    expect(await answers(again.url)).toBe(true);
    expect(workerdPids.filter(isAlive)).toEqual([]);
  });
});

describe('npm start, in trouble before it serves', () => {
  /** A start whose workerd was stopped: it will never answer. */
  const hanging = async (): Promise<{ started: StartedServer; family: number[]; workerd: number[] }> => {
    const started = await startCommand();
    const workerd = () => familyOf(started.process.pid!).filter(isWorkerd);
    await until(() => workerd().length > 0, started, Number.POSITIVE_INFINITY);
    for (const pid of workerd()) process.kill(pid, 'SIGSTOP');
    await until(
      () => readRunFile(started.stateDir)?.workerdPids.length !== 0,
      started,
      Number.POSITIVE_INFINITY,
    );
    return { started, family: familyOf(started.process.pid!), workerd: workerd() };
  };

  it('leaves no process and no port behind when it is ended', async () => {
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ] as const) {
      const { started, family } = await hanging();
      started.process.kill(signal);
      expect(await started.exited, started.output()).toBe(code);
      expect(family.filter(isAlive)).toEqual([]);
      expect(readRunFile(started.stateDir)).toBeNull();
      await checkFree(started.stateDir, started.port);
    }
  });

  it('leaves no process behind when it is killed', async () => {
    const { started, family } = await hanging();
    started.process.kill('SIGKILL');
    await whenEnded(family, 30_000);
    expect(family.filter(isAlive)).toEqual([]);
  });

  it('is cleaned up by the next start when everything of it was killed but workerd', async () => {
    const { started, family, workerd } = await hanging();
    for (const pid of family) if (!workerd.includes(pid)) process.kill(pid, 'SIGKILL');
    await started.exited;
    expect(workerd.filter(isAlive)).toEqual(workerd);
    await checkFree(started.stateDir, started.port);
    expect(workerd.filter(isAlive)).toEqual([]);
  });

  it('ends the migrations, too', async () => {
    const stateDir = scratchFolder();
    const started = command(['start'], { MOISSON_STATE: stateDir, PORT: String(await freePort()) });
    const family = () => familyOf(started.process.pid!);
    await until(() => family().length > 2, started, Number.POSITIVE_INFINITY);
    const members = family();
    started.process.kill('SIGTERM');
    expect(await started.exited, started.output()).toBe(143);
    expect(members.filter(isAlive)).toEqual([]);
  });
});

describe('npm start, mistaken', () => {
  it('says where nothing can be written', async () => {
    const stateDir = join(scratchFolder(), 'file');
    writeFileSync(stateDir, '');
    const started = command(['start'], { MOISSON_STATE: stateDir });
    expect(await started.exited).toBe(2);
    expect(started.output()).toContain(`Nothing can be written to the state folder ${stateDir}`);
  });

  it('says how it is used', async () => {
    const started = command(['start', '--help']);
    expect(await started.exited).toBe(0);
    expect(started.output()).toContain('MOISSON_STATE');
    const none = command([]);
    expect(await none.exited).toBe(0);
    expect(none.output()).toContain('npm start');
    expect(await command(['build', '--fast']).exited).toBe(2);
  });

  it('says which port is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const started = command(['start'], { PORT: String(port), MOISSON_STATE: scratchFolder() });
    expect(await started.exited).toBe(1);
    expect(started.output()).toContain(`Port ${port} on 127.0.0.1 is in use by process ${process.pid} (node`);
    expect(started.output()).toMatch(/PORT=\d+ npm start/);
    other.close();
  });

  it('says what is wrong with a variable, with exit code 2', async () => {
    const started = command(['start'], { PORT: 'http' });
    expect(await started.exited).toBe(2);
    expect(started.output()).toContain('PORT is “http”');
  });
});
