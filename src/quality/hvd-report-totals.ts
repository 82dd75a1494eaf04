/**
 * What the records of a report come to: the numbers of the EU's queries, totals by category, publisher and
 * cause, and the records that a filter leaves. Pure.
 */
import { type HvdTaxonomy, topHvdCategory } from '../vocab/hvd.ts';
import type { Cause } from './hvd-report-checks.ts';
import { CAUSES } from './hvd-report-checks.ts';
import type { HvdRecord } from './hvd-report-judge.ts';
import type { HvdQuery } from './hvd-report-queries.ts';

export interface Total<Key extends string = string> {
  /** Null: none is named. */
  readonly key: Key | null;
  readonly records: number;
  readonly counting: number;
}

export interface HvdTotals {
  readonly kinds: Readonly<Record<HvdRecord['kind'], number>>;
  /** Datasets that name the Regulation, a category, and both. */
  readonly claims: { readonly legislation: number; readonly category: number; readonly both: number };
  /** Datasets to the queries that no catalogue has which names its country. */
  readonly withoutCountry: number;
  /** What the reporting queries answer. */
  readonly queries: Readonly<Record<HvdQuery, number>>;
  /** The six thematic categories in the order of the taxonomy, then what has none. */
  readonly categories: readonly Total[];
  /** Most records first. */
  readonly publishers: readonly Total[];
  readonly causes: readonly Total<Cause>[];
}

/** The thematic categories above a record's own. */
export const themesOf = ({ categories }: HvdRecord, taxonomy: HvdTaxonomy): readonly string[] => [
  ...new Set(
    categories.map((iri) => topHvdCategory(taxonomy, iri)).filter((iri): iri is string => iri !== undefined),
  ),
];

const total = <Key extends string>(key: Key | null, records: readonly HvdRecord[]): Total<Key> => ({
  key,
  records: records.length,
  counting: records.filter(({ counts }) => counts).length,
});

const byPublisher = (records: readonly HvdRecord[]): Total[] =>
  [...Map.groupBy(records, ({ publisher }) => publisher)]
    .map(([publisher, group]) => total(publisher, group))
    .sort((a, b) => b.records - a.records || ((a.key ?? '') < (b.key ?? '') ? -1 : 1));

const byCategory = (records: readonly HvdRecord[], taxonomy: HvdTaxonomy): Total[] => {
  const tops = [...taxonomy.values()].filter(({ broader }) => broader === null);
  const without = records.filter((record) => themesOf(record, taxonomy).length === 0);
  return [
    ...tops.map(({ iri }) =>
      total(
        iri,
        records.filter((record) => themesOf(record, taxonomy).includes(iri)),
      ),
    ),
    ...(without.length > 0 ? [total<string>(null, without)] : []),
  ];
};

export const totalsOf = (records: readonly HvdRecord[], taxonomy: HvdTaxonomy): HvdTotals => {
  const kindOf = (kind: HvdRecord['kind']): readonly HvdRecord[] =>
    records.filter((record) => record.kind === kind);
  const datasets = kindOf('dataset');
  const count = (test: (record: HvdRecord) => boolean): number => datasets.filter(test).length;
  // A series that is a dataset as well is one to the queries.
  const asked = records.filter(
    ({ kind, isTagged, causes }) => isTagged && kind !== 'service' && !causes.includes('notADataset'),
  );
  const answer = (test: (record: HvdRecord) => boolean): number => asked.filter(test).length;
  return {
    kinds: { dataset: datasets.length, service: kindOf('service').length, series: kindOf('series').length },
    claims: {
      legislation: count(({ isTagged }) => isTagged),
      category: count(({ categories }) => categories.length > 0),
      both: count(({ isTagged, categories }) => isTagged && categories.length > 0),
    },
    withoutCountry: answer(({ hasCountry }) => !hasCountry),
    queries: {
      datasets: asked.length,
      bulkDownload: answer(({ reported }) => reported.has('bulkDownload')),
      distributionApi: answer(({ reported }) => reported.has('distributionApi')),
      serviceApi: answer(({ reported }) => reported.has('serviceApi')),
      countsByLetter: answer(({ countsByLetter }) => countsByLetter),
      counts: answer(({ counts }) => counts),
    },
    categories: byCategory(records, taxonomy),
    publishers: byPublisher(records),
    causes: CAUSES.map((cause) =>
      total(
        cause,
        records.filter(({ causes }) => causes.includes(cause)),
      ),
    ).filter((each) => each.records > 0),
  };
};

export interface HvdFilter {
  /** A category of any level. */
  readonly category?: string;
  readonly publisher?: string;
  readonly verdict?: 'counts' | 'fails';
  readonly cause?: Cause;
  readonly kind?: HvdRecord['kind'];
}

export const filtered = (
  records: readonly HvdRecord[],
  { category, publisher, verdict, cause, kind }: HvdFilter,
  taxonomy: HvdTaxonomy,
): readonly HvdRecord[] =>
  records.filter(
    (record) =>
      (category === undefined ||
        record.categories.includes(category) ||
        themesOf(record, taxonomy).includes(category)) &&
      (publisher === undefined || record.publisher === publisher) &&
      (verdict === undefined || record.counts === (verdict === 'counts')) &&
      (cause === undefined || record.causes.includes(cause)) &&
      (kind === undefined || record.kind === kind),
  );
