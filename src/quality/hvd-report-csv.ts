/**
 * The report as a table, RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe
 * before it: titles come from anywhere.
 */
import { REQUIREMENTS } from './hvd-report-checks.ts';
import type { HvdRecord } from './hvd-report-judge.ts';

export interface HvdNames {
  readonly titleOf: (iri: string) => string | null;
  readonly publisherOf: (iri: string) => string | null;
}

const cell = (value: string): string => {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

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

export const hvdCsv = (records: readonly HvdRecord[], names: HvdNames): string =>
  [COLUMNS, ...records.map((record) => rowOf(record, names))]
    .map((row) => `${row.map(cell).join(',')}\r\n`)
    .join('');
