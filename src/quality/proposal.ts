/**
 * What a proposal to mend a record is: the triples to withdraw and to add, why, and the findings that it
 * answers. Knows neither how proposals are found nor where they are kept.
 */
import { shortHash } from '../lib/hash.ts';
import { type Quad, type Term, termKey, tripleKey } from '../rdf/terms.ts';
import type { Finding } from '../shacl/finding.ts';

/** Why, as a code that the string tables put into words. */
export const REASON_CODES = [
  'text-means',
  'iri-means',
  'node-means',
  'said-already',
  'says-nothing',
  'theme-beside',
  'format-of-media-type',
  'format-of-extension',
  'media-type-of-format',
  'licence-mapping',
  'licence-text-mapping',
  'category-implied',
  'category-of-inspire-theme',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

export interface Reason {
  readonly code: ReasonCode;
  /** What it was concluded from, and the concept that was found; null where there is none. */
  readonly from: Term | null;
  readonly to: string | null;
}

export interface Proposal {
  /** The same for the same triples. */
  readonly id: string;
  readonly focus: Term;
  /** The property that is mended. */
  readonly path: string;
  /** The shapes of the findings that go with it; empty where it betters what no shape asks for. */
  readonly shapes: readonly string[];
  readonly withdraw: readonly Quad[];
  readonly add: readonly Quad[];
  readonly reason: Reason;
  /** `likely`: right as far as the data tells, and for a person to say: never taken with all the others. */
  readonly confidence: 'certain' | 'likely';
  /** Tried on the record, it broke a rule that was kept before. */
  readonly addsViolation: boolean;
}

/** A proposal before its findings are known. */
export type Draft = Omit<Proposal, 'id' | 'shapes' | 'addsViolation'>;

const MIN_COUNT = 'http://www.w3.org/ns/shacl#MinCountConstraintComponent';
const MAX_COUNT = 'http://www.w3.org/ns/shacl#MaxCountConstraintComponent';

const idOf = ({ withdraw, add }: Draft): string => {
  const lines = (quads: readonly Quad[]): string => quads.map(tripleKey).sort().join('\n');
  return shortHash(`${lines(withdraw)}\n\n${lines(add)}`, 16);
};

/** Whether a finding goes when the values of its property change so. */
const isAnswered = (finding: Finding, draft: Draft, before: number): boolean => {
  if (finding.path !== draft.path || !finding.focus.equals(draft.focus)) return false;
  const about = (q: Quad): boolean => q.subject.equals(draft.focus) && q.predicate.value === draft.path;
  const gone = draft.withdraw.filter(about);
  const after = before - gone.length + draft.add.filter(about).length;
  if (finding.value) return gone.some(({ object }) => object.equals(finding.value));
  if (finding.constraint === MAX_COUNT) return before > 1 && after === 1;
  return finding.constraint === MIN_COUNT && before === 0 && after > 0;
};

/** @param valuesOf how many values a property of a node has */
export const completed = (
  drafts: readonly Draft[],
  findings: readonly Finding[],
  valuesOf: (node: string, property: string) => number,
): readonly Proposal[] => {
  const byFocus = Map.groupBy(findings, ({ focus }) => termKey(focus));
  const proposals = drafts.map((draft): Proposal => {
    const before = valuesOf(termKey(draft.focus), draft.path);
    const own = byFocus.get(termKey(draft.focus)) ?? [];
    const shapes = own.filter((finding) => isAnswered(finding, draft, before)).map(({ shape }) => shape);
    return { ...draft, id: idOf(draft), shapes: [...new Set(shapes)].sort(), addsViolation: false };
  });
  return [...new Map(proposals.map((proposal) => [proposal.id, proposal])).values()];
};
