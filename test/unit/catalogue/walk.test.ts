import { describe, expect, it } from 'vitest';
import {
  cutText,
  hasLater,
  pagesOf,
  parseCut,
  placeOf,
  type StageCounts,
  stageCounts,
  stagesFrom,
} from '../../../src/catalogue/walk.ts';
import { randomFrom } from '../../support/hostile-graphs.ts';

const counts = (byKind: Record<string, number>): StageCounts => stageCounts(new Map(Object.entries(byKind)));

describe('the cut of a walk', () => {
  it('is a stage and a number, and nothing else', () => {
    expect(parseCut('dataset-123')).toEqual({ stage: 'dataset', seq: 123 });
    expect(cutText({ stage: 'service', seq: 7 })).toBe('service-7');
    for (const text of [
      '123',
      'dataset',
      'dataset-',
      'dataset--1',
      'entity-1',
      'series-1',
      'dataset-1 ',
      '-1',
    ])
      expect(parseCut(text), text).toBeUndefined();
  });
  it('leaves its own stage beyond the number, and the later ones whole', () => {
    const kinds = ['catalog', 'series', 'service', 'dataset', 'entity'];
    expect(stagesFrom(kinds).map(({ name, after }) => `${name} ${after}`)).toEqual([
      'dataset 0',
      'service 0',
      'catalog 0',
    ]);
    expect(
      stagesFrom(kinds, { stage: 'service', seq: 9 }).map(({ name, after }) => `${name} ${after}`),
    ).toEqual(['service 9', 'catalog 0']);
    expect(stagesFrom(['series'])).toEqual([{ name: 'dataset', kinds: ['series'], after: 0 }]);
    expect(stagesFrom(['dataset'], { stage: 'service', seq: 9 })).toEqual([]);
  });
});

describe('pages by number', () => {
  it('begin a new one with each stage', () => {
    const some = counts({ dataset: 9, series: 2, service: 3, catalog: 1, entity: 50 });
    expect(pagesOf(some, 5)).toBe(5);
    expect([1, 3, 4, 5, 6].map((page) => placeOf(some, page, 5))).toEqual([
      { stage: 'dataset', offset: 0, before: 0 },
      { stage: 'dataset', offset: 10, before: 10 },
      { stage: 'service', offset: 0, before: 11 },
      { stage: 'catalog', offset: 0, before: 14 },
      null,
    ]);
    expect(hasLater(some, 'service')).toBe(true);
    expect(hasLater(some, 'catalog')).toBe(false);
  });
  it('of an empty list are one, which begins nowhere', () => {
    expect(pagesOf(counts({}), 10)).toBe(1);
    expect(placeOf(counts({}), 1, 10)).toBeNull();
  });
  it('have every member once, whatever the counts', () => {
    const random = randomFrom(11);
    const upTo = (n: number): number => Math.floor(random() * n);
    for (let round = 0; round < 200; round++) {
      const some = counts({ dataset: upTo(30), series: upTo(5), service: upTo(12), catalog: upTo(4) });
      const size = 1 + upTo(9);
      const seen = some.map(() => 0);
      let before = 0;
      for (let page = 1; page <= pagesOf(some, size); page++) {
        const place = placeOf(some, page, size);
        if (!place) break;
        const stage = some.findIndex(({ name }) => name === place.stage);
        expect([place.offset, place.before]).toEqual([seen[stage], before]);
        const shown = Math.min(size, some[stage]!.count - place.offset);
        expect(shown).toBeGreaterThan(0);
        seen[stage]! += shown;
        before += shown;
      }
      expect(seen).toEqual(some.map(({ count }) => count));
      expect(placeOf(some, pagesOf(some, size) + 1, size)).toBeNull();
    }
  });
});
