/**
 * One finding where several shapes or profiles demand the same of the same value, and one order for them all.
 */
import { termKey } from '../rdf/terms.ts';
import { type Finding, SEVERITIES } from './finding.ts';

/** A finding with what makes it the same as another. */
export interface Keyed {
  readonly key: string;
  readonly finding: Finding;
}

const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);

const stricter = (one: Finding, other: Finding): Finding => {
  if (rank(other) !== rank(one)) return rank(other) < rank(one) ? other : one;
  const hasMessages = Object.keys(one.messages).length > 0;
  return hasMessages || Object.keys(other.messages).length === 0 ? one : other;
};

/** The stricter severity stands, with its shape, profile and messages; among equals the first. */
export const merged = (findings: Iterable<Keyed>): ReadonlyMap<string, Finding> => {
  const kept = new Map<string, Finding>();
  for (const { key, finding } of findings) {
    const same = kept.get(key);
    if (!same) kept.set(key, finding);
    else {
      const winner = stricter(same, finding);
      const isAcrossRecords = same.isAcrossRecords && finding.isAcrossRecords;
      const profiles = [...new Set([...same.profiles, ...finding.profiles])];
      kept.set(key, { ...winner, profiles, isAcrossRecords, count: Math.max(same.count, finding.count) });
    }
  }
  return kept;
};

const sortKey = (finding: Finding): string =>
  [
    finding.isAcrossRecords ? 1 : 0,
    rank(finding),
    finding.path ?? '',
    termKey(finding.focus),
    finding.count > 1 ? 1 : 0,
    finding.constraint,
    finding.value ? termKey(finding.value) : '',
    finding.shape,
  ].join('\n');

/** Own resources first, then by severity, property and resource; what is only counted comes last. */
export const inOrder = (findings: Iterable<Finding>): readonly Finding[] =>
  [...findings]
    .map((finding) => ({ finding, key: sortKey(finding) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ finding }) => finding);
