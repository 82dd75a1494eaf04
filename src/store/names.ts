/**
 * Names of nodes, for full text and lists.
 */
import type { Statement } from './db.ts';

/** Every name that the published graph gives the nodes. */
export const selectNames = (nodes: readonly number[], predicates: readonly number[]): Statement => ({
  sql: `SELECT n.value AS iri, o.value AS name, coalesce(o.lang, '') AS lang
    FROM json_each(?1) j CROSS JOIN triple t ON t.s = j.value AND t.p IN (SELECT value FROM json_each(?2))
    JOIN term n ON n.id = t.s JOIN term o ON o.id = t.o`,
  params: [JSON.stringify(nodes), JSON.stringify(predicates)],
});
