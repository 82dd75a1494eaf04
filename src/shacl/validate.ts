/**
 * One record against profiles: its statements, with what the vocabularies say of the terms that it names,
 * before the judge of each profile; then all findings once each. Knows no store and no HTTP.
 */
import { ns } from '../rdf/namespaces.ts';
import { type Quad, termKey } from '../rdf/terms.ts';
import { SCHEMES } from '../vocab/schemes.ts';
import type { Vocabularies } from '../vocab/vocabularies.ts';
import { hasHvdClaim } from './claims-hvd.ts';
import { classHierarchy } from './class-hierarchy.ts';
import { DataGraph } from './data-graph.ts';
import { countFindings, type Finding, type Outcome, type ProfileOutcome } from './finding.ts';
import { markImplied } from './implied.ts';
import { createJudge, type Judge } from './judge.ts';
import { knownTerms } from './known-terms.ts';
import { inOrder, type Keyed, merged } from './merge.ts';
import type { Profile, ProfileId, ShapesOf } from './profiles.ts';
import { cutByRule, ruleCounts } from './rule-counts.ts';
import { StatementIndex } from './statement-index.ts';

export interface RecordInput {
  /** The record's published graph, the shared entities that it names, the services that point at it. */
  readonly quads: readonly Quad[];
  /** Keys (`termKey`) of the nodes that belong to the record itself; all of them when absent. */
  readonly focus?: ReadonlySet<string>;
  /** What is known of other records' resources, their classes for instance: never judged. */
  readonly elsewhere?: readonly Quad[];
  /** Whether all members of the catalogues and series are there: only then can their absence be judged. */
  readonly isWholeCatalogue?: boolean;
}

export interface RecordValidator {
  /** Profiles in order of precedence: what two of them demand alike is told by the stricter, else by the first. */
  readonly validateRecord: (input: RecordInput, profiles: readonly Profile[]) => Promise<Outcome>;
}

/** Findings of one record that are listed; beyond, they are only counted. */
export const MAX_FINDINGS = 2000;

/** As it is shown and kept: counts of everything, and of the findings the first of each rule. */
export const listed = (outcome: Outcome): Outcome => ({
  ...outcome,
  ...cutByRule(outcome.findings, MAX_FINDINGS),
});

const SERVES = ns.dcat('servesDataset').value;

/** A service comes with a dataset that it serves; the thousand others that it serves are not meant. */
const leadsAway = (q: Quad, isOwn: (node: string) => boolean): boolean =>
  q.predicate.value === SERVES && !isOwn(termKey(q.subject)) && !isOwn(termKey(q.object));

const SCHEME_IRIS: ReadonlySet<string> = new Set(Object.values(SCHEMES).map(({ iri }) => iri));
const MEMBER_OF_SCHEME = new Set([ns.skos('inScheme').value, ns.skos('topConceptOf').value]);

/** What is in an authority's table, the table says: a record cannot make a value of its own a member. */
const claimsScheme = ({ predicate, object }: Quad): boolean =>
  MEMBER_OF_SCHEME.has(predicate.value) && SCHEME_IRIS.has(object.value);

const notApplicable = (profile: ProfileId): ProfileOutcome => ({
  ...outcomeOf(profile, []),
  isApplicable: false,
});

const outcomeOf = (profile: ProfileId, found: readonly Finding[]): ProfileOutcome => {
  const findings = markImplied(found);
  const counts = countFindings(findings);
  const blocking = countFindings(findings.filter((finding) => !finding.isAcrossRecords)).violations;
  return {
    profile,
    isApplicable: true,
    conforms: findings.length === 0,
    isValid: counts.violations === 0,
    blocking,
    ...counts,
  };
};

export const createValidator = (from: {
  readonly shapesOf: ShapesOf;
  readonly vocabularies: Vocabularies;
}): RecordValidator => {
  const known = knownTerms(from.vocabularies);
  const judges = new Map<ProfileId, Judge>();

  const judgeOf = (profile: Profile): Judge => {
    const judge = judges.get(profile.id) ?? createJudge(profile.id, from.shapesOf(profile));
    judges.set(profile.id, judge);
    return judge;
  };

  return {
    validateRecord: async ({ quads, focus, elsewhere = [], isWholeCatalogue = false }, profiles) => {
      const isOwn = (node: string): boolean => !focus || focus.has(node);
      const judged = quads.filter((q) => !leadsAway(q, isOwn) && !claimsScheme(q));
      const about = await known.about(judged);
      const layer = new StatementIndex(judged);
      const around = new StatementIndex([...elsewhere, ...about]);
      const data = new DataGraph(layer, around, known.vocabularies, classHierarchy);
      // A service of high-value data that serves an ordinary dataset, too, does not make that one high-value.
      const isHvd = hasHvdClaim(layer, isOwn);
      const outcomes: ProfileOutcome[] = [];
      const all: Keyed[] = [];
      for (const profile of profiles) {
        if (profile.appliesTo === 'hvd' && !isHvd) {
          outcomes.push(notApplicable(profile.id));
          continue;
        }
        const found = judgeOf(profile)({ data, isOwn, isWholeCatalogue });
        outcomes.push(outcomeOf(profile.id, [...found.values()]));
        for (const [key, finding] of found) all.push({ key, finding });
      }
      const findings = markImplied(inOrder(merged(all).values()));
      return {
        conforms: findings.length === 0,
        isValid: outcomes.every(({ isValid }) => isValid),
        counts: countFindings(findings),
        profiles: outcomes,
        rules: ruleCounts(findings),
        findings,
        omitted: 0,
      };
    },
  };
};
