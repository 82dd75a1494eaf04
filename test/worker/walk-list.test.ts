/**
 * A whole list in slices: each record once, whatever is written meanwhile.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CatalogueContext } from '../../src/catalogue/context.ts';
import type { CatalogQuery } from '../../src/catalogue/list-query.ts';
import { deleteRecord, writeRecords } from '../../src/catalogue/records.ts';
import { readCatalog } from '../../src/catalogue/root-catalog.ts';
import { walkList } from '../../src/catalogue/walk-list.ts';
import { emptyCatalogue, records } from '../support/catalogue.ts';

const QUERY: CatalogQuery = { page: 1, pageSize: 20 };
const COUNT = 60;

const dataset = (n: number): string =>
  `ex:d${n} a dcat:Dataset ; dct:title "${n}" ; dct:identifier "${n}" .\n`;
const iriOf = (n: number): string => `https://pub.example/d${n}`;

describe('a walk', () => {
  let ctx: CatalogueContext;
  beforeEach(async () => {
    ctx = await emptyCatalogue();
    const all = Array.from({ length: COUNT }, (_, n) => dataset(n)).join('');
    await writeRecords(ctx, records(all), { source: 'test' });
  });

  const walk = async (between: (slice: number) => Promise<void> = async () => undefined) => {
    const slices: string[][] = [];
    const catalog = (await readCatalog(ctx, undefined))!;
    for await (const { records: found } of walkList(ctx, QUERY, catalog)) {
      slices.push(found.map(({ record }) => record.iri));
      await between(slices.length);
    }
    return slices;
  };

  it('meets each record once, in several slices', async () => {
    const slices = await walk();
    expect(slices.length).toBeGreaterThan(1);
    expect(slices.flat().toSorted()).toEqual(Array.from({ length: COUNT }, (_, n) => iriOf(n)).toSorted());
  });

  it('meets no record that was deleted before it came to it', async () => {
    const met = await walk(async (slice) => {
      if (slice !== 1) return;
      const [last] = records(dataset(COUNT - 1));
      await deleteRecord(ctx, last!.id);
    });
    expect(met.flat()).toHaveLength(COUNT - 1);
    expect(met.flat()).not.toContain(iriOf(COUNT - 1));
  });

  it('meets those that were there once while others are written', async () => {
    const met = await walk(async (slice) => {
      await writeRecords(ctx, records(dataset(COUNT + slice) + dataset(0)), { source: 'test' });
    });
    for (let n = 0; n < COUNT; n++) expect(met.flat().filter((iri) => iri === iriOf(n))).toHaveLength(1);
  });
});
