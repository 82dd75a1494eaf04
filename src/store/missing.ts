/**
 * Statements on records that a source no longer has, as far as a complete run could tell, or as it says itself.
 */
import type { Statement } from './db.ts';

/** Marks what the run did not find; what was missing already keeps its time. */
export const insertMissing = (source: string, run: number, since: string): Statement => ({
  sql: `INSERT OR IGNORE INTO missing (record, source, since)
    SELECT d.record, d.source, ?3 FROM description d JOIN record r ON r.seq = d.record
    WHERE d.source = ?1 AND r.status = 'published' AND r.id NOT IN (
      SELECT j.value FROM run_page p CROSS JOIN json_each(p.records) j WHERE p.run = ?2)`,
  params: [source, run, since],
});

/** Marks records that the source says are gone: by IRI, or by the identifier that it gave. */
export const insertGone = (source: string, names: readonly string[], since: string): Statement => ({
  sql: `INSERT OR IGNORE INTO missing (record, source, since)
    SELECT d.record, d.source, ?3 FROM description d JOIN record r ON r.seq = d.record JOIN term t ON t.id = r.iri
    WHERE d.source = ?1 AND (d.identifier IN (SELECT value FROM json_each(?2))
      OR t.value IN (SELECT value FROM json_each(?2)))`,
  params: [source, JSON.stringify(names), since],
});

/** Records that were found again. */
export const deleteMissing = (source: string, ids: readonly string[]): Statement => ({
  sql: `DELETE FROM missing WHERE source = ?1
    AND record IN (SELECT r.seq FROM json_each(?2) j CROSS JOIN record r ON r.id = j.value)`,
  params: [source, JSON.stringify(ids)],
});

/** How many resources (no shared entities) are due to go, and how many the source has in all. */
export const countMissing = (source: string, until: string): Statement => ({
  sql: `SELECT (SELECT count(*) FROM missing m JOIN record r ON r.seq = m.record
        WHERE m.source = ?1 AND m.since <= ?2 AND r.kind <> 'entity') AS due,
      (SELECT count(*) FROM missing m JOIN record r ON r.seq = m.record
        WHERE m.source = ?1 AND r.kind <> 'entity') AS missing,
      (SELECT count(*) FROM description d JOIN record r ON r.seq = d.record
        WHERE d.source = ?1 AND r.status = 'published' AND r.kind <> 'entity') AS total`,
  params: [source, until],
});

export const selectMissing = (source: string, until: string, limit: number): Statement => ({
  sql: `SELECT r.id, r.kind, t.value AS iri FROM missing m JOIN record r ON r.seq = m.record
      JOIN term t ON t.id = r.iri
    WHERE m.source = ?1 AND m.since <= ?2 ORDER BY r.kind = 'entity', m.record LIMIT ?3`,
  params: [source, until, limit],
});

/** What is due to go is no longer missed: it stays. */
export const deleteDue = (source: string, until: string): Statement => ({
  sql: 'DELETE FROM missing WHERE source = ?1 AND since <= ?2',
  params: [source, until],
});

/** What no longer describes anything is no longer missed. */
export const forgetMissing = (source: string): Statement => ({
  sql: `DELETE FROM missing WHERE source = ?1
    AND NOT EXISTS (SELECT 1 FROM description d WHERE d.source = missing.source AND d.record = missing.record)`,
  params: [source],
});
