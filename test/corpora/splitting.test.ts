/**
 * Splitting real catalogues: the counts are known from counting the files by other means.
 */
import { describe, expect, it } from 'vitest';
import { type SplitResult, splitRecords } from '../../src/catalogue/split.ts';
import { hasCorpora, readCorpus } from '../support/corpora.ts';

const BASE = 'https://cat.example';
const split = async (path: string): Promise<SplitResult & { given: number }> => {
  const quads = await readCorpus(path, `${BASE}/`);
  return { ...splitRecords(quads, { baseUrl: BASE, source: 'corpus' }), given: quads.length };
};
const kinds = ({ records }: SplitResult): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { kind } of records) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};
const inRecords = ({ records }: SplitResult): number =>
  records.reduce((sum, { quads, memberships }) => sum + quads.length + memberships.length, 0);

describe.skipIf(!hasCorpora)('splitting corpora', () => {
  it('belgium/sample: 547 datasets, nothing left over', async () => {
    const result = await split('belgium/sample.nt.gz');
    expect(kinds(result)).toMatchObject({ dataset: 547, service: 41, catalog: 1 });
    expect(result.leftOver).toEqual([]);
  });

  it('belgium/full: 17,828 datasets, 776 services, 1,234 triples on 281 nodes left over', async () => {
    const result = await split('belgium/full.nt.gz');
    expect(kinds(result)).toMatchObject({ dataset: 17_828, service: 776, catalog: 1 });
    expect(result.leftOver).toHaveLength(1_234);
    expect(new Set(result.leftOver.map((q) => q.subject.value)).size).toBe(281);
    expect(new Set(result.records.map(({ id }) => id)).size).toBe(result.records.length);
    // The 444 datasets that their publisher gave a skolem IRI have one of ours, and keep their identifier.
    expect(result.records.filter(({ kind, iri }) => kind === 'dataset' && iri.startsWith(BASE))).toHaveLength(
      444,
    );
  });

  it('opendatasoft does not grow by its concept schemes', async () => {
    const result = await split('opendatasoft/opendatasoft-public-catalog.ttl');
    expect(kinds(result)).toMatchObject({ dataset: 186 });
    expect(inRecords(result) + result.leftOver.length).toBe(result.given);
  });

  it.each(['catalog.xml', 'invalid_iri.xml', 'two-organizations.xml', 'with_collection.xml'])(
    'schleswig-holstein/%s: every statement is in a record, left over or a control',
    async (file) => {
      const result = await split(`schleswig-holstein/${file}`);
      expect(kinds(result).dataset).toBeGreaterThan(0);
      expect(inRecords(result) + result.leftOver.length + result.controls).toBeGreaterThanOrEqual(
        result.given,
      );
      expect(result.leftOver.length).toBeLessThan(result.given / 20);
    },
  );
});
