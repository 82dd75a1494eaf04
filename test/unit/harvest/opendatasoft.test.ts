/**
 * An Opendatasoft portal harvested, also behind the reach of its pages.
 */
import { describe, expect, it } from 'vitest';
import { opendatasoft } from '../../../src/harvest/adapters/opendatasoft.ts';
import { politeFetch } from '../../../src/harvest/polite-fetch.ts';
import { opendatasoftPortal, published } from '../../support/harvest/api-portals.ts';
import { runToEnd, testConfig, testHarvester } from '../../support/harvest/test-harvester.ts';

const config = (given: Readonly<Record<string, unknown>> = {}) =>
  testConfig({ kind: 'opendatasoft', url: 'https://portal.example', delayMs: 0, ...given });

const entry = (id: string, title = `Title ${id}`) => ({
  dataset_id: id,
  has_records: true,
  metas: { default: { title, language: 'fr' } },
});
const letters = (text: string) => [...text].map((id) => entry(id));

describe('an Opendatasoft portal', () => {
  it('gives every dataset, and nothing new the second time', async () => {
    const h = testHarvester();
    h.setPortal(opendatasoftPortal(() => letters('abcdefghij')));
    const first = await runToEnd(h, 'portal', config({ pageSize: 5 }));
    expect(first).toMatchObject({ outcome: 'complete', state: { counts: { created: 10, leftOver: 0 } } });
    expect(await published(h)).toEqual([...'abcdefghij']);
    const second = await runToEnd(h, 'portal', config({ pageSize: 1000 }));
    expect(second.state.counts).toMatchObject({ created: 0, updated: 0, unchanged: 10, removed: 0 });
  });

  it('updates what was edited and removes what is gone', async () => {
    const h = testHarvester();
    let datasets = letters('abcdefghij');
    h.setPortal(opendatasoftPortal(() => datasets));
    await runToEnd(h, 'portal', config());
    datasets = [...letters('abcdefgh'), entry('i', 'Another')];
    const { state } = await runToEnd(h, 'portal', config());
    expect(state.counts).toMatchObject({ updated: 1, unchanged: 8, removed: 1 });
  });

  it('loses no dataset when others are deleted while it is read', async () => {
    const h = testHarvester();
    let datasets = letters('abcdefghijklmnop');
    const portal = opendatasoftPortal(() => datasets);
    h.setPortal((url, init) => {
      if (url.searchParams.get('offset') !== '0') datasets = letters('adefghijklmnop');
      return portal(url, init);
    });
    await runToEnd(h, 'portal', config({ pageSize: 8 }));
    expect(await published(h)).toHaveLength(16);
  });

  it('gives up on a list that is another one on the next page, and removes nothing', async () => {
    const h = testHarvester();
    let datasets = letters('abcdefghijklmnop');
    const portal = opendatasoftPortal(() => datasets);
    h.setPortal(portal);
    await runToEnd(h, 'portal', config());
    h.setPortal((url, init) => {
      if (url.searchParams.get('offset') !== '0') datasets = letters('xyz');
      return portal(url, init);
    });
    expect(await runToEnd(h, 'portal', config({ pageSize: 8 }))).toMatchObject({
      outcome: 'incomplete',
      state: { fault: { code: 'source-moved' } },
    });
    expect(await published(h)).toHaveLength(16);
  });

  it.each([
    [
      'https://portal.example/explore/?q=air',
      'https://portal.example/api/explore/v2.1/catalog/datasets?q=air',
    ],
    [
      'https://portal.example/api/explore/v2.0/catalog/datasets?where=x',
      'https://portal.example/api/explore/v2.0/catalog/datasets?where=x',
    ],
  ])('is found from %s', async (url, expected) => {
    const h = testHarvester();
    h.setPortal(opendatasoftPortal(() => letters('a')));
    await runToEnd(h, 'portal', config({ url }));
    expect(h.asked).toEqual([`${expected}&limit=100&offset=0&order_by=dataset_id`]);
  });

  it('is read on by the export behind the ten thousandth dataset', async () => {
    const h = testHarvester();
    const datasets = Array.from({ length: 10_030 }, (_, at) => entry(`d${at}`));
    h.setPortal(opendatasoftPortal(() => datasets));
    const { fetch } = politeFetch({ ...h, config: config(), send: h.send!, nowMs: () => 0 });
    const { catalogue, sleep: _ } = h;
    const ctx = { ...catalogue, config: config(), source: 'portal', fetch };
    const last = ['d9947', 'd9948', 'd9949'];
    let cursor = { walk: { start: 9950, last, size: 100, came: 9950, back: 0 }, total: 10_030 };
    let pages = 0;
    for (; cursor !== null && pages < 5; pages += 1) {
      const read = await opendatasoft.read(ctx, cursor);
      expect(read.doubt).toBeNull();
      cursor = read.next as unknown as typeof cursor;
    }
    expect(pages).toBe(1);
    expect(h.asked[0]).toContain('/catalog/exports/json?limit=100&offset=9947');
  });
});
