/**
 * An outcome as JSON for programs: findings by resource and property, in one language, with counts.
 */
import type { Term } from '../rdf/terms.ts';
import {
  type Counts,
  countFindings,
  type Finding,
  type Messages,
  type Outcome,
  type Severity,
} from './finding.ts';
import { type Language, type ProfileId, SHAPE_LANGUAGES } from './profiles.ts';
import type { RuleCount } from './rule-counts.ts';

/** A term as in SPARQL 1.1 results. */
export interface JsonTerm {
  readonly type: 'uri' | 'bnode' | 'literal';
  readonly value: string;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}

export interface JsonFinding {
  readonly severity: Severity;
  readonly message: string;
  /** The language that the message is in, which need not be the one that was asked for. */
  readonly language: string | null;
  readonly value?: JsonTerm;
  /** Of a property that has more than it may. */
  readonly values?: readonly JsonTerm[];
  readonly constraint: string;
  readonly shape: string;
  readonly profiles: readonly ProfileId[];
  readonly see: string | null;
  readonly isAcrossRecords: boolean;
  readonly count: number;
}

export interface JsonProperty {
  /** IRI, or SPARQL text for a longer path; null for what is said of the resource itself. */
  readonly path: string | null;
  readonly findings: readonly JsonFinding[];
}

export interface JsonResource {
  readonly resource: JsonTerm;
  /** Of what is listed. */
  readonly counts: Counts;
  readonly properties: readonly JsonProperty[];
}

/** A rule that was broken, in one language. */
export type JsonRule<T extends RuleCount = RuleCount> = Omit<T, 'messages'> & {
  readonly message: string | null;
  readonly language: string | null;
};

export interface JsonReport {
  /** As SHACL §3.6.1.1 has it: no result at all. */
  readonly conforms: boolean;
  /** No violation in any profile; warnings do not count. */
  readonly isValid: boolean;
  readonly counts: Counts;
  readonly profiles: Outcome['profiles'];
  /** Counted whatever is listed. */
  readonly rules: readonly JsonRule[];
  readonly resources: readonly JsonResource[];
  /** Findings that are counted and not listed. */
  readonly omitted: number;
}

/** The message in the first language that has one: those asked for, then English, then any. */
export const messageIn = (
  messages: Messages,
  languages: readonly string[],
): { readonly text: string; readonly language: Language } | null => {
  const wanted = languages.map((tag) => tag.toLowerCase().split('-')[0]);
  const language = [...wanted, ...SHAPE_LANGUAGES]
    .map((tag) => SHAPE_LANGUAGES.find((known) => known === tag))
    .find((known) => known && messages[known] !== undefined);
  const text = language && messages[language];
  return language && text !== undefined ? { text, language } : null;
};

const TYPES = { NamedNode: 'uri', BlankNode: 'bnode', Literal: 'literal' } as const;

export const jsonTerm = (term: Term): JsonTerm => {
  const type = TYPES[term.termType as keyof typeof TYPES] ?? 'literal';
  if (term.termType !== 'Literal') return { type, value: term.value };
  return term.language
    ? { type, value: term.value, 'xml:lang': term.language }
    : { type, value: term.value, datatype: term.datatype.value };
};

const localName = (iri: string): string => /[^#/]*$/.exec(iri)?.[0] ?? iri;

const jsonFinding = (finding: Finding, languages: readonly string[]): JsonFinding => {
  const { severity, value, constraint, shape, profiles, see, isAcrossRecords, count } = finding;
  const message = messageIn(finding.messages, languages);
  return {
    severity,
    message: message?.text ?? localName(constraint),
    language: message?.language ?? null,
    ...(value ? { value: jsonTerm(value) } : {}),
    ...(finding.values ? { values: finding.values.map(jsonTerm) } : {}),
    constraint,
    shape,
    profiles,
    see,
    isAcrossRecords,
    count,
  };
};

/** In the order in which each group is met first: the worst that is found decides. */
const grouped = <T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] => [
  ...Map.groupBy(items, keyOf).values(),
];

export const jsonRule = <T extends RuleCount>(
  { messages, ...rule }: T,
  languages: readonly string[],
): JsonRule<T> => {
  const message = messageIn(messages, languages);
  return { ...rule, message: message?.text ?? null, language: message?.language ?? null };
};

/** Findings by resource and property, without those that only follow from others. */
export const jsonResources = (
  findings: readonly Finding[],
  languages: readonly string[],
): readonly JsonResource[] =>
  grouped(
    findings.filter(({ isImplied }) => !isImplied),
    ({ focus }) => `${focus.termType} ${focus.value}`,
  ).map((sameResource) => ({
    resource: jsonTerm(sameResource[0]!.focus),
    counts: countFindings(sameResource),
    properties: grouped(sameResource, ({ path }) => path ?? '').map((sameProperty) => ({
      path: sameProperty[0]!.path,
      findings: sameProperty.map((finding) => jsonFinding(finding, languages)),
    })),
  }));

export const jsonReport = (outcome: Outcome, languages: readonly string[]): JsonReport => ({
  conforms: outcome.conforms,
  isValid: outcome.isValid,
  counts: outcome.counts,
  profiles: outcome.profiles,
  rules: outcome.rules.map((rule) => jsonRule(rule, languages)),
  resources: jsonResources(outcome.findings, languages),
  omitted: outcome.omitted,
});
