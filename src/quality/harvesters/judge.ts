/**
 * What becomes of one member at each harvester: kept or skipped, under which name, by which rules, and whether
 * it counts as data of high value there. Pure.
 */
import { piveauName, type SeenFacts } from './facts.ts';
import { HARVESTER_IDS, HARVESTERS, type HarvesterId } from './harvesters.ts';
import { type KnownRule, type RuleId, rulesOf, SEVERITIES } from './rules.ts';

export const VERDICTS = ['kept', 'renamed', 'skipped'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface HarvestVerdict {
  readonly harvester: HarvesterId;
  /** Null: what this harvester does with such a member is not known. */
  readonly verdict: Verdict | null;
  /** What it is known by there; null where it is skipped. */
  readonly name: string | null;
  /** The gravest first. */
  readonly rules: readonly RuleId[];
  /** Null: the harvester is not known to tell such data from other data. */
  readonly isHighValue: boolean | null;
}

const NAMES: Readonly<Record<HarvesterId, (facts: SeenFacts) => string | null>> = {
  piveau: (facts) => {
    const name = piveauName(facts);
    return name === null || facts.clashes === 0 ? name : `${name}~~${facts.clashes}`;
  },
  udata: ({ identifier }) => identifier,
  ckan: ({ iri }) => iri,
  geonetwork: ({ iri }) => iri,
  fdk: ({ iri }) => iri,
  nde: ({ iri }) => iri,
};

const HIGH_VALUE: Readonly<Partial<Record<HarvesterId, (facts: SeenFacts) => boolean>>> = {
  piveau: ({ eu }) => eu === 'counts',
  udata: ({ kind, facts }) => kind === 'dataset' && facts.has('hasTheme'),
};

const bySeverity = (a: KnownRule, b: KnownRule): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);

/** Sorted once: a catalogue is judged some hundred thousand times. */
const RULES_OF: ReadonlyMap<HarvesterId, readonly KnownRule[]> = new Map(
  HARVESTER_IDS.map((id) => [id, rulesOf(id).toSorted(bySeverity)]),
);

const verdictOf = (rules: readonly KnownRule[]): Verdict => {
  if (rules[0]?.severity === 'skipped') return 'skipped';
  return rules.some(({ severity }) => severity === 'renamed') ? 'renamed' : 'kept';
};

export const judge = (harvester: HarvesterId, facts: SeenFacts): HarvestVerdict => {
  if (HARVESTERS[harvester].knownOf === 'datasets' && !facts.facts.has('isDataset'))
    return { harvester, verdict: null, name: null, rules: [], isHighValue: null };
  const applying = RULES_OF.get(harvester)!.filter(({ applies }) => applies(facts));
  const verdict = verdictOf(applying);
  const isSkipped = verdict === 'skipped';
  // Nothing else matters of what is not taken.
  const rules = isSkipped ? applying.filter(({ severity }) => severity === 'skipped') : applying;
  return {
    harvester,
    verdict,
    name: isSkipped ? null : NAMES[harvester](facts),
    rules: rules.map(({ id }) => id),
    isHighValue: HIGH_VALUE[harvester] ? !isSkipped && HIGH_VALUE[harvester](facts) : null,
  };
};
