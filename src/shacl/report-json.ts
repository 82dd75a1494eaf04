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
  readonly counts: Counts;
  readonly properties: readonly JsonProperty[];
}

export interface JsonReport {
  /** No violation in any profile; warnings do not count. */
  readonly conforms: boolean;
  readonly counts: Counts;
  readonly profiles: Outcome['profiles'];
  readonly resources: readonly JsonResource[];
  /** Findings beyond the limit on one record, which are only counted. */
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

export const jsonReport = (outcome: Outcome, languages: readonly string[]): JsonReport => ({
  conforms: outcome.conforms,
  counts: countFindings(outcome.findings),
  profiles: outcome.profiles,
  resources: grouped(outcome.findings, ({ focus }) => `${focus.termType} ${focus.value}`).map((findings) => ({
    resource: jsonTerm(findings[0]!.focus),
    counts: countFindings(findings),
    properties: grouped(findings, ({ path }) => path ?? '').map((sameProperty) => ({
      path: sameProperty[0]!.path,
      findings: sameProperty.map((finding) => jsonFinding(finding, languages)),
    })),
  })),
  omitted: outcome.omitted,
});
