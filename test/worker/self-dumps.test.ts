/**
 * What the catalogue says of its dumps when it describes itself: of those in object storage, and of those that are
 * written as they are sent. It changes without a change of the catalogue, and kept answers notice.
 */
import { env } from 'cloudflare:test';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeDumps } from '../../src/catalogue/dump-writing.ts';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { r2 } from '../../src/store/bucket.ts';
import { emptyCatalogue, query } from '../support/catalogue.ts';
import { BASE, client, parse, textOf, valuesOf } from './http-client.ts';
import { postImport } from './http-writing.ts';

const BUCKET = (env as unknown as { readonly BUCKET: R2Bucket }).BUCKET;
const { get, settled } = client();
const { dcat, dct, spdx } = PREFIXES;

let ctx: Awaited<ReturnType<typeof emptyCatalogue>>;

const change = (title: string) =>
  postImport('source=test', `<https://pub.example/air> a dcat:Dataset ; dct:title "${title}" .`);

beforeEach(async () => {
  ctx = await emptyCatalogue();
  await change('Air');
});

/** Bytes of a dump that was read to its end. */
const readWhole = async (path: string): Promise<Uint8Array> => {
  const bytes = new Uint8Array(await (await get(path)).arrayBuffer());
  await settled();
  return bytes;
};

const described = async (path = '/catalog.nt'): Promise<Quad[]> => parse(await textOf(await get(path)));

const figuresOf = (quads: readonly Quad[], file: string) => ({
  bytes: valuesOf(quads, `${BASE}/${file}#distribution`, `${dcat}byteSize`),
  modified: valuesOf(quads, `${BASE}/${file}#distribution`, `${dct}modified`),
  checksum: valuesOf(quads, `${BASE}/${file}#checksum`, `${spdx}checksumValue`),
});

const lastChange = async (): Promise<string> =>
  String((await query('SELECT time FROM change ORDER BY seq DESC LIMIT 1'))[0]!.time);

describe('a dump that is streamed', () => {
  it('is as old as the last change, also while nobody knows its size', async () => {
    const before = figuresOf(await described(), 'dump.nq.gz');
    expect(before).toEqual({ bytes: [], modified: [await lastChange()], checksum: [] });
  });

  it('has size and checksum once somebody read it whole, and not the others', async () => {
    const bytes = await readWhole('/dump.nq.gz');
    const quads = await described();
    expect(figuresOf(quads, 'dump.nq.gz')).toEqual({
      bytes: [String(bytes.length)],
      modified: [await lastChange()],
      checksum: [createHash('sha256').update(bytes).digest('hex')],
    });
    expect(figuresOf(quads, 'dump.nq').checksum).toEqual([]);
  });

  it('has none any more after the next change', async () => {
    await readWhole('/dump.nq.gz');
    await change('Water');
    const { bytes, checksum } = figuresOf(await described(), 'dump.nq.gz');
    expect([bytes, checksum]).toEqual([[], []]);
  });
});

const ways = ['/', '/catalog', '/catalogs/catalog', '/.well-known/datacatalog'];

describe('an answer that describes the dumps', () => {
  it.each(ways)('is another one at %s when a checksum becomes known', async (path) => {
    const headers = { Accept: 'application/n-triples' };
    const first = await get(path, headers);
    const tag = first.headers.get('ETag')!;
    expect((await get(path, { ...headers, 'If-None-Match': tag })).status).toBe(304);
    await readWhole('/dump.ttl');
    // Dates are to the second.
    await query("UPDATE dump_digest SET created = '2099-01-01T00:00:00Z'");
    const second = await get(path, { ...headers, 'If-None-Match': tag });
    expect(second.status).toBe(200);
    expect(figuresOf(parse(await textOf(second)), 'dump.ttl').checksum).toHaveLength(1);
    const since = { ...headers, 'If-Modified-Since': first.headers.get('Last-Modified')! };
    expect((await get(path, since)).status).toBe(200);
  });

  it('is another one when a dump stands in object storage', async () => {
    const tag = (await get('/catalog.nt')).headers.get('ETag')!;
    while ((await writeDumps(ctx, r2(BUCKET), { intervalHours: 24 })) !== 'idle');
    const second = await get('/catalog.nt', { 'If-None-Match': tag });
    expect(second.status).toBe(200);
    expect(figuresOf(parse(await textOf(second)), 'dump.nq.gz').checksum).toHaveLength(1);
  });
});
