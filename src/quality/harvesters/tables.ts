/**
 * The verdicts of harvesters as tables for spreadsheets: figures, records of one harvester, harvesters of one
 * record. Pure.
 */
import type { HarvesterTotals, Judged } from './totals.ts';

type Table = readonly (readonly string[])[];

const TOTALS = ['harvester', 'kind', 'records', 'kept', 'renamed', 'skipped', 'highValue'] as const;

/** One row for each harvester and kind. */
export const totalsTable = (totals: readonly HarvesterTotals[]): Table => [
  TOTALS,
  ...totals.flatMap(({ harvester, kinds, highValue }) =>
    kinds.map(({ kind, records, verdicts }) => [
      harvester,
      kind,
      String(records),
      verdicts ? String(verdicts.kept) : '',
      verdicts ? String(verdicts.renamed) : '',
      verdicts ? String(verdicts.skipped) : '',
      kind === 'dataset' && highValue !== null ? String(highValue) : '',
    ]),
  ),
];

const JUDGED = [
  ...['id', 'iri', 'kind', 'title', 'identifier', 'harvester', 'verdict', 'name', 'highValue', 'rules'],
] as const;

export const judgedTable = (judged: readonly Judged[], titleOf: (iri: string) => string | null): Table => [
  JUDGED,
  ...judged.map(({ member: { id, iri, kind, identifier }, verdict }) => [
    ...[id, iri, kind, titleOf(iri) ?? '', identifier ?? '', verdict.harvester],
    ...[verdict.verdict ?? '', verdict.name ?? ''],
    verdict.isHighValue === null ? '' : String(verdict.isHighValue),
    verdict.rules.join(' '),
  ]),
];
