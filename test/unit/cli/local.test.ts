import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptAdminToken, readAdminToken, tokenPath } from '../../../src/cli/local/admin-token.ts';
import { banner } from '../../../src/cli/local/banner.ts';
import { formatLogLine, fromWorker, fromWrangler } from '../../../src/cli/local/log-lines.ts';
import { residentBytes } from '../../../src/cli/local/processes.ts';
import { readRunFile, runningServer, writeRunFile } from '../../../src/cli/local/run-file.ts';
import { checkWorkerSettings, localSettings, normaliseBaseUrl } from '../../../src/cli/local/settings.ts';
import { wranglerEnv } from '../../../src/cli/local/wrangler-env.ts';
import { chooseServer } from '../../../src/cli/server.ts';

describe('localSettings', () => {
  it('has a value for everything', () => {
    expect(localSettings({}, '/project')).toEqual({
      port: 8787,
      baseUrl: 'http://127.0.0.1:8787',
      stateDir: '/project/.wrangler/state',
      loadsSample: true,
      adminToken: null,
    });
  });

  it('follows the port with the base URL, unless that is given', () => {
    expect(localSettings({ PORT: '9000' }, '/p').baseUrl).toBe('http://127.0.0.1:9000');
    expect(localSettings({ PORT: '9000', BASE_URL: 'https://data.example/cat/' }, '/p').baseUrl).toBe(
      'https://data.example/cat',
    );
  });

  it('takes a state folder of its own, and starts empty on demand', () => {
    expect(localSettings({ MOISSON_STATE: '/srv/state', SAMPLE: 'OFF' }, '/p')).toMatchObject({
      stateDir: '/srv/state',
      loadsSample: false,
    });
  });

  it.each([
    [{ PORT: 'http' }, 'PORT is “http”'],
    [{ PORT: '70000' }, 'PORT is “70000”'],
    [{ BASE_URL: 'data.example' }, 'BASE_URL is “data.example”'],
    [{ BASE_URL: 'https://data.example/?x=1' }, 'no user, query or fragment'],
    [{ ADMIN_TOKEN: 'short' }, 'ADMIN_TOKEN has 5 characters'],
  ])('answers %j with a sentence', (env, message) => {
    expect(() => localSettings(env, '/p')).toThrow(message);
  });
});

describe('checkWorkerSettings', () => {
  it('tells a mistake in what is handed to the Worker before anything is served', () => {
    const check = (env: Record<string, string>) => () => checkWorkerSettings(env, 'http://127.0.0.1:8787');
    expect(check({})).not.toThrow();
    expect(check({ VALIDATION: 'off' })).not.toThrow();
    expect(check({ VALIDATION: 'dcat-ap' })).toThrow(
      'VALIDATION has “dcat-ap”; it must be off, or PROFILE=POLICY',
    );
    expect(check({ PAGE_SIZE_DEFAULT: '0' })).toThrow('PAGE_SIZE_DEFAULT must be a whole number');
  });
});

describe('normaliseBaseUrl', () => {
  it('drops final slashes and keeps a path', () => {
    expect(normaliseBaseUrl('http://x.example///')).toBe('http://x.example');
    expect(normaliseBaseUrl('http://X.example/a/b/')).toBe('http://x.example/a/b');
  });
});

describe('wranglerEnv', () => {
  it('withholds secrets and closes every console', () => {
    const env = wranglerEnv({ ADMIN_TOKEN: 'secret', MOISSON_TOKEN: 'secret', PATH: '/bin' });
    expect(JSON.stringify(env)).not.toContain('secret');
    expect(env).toMatchObject({ PATH: '/bin', X_LOCAL_EXPLORER: 'false', WRANGLER_SEND_METRICS: 'false' });
  });
});

