/**
 * Adds up what happened in an import: counts, and causes with a few examples each. It keeps no list that
 * grows with the input; the complete list goes to the report as it comes.
 */
import type { IssueKind, ReadIssue } from '../../rdf/repair/issues.ts';
import type { ImportAnswer, Rejection } from './answer.ts';

export const MAX_EXAMPLES = 3;

export interface Totals {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
}

export interface RejectionGroup {
  readonly code: string;
  readonly count: number;
  readonly examples: readonly Rejection[];
}

/** An issue of an input that was read here, or, without input, one that the server answered. */
export interface PlacedIssue extends ReadIssue {
  readonly input?: string;
}

export interface IssueGroup {
  readonly kind: IssueKind;
  readonly code: string;
  readonly property: string | null;
  readonly count: number;
  readonly examples: readonly PlacedIssue[];
}

export interface Tally {
  readonly totals: Totals;
  /** Most frequent first. */
  readonly rejections: readonly RejectionGroup[];
  readonly issues: readonly IssueGroup[];
}

interface Group<T> {
  readonly first: T;
  count: number;
  readonly examples: T[];
}

const grouper = <T>(keyOf: (item: T) => string) => {
  const groups = new Map<string, Group<T>>();
  return {
    add(item: T): void {
      const key = keyOf(item);
      const group = groups.get(key) ?? { first: item, count: 0, examples: [] };
      groups.set(key, group);
      group.count++;
      if (group.examples.length < MAX_EXAMPLES) group.examples.push(item);
    },
    list: (): Group<T>[] => [...groups.values()].sort((a, b) => b.count - a.count),
  };
};

export const createTally = () => {
  const totals = { created: 0, updated: 0, unchanged: 0, rejected: 0 };
  const rejections = grouper<Rejection>(({ code }) => code);
  const issues = grouper<PlacedIssue>(({ kind, code, property }) => `${kind} ${code} ${property ?? ''}`);
  const reject = (items: readonly Rejection[]): void => {
    totals.rejected += items.length;
    for (const item of items) rejections.add(item);
  };
  return {
    reject,
    issue: (item: PlacedIssue): void => issues.add(item),
    answer(answer: ImportAnswer): void {
      totals.created += answer.created;
      totals.updated += answer.updated;
      totals.unchanged += answer.unchanged;
      reject(answer.rejected);
      for (const item of answer.repaired) issues.add(item);
    },
    result: (): Tally => ({
      totals: { ...totals },
      rejections: rejections.list().map(({ first, count, examples }) => ({
        code: first.code,
        count,
        examples,
      })),
      issues: issues.list().map(({ first, count, examples }) => ({
        kind: first.kind,
        code: first.code,
        property: first.property ?? null,
        count,
        examples,
      })),
    }),
  };
};
