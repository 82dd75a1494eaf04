/**
 * The report as a table.
 */
import { csvOf } from '../lib/csv.ts';
import type { Access } from './hvd-report-access.ts';
import { REQUIREMENTS } from './hvd-report-checks.ts';
import type { HvdRecord } from './hvd-report-judge.ts';

export interface HvdNames {
  readonly titleOf: (iri: string) => string | null;
  readonly publisherOf: (iri: string) => string | null;
}

const COLUMNS = [
  'id',
  'iri',
  'kind',
  'title',
  'publisher',
  'publisherName',
  'categories',
  'counts',
  'countsByLetter',
  'ways',
  'causes',
  ...REQUIREMENTS,
] as const;

const rowOf = (record: HvdRecord, { titleOf, publisherOf }: HvdNames): readonly string[] => {
  const { id, iri, kind, publisher, categories, counts, countsByLetter, ways, causes, checks } = record;
  const states = new Map(checks.map(({ requirement, state }) => [requirement, state]));
  return [
    id,
    iri,
    kind,
    titleOf(iri) ?? '',
    publisher ?? '',
    publisher === null ? '' : (publisherOf(publisher) ?? ''),
    categories.join(' '),
    String(counts),
    String(countsByLetter),
    ways.join(' '),
    causes.join(' '),
    ...REQUIREMENTS.map((requirement) => states.get(requirement) ?? ''),
  ];
};

/** `bulkDownload <iri>: licenceMissing, downloadUrlMissing`; what is complete has nothing after its address. */
const accessText = ({ way, distribution, service, lacks }: Access): string => {
  const address = service ?? distribution ?? '';
  return `${way} <${address}>${lacks.length === 0 ? '' : `: ${lacks.join(', ')}`}`;
};

/** @param access of a report on one record: what leads to its data, in a last column */
export const hvdCsv = (
  records: readonly HvdRecord[],
  names: HvdNames,
  access: readonly Access[] | null = null,
): string => {
  const last = (value: string): readonly string[] => (access === null ? [] : [value]);
  const found = (access ?? []).map(accessText).join(' | ');
  return csvOf([
    [...COLUMNS, ...last('access')],
    ...records.map((record) => [...rowOf(record, names), ...last(found)]),
  ]);
};
