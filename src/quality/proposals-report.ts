/**
 * What could be mended, beside the findings of a report on an input: at most so many, and only what was tried
 * and breaks no rule that is kept. `?fix=true` tries them all. Nodes are called as the input calls them.
 */

import type { AsInInput } from '../catalogue/input-names.ts';
import type { DumpReport, JudgedRecord } from '../catalogue/judge-dump.ts';
import { type Quad, quad } from '../rdf/terms.ts';
import { type MendOptions, proposed } from './mend.ts';
import type { Proposal } from './proposal.ts';
import { proposals } from './proposals.ts';

export const MAX_LISTED = 200;

export interface ReportedProposals {
  readonly of: (record: JudgedRecord) => readonly Proposal[];
  readonly listed: number;
  /** False when there may be more than are listed. */
  readonly isWhole: boolean;
}

const shown = (proposal: Proposal, asInInput: AsInInput): Proposal => {
  const shownQuad = ({ subject, predicate, object }: Quad): Quad =>
    quad(asInInput(subject) as never, predicate, asInInput(object) as never);
  return {
    ...proposal,
    focus: asInInput(proposal.focus),
    withdraw: proposal.withdraw.map(shownQuad),
    add: proposal.add.map(shownQuad),
  };
};

/** Those that do no harm. */
export const recommended = (found: readonly Proposal[]): readonly Proposal[] =>
  found.filter(({ addsViolation }) => !addsViolation);

const proposalsFor = async (
  report: DumpReport,
  record: JudgedRecord,
  options: MendOptions,
): Promise<readonly Proposal[]> => {
  const input = report.inputOf(record);
  // Most records have none, and need not be judged again for it.
  const found = await proposals(input, record, options.vocabularies);
  return found.length === 0 ? [] : recommended(await proposed(input, options));
};

/** In the order of the report: of the records with violations first. */
export const reportedProposals = async (
  report: DumpReport,
  options: MendOptions,
): Promise<ReportedProposals> => {
  const byRecord = new Map<JudgedRecord, readonly Proposal[]>();
  // What several records say of a shared entity is proposed once.
  const seen = new Set<string>();
  for (const record of report.records) {
    if (seen.size > MAX_LISTED) break;
    const found = (await proposalsFor(report, record, options)).filter(({ id }) => !seen.has(id));
    const room = Math.max(0, MAX_LISTED - seen.size);
    for (const { id } of found) seen.add(id);
    if (room > 0 && found.length > 0)
      byRecord.set(
        record,
        found.slice(0, room).map((proposal) => shown(proposal, report.asInInput)),
      );
  }
  return {
    of: (record) => byRecord.get(record) ?? [],
    listed: Math.min(seen.size, MAX_LISTED),
    isWhole: seen.size <= MAX_LISTED,
  };
};
