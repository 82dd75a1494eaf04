/** Statistics of the default graph: what is counted, when it is counted again, and who sees it when. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CatalogueContext } from '../../src/catalogue/context.ts';
import { deleteRecord, writeRecords } from '../../src/catalogue/records.ts';
import { refreshStatistics } from '../../src/catalogue/statistics.ts';
import { ns, RDF_TYPE } from '../../src/rdf/namespaces.ts';
import type { Row } from '../../src/store/db.ts';
import { ASSUMED_STATISTICS, heavyKey, type Statistics, statisticsReader } from '../../src/store/stats.ts';
import { emptyCatalogue, query, records } from '../support/catalogue.ts';

let ctx: CatalogueContext;
beforeEach(async () => {
  ctx = await emptyCatalogue();
});

const write = (text: string) => writeRecords(ctx, records(text), { source: 'test' });
const statistics = (): Promise<Statistics> => statisticsReader()(ctx.db, 0);

const DATASETS = Array.from(
  { length: 25 },
  (_, i) => `<datasets/d${i}> a dcat:Dataset ; dct:title "Dataset ${i}" ; dcat:keyword "a", "b${i}" .`,
).join('\n');

describe('statistics', () => {
  it('are assumed while nothing was counted', async () => {
    expect(await statistics()).toBe(ASSUMED_STATISTICS);
  });

  it('of an empty store are zero', async () => {
    expect(await refreshStatistics(ctx)).toBe(true);
    expect(await statistics()).toEqual({
      triples: 0,
      subjects: 0,
      objects: 0,
      predicates: new Map(),
      heavy: new Map(),
      graphs: 0,
      quads: 0,
    });
  });

  it('are what the default graph and the visible graphs have', async () => {
    await write(DATASETS);
    await refreshStatistics(ctx);
    const found = await statistics();
    const [totals] = await query(`SELECT count(*) AS triples, count(DISTINCT s) AS subjects,
      count(DISTINCT o) AS objects, (SELECT count(*) FROM quad) AS quads FROM triple`);
    const { triples, subjects, objects, quads, graphs } = found;
    expect({ triples, subjects, objects, quads }).toEqual(totals);
    expect(graphs).toBe(25);
    const perPredicate = await query(`SELECT t.value AS iri, count(*) AS count, count(DISTINCT s) AS subjects,
      count(DISTINCT o) AS objects FROM triple JOIN term t ON t.id = triple.p GROUP BY p`);
    const asEntry = ({ iri, ...counts }: Row) => [iri, counts] as const;
    expect(found.predicates).toEqual(new Map(perPredicate.map(asEntry)));
    expect(found.predicates.get(ns.dcat('keyword').value)).toEqual({ count: 50, subjects: 25, objects: 26 });
  });

  it('name the pairs of predicate and object that are heavy', async () => {
    await write(DATASETS);
    await refreshStatistics(ctx);
    const { heavy } = await statistics();
    expect(heavy.get(heavyKey(RDF_TYPE, ns.dcat('Dataset')))).toBe(25);
    expect([...heavy.keys()].filter((key) => key.startsWith(ns.dcat('keyword').value))).toEqual([
      `${ns.dcat('keyword').value}\n"a"`,
    ]);
  });

  it('are counted again when enough changed, or when a change has waited for an hour', async () => {
    await write(DATASETS);
    expect(await refreshStatistics(ctx)).toBe(true);
    expect(await refreshStatistics(ctx)).toBe(false);
    await deleteRecord(ctx, 'd1');
    expect(await refreshStatistics(ctx)).toBe(false);
    expect(await refreshStatistics(ctx, 'afterImport')).toBe(true);
    await deleteRecord(ctx, 'd2');
    const later = { ...ctx, now: () => new Date(ctx.now().getTime() + 3_600_000) };
    expect(await refreshStatistics(later)).toBe(true);
    expect(await refreshStatistics(later)).toBe(false);
  });

  it('are read again a minute later at the earliest, and only when they were counted again', async () => {
    const read = statisticsReader();
    await refreshStatistics(ctx);
    const first = await read(ctx.db, 0);
    await write(DATASETS);
    await refreshStatistics(ctx, 'always');
    expect(await read(ctx.db, 59_000)).toBe(first);
    const second = await read(ctx.db, 61_000);
    expect(second.triples).toBeGreaterThan(0);
    expect(await read(ctx.db, 200_000)).toBe(second);
  });
});
