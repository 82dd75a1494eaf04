/**
 * Statements of the sitemap: which resources have pages, along the sequence.
 */
import type { Statement } from './db.ts';

const PUBLISHED = `status = 'published' AND kind IN (SELECT value FROM json_each(?1))`;

/** How many pages there are, and the highest number that a record ever got. */
export const selectExtent = (kinds: readonly string[]): Statement => ({
  sql: `SELECT (SELECT count(*) FROM record WHERE ${PUBLISHED}) AS pages,
    (SELECT coalesce(max(seq), 0) FROM record) AS highest`,
  params: [JSON.stringify(kinds)],
});

/** A part's state in numbers: versions only grow, so that each change changes the sum. */
export const selectRangeState = (kinds: readonly string[], first: number, last: number): Statement => ({
  sql: `SELECT count(*) AS records, coalesce(sum(version), 0) AS versions, max(modified) AS modified
    FROM record WHERE seq BETWEEN ?2 AND ?3 AND kind IN (SELECT value FROM json_each(?1))`,
  params: [JSON.stringify(kinds), first, last],
});

export const selectPages = (
  kinds: readonly string[],
  { after, last, limit }: { readonly after: number; readonly last: number; readonly limit: number },
): Statement => ({
  sql: `SELECT seq, id, kind, modified FROM record
    WHERE seq > ?2 AND seq <= ?3 AND ${PUBLISHED.replace('kind', '+kind')} ORDER BY seq LIMIT ?4`,
  params: [JSON.stringify(kinds), after, last, limit],
});
