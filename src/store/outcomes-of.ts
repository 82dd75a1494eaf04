/**
 * Statements that read the outcomes of many records at once.
 */
import type { Statement } from './db.ts';

/** Of the records that do not wait to be judged. */
export const selectOutcomesOf = (seqs: readonly number[]): Statement => ({
  sql: `SELECT o.record, o.profile, o.violations, o.warnings, o.infos
    FROM json_each(?1) j CROSS JOIN outcome o ON o.record = j.value
    WHERE NOT EXISTS (SELECT 1 FROM stale_outcome s WHERE s.record = o.record) ORDER BY o.record, o.profile`,
  params: [JSON.stringify(seqs)],
});
