/**
 * Runs of a source, from the first page to what is removed.
 */
import { describe, expect, it } from 'vitest';
import { advance } from '../../../src/harvest/engine.ts';
import { beginRun } from '../../../src/harvest/run-store.ts';
import {
  runToEnd,
  type TestHarvester,
  testConfig,
  testHarvester,
} from '../../support/harvest/test-harvester.ts';

const PREFIXES = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix hydra: <http://www.w3.org/ns/hydra/core#> .
@prefix p: <https://portal.example/> .`;

const turtle = (body: string, status = 200): Response =>
  new Response(`${PREFIXES}\n${body}`, { status, headers: { 'Content-Type': 'text/turtle' } });

const dataset = (name: string, title = name): string =>
  `p:catalog a dcat:Catalog ; dcat:dataset p:${name} .
   p:${name} a dcat:Dataset ; dct:title "${title}"@en ; dct:publisher p:agency .
   p:agency a foaf:Agent ; foaf:name "Agency" .`;

/** Pages with these datasets each, one after the other. */
const pages =
  (lists: readonly (readonly string[])[], total = lists.flat().length) =>
  (url: URL): Response => {
    const number = Number(url.searchParams.get('page') ?? '1');
    const list = lists[number - 1];
    if (!list) return new Response('no such page', { status: 404 });
    const next =
      number < lists.length ? `hydra:next <https://portal.example/catalog?page=${number + 1}> ;` : '';
    return turtle(`${list.map((name) => dataset(name)).join('\n')}
      <https://portal.example/catalog?page=${number}> a hydra:PartialCollectionView ; ${next} hydra:totalItems ${total} .`);
  };

const ids = async ({ db }: TestHarvester): Promise<string[]> =>
  (
    await db.read([
      { sql: `SELECT id FROM record WHERE kind = 'dataset' AND status = 'published' ORDER BY id` },
    ])
  ).rows[0]!.map(({ id }) => String(id).replace(/-[^-]*$/, ''));

const changes = async ({ db }: TestHarvester): Promise<number> =>
  Number((await db.read([{ sql: 'SELECT count(*) AS n FROM change' }])).rows[0]![0]!.n);

describe('a run', () => {
  it('stores what all pages have, and entities once', async () => {
    const h = testHarvester();
    h.setPortal(pages([['a', 'b'], ['c']]));
    const run = await runToEnd(h, 'portal', testConfig({}));
    expect(run.outcome).toBe('complete');
    expect(await ids(h)).toEqual(['a', 'b', 'c']);
    expect(run.state.counts).toMatchObject({ pages: 2, requests: 2, datasets: 3, created: 5, rejected: 0 });
  });

  it('writes nothing the second time', async () => {
    const h = testHarvester();
    h.setPortal(pages([['a', 'b'], ['c']]));
    await runToEnd(h, 'portal', testConfig({}));
    const before = await changes(h);
    const run = await runToEnd(h, 'portal', testConfig({}));
    expect(await changes(h)).toBe(before);
    expect(run.state.counts).toMatchObject({ created: 0, updated: 0, unchanged: 5, removed: 0 });
  });

  it('removes what is gone, and revives what comes back', async () => {
    const h = testHarvester();
    h.setPortal(pages([['a', 'b', 'c', 'd', 'e', 'f']]));
    await runToEnd(h, 'portal', testConfig({}));
    h.setPortal(pages([['a', 'b', 'c', 'd', 'e']]));
    expect(await runToEnd(h, 'portal', testConfig({}))).toMatchObject({
      outcome: 'complete',
      state: { counts: { removed: 1 } },
    });
    expect(await ids(h)).toEqual(['a', 'b', 'c', 'd', 'e']);
    h.setPortal(pages([['a', 'b', 'c', 'd', 'e', 'f']]));
    await runToEnd(h, 'portal', testConfig({}));
    expect(await ids(h)).toHaveLength(6);
  });

  it('waits for a person where more is gone than may be', async () => {
    const h = testHarvester();
    h.setPortal(pages([['a', 'b', 'c', 'd']]));
    await runToEnd(h, 'portal', testConfig({}));
    h.setPortal(pages([['a']]));
    expect(await runToEnd(h, 'portal', testConfig({}))).toMatchObject({
      outcome: 'waiting',
      state: { missing: 3 },
    });
    expect(await ids(h)).toHaveLength(4);
  });

  it('removes nothing when a page could not be had', async () => {
    const h = testHarvester();
    h.setPortal(pages([['a', 'b', 'c', 'd', 'e'], ['f']]));
    await runToEnd(h, 'portal', testConfig({}));
    const whole = pages([['a', 'b', 'c', 'd', 'e'], ['f']]);
    h.setPortal((url) => (url.search === '?page=2' ? new Response('', { status: 500 }) : whole(url)));
    const run = await runToEnd(h, 'portal', testConfig({}));
    expect(run).toMatchObject({ outcome: 'incomplete', state: { fault: { code: 'fetch-failed' } } });
    expect(await ids(h)).toHaveLength(6);
  });

  it('keeps a record for the days of grace', async () => {
    const h = testHarvester();
    const config = testConfig({ removal: { graceDays: 3 } });
    h.setPortal(pages([['a', 'b', 'c', 'd', 'e', 'f']]));
    await runToEnd(h, 'portal', config);
    h.setPortal(pages([['a', 'b', 'c', 'd', 'e']]));
    await runToEnd(h, 'portal', config);
    expect(await ids(h)).toHaveLength(6);
    h.setTime('2026-03-05T02:00:00Z');
    await runToEnd(h, 'portal', config);
    expect(await ids(h)).toHaveLength(5);
  });

  it('is one at a time for a source', async () => {
    const h = testHarvester();
    h.setPortal(pages([['a']]));
    expect(await beginRun(h, 'portal', testConfig({}), null).catch((error: unknown) => error)).toBeInstanceOf(
      Error,
    );
    await runToEnd(h, 'portal', testConfig({}));
    const first = await beginRun(h, 'portal', testConfig({}), null);
    expect(first).toBeTypeOf('number');
    expect(await beginRun(h, 'portal', testConfig({}), null)).toBeNull();
    await advance(h, first!);
  });
});
