/**
 * Statements on the graphs of vocabularies: which are stored, by which checksum, and how one goes.
 */
import type { Statement } from './db.ts';
import { deleteGraphs } from './quads.ts';

const KEY = 'vocabulary ';

export const selectVocabularies: Statement = {
  sql: `SELECT g.id, t.value AS iri, m.value AS checksum FROM graph g JOIN term t ON t.id = g.id
    LEFT JOIN meta m ON m.key = '${KEY}' || t.value WHERE g.kind = 'vocabulary'`,
};

export const rememberVocabulary = (iri: string, checksum: string): Statement => ({
  sql: `INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  params: [KEY + iri, checksum],
});

/** Its quads first: while the graph is known to be public, they leave the default graph with it. */
export const deleteVocabulary = (graph: number, iri: string): Statement[] => [
  deleteGraphs([graph]),
  { sql: `DELETE FROM graph WHERE id = ?1 AND kind = 'vocabulary'`, params: [graph] },
  { sql: 'DELETE FROM meta WHERE key = ?1', params: [KEY + iri] },
];
