/** Real processes, each ended by its test. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { portOwner } from '../../../src/cli/local/port-owner.ts';
import { endFamily, familyOf, isAlive, processorMs } from '../../../src/cli/local/processes.ts';
import { checkStateFolder } from '../../../src/cli/local/state-folder.ts';
import { wrangler } from '../../../src/cli/local/wrangler-command.ts';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const STAY = 'setInterval(() => {}, 1000);';
/** A process that does not listen to SIGTERM, with a child that does not either. */
const STUBBORN = `process.on('SIGTERM', () => {});
  require('node:child_process').spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {});${STAY}console.log(1)"],
    { stdio: 'inherit' }); ${STAY}`;

describe('endFamily', () => {
  it('ends a process and its children, also those that do not listen or are stopped', async () => {
    const parent = spawn(process.execPath, ['-e', STUBBORN], { stdio: ['ignore', 'pipe', 'ignore'] });
    await new Promise((resolve) => parent.stdout.once('data', resolve));
    const family = familyOf(parent.pid!);
    expect(family).toHaveLength(2);
    process.kill(family[1]!, 'SIGSTOP');
    await endFamily(parent.pid!, 100);
    expect(family.filter(isAlive)).toEqual([]);
  });

  it('takes a process that has ended for ended', async () => {
    await endFamily(999_999_999, 100);
  });
});

describe('processorMs', () => {
  it('grows with work, and is nothing for a process that does not exist', () => {
    const before = processorMs(process.pid);
    for (let sum = 0; processorMs(process.pid) < before + 50; ) sum += Math.sqrt(sum + 1);
    expect(before).toBeGreaterThan(0);
    expect(processorMs(999_999_999)).toBe(0);
  });
});

describe('portOwner', () => {
  it('names the process that listens on a port, and nobody for a free one', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(portOwner(port)).toEqual({ pid: process.pid, program: expect.stringMatching(/^node/) });
    await new Promise((resolve) => server.close(resolve));
    expect(portOwner(port)).toBeNull();
  });
});

describe('checkStateFolder', () => {
  it('makes the folder, leaves nothing in it, and says when nothing can be written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'moisson-unit-'));
    checkStateFolder(join(folder, 'a/b'));
    writeFileSync(join(folder, 'file'), '');
    expect(() => checkStateFolder(join(folder, 'file'))).toThrow(/Nothing can be written.*it is a file/);
    expect(() => checkStateFolder(join(folder, 'file/state'))).toThrow('a part of this path is a file');
    rmSync(folder, { recursive: true });
  });
});

describe('wrangler', () => {
  it('ends with all that it started when it is given up', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'moisson-unit-'));
    const script = join(folder, 'node_modules/wrangler/bin/wrangler.js');
    mkdirSync(join(script, '..'), { recursive: true });
    writeFileSync(script, STUBBORN);
    const controller = new AbortController();
    let isUp = false;
    const onOutput = () => {
      isUp = true;
    };
    const run = wrangler([], { projectRoot: folder, env: process.env, signal: controller.signal, onOutput });
    while (!isUp) await sleep(20);
    const family = familyOf(process.pid).slice(1);
    controller.abort(new Error('given up'));
    await expect(run).rejects.toThrow('given up');
    expect(family.length).toBeGreaterThanOrEqual(2);
    expect(family.filter(isAlive)).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
