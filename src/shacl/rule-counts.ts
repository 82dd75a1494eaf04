/**
 * Findings counted by rule, and a list of findings cut to a length in which every rule that was broken still
 * stands. Counts are made before anything is cut.
 */
import { type Finding, type Messages, SEVERITIES, type Severity } from './finding.ts';
import type { ProfileId } from './profiles.ts';

/** What all findings of one rule have in common. */
export interface RuleCount {
  readonly shape: string;
  readonly constraint: string;
  readonly path: string | null;
  readonly severity: Severity;
  readonly messages: Messages;
  readonly see: string | null;
  readonly profile: ProfileId;
  readonly count: number;
}

export interface RuleTotal extends RuleCount {
  /** How many records have it. */
  readonly records: number;
}

const ruleOf = ({ shape, constraint, path }: Finding): string => `${shape}\n${constraint}\n${path}`;

const byGravity = (a: RuleCount, b: RuleCount): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.count - a.count;

/** The strictest and most frequent first. @param records the findings of each record */
export const ruleTotals = (records: Iterable<readonly Finding[]>): readonly RuleTotal[] => {
  const rules = new Map<string, { -readonly [K in keyof RuleTotal]: RuleTotal[K] }>();
  for (const findings of records) {
    const here = new Set<string>();
    for (const finding of findings) {
      if (finding.isImplied) continue;
      const key = ruleOf(finding);
      const { shape, constraint, path, severity, messages, see, profile } = finding;
      const rule = rules.get(key) ?? {
        ...{ shape, constraint, path, severity, messages, see, profile },
        ...{ count: 0, records: 0 },
      };
      rule.count += finding.count;
      if (!here.has(key)) rule.records += 1;
      here.add(key);
      rules.set(key, rule);
    }
  }
  return [...rules.values()].sort(byGravity);
};

export const ruleCounts = (findings: readonly Finding[]): readonly RuleCount[] =>
  ruleTotals([findings]).map(({ records: _, ...rule }) => rule);

/** The most that each may have so that all together fit. */
const fairShare = (sizes: readonly number[], room: number): number => {
  let left = room;
  const ascending = [...sizes].sort((a, b) => a - b);
  for (const [index, size] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - index));
    if (size > share) return Math.max(1, share);
    left -= size;
  }
  return room;
};

export interface Cut {
  readonly findings: readonly Finding[];
  /** How many, in counts, were left out. */
  readonly omitted: number;
}

const countOf = (findings: readonly Finding[]): number =>
  findings.reduce((sum, { isImplied, count }) => sum + (isImplied ? 0 : count), 0);

/** The first findings of each rule, in their order; a little more than `room` where there are more rules. */
export const cutByRule = (findings: readonly Finding[], room: number): Cut => {
  if (findings.length <= room) return { findings, omitted: 0 };
  const sizes = new Map<string, number>();
  for (const finding of findings) sizes.set(ruleOf(finding), (sizes.get(ruleOf(finding)) ?? 0) + 1);
  const share = fairShare([...sizes.values()], room);
  const taken = new Map<string, number>();
  const kept = findings.filter((finding) => {
    const before = taken.get(ruleOf(finding)) ?? 0;
    taken.set(ruleOf(finding), before + 1);
    return before < share;
  });
  return { findings: kept, omitted: countOf(findings) - countOf(kept) };
};
