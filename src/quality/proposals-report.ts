/**
 * What could be mended, beside the findings of a report on an input. Made from what the report knows already,
 * and at most so many: `?fix=true` tries them all. Blank nodes are called as the report calls them.
 */
import type { DumpReport, JudgedRecord } from '../catalogue/judge-dump.ts';
import { reached, type StatementsBySubject } from '../catalogue/reached.ts';
import { isGenid } from '../rdf/skolem.ts';
import { blankNode, type Quad, quad, type Term, termKey } from '../rdf/terms.ts';
import type { Vocabularies } from '../vocab/vocabularies.ts';
import type { Proposal } from './proposal.ts';
import { proposals } from './proposals.ts';

export const MAX_LISTED = 200;

export interface ReportedProposals {
  readonly of: (record: JudgedRecord) => readonly Proposal[];
  readonly listed: number;
  /** False when there may be more than are listed. */
  readonly isWhole: boolean;
}

const entitiesOf = ({ records }: DumpReport): StatementsBySubject =>
  Map.groupBy(
    records.flatMap(({ kind, quads }) => (kind === 'entity' ? quads : [])),
    ({ subject }) => termKey(subject),
  );

const shownTerm = (term: Term): Term =>
  term.termType === 'NamedNode' && isGenid(term.value)
    ? blankNode(term.value.slice(term.value.lastIndexOf('/') + 1))
    : term;

const shownQuad = ({ subject, predicate, object }: Quad): Quad =>
  quad(shownTerm(subject) as never, predicate, shownTerm(object) as never);

const shown = (proposal: Proposal): Proposal => ({
  ...proposal,
  focus: shownTerm(proposal.focus),
  withdraw: proposal.withdraw.map(shownQuad),
  add: proposal.add.map(shownQuad),
});

const proposalsFor = (
  { quads, findings }: JudgedRecord,
  entities: StatementsBySubject,
  vocabularies: Vocabularies,
): Promise<readonly Proposal[]> => {
  const focus = new Set(quads.map(({ subject }) => termKey(subject)));
  const named = reached(
    quads.map(({ object }) => termKey(object)),
    entities,
    focus,
  );
  return proposals({ quads: [...quads, ...named], focus }, { findings }, vocabularies);
};

/** In the order of the report: of the records with violations first. */
export const reportedProposals = async (
  report: DumpReport,
  vocabularies: Vocabularies,
): Promise<ReportedProposals> => {
  const entities = entitiesOf(report);
  const byRecord = new Map<JudgedRecord, readonly Proposal[]>();
  // What several records say of a shared entity is proposed once.
  const seen = new Set<string>();
  for (const record of report.records) {
    if (seen.size > MAX_LISTED) break;
    const found = (await proposalsFor(record, entities, vocabularies)).filter(({ id }) => !seen.has(id));
    const room = Math.max(0, MAX_LISTED - seen.size);
    for (const { id } of found) seen.add(id);
    if (room > 0 && found.length > 0) byRecord.set(record, found.slice(0, room).map(shown));
  }
  return {
    of: (record) => byRecord.get(record) ?? [],
    listed: Math.min(seen.size, MAX_LISTED),
    isWhole: seen.size <= MAX_LISTED,
  };
};
