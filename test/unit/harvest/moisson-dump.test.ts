/**
 * Another Moisson by its dump, a part at a time: each part once, whatever the other one understands, and nothing at all
 * when nothing changed.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { idOfIri } from '../../../src/catalogue/identity.ts';
import { splitRecords } from '../../../src/catalogue/split.ts';
import { withdrawRecords } from '../../../src/catalogue/withdraw.ts';
import type { Run } from '../../../src/harvest/run.ts';
import { readHarvest } from '../../../src/harvest/sources.ts';
import { ns, RDF_TYPE } from '../../../src/rdf/namespaces.ts';
import { literal, namedNode, quad } from '../../../src/rdf/terms.ts';
import {
  type Portal,
  runToEnd,
  type TestHarvester,
  testConfig,
  testHarvester,
} from '../../support/harvest/test-harvester.ts';
import {
  changedSince,
  contents,
  FIRST_BASE,
  type FirstMoisson,
  firstMoisson,
  newestChange,
} from '../../support/harvest/two-moissons.ts';

/** More than a page takes, and more names than are kept. */
const DATASETS = 1_100;
const iri = (at: number): string => `https://data.example/${at}`;

const configOf = (given: Readonly<Record<string, unknown>> = {}) =>
  testConfig({ kind: 'moisson', url: FIRST_BASE, transport: 'dump', removal: { share: 1 }, ...given });

/** A run as its runner begins it: with what the last complete one left. */
const harvest = async (h: TestHarvester, given: Readonly<Record<string, unknown>> = {}): Promise<Run> =>
  runToEnd(h, 'first', configOf(given), (await readHarvest(h.catalogue, 'first'))?.memory ?? null);

const over = (portal: Portal): TestHarvester => {
  const h = testHarvester();
  h.setPortal(portal);
  return h;
};

describe('the dump of another Moisson', () => {
  let first: FirstMoisson;
  let all: Map<string, string>;

  const write = (from: number, to: number, title = 'Dataset') =>
    first.write(
      splitRecords(
        Array.from({ length: to - from }, (_, at) => namedNode(iri(from + at))).flatMap((node) => [
          quad(node, namedNode(RDF_TYPE), ns.dcat('Dataset')),
          quad(node, ns.dct('title'), literal(`${title} ${node.value}`, 'en')),
        ]),
        { baseUrl: FIRST_BASE, source: 'given' },
      ).records,
      'given',
    );

  beforeAll(async () => {
    first = await firstMoisson();
    await write(0, DATASETS);
    all = await contents(first.catalogue);
  });

  it('is read on behind the last record, each part once', async () => {
    const h = over(first.portal);
    const run = await harvest(h);
    expect(run).toMatchObject({ outcome: 'complete', state: { fault: null, counts: { created: DATASETS } } });
    expect(h.asked).toEqual([
      `${FIRST_BASE}/dump.nq.gz`,
      `${FIRST_BASE}/dump.nq.gz?after=${idOfIri(iri(999), FIRST_BASE)}`,
    ]);
    expect(await contents(h.catalogue)).toEqual(all);
  });

  it('is read as far as before where the other one knows nothing of parts', async () => {
    const h = over((url, init) => first.portal(new URL(url.pathname, url), init));
    expect(await harvest(h)).toMatchObject({ outcome: 'complete', state: { fault: null } });
    expect(await contents(h.catalogue)).toEqual(all);
  });

  it('is read as far as before where the other one no longer knows the last record', async () => {
    const h = over((url, init) =>
      url.search === '' ? first.portal(url, init) : new Response('', { status: 404 }),
    );
    expect(await harvest(h)).toMatchObject({ outcome: 'complete', state: { fault: null } });
    expect(await contents(h.catalogue)).toEqual(all);
  });

  it('that is another one where all is sent, is taken for no part', async () => {
    const other = await firstMoisson('https://other.example');
    const h = over((url, init) =>
      url.search === ''
        ? first.portal(url, init)
        : other.portal(new URL('https://other.example/dump.nq.gz'), init),
    );
    expect(await harvest(h)).toMatchObject({
      outcome: 'incomplete',
      state: { fault: { code: 'dump-changed' } },
    });
  });

  describe('that did not change', () => {
    let h: TestHarvester;

    beforeAll(async () => {
      h = over(first.portal);
      await harvest(h);
    });

    it('is asked for once, and neither sent nor written nor missed', async () => {
      const [asked, before] = [h.asked.length, await newestChange(h.catalogue)];
      const run = await harvest(h);
      expect(run).toMatchObject({
        outcome: 'complete',
        state: { counts: { requests: 1, bytes: 0, found: 0, removed: 0 } },
      });
      expect(h.asked).toHaveLength(asked + 1);
      expect(await newestChange(h.catalogue)).toBe(before);
    });

    it('is not read again under another schedule', async () => {
      expect((await harvest(h, { schedule: 'daily' })).state.counts.requests).toBe(1);
    });

    it.each([
      ['a filter', { filters: { except: [iri(3)] } }, { found: DATASETS - 1, filtered: 1 }],
      [
        'a default',
        { defaults: { language: 'http://publications.europa.eu/resource/authority/language/ENG' } },
        { found: DATASETS, unchanged: 0 },
      ],
      ['enforcing', { policy: 'enforce' }, { found: DATASETS }],
    ])('is read again under %s', async (_, given, counts) => {
      const run = await harvest(h, given);
      expect(run.state.counts).toMatchObject(counts);
    });

    it('is read again once it has changed', async () => {
      await write(5, 6, 'Another title');
      const before = await newestChange(h.catalogue);
      await harvest(h);
      expect(await changedSince(h.catalogue, before)).toEqual([iri(5)]);
    });
  });

  it('does not lose its place when the record there is deleted', async () => {
    let asked = 0;
    const h = over(async (url, init) => {
      if (++asked === 2)
        await withdrawRecords(first.catalogue, 'given', [
          idOfIri(iri(998), FIRST_BASE),
          idOfIri(iri(999), FIRST_BASE),
        ]);
      return first.portal(url, init);
    });
    const run = await harvest(h);
    expect(run).toMatchObject({ outcome: 'complete', state: { counts: { datasets: DATASETS } } });
    expect(asked).toBe(2);
  });
});
