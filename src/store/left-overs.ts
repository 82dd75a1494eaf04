/**
 * Statements that read what sources left over: graphs that are not published.
 */
import type { Statement } from './db.ts';
import { iriId } from './documents.ts';
import type { IdTriple } from './quads.ts';

/** The IRI of each graph of left-overs, and how many statements it has. */
export const selectLeftOvers: Statement = {
  sql: `SELECT t.value AS iri, (SELECT count(*) FROM quad q WHERE q.g = g.id) AS statements
    FROM graph g JOIN term t ON t.id = g.id WHERE g.kind = 'leftOver' ORDER BY t.value`,
};

/** How many statements one of them has; no row where there is none. */
export const countLeftOver = (graph: string): Statement => {
  const id = iriId(graph);
  return {
    sql: `SELECT (SELECT count(*) FROM quad q WHERE q.g = g.id) AS statements
      FROM graph g WHERE g.kind = 'leftOver' AND g.id = ${id.sql}`,
    params: id.params,
  };
};

/** The statements of a graph that follow another one, in the order of their numbers. */
export const selectStatementsAfter = (graph: string, [s, p, o]: IdTriple, limit: number): Statement => {
  const id = iriId(graph);
  return {
    sql: `SELECT q.s, q.p, q.o FROM quad q WHERE q.g = ${id.sql} AND (q.s, q.p, q.o) > (?, ?, ?)
      ORDER BY q.s, q.p, q.o LIMIT ?`,
    params: [...id.params, s, p, o, limit],
  };
};
