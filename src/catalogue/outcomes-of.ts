/**
 * The stored outcomes of the records of a page.
 */
import { selectOutcomesOf } from '../store/outcomes-of.ts';
import type { CatalogueContext } from './context.ts';
import type { OutcomeCounts } from './outcomes.ts';

/** By sequence number; a record that waits to be judged has none. */
export const readOutcomesOf = async (
  { db }: Pick<CatalogueContext, 'db'>,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, readonly OutcomeCounts[]>> => {
  const { rows } = await db.read([selectOutcomesOf(seqs)]);
  const found = new Map<number, OutcomeCounts[]>();
  for (const { record, profile, violations, warnings, infos } of rows[0]!) {
    const outcomes = found.get(Number(record)) ?? [];
    found.set(Number(record), outcomes);
    outcomes.push({
      profile: String(profile),
      violations: Number(violations),
      warnings: Number(warnings),
      infos: Number(infos),
    });
  }
  return found;
};
