/**
 * What a validation finds, in the form in which the rest of the product keeps, shows and stores it.
 */
import type { Term } from '../rdf/terms.ts';
import type { Path } from './path.ts';
import type { Language, ProfileId } from './profiles.ts';
import type { RuleCount } from './rule-counts.ts';

/** The strictest first. */
export const SEVERITIES = ['violation', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

export type Messages = Readonly<Partial<Record<Language, string>>>;

export interface Finding {
  readonly focus: Term;
  /** The property's IRI, a longer path as SPARQL text, or null for a statement about the node itself. */
  readonly path: string | null;
  /** The same, to be written as RDF. */
  readonly resultPath: Path | null;
  readonly value: Term | null;
  /** The values of a property that has more than it may. */
  readonly values?: readonly Term[];
  readonly severity: Severity;
  /** IRI of the constraint component. */
  readonly constraint: string;
  /** IRI of the shape, or of the nearest named one around it. */
  readonly shape: string;
  /** The profile whose words these are. */
  readonly profile: ProfileId;
  /** All profiles that demand it. */
  readonly profiles: readonly ProfileId[];
  readonly messages: Messages;
  /** Where the specification explains it. */
  readonly see: string | null;
  /** It is about another record, or cannot be judged without one: it never blocks a write. */
  readonly isAcrossRecords: boolean;
  /** It follows from another one about the same value, and is not counted, see `implied.ts`. */
  readonly isImplied: boolean;
  /** 1, or how many values it stands for when a property had too many of them to list. */
  readonly count: number;
}

export interface Counts {
  readonly violations: number;
  readonly warnings: number;
  readonly infos: number;
}

export interface ProfileOutcome extends Counts {
  readonly profile: ProfileId;
  /** False for a profile of high-value data and a record that claims to be none: nothing was judged. */
  readonly isApplicable: boolean;
  /** As SHACL §3.6.1.1 has it: no result at all, warnings and hints included. */
  readonly conforms: boolean;
  /** No violation; warnings and hints do not count. */
  readonly isValid: boolean;
  /** Violations that a policy of enforcement refuses: those that are not across records. */
  readonly blocking: number;
}

export interface Outcome {
  /** No result at all. */
  readonly conforms: boolean;
  /** No violation. */
  readonly isValid: boolean;
  readonly counts: Counts;
  readonly profiles: readonly ProfileOutcome[];
  /** Every rule that was broken, whatever of its findings is listed. */
  readonly rules: readonly RuleCount[];
  /** In a fixed order: by severity, property, resource. */
  readonly findings: readonly Finding[];
  /** How many there are that are not listed. */
  readonly omitted: number;
}

const COUNTED: Readonly<Record<Severity, keyof Counts>> = {
  violation: 'violations',
  warning: 'warnings',
  info: 'infos',
};

/** Without those that only follow from others. */
export const countFindings = (
  findings: Iterable<Pick<Finding, 'severity' | 'count' | 'isImplied'>>,
): Counts => {
  const counts = { violations: 0, warnings: 0, infos: 0 };
  for (const { severity, count, isImplied } of findings) if (!isImplied) counts[COUNTED[severity]] += count;
  return counts;
};
