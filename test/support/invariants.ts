/**
 * What holds of every store at every moment. Each check gives the rows that break it: none, or there is a
 * fault.
 */
import type { Row } from '../../src/store/db.ts';

export type RunQuery = (sql: string) => Promise<Row[]> | Row[];

const CHECKS = {
  'the default graph has nothing that no public graph has': `
    SELECT * FROM triple t WHERE NOT EXISTS (
      SELECT 1 FROM quad q JOIN graph g ON g.id = q.g WHERE g.public = 1 AND q.s = t.s AND q.p = t.p AND q.o = t.o)`,
  'the default graph has all that public graphs have': `
    SELECT q.* FROM quad q JOIN graph g ON g.id = q.g WHERE g.public = 1 AND NOT EXISTS (
      SELECT 1 FROM triple t WHERE q.s = t.s AND q.p = t.p AND q.o = t.o)`,
  'every quad is in a known graph': 'SELECT * FROM quad WHERE g NOT IN (SELECT id FROM graph)',
  'every number of a quad is a term': `
    SELECT * FROM quad q WHERE NOT EXISTS (SELECT 1 FROM term WHERE id = q.s)
      OR NOT EXISTS (SELECT 1 FROM term WHERE id = q.p) OR NOT EXISTS (SELECT 1 FROM term WHERE id = q.o)`,
  'no term is stored twice': `
    SELECT hash, kind, value, datatype, lang FROM term GROUP BY 1, 2, 3, 4, 5 HAVING count(*) > 1`,
  'no number was given past the counter': `
    SELECT * FROM counter WHERE (name = 'term' AND value < (SELECT coalesce(max(id), 0) FROM term))
      OR (name = 'record' AND value < (SELECT coalesce(max(seq), 0) FROM record))`,
  'a published record has quads and a description': `
    SELECT * FROM record r WHERE status = 'published' AND (NOT EXISTS (SELECT 1 FROM quad WHERE g = r.graph)
      OR NOT EXISTS (SELECT 1 FROM description WHERE record = r.seq))`,
  'a deleted record has neither': `
    SELECT * FROM record r WHERE status = 'deleted' AND (EXISTS (SELECT 1 FROM quad WHERE g = r.graph)
      OR EXISTS (SELECT 1 FROM description WHERE record = r.seq))`,
  'a description has its text, or the graph has it': `
    SELECT d.* FROM description d JOIN record r ON r.seq = d.record
    WHERE (d.content IS NULL) <> (d.checksum = r.checksum)`,
  'the newest change of a record has no payload, every other one has': `
    SELECT c.* FROM change c JOIN record r ON r.seq = c.record
    WHERE (c.payload IS NULL) <> (c.version = r.version OR c.action = 'delete')`,
  'the log has a change for each version': `
    SELECT r.id, r.version, count(c.seq) FROM record r LEFT JOIN change c ON c.record = r.seq
    GROUP BY r.seq HAVING count(c.seq) <> r.version`,
  'every published record can be found': `
    SELECT * FROM record WHERE status = 'published' AND seq NOT IN (SELECT rowid FROM search)`,
  'no deleted record can be found': `
    SELECT * FROM record WHERE status = 'deleted' AND seq IN (SELECT rowid FROM search)`,
  'every published resource is in the lists, with its facets': `
    SELECT * FROM record WHERE status = 'published' AND kind <> 'entity'
      AND seq NOT IN (SELECT k.record FROM listing k JOIN facet f ON f.facets = k.facets)
      AND seq NOT IN (SELECT record FROM stale_search)`,
  'nothing else is in the lists': `
    SELECT * FROM listing WHERE record NOT IN (SELECT seq FROM record WHERE status = 'published' AND kind <> 'entity')`,
} as const;

/** The invariants that do not hold, by name, with up to three rows that break them. */
export const brokenInvariants = async (query: RunQuery): Promise<Record<string, Row[]>> => {
  const broken: Record<string, Row[]> = {};
  for (const [name, sql] of Object.entries(CHECKS)) {
    const rows = await query(`${sql} LIMIT 3`);
    if (rows.length > 0) broken[name] = rows;
  }
  return broken;
};