describe('log lines', () => {
  it('shortens a request to one line and leaves out the own ones', () => {
    expect(fromWrangler('[wrangler:info] GET /catalog?page=2 200 OK (12ms)')).toEqual({
      level: 'info',
      text: 'GET /catalog?page=2 200 12 ms',
    });
    expect(
      fromWrangler('\u001b[2m[wrangler:info] PUT /datasets/x 500 Internal Server Error (3ms)\u001b[0m'),
    ).toEqual({
      level: 'error',
      text: 'PUT /datasets/x 500 3 ms',
    });
    expect(fromWrangler('[wrangler:info] GET /health 200 OK (1ms)')).toBeNull();
    expect(fromWrangler('⎔ Starting local server...')).toBeNull();
  });

  it('keeps errors of the build', () => {
    expect(fromWrangler('✘ [ERROR] Could not resolve "x"')).toEqual({
      level: 'error',
      text: 'Could not resolve "x"',
    });
  });

  it('bounds what the Worker logs', () => {
    expect(fromWorker('warn', 'a\nb').text).toBe('a\n    b');
    expect(fromWorker('warning', 'a').level).toBe('warn');
    expect(fromWorker('unheard of', 'a').level).toBe('log');
    expect(fromWorker('log', 'x'.repeat(5_000)).text.length).toBeLessThan(2_100);
  });

  it('begins with the time, and with the level when it matters', () => {
    const time = new Date(2026, 0, 1, 12, 4, 11);
    expect(formatLogLine({ level: 'info', text: 'a' }, time)).toBe('12:04:11 a');
    expect(formatLogLine({ level: 'warn', text: 'a' }, time)).toBe('12:04:11 warn  a');
  });
});

describe('banner', () => {
  const facts = {
    url: 'http://127.0.0.1:8787',
    baseUrl: 'http://127.0.0.1:8787',
    records: 41,
    stateDir: '/s',
    newToken: null,
    tokenPlace: '.wrangler/state/admin-token',
  };

  it('shows the token only when it is new', () => {
    expect(banner({ ...facts, newToken: 'abc' })).toContain('abc  shown once');
    expect(banner(facts)).toContain('Admin token   .wrangler/state/admin-token');
  });

  it('tells the port apart from the public address', () => {
    expect(banner(facts)).not.toContain('Listening on');
    expect(banner({ ...facts, baseUrl: 'https://data.example' })).toContain('http://127.0.0.1:8787 (for');
  });
});

describe('the state folder', () => {
  let stateDir = '';
  beforeEach(() => {
    stateDir = mkdtempSync(join(tmpdir(), 'moisson-unit-'));
  });
  afterEach(() => rmSync(stateDir, { recursive: true }));

  it('keeps the token for its owner only, and makes it once', () => {
    const first = keptAdminToken(stateDir);
    expect(first.isNew).toBe(true);
    expect(first.token.length).toBeGreaterThanOrEqual(32);
    expect(statSync(tokenPath(stateDir)).mode & 0o777).toBe(0o600);
    expect(keptAdminToken(stateDir)).toEqual({ token: first.token, isNew: false });
    expect(readAdminToken(stateDir)).toBe(first.token);
  });

  it('is not served by a process that ended', () => {
    const run = {
      pid: 999_999_999,
      hostPid: 999_999_999,
      workerdPids: [],
      url: 'http://x',
      baseUrl: 'http://x',
    };
    writeRunFile(stateDir, run);
    expect(readRunFile(stateDir)).toEqual(run);
    expect(runningServer(stateDir)).toBeNull();
  });

  it('gives its token to the server beside it and to nobody else', () => {
    const { token } = keptAdminToken(stateDir);
    const env = { MOISSON_STATE: stateDir, PORT: '9001' };
    expect(chooseServer({}, env, '/p')).toEqual({ url: 'http://127.0.0.1:9001', token });
    expect(chooseServer({ to: 'http://127.0.0.1:9001/' }, env, '/p').token).toBe(token);
    expect(chooseServer({ to: 'http://127.0.0.1:9002/' }, env, '/p').token).toBeNull();
    expect(chooseServer({ to: 'https://data.example/' }, env, '/p')).toEqual({
      url: 'https://data.example',
      token: null,
    });
    expect(chooseServer({}, { ...env, MOISSON_TOKEN: 'mine' }, '/p').token).toBe('mine');
    expect(chooseServer({ token: 'typed' }, { ...env, MOISSON_TOKEN: 'mine' }, '/p').token).toBe('typed');
  });
});

describe('residentBytes', () => {
  it('knows this process, and none that does not exist', () => {
    expect(residentBytes(process.pid)).toBeGreaterThan(10_000_000);
    expect(residentBytes(999_999_999)).toBe(0);
  });
});
