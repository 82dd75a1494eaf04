/**
 * What an import did, for the person who has to act on it: counts, then each cause of loss with how often and
 * where, most frequent first. Pure.
 */
import { PREFIXES } from '../../rdf/namespaces.ts';
import { ISSUES, type IssueKind } from '../../rdf/repair/issues.ts';
import type { CliError } from '../cli-error.ts';
import { bold, count, counted, dim, duration, green, red, yellow } from '../terminal.ts';
import type { Judging } from './judge.ts';
import type { LeftOver } from './left-over.ts';
import { placeOf } from './place.ts';
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
  /** Null when the server does not validate. */
  readonly judging: Judging | null;
  readonly reportFile: string | null;
}

const MAX_GROUPS = 20;
const MAX_TYPES = 8;
const MAX_REASON = 160;
const MAX_VALUE = 70;
/** Of two values, so many equal characters are shown before the first different one. */
const CONTEXT = 20;

/** `http://purl.org/dc/terms/issued` → `dct:issued`. */
export const shortIri = (iri: string): string => {
  const prefix = Object.entries(PREFIXES)
    .filter(([, base]) => iri.startsWith(base))
    .sort(([, a], [, b]) => b.length - a.length)[0];
  return prefix ? `${prefix[0]}:${iri.slice(prefix[1].length)}` : iri;
};

const oneLine = (value: string): string => value.replace(/\s+/g, ' ');

const shortValue = (value: string, from = 0): string => {
  const rest = from > 0 ? `…${value.slice(from)}` : value;
  return rest.length > MAX_VALUE ? `${rest.slice(0, MAX_VALUE - 1)}…` : rest;
};

/** Two long values, cut so that where they differ can be seen. */
const shortChange = (before: string, after: string): string => {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  const isLong = Math.max(before.length, after.length) > MAX_VALUE;
  const from = isLong ? Math.max(0, same - CONTEXT) : 0;
  return `${shortValue(before, from)} → ${shortValue(after, from)}`;
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

/** A reason that all share is told once, else each record has its own. */
const rejectionLines = ({ code, count: records, examples }: RejectionGroup): string[] => {
  const [shared, ...others] = new Set(examples.map(({ reason }) => reason));
  const isShared = others.length === 0;
  return [
    `  ${count(records)} × ${bold(code)}${isShared ? `  ${shared}` : ''}`,
    ...examples.map(({ iri, reason }) => dim(`      ${iri}${isShared ? '' : `\n        ${reason}`}`)),
  ];
};

/** What happened: the change, the value, or, where something could not be read, why. */
const whatOf = ({ kind, code, message, before, after }: PlacedIssue): string => {
  if (kind === 'syntax')
    return oneLine(message)
      .replace(`${saysOf(code)}: `, '')
      .slice(0, MAX_REASON);
  if (before !== undefined && after !== undefined) return shortChange(oneLine(before), oneLine(after));
  return shortValue(oneLine(before ?? after ?? message));
};

const exampleLine = (issue: PlacedIssue): string => {
  const what = whatOf(issue);
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

const leftOverLines = ({ leftOver, reportFile }: ImportOutcome): string[] => {
  if (!leftOver.statements) return [];
  const types = leftOver.types.slice(0, MAX_TYPES);
  return [
    '',
    yellow(
      `Left over: ${counted(leftOver.statements, 'statement')} on ${counted(leftOver.nodes, 'node')} that no record names`,
    ),
    ...types.flatMap(({ type, count: nodes, examples }) => [
      `  ${count(nodes)} × ${shortIri(type)}`,
      ...examples.map((node) => dim(`      ${shortValue(node)}`)),
    ]),
    ...(reportFile ? [] : [dim('  --report FILE lists every statement')]),
  ];
};

const stoppedLines = ({ stopped, answered, records }: ImportOutcome): string[] =>
  stopped
    ? [
        '',
        red(`Stopped after ${count(answered)} of ${counted(records, 'record')}: ${stopped.message}`),
      ].concat(stopped.hint ? [`  → ${stopped.hint}`] : [])
    : [];

const judgingLines = ({ judging }: ImportOutcome): string[] => {
  if (!judging?.judged) return [];
  const { judged, elapsedMs, profiles } = judging;
  const speed = `${count(rate(judged, elapsedMs))} records/s`;
  return [
    '',
    `Validated: ${counted(judged, 'record')}, ${duration(elapsedMs)}, ${speed}. In the catalogue by now:`,
    ...profiles.map(
      ({ profile, records, failing, improvable }) =>
        `  ${profile}: ${count(failing)} of ${counted(records, 'record')} break a rule, ${count(improvable)} more could be better`,
    ),
  ];
};

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
    ...judgingLines(outcome),
    ...(reportFile ? ['', `Everything in full: ${reportFile}`] : []),
  ].join('\n');
};
