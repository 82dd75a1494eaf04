/**
 * Figures as rows under typed columns: the same rows are printed as a table and written as JSON. What is
 * measured, and what it means, is the business of the measurements.
 */
import { bold, bytes, count, dim } from '../../src/cli/terminal.ts';

export type Cell = string | number | null;

const number = (digits: number) => (value: number) => value.toFixed(digits);

/** How the number of a column is printed; JSON keeps it as it is. */
const UNITS = {
  text: String,
  count: count,
  bytes: bytes,
  bytesEach: (value: number) => `${value.toFixed(1)} B`,
  seconds: (value: number) => `${value.toFixed(1)} s`,
  ms: (value: number) => `${value.toFixed(1)} ms`,
  perSecond: (value: number) => `${count(value)}/s`,
  percent: (value: number) => `${value.toFixed(1)} %`,
  ratio: (value: number) => `${number(value < 10 ? 2 : 0)(value)} ×`,
} as const satisfies Record<string, (value: number) => string>;

export interface Column {
  readonly label: string;
  readonly unit: keyof typeof UNITS;
}

export interface Section {
  readonly name: string;
  readonly title: string;
  readonly columns: Readonly<Record<string, Column>>;
  readonly rows: readonly Readonly<Record<string, Cell>>[];
}

const ABSENT = '–';

const printed = (cell: Cell | undefined, { unit }: Column): string => {
  if (cell === null || cell === undefined) return ABSENT;
  return typeof cell === 'string' ? cell : UNITS[unit](cell);
};

export const sectionText = ({ title, columns, rows }: Section): string => {
  const keys = Object.keys(columns);
  const lines = [
    keys.map((key) => columns[key]!.label),
    ...rows.map((row) => keys.map((key) => printed(row[key], columns[key]!))),
  ];
  const widths = keys.map((_, index) => Math.max(...lines.map((line) => line[index]!.length)));
  const aligned = lines.map((line) =>
    line
      .map((text, index) =>
        columns[keys[index]!]!.unit === 'text' ? text.padEnd(widths[index]!) : text.padStart(widths[index]!),
      )
      .join('  ')
      .trimEnd(),
  );
  const [header, ...body] = aligned;
  return ['', bold(title), dim(`  ${header}`), ...body.map((line) => `  ${line}`)].join('\n');
};
