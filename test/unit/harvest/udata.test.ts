/**
 * A udata portal harvested: its datasets, and its directory of APIs.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CORPORA, hasCorpora } from '../../support/corpora.ts';
import { problemsOf, published, udataPortal } from '../../support/harvest/api-portals.ts';
import { runToEnd, testConfig, testHarvester } from '../../support/harvest/test-harvester.ts';

const config = (given: Readonly<Record<string, unknown>> = {}) =>
  testConfig({ kind: 'udata', url: 'https://portal.example', delayMs: 0, ...given });

const entry = (id: string, fields: object = {}) => ({ id, title: `Title ${id}`, ...fields });
const letters = (text: string) => [...text].map((id) => entry(id));

describe('a udata portal', () => {
  it('gives its datasets and its APIs, and nothing new the second time', async () => {
    const h = testHarvester();
    const dataservices = [entry('z', { base_api_url: 'https://api.portal.example/' })];
    h.setPortal(udataPortal(() => ({ datasets: letters('abcdefg'), dataservices })));
    const run = await runToEnd(h, 'portal', config({ pageSize: 3 }));
    expect(run).toMatchObject({
      outcome: 'complete',
      state: { counts: { datasets: 7, found: 8, pages: 4 } },
    });
    expect(await published(h)).toEqual([...'abcdefg']);
    const again = await runToEnd(h, 'portal', config({ pageSize: 100 }));
    expect(again.state.counts).toMatchObject({ created: 0, updated: 0, unchanged: 8, removed: 0 });
  });

  it('is complete where there are no APIs', async () => {
    const h = testHarvester();
    h.setPortal(udataPortal(() => ({ datasets: letters('abc') })));
    expect(await runToEnd(h, 'portal', config())).toMatchObject({ outcome: 'complete' });
  });

  it('is read to its end by a portal that gives fewer than it is asked for', async () => {
    const h = testHarvester();
    h.setPortal(udataPortal(() => ({ datasets: letters('abcdefg') }), { mostRows: 2 }));
    expect((await runToEnd(h, 'portal', config())).outcome).toBe('complete');
    expect(await published(h)).toHaveLength(7);
  });

  it('updates what was edited, removes what is gone, archived or private', async () => {
    const h = testHarvester();
    let datasets = letters('abcdefghij');
    h.setPortal(udataPortal(() => ({ datasets })));
    await runToEnd(h, 'portal', config({ removal: { share: 0.5 } }));
    datasets = [
      ...letters('abcdef'),
      entry('g', { archived: '2026-01-01T00:00:00' }),
      entry('h', { private: true }),
      entry('i', { title: 'Another' }),
    ];
    const run = await runToEnd(h, 'portal', config({ removal: { share: 0.5 } }));
    expect(run).toMatchObject({
      outcome: 'complete',
      state: { counts: { updated: 1, unchanged: 6, removed: 3 } },
    });
    expect((await problemsOf(h, run.id)).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['archived', 'not-public']),
    );
  });

  it('removes nothing when the list became shorter while it was read', async () => {
    const h = testHarvester();
    let datasets = letters('abcdefghij');
    const portal = udataPortal(() => ({ datasets }));
    h.setPortal(portal);
    await runToEnd(h, 'portal', config());
    h.setPortal((url, init) => {
      if (url.searchParams.get('page') === '2') datasets = letters('bcdefghij');
      return portal(url, init);
    });
    expect(await runToEnd(h, 'portal', config({ pageSize: 4 }))).toMatchObject({
      outcome: 'incomplete',
      state: { fault: { code: 'records-unread' } },
    });
    expect(await published(h)).toHaveLength(10);
  });

  it('reads the one list that the address names, with its filter', async () => {
    const h = testHarvester();
    h.setPortal(udataPortal(() => ({ datasets: letters('a'), dataservices: [] })));
    await runToEnd(h, 'portal', config({ url: 'https://portal.example/api/1/datasets/?organization=42' }));
    expect(h.asked).toEqual([
      'https://portal.example/api/1/datasets/?organization=42&page=1&page_size=100&sort=created',
    ]);
  });

  it('reads smaller pages where one is too large, and leaves out what is too large alone', async () => {
    const h = testHarvester();
    const datasets = [...letters('abcd'), entry('e', { description: 'x'.repeat(5000) }), ...letters('fgh')];
    h.setPortal(udataPortal(() => ({ datasets })));
    const run = await runToEnd(h, 'portal', config({ maxBytes: 2000 }));
    expect(await published(h)).toEqual([...'abcdfgh']);
    expect(run).toMatchObject({ outcome: 'incomplete', state: { fault: { code: 'fetch-too-large' } } });
  });
});

describe.skipIf(!hasCorpora)('what data.gouv.fr really answers', () => {
  it('arrives whole, and again unchanged', async () => {
    const h = testHarvester();
    const found = JSON.parse(readFileSync(join(CORPORA, 'harvest/udata/datasets.json'), 'utf8')).datasets as {
      dataset: object;
      organization: unknown;
      resources: unknown;
      dataservices: Readonly<Record<string, unknown>>[];
    }[];
    const datasets = found.map(({ dataset, organization, resources }) => ({
      ...dataset,
      organization,
      resources,
    }));
    const dataservices = found.flatMap((each) => each.dataservices);
    h.setPortal(udataPortal(() => ({ datasets, dataservices })));
    const run = await runToEnd(h, 'portal', config({ pageSize: 4 }));
    expect(run).toMatchObject({ outcome: 'complete', state: { counts: { datasets: 15, leftOver: 0 } } });
    const again = await runToEnd(h, 'portal', config());
    expect(again.state.counts).toMatchObject({ created: 0, updated: 0, removed: 0 });
  });
});
