/**
 * Removing terms that nothing names any more, so that deleted personal data does not stay in the dictionary.
 */
import type { Statement } from './db.ts';

/** Numbers of unused terms in a range of numbers. */
export const selectUnused = (after: number, upTo: number): Statement => ({
  sql: `WITH hidden AS (SELECT p, o FROM quad WHERE g IN (SELECT id FROM graph WHERE public = 0))
    SELECT t.id FROM term t WHERE t.id > ?1 AND t.id <= ?2
      AND NOT EXISTS (SELECT 1 FROM triple WHERE s = t.id)
      AND NOT EXISTS (SELECT 1 FROM triple WHERE o = t.id)
      AND NOT EXISTS (SELECT 1 FROM triple WHERE p = t.id)
      AND NOT EXISTS (SELECT 1 FROM quad WHERE s = t.id)
      AND t.id NOT IN (SELECT p FROM hidden UNION SELECT o FROM hidden)
      AND NOT EXISTS (SELECT 1 FROM graph WHERE id = t.id)
      AND t.id NOT IN (SELECT iri FROM record) AND t.id NOT IN (SELECT graph FROM record)
      AND t.id NOT IN (SELECT DISTINCT datatype FROM term WHERE datatype IS NOT NULL)`,
  params: [after, upTo],
});

export const deleteTerms = (ids: readonly number[]): Statement[] => [
  { sql: 'DELETE FROM term WHERE id IN (SELECT value FROM json_each(?1))', params: [JSON.stringify(ids)] },
  { sql: `UPDATE counter SET value = value + 1 WHERE name = 'sweep'` },
];

/** Where the last sweep stopped. */
export const selectSweepPlace: Statement = {
  sql: `SELECT coalesce((SELECT value FROM meta WHERE key = 'sweepPlace'), '0') AS place`,
};

export const setSweepPlace = (place: number): Statement => ({
  sql: `INSERT INTO meta (key, value) VALUES ('sweepPlace', ?1) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  params: [String(place)],
});
