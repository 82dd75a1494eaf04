/**
 * The answer to an import as it adds up: counts in full, reasons up to a limit.
 */
import type { ReadIssue } from '../rdf/repair/issues.ts';
import { issueList } from './body.ts';

export interface ImportRejection {
  readonly id: string | null;
  readonly iri: string | null;
  readonly code: string;
  readonly reason: string;
}

export interface ImportSummary {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: readonly ImportRejection[];
  readonly rejectedTotal: number;
  /** Statements on nodes that belong to no record. */
  readonly leftOver: number;
  /** What reading repaired or dropped. */
  readonly repaired: readonly (ReadIssue & { readonly place: string })[];
  readonly repairedTotal: number;
}

export interface ImportTally {
  readonly issue: (issue: ReadIssue) => void;
  readonly count: (kind: 'created' | 'updated' | 'unchanged', number?: number) => void;
  readonly reject: (rejection: ImportRejection) => void;
  readonly leaveOver: (statements: number) => void;
  readonly summary: () => ImportSummary;
}

const MAX_REJECTED = 1000;

/** Where in the input, as a person would look for it. */
export const issuePlace = ({ line, column, subject }: ReadIssue): string =>
  [
    line === undefined ? '' : `line ${line}${column === undefined ? '' : `, column ${column}`}`,
    subject === undefined ? '' : `<${subject}>`,
  ]
    .filter(Boolean)
    .join(' ');

export const importTally = (): ImportTally => {
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const issues = issueList();
  const rejected: ImportRejection[] = [];
  let rejectedTotal = 0;
  let leftOver = 0;
  return {
    issue: issues.add,
    count: (kind, number = 1) => {
      counts[kind] += number;
    },
    reject: (rejection) => {
      rejectedTotal += 1;
      if (rejected.length < MAX_REJECTED) rejected.push(rejection);
    },
    leaveOver: (statements) => {
      leftOver += statements;
    },
    summary: () => ({
      ...counts,
      rejected,
      rejectedTotal,
      leftOver,
      repaired: issues.items.map((issue) => ({ ...issue, place: issuePlace(issue) })),
      repairedTotal: issues.total(),
    }),
  };
};
