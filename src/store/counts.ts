/**
 * Figures of the whole catalogue.
 */
import type { Statement } from './db.ts';
import { iriId } from './documents.ts';

export const countKinds: Statement = {
  sql: `SELECT kind, count(*) AS total FROM record WHERE status = 'published' GROUP BY kind`,
};

/** How many subjects each object of a property has, most first. */
export const countObjects = (predicate: string, limit: number): Statement => {
  const p = iriId(predicate);
  return {
    sql: `SELECT t.value AS iri, c.total FROM (
        SELECT o, count(*) AS total FROM triple WHERE p = ${p.sql} GROUP BY o ORDER BY total DESC LIMIT ?) c
      JOIN term t ON t.id = c.o WHERE t.kind = 1`,
    params: [...p.params, limit],
  };
};

export const countDistinctObjects = (predicate: string): Statement => {
  const p = iriId(predicate);
  return { sql: `SELECT count(DISTINCT o) AS total FROM triple WHERE p = ${p.sql}`, params: p.params };
};
