/**
 * Dumps in object storage: written piece by piece by the cron, on a real local R2, and served from there.
 */
import { env } from 'cloudflare:test';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CatalogueContext } from '../../src/catalogue/context.ts';
import { DUMP_FORMATS } from '../../src/catalogue/dump-files.ts';
import { type DumpOptions, writeDumps } from '../../src/catalogue/dump-writing.ts';
import type { Bindings } from '../../src/env.ts';
import worker from '../../src/index.ts';
import { PART_BYTES, r2 } from '../../src/store/bucket.ts';
import { emptyCatalogue, query } from '../support/catalogue.ts';
import { BASE, client, textOf } from './http-client.ts';
import { postImport } from './http-writing.ts';

const BUCKET = (env as unknown as { readonly BUCKET: R2Bucket }).BUCKET;
const bucket = r2(BUCKET);
const { get, fetch } = client({ BUCKET });
const streamed = client();

const HOURS = { intervalHours: 24, slicesARun: 1 } as const satisfies DumpOptions;

let clock = 0;
let ctx: CatalogueContext;

const empty = async (): Promise<void> => {
  const { objects } = await BUCKET.list();
  await BUCKET.delete(objects.map(({ key }) => key));
};

beforeEach(async () => {
  await empty();
  clock = Date.UTC(2026, 0, 1);
  ctx = { ...(await emptyCatalogue()), now: () => new Date(clock) };
});
afterEach(empty);

const datasets = (count: number, text = (i: number) => `Text ${i}`): string =>
  Array.from(
    { length: count },
    (_, i) =>
      `<https://pub.example/${i}> a dcat:Dataset ; dct:title "Title ${i}" ; dct:description "${text(i)}" .`,
  ).join('\n');

/** Runs of the cron, a minute apart, until nothing is left to do. */
const runs = async (options: DumpOptions = HOURS): Promise<string[]> => {
  const seen: string[] = [];
  for (;;) {
    const run = await writeDumps(ctx, bucket, options);
    clock += 60_000;
    if (run === 'idle') return seen;
    seen.push(run);
  }
};

const keys = async (): Promise<string[]> => (await BUCKET.list()).objects.map(({ key }) => key);

const gunzip = (bytes: ArrayBuffer): Promise<string> =>
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();

describe('the cron', () => {
  it('writes each format, in as many runs as it takes, and then rests', async () => {
    await postImport('source=test', datasets(450));
    const seen = await runs();
    // Three slices of records, and one that finds no more.
    expect(seen).toEqual(DUMP_FORMATS.flatMap(() => ['written', 'written', 'written', 'finished']));
    expect(await keys()).toHaveLength(DUMP_FORMATS.length);
    expect(await query('SELECT * FROM dump_writing')).toEqual([]);
  });

  it('writes what would be streamed, byte for byte', async () => {
    await postImport('source=test', datasets(210));
    await runs();
    for (const path of ['/dump.nq.gz', '/dump.trig.gz', '/dump.ttl.gz', '/dump.rdf.gz', '/dump.nt.gz']) {
      const [stored, made] = await Promise.all([get(path), streamed.get(path)]);
      expect(stored.headers.get('Repr-Digest')).toMatch(/^sha-256=:/);
      expect(new Uint8Array(await stored.arrayBuffer()), path).toEqual(
        new Uint8Array(await made.arrayBuffer()),
      );
    }
  });

  it('uploads parts of equal size, whatever a run brings', async () => {
    // Text that does not compress: three quarters of it remain.
    const noise = () => {
      let text = '';
      for (let i = 0; i < 9; i++)
        text += btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(45_000))));
      return text;
    };
    const rows = Array.from({ length: 16 }, noise);
    for (let from = 0; from < rows.length; from += 4)
      await postImport(
        `source=test${from}`,
        rows
          .slice(from, from + 4)
          .map(
            (text, i) =>
              `<https://pub.example/${from + i}> a dcat:Dataset ; dct:title "T" ; dct:description "${text}" .`,
          )
          .join('\n'),
      );
    expect(await writeDumps(ctx, bucket, { intervalHours: 24 })).toBe('finished');
    const response = await get('/dump.nq.gz');
    const bytes = await response.arrayBuffer();
    expect(bytes.byteLength).toBeGreaterThan(PART_BYTES);
    expect(response.headers.get('Content-Length')).toBe(String(bytes.byteLength));
    expect(await gunzip(bytes)).toBe(await textOf(await streamed.get('/dump.nq')));
  });

  it('leaves a dump as it is while the catalogue does not change, or for as long as the interval', async () => {
    await postImport('source=test', datasets(3));
    expect(await runs()).toHaveLength(DUMP_FORMATS.length * 2);
    clock += 48 * 3_600_000;
    expect(await runs()).toEqual([]);
    await postImport('source=test', datasets(4));
    const made = await keys();
    expect(await runs()).not.toEqual([]);
    await postImport('source=test', datasets(5));
    expect(await runs()).toEqual([]);
    const now = await keys();
    expect(now).toHaveLength(DUMP_FORMATS.length);
    expect(now.filter((key) => made.includes(key))).toEqual([]);
  });

  it('does not go on where another run is at it, and takes over from one that died', async () => {
    await postImport('source=test', datasets(450));
    expect(await writeDumps(ctx, bucket, HOURS)).toBe('written');
    const dying = { ...bucket, put: () => Promise.reject(new Error('gone')) };
    await expect(writeDumps(ctx, dying, HOURS)).rejects.toThrow('gone');
    expect(await writeDumps(ctx, bucket, HOURS)).toBe('idle');
    clock += 660_000;
    await runs();
    const text = await gunzip(await (await get('/dump.nq.gz')).arrayBuffer());
    expect(text).toBe(await textOf(await streamed.get('/dump.nq')));
  });

  it('of two runs at once lets one go on', async () => {
    await postImport('source=test', datasets(450));
    for (let turn = 0; turn < 3; turn++) {
      const both = await Promise.all([writeDumps(ctx, bucket, HOURS), writeDumps(ctx, bucket, HOURS)]);
      expect(both.sort()).toEqual(['idle', 'written']);
    }
    await runs();
    const text = await gunzip(await (await get('/dump.nq.gz')).arrayBuffer());
    expect(text).toBe(await textOf(await streamed.get('/dump.nq')));
  });

  it('begins anew what fails again and again', async () => {
    await postImport('source=test', datasets(2));
    const broken = { ...bucket, putPart: () => Promise.reject(new Error('no')) };
    for (let i = 0; i < 5; i++) {
      await expect(writeDumps(ctx, broken, { intervalHours: 24 })).rejects.toThrow('no');
      clock += 660_000;
    }
    expect(await writeDumps(ctx, bucket, HOURS)).toBe('idle');
    expect(await query('SELECT * FROM dump_writing')).toEqual([]);
    expect(await runs()).toHaveLength(DUMP_FORMATS.length * 2);
  });

  it('is the Worker’s own', async () => {
    await postImport('source=test', datasets(2));
    const all = { ...(env as unknown as Bindings), BASE_URL: BASE };
    await worker.scheduled({} as ScheduledController, all, {} as ExecutionContext);
    expect((await get('/dump.nq.gz')).headers.get('Repr-Digest')).toMatch(/^sha-256=:/);
  });

  it('writes again for another address', async () => {
    await postImport('source=test', datasets(2));
    await runs();
    ctx = { ...ctx, baseUrl: 'https://moved.example' };
    expect(await runs()).toHaveLength(DUMP_FORMATS.length * 2);
  });
});

