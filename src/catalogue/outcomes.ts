/**
 * The outcomes of validation that are kept: counts for lists, and the rules that a record breaks as RDF in a
 * graph of their own. Records that changed, or around which something changed, are marked in the same batch;
 * here the marks are worked off, and a judgement on a state that moved meanwhile leaves the newer mark.
 */
import { namedNode } from '../rdf/terms.ts';
import type { ProfileOutcome } from '../shacl/finding.ts';
import { PROFILES } from '../shacl/profiles.ts';
import { countersUnchanged, readCounters, selectCounters, setCounters } from '../store/counters.ts';
import { intern, termMap } from '../store/intern.ts';
import {
  clearStaleOutcomes,
  countStaleOutcomes,
  deleteOtherOutcomes,
  deleteSubjects,
  markAllOutcomes,
  type OutcomeRow,
  replaceOutcomes,
  selectOutcomes,
  selectRules,
  selectStaleOutcomes,
  setRules,
} from '../store/outcomes.ts';
import { type IdTriple, insertGraphs, insertQuads } from '../store/quads.ts';
import type { CatalogueContext } from './context.ts';
import { type Judged, judgeRecords, type Validation } from './judge-records.ts';
import { outcomeIri, outcomeQuads, outcomesIri } from './outcome-report.ts';
import { retryStale } from './retry-stale.ts';

export interface OutcomeCounts {
  readonly profile: string;
  readonly violations: number;
  readonly warnings: number;
  readonly infos: number;
}

const RECORDS_A_WRITE = 25;

const applicable = ({ outcome }: Judged): ProfileOutcome[] =>
  outcome.profiles.filter(({ isApplicable }) => isApplicable);

/** Judges some records whose marks are the newest, and stores what was found. */
const refreshSome = (ctx: CatalogueContext, validation: Validation, limit: number): Promise<number> =>
  retryStale(async () => {
    const { rows } = await ctx.db.read([selectStaleOutcomes(limit), selectCounters]);
    const seqs = rows[0]!.map(({ seq }) => Number(seq));
    if (seqs.length === 0) return 0;
    const counters = readCounters(rows[1]!);
    const judged = await judgeRecords(ctx, validation, seqs);
    const graph = namedNode(outcomesIri(ctx.baseUrl));
    const quads = judged.flatMap((item) =>
      applicable(item).flatMap((profile) => outcomeQuads(item, profile, ctx.baseUrl)),
    );
    // What was deleted, or is judged by other profiles now, has reports to be removed.
    const reports = rows[0]!.flatMap(({ id }) =>
      PROFILES.map((profile) => namedNode(outcomeIri(ctx.baseUrl, String(id), profile.id))),
    );
    const terms = await intern(
      ctx.db,
      termMap([graph, ...quads.flatMap((q) => [q.subject, q.predicate, q.object])]),
      reports,
      counters,
    );
    const g = terms.idOf(graph);
    const outdated = reports.flatMap((report) => terms.knownIdOf(report) ?? []);
    await ctx.db.write(
      [countersUnchanged(counters)],
      [
        ...(terms.last > counters.term ? [setCounters({ term: terms.last, record: counters.record })] : []),
        ...terms.statements,
        insertGraphs([g], 'outcomes', false),
        deleteSubjects(g, outdated),
        ...insertQuads([
          {
            graph: g,
            triples: quads.map(
              (q): IdTriple => [terms.idOf(q.subject), terms.idOf(q.predicate), terms.idOf(q.object)],
            ),
          },
        ]),
        ...replaceOutcomes(
          seqs,
          judged.flatMap((item) =>
            applicable(item).map(
              ({ profile, violations, warnings, infos }): OutcomeRow => ({
                record: item.record.seq,
                profile,
                violations,
                warnings,
                infos,
              }),
            ),
          ),
        ),
        clearStaleOutcomes(seqs, Number(rows[0]![0]!.revision)),
      ],
    );
    return seqs.length;
  });

export interface Refreshed {
  readonly judged: number;
  /** Records that are still to be judged. */
  readonly remaining: number;
}

/** Judges up to so many records; the newest changes first. */
export const refreshOutcomes = async (
  ctx: CatalogueContext,
  validation: Validation,
  limit: number,
): Promise<Refreshed> => {
  const { rows } = await ctx.db.read([selectRules]);
  if (rows[0]![0]?.value !== validation.rules)
    await ctx.db.write(
      [],
      [
        deleteOtherOutcomes(validation.profiles.map(({ id }) => id)),
        markAllOutcomes,
        setRules(validation.rules),
      ],
    );
  let judged = 0;
  while (judged < limit) {
    const done = await refreshSome(ctx, validation, Math.min(RECORDS_A_WRITE, limit - judged));
    if (done === 0) break;
    judged += done;
  }
  const stale = await ctx.db.read([countStaleOutcomes]);
  return { judged, remaining: Number(stale.rows[0]![0]!.stale) };
};

/** The stored outcome of a record; empty while it waits to be judged. */
export const readOutcome = async ({ db }: CatalogueContext, seq: number): Promise<OutcomeCounts[]> => {
  const { rows } = await db.read([selectOutcomes(seq)]);
  return rows[0]!.map(({ profile, violations, warnings, infos }) => ({
    profile: String(profile),
    violations: Number(violations),
    warnings: Number(warnings),
    infos: Number(infos),
  }));
};
