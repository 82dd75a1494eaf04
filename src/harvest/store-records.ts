/**
 * Records of a run are written in batches, those that an enforced profile refuses left out and named.
 */
import type { IncomingRecord } from '../catalogue/incoming.ts';
import { judgeIncoming } from '../catalogue/judge-records.ts';
import { writeOutcomes } from '../catalogue/records.ts';
import type { HarvestConfig } from './config.ts';
import type { Harvester } from './harvester.ts';
import type { Counts, Problem } from './run.ts';

const RECORDS_A_BATCH = 100;

export interface RunPlace {
  readonly run: number;
  readonly page: number;
  readonly source: string;
  readonly precedence: number;
  readonly config: HarvestConfig;
  /** IRI of the catalogue that its records become members of. */
  readonly catalog: string | null;
}

/** Stores records, those that an enforced profile refuses apart. */
export const storeRecords = async (
  { catalogue: ctx, validation, enforced }: Harvester,
  { source, precedence, config, catalog }: Pick<RunPlace, 'source' | 'precedence' | 'config' | 'catalog'>,
  records: readonly IncomingRecord[],
  others: readonly IncomingRecord[],
): Promise<{ readonly counts: Partial<Counts>; readonly problems: readonly Problem[] }> => {
  const problems: Problem[] = [];
  const count = { created: 0, updated: 0, unchanged: 0, rejected: 0 };
  const refused = new Set<IncomingRecord>();
  if (config.policy === 'enforce' && enforced.size > 0) {
    for (const { record, outcome } of await judgeIncoming(ctx, validation, { records, others })) {
      const broken = outcome.profiles.filter(
        ({ profile, blocking }) => enforced.has(profile) && blocking > 0,
      );
      if (broken.length === 0) continue;
      refused.add(record);
      count.rejected += 1;
      problems.push({
        kind: 'rejected',
        record: record.id,
        iri: record.iri,
        code: 'invalid-record',
        detail: `It breaks ${broken.map(({ profile, blocking }) => `${profile} (${blocking})`).join(', ')}.`,
      });
    }
  }
  const wanted = records.filter((record) => !refused.has(record));
  const iris = new Map(wanted.map(({ id, iri }) => [id, iri]));
  for (let at = 0; at < wanted.length; at += RECORDS_A_BATCH) {
    const outcomes = await writeOutcomes(ctx, wanted.slice(at, at + RECORDS_A_BATCH), {
      source,
      precedence,
      ...(catalog !== null && { catalog }),
    });
    for (const outcome of outcomes) {
      if (outcome.kind === 'rejected') {
        const { code, detail } = outcome.error.info;
        count.rejected += 1;
        problems.push({
          kind: 'rejected',
          record: outcome.id,
          iri: iris.get(outcome.id) ?? null,
          code,
          detail,
        });
      } else count[outcome.kind === 'deleted' ? 'updated' : outcome.kind] += 1;
    }
  }
  return { counts: count, problems };
};
