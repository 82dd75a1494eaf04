/**
 * What an import did, for the person who has to act on it: counts, then each cause of loss with how often and
 * where, most frequent first. Pure.
 */
import { PREFIXES } from '../../rdf/namespaces.ts';
import { ISSUES, type IssueKind } from '../../rdf/repair/issues.ts';
import type { CliError } from '../cli-error.ts';
import { bold, count, counted, dim, duration, green, red, yellow } from '../terminal.ts';
import type { LeftOver } from './left-over.ts';
import { rate } from './progress.ts';
import type { IssueGroup, PlacedIssue, RejectionGroup, Tally } from './tally.ts';

export interface ImportOutcome extends Tally {
  readonly inputs: readonly string[];
  readonly url: string;
  readonly statements: number;
  /** Records found. */
  readonly records: number;
  readonly leftOver: LeftOver;
  /** Paging controls and statements that the catalogue itself once generated: set aside without loss. */
  readonly controls: number;
  /** Why the import ended before its end, or null. */
  readonly stopped: CliError | null;
  /** How many records the server has answered for. */
  readonly answered: number;
  readonly elapsedMs: number;
  readonly reportFile: string | null;
}

const MAX_GROUPS = 20;
const MAX_TYPES = 8;
const MAX_VALUE = 70;

/** `http://purl.org/dc/terms/issued` → `dct:issued`. */
export const shortIri = (iri: string): string => {
  const prefix = Object.entries(PREFIXES)
    .filter(([, base]) => iri.startsWith(base))
    .sort(([, a], [, b]) => b.length - a.length)[0];
  return prefix ? `${prefix[0]}:${iri.slice(prefix[1].length)}` : iri;
};

const shortValue = (value: string): string => {
  const line = value.replace(/\s+/g, ' ');
  return line.length > MAX_VALUE ? `${line.slice(0, MAX_VALUE - 1)}…` : line;
};

const totalsLines = ({ totals }: ImportOutcome): string[] => {
  const rows: [string, number, (text: string) => string][] = [
    ['created', totals.created, green],
    ['updated', totals.updated, green],
    ['unchanged', totals.unchanged, String],
    ['rejected', totals.rejected, red],
  ];
  const width = Math.max(...rows.map(([, value]) => count(value).length));
  return rows.map(([label, value, paint]) => {
    const line = `  ${label.padEnd(10)} ${count(value).padStart(width)}`;
    return value ? paint(line) : dim(line);
  });
};

const rejectionLines = (group: RejectionGroup): string[] => [
  `  ${count(group.count)} × ${bold(group.code)}  ${group.reason}`,
  ...group.iris.map((iri) => dim(`      ${iri}`)),
];

/** `a.ttl:12`, or the record that the server spoke of. */
const placeOf = ({ input, line, subject }: PlacedIssue): string =>
  [input, line].filter((part) => part !== undefined).join(':') || (subject ?? '');

const exampleLine = (issue: PlacedIssue): string => {
  const { before, after } = issue;
  const values = [before, after].filter((value) => value !== undefined).map(shortValue);
  const what = values.length ? values.join(' → ') : shortValue(issue.message);
  const place = placeOf(issue);
  return dim(`      ${what}${place ? `  (${place})` : ''}`);
};

const saysOf = (code: string): string =>
  Object.entries(ISSUES).find(([name]) => name === code)?.[1].says ?? code;

const issueLines = (group: IssueGroup): string[] => [
  `  ${count(group.count)} × ${saysOf(group.code)}${group.property ? `: ${bold(shortIri(group.property))}` : ''}`,
  ...group.examples.map(exampleLine),
];

/** At most so many groups, and a line that says how many more there are. */
const section = <T>(
  title: string,
  groups: readonly T[],
  lines: (group: T) => string[],
  reportFile: string | null,
): string[] => {
  if (!groups.length) return [];
  const more = groups.length - MAX_GROUPS;
  const rest = reportFile ? `all of it is in ${reportFile}` : '--report FILE lists all';
  return [
    '',
    title,
    ...groups.slice(0, MAX_GROUPS).flatMap(lines),
    ...(more > 0 ? [dim(`  … and ${counted(more, 'more kind')}: ${rest}`)] : []),
  ];
};

const leftOverLines = ({ leftOver }: ImportOutcome): string[] => {
  if (!leftOver.statements) return [];
  const types = leftOver.types.slice(0, MAX_TYPES);
  return [
    '',
    yellow(
      `Left over: ${counted(leftOver.statements, 'statement')} on ${counted(leftOver.nodes, 'node')} that no record names`,
    ),
    ...types.map((row) => `  ${count(row.count)} × ${shortIri(row.type)}`),
  ];
};

const stoppedLines = ({ stopped, answered, records }: ImportOutcome): string[] =>
  stopped
    ? [
        '',
        red(`Stopped after ${count(answered)} of ${counted(records, 'record')}: ${stopped.message}`),
      ].concat(stopped.hint ? [`  → ${stopped.hint}`] : [])
    : [];

const total = (groups: readonly IssueGroup[]): number => groups.reduce((sum, group) => sum + group.count, 0);

const ISSUE_SECTIONS: readonly { readonly kind: IssueKind; readonly title: (n: number) => string }[] = [
  { kind: 'syntax', title: (n) => red(`Not readable: ${counted(n, 'place')}`) },
  { kind: 'dropped', title: (n) => yellow(`Dropped: ${counted(n, 'value')}`) },
  { kind: 'repaired', title: (n) => `Repaired: ${counted(n, 'value')}` },
];

export const summary = (outcome: ImportOutcome): string => {
  const { inputs, url, records, statements, elapsedMs, reportFile } = outcome;
  const name = inputs.length === 1 ? inputs[0]! : counted(inputs.length, 'input');
  const speed = `${count(rate(records, elapsedMs))} records/s`;
  const issueSections = ISSUE_SECTIONS.flatMap(({ kind, title }) => {
    const groups = outcome.issues.filter((group) => group.kind === kind);
    return section(title(total(groups)), groups, issueLines, reportFile);
  });
  return [
    bold(`${name} → ${url}`),
    dim(
      `${counted(statements, 'statement')}, ${counted(records, 'record')}, ${duration(elapsedMs)}, ${speed}`,
    ),
    '',
    ...totalsLines(outcome),
    ...stoppedLines(outcome),
    ...section(red('Rejected'), outcome.rejections, rejectionLines, reportFile),
    ...issueSections,
    ...leftOverLines(outcome),
    ...(reportFile ? ['', `Everything in full: ${reportFile}`] : []),
  ].join('\n');
};