describe('a stored dump', () => {
  beforeEach(async () => {
    await postImport('source=test', datasets(40));
    await runs();
  });

  it('is served with its size, date and checksum', async () => {
    const response = await get('/dump.nq.gz');
    const bytes = new Uint8Array(await response.arrayBuffer());
    const sha256 = createHash('sha256').update(bytes).digest();
    expect(response.headers.get('Repr-Digest')).toBe(`sha-256=:${sha256.toString('base64')}:`);
    expect(response.headers.get('ETag')).toBe(`"${sha256.toString('hex').slice(0, 32)}"`);
    expect(response.headers.get('Content-Length')).toBe(String(bytes.length));
    expect(response.headers.get('Accept-Ranges')).toBe('bytes');
    expect(Date.parse(response.headers.get('Last-Modified')!)).toBeGreaterThanOrEqual(Date.UTC(2026, 0, 1));
  });

  it('answers HEAD alike, and 304', async () => {
    const [head, whole] = [await fetch('/dump.nt.gz', { method: 'HEAD' }), await get('/dump.nt.gz')];
    await whole.arrayBuffer();
    expect([...head.headers]).toEqual([...whole.headers]);
    const same = { 'If-None-Match': whole.headers.get('ETag')! };
    expect((await get('/dump.nt.gz', same)).status).toBe(304);
  });

  it('is served in ranges', async () => {
    const whole = new Uint8Array(await (await get('/dump.nq.gz')).arrayBuffer());
    const size = whole.length;
    const part = async (range: string, further: Record<string, string> = {}) => {
      const response = await get('/dump.nq.gz', { Range: range, ...further });
      return [
        response.status,
        response.headers.get('Content-Range'),
        new Uint8Array(await response.arrayBuffer()),
      ];
    };
    expect(await part('bytes=0-9')).toEqual([206, `bytes 0-9/${size}`, whole.slice(0, 10)]);
    expect(await part('bytes=-4')).toEqual([206, `bytes ${size - 4}-${size - 1}/${size}`, whole.slice(-4)]);
    expect(await part(`bytes=100-`)).toEqual([206, `bytes 100-${size - 1}/${size}`, whole.slice(100)]);
    expect(await part('bytes=0-1', { 'If-Range': '"another"' })).toEqual([200, null, whole]);
    const beyond = await get('/dump.nq.gz', { Range: `bytes=${size}-` });
    expect([beyond.status, beyond.headers.get('Content-Range')]).toEqual([416, `bytes */${size}`]);
    expect(await beyond.json()).toMatchObject({ code: 'range-not-satisfiable' });
  });

  it('stays as it was while the catalogue moves on; the text without compression does not', async () => {
    const before = (await get('/dump.nq.gz')).headers.get('ETag');
    await postImport('source=late', '<https://pub.example/late> a dcat:Dataset ; dct:title "Late" .');
    expect((await get('/dump.nq.gz')).headers.get('ETag')).toBe(before);
    expect(await textOf(await get('/dump.nq'))).toContain('Late');
  });

  it('that is not in the bucket any more is written as it is sent', async () => {
    await empty();
    const response = await get('/dump.nq.gz');
    expect(response.headers.get('ETag')).toMatch(/^W\//);
    expect(await gunzip(await response.arrayBuffer())).toContain('All 40 records');
  });
});
