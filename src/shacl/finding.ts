/**
 * What a validation finds, in the form in which the rest of the product keeps, shows and stores it.
 */
import type { Term } from '../rdf/terms.ts';
import type { Path } from './path.ts';
import type { Language, ProfileId } from './profiles.ts';

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
  /** No violation; warnings and hints do not count. */
  readonly conforms: boolean;
  /** Violations that a policy of enforcement refuses: those that are not across records. */
  readonly blocking: number;
}

export interface Outcome {
  readonly conforms: boolean;
  readonly profiles: readonly ProfileOutcome[];
  /** In a fixed order: by severity, property, resource. */
  readonly findings: readonly Finding[];
  /** How many more there are beyond the limit on one record. */
  readonly omitted: number;
}

const COUNTED: Readonly<Record<Severity, keyof Counts>> = {
  violation: 'violations',
  warning: 'warnings',
  info: 'infos',
};

export const countFindings = (findings: Iterable<Pick<Finding, 'severity' | 'count'>>): Counts => {
  const counts = { violations: 0, warnings: 0, infos: 0 };
  for (const { severity, count } of findings) counts[COUNTED[severity]] += count;
  return counts;
};
