/**
 * A portal that is suddenly half as large: its records wait for a person, who lets them go or keeps them.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { confirmRun, refuseRemoval } from '../../../src/harvest/decide-removal.ts';
import { readDue } from '../../../src/harvest/report.ts';
import type { Run } from '../../../src/harvest/run.ts';
import { removeHarvest } from '../../../src/harvest/sources.ts';
import { namesOn, portal } from '../../support/harvest/misbehaving-portal.ts';
import {
  continueRun,
  runToEnd,
  type TestHarvester,
  testConfig,
  testHarvester,
} from '../../support/harvest/test-harvester.ts';

const SOURCE = 'portal';
const CONFIG = testConfig({ url: 'https://portal.example/catalog?page=1' });

const published = async ({ db }: TestHarvester): Promise<string[]> =>
  (
    await db.read([
      {
        sql: `SELECT t.value AS iri FROM record r JOIN term t ON t.id = r.iri
          WHERE r.kind = 'dataset' AND r.status = 'published' ORDER BY length(t.value), t.value`,
      },
    ])
  ).rows[0]!.map(({ iri }) => String(iri).replace('https://portal.example/', ''));

const codeOf = (error: unknown): unknown => (error as { info?: { code?: unknown } }).info?.code;

const ALL = namesOn(1, 10);

let h: TestHarvester;
let waiting: Run;

beforeEach(async () => {
  h = testHarvester();
  h.setPortal(portal({ pages: 2, size: 5 }));
  await runToEnd(h, SOURCE, CONFIG);
  h.setPortal(portal({ pages: 1, size: 5 }));
  waiting = await runToEnd(h, SOURCE, CONFIG);
});

describe('a run that waits', () => {
  it('names what it would remove', async () => {
    expect(waiting).toMatchObject({ outcome: 'waiting', state: { missing: 5 } });
    const due = (await readDue(h.catalogue, waiting)).map(({ iri }) => iri.split('/').at(-1));
    expect(due).toEqual(namesOn(2, 5));
  });

  it('removes it once somebody says so, and a record that comes back is revived', async () => {
    await confirmRun(h.catalogue, waiting.id);
    expect(await continueRun(h, waiting.id)).toMatchObject({
      outcome: 'complete',
      state: { counts: { removed: 5 } },
    });
    expect(await published(h)).toEqual(namesOn(1, 5));
    h.setPortal(portal({ pages: 2, size: 5 }));
    await runToEnd(h, SOURCE, CONFIG);
    expect(await published(h)).toEqual(ALL);
  });

  it('keeps it where somebody refuses, and ends as cancelled', async () => {
    expect(await refuseRemoval(h.catalogue, waiting.id)).toMatchObject({
      outcome: 'cancelled',
      state: { fault: { code: 'removal-refused' }, missing: 5 },
    });
    expect(await published(h)).toEqual(ALL);
    expect(codeOf(await confirmRun(h.catalogue, waiting.id).catch((error: unknown) => error))).toBe(
      'run-not-waiting',
    );
  });

  it('waits again when a later run misses the same', async () => {
    await refuseRemoval(h.catalogue, waiting.id);
    expect(await runToEnd(h, SOURCE, CONFIG)).toMatchObject({ outcome: 'waiting', state: { missing: 5 } });
    expect(await published(h)).toEqual(ALL);
  });

  it('has nothing to decide once a later run knows better', async () => {
    h.setPortal(portal({ pages: 2, size: 5 }));
    await runToEnd(h, SOURCE, CONFIG);
    for (const decide of [confirmRun, refuseRemoval])
      expect(codeOf(await decide(h.catalogue, waiting.id).catch((error: unknown) => error))).toBe(
        'run-outdated',
      );
    expect(await readDue(h.catalogue, waiting)).toEqual([]);
  });

  it('removes nothing of a source that was given up since', async () => {
    await removeHarvest(h.catalogue, SOURCE);
    expect(codeOf(await confirmRun(h.catalogue, waiting.id).catch((error: unknown) => error))).toBe(
      'source-not-harvested',
    );
    expect(await published(h)).toEqual(ALL);
  });
});
