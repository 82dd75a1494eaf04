/**
 * What the verdicts on a catalogue come to, harvester by harvester. Pure.
 */
import type { SeenFacts } from './facts.ts';
import type { HarvesterId } from './harvesters.ts';
import { type HarvestVerdict, VERDICTS, type Verdict } from './judge.ts';
import { RULE_IDS, type RuleId } from './rules.ts';

export interface Judged {
  readonly member: SeenFacts;
  readonly verdict: HarvestVerdict;
}

export type HarvestKind = 'dataset' | 'service' | 'series';
export const HARVEST_KINDS = ['dataset', 'service', 'series'] as const satisfies readonly HarvestKind[];

export interface KindTotal {
  readonly kind: HarvestKind;
  readonly records: number;
  /** Null: what becomes of this kind is not known. */
  readonly verdicts: Readonly<Record<Verdict, number>> | null;
}

export interface HarvesterTotals {
  readonly harvester: HarvesterId;
  readonly kinds: readonly KindTotal[];
  /** Distributions of the datasets that are not skipped, and of all. */
  readonly distributions: { readonly kept: number; readonly all: number };
  /** Datasets; null where the harvester is not known to tell them. */
  readonly highValue: number | null;
  readonly rules: readonly { readonly rule: RuleId; readonly records: number }[];
}

const kindTotal = (kind: HarvestKind, judged: readonly Judged[]): KindTotal => {
  const of = judged.filter(({ member }) => member.kind === kind);
  const isKnown = of.some(({ verdict }) => verdict.verdict !== null);
  const count = (name: Verdict): number => of.filter(({ verdict }) => verdict.verdict === name).length;
  return {
    kind,
    records: of.length,
    verdicts: isKnown
      ? (Object.fromEntries(VERDICTS.map((name) => [name, count(name)])) as Record<Verdict, number>)
      : null,
  };
};

const sum = (judged: readonly Judged[]): number =>
  judged.reduce((total, { member }) => total + member.distributions, 0);

export const harvesterTotals = (harvester: HarvesterId, judged: readonly Judged[]): HarvesterTotals => {
  const isTold = judged.some(({ verdict }) => verdict.isHighValue !== null);
  const counts = new Map<RuleId, number>();
  for (const { verdict } of judged)
    for (const rule of verdict.rules) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return {
    harvester,
    kinds: HARVEST_KINDS.map((kind) => kindTotal(kind, judged)),
    distributions: {
      kept: sum(judged.filter(({ verdict }) => verdict.verdict === 'kept' || verdict.verdict === 'renamed')),
      all: sum(judged),
    },
    highValue: isTold ? judged.filter(({ verdict }) => verdict.isHighValue === true).length : null,
    rules: RULE_IDS.flatMap((rule) => {
      const records = counts.get(rule) ?? 0;
      return records > 0 ? [{ rule, records }] : [];
    }),
  };
};

export interface HarvestFilter {
  readonly rule?: RuleId;
  readonly verdict?: Verdict;
  readonly kind?: HarvestKind;
}

export const filtered = (
  judged: readonly Judged[],
  { rule, verdict, kind }: HarvestFilter,
): readonly Judged[] =>
  judged.filter(
    (each) =>
      (rule === undefined || each.verdict.rules.includes(rule)) &&
      (verdict === undefined || each.verdict.verdict === verdict) &&
      (kind === undefined || each.member.kind === kind),
  );
