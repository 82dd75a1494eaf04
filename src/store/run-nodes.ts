/**
 * Statements on the stage of a run: a large document by node, from which records are cut in batches.
 */
import { chunkJson } from './chunk-json.ts';
import type { Row, Statement } from './db.ts';

export interface StagedPart {
  readonly node: string;
  readonly part: number;
  readonly marks: number;
  readonly content: string;
  readonly inbound: string;
}

export const asStaged = (row: Row): StagedPart => row as unknown as StagedPart;

export const insertNodes = (run: number, parts: readonly StagedPart[]): Statement[] =>
  chunkJson(parts.map((p) => JSON.stringify([p.node, p.part, p.marks, p.content, p.inbound]))).map(
    ({ json }) => ({
      sql: `INSERT OR REPLACE INTO run_node (run, node, part, marks, content, inbound)
        SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?2)`,
      params: [run, json],
    }),
  );

/** What is known of some nodes, without their statements. */
export const selectFacts = (run: number, nodes: readonly string[]): Statement => ({
  sql: `SELECT n.node, n.marks, n.name, n.cut, n.content <> '' AS described FROM json_each(?2) j
    CROSS JOIN run_node n ON n.run = ?1 AND n.node = j.value`,
  params: [run, JSON.stringify(nodes)],
});

export const selectNodes = (run: number, nodes: readonly string[]): Statement => ({
  sql: `SELECT n.node, n.part, n.marks, n.content, n.inbound FROM json_each(?2) j
    CROSS JOIN run_node n ON n.run = ?1 AND n.node = j.value ORDER BY n.node, n.part`,
  params: [run, JSON.stringify(nodes)],
});

/**
 * Nodes that are, or may be, resources: classes and memberships say so. By their index, which the planner passes by:
 * the table has all statements in it.
 */
export const selectResources = (run: number, after: string, limit: number): Statement => ({
  sql: `SELECT DISTINCT node FROM run_node INDEXED BY run_node_resource
    WHERE run = ?1 AND marks & 9 <> 0 AND node > ?2
    ORDER BY node LIMIT ?3`,
  params: [run, after, limit],
});

/** With what else was found out about the node: `part` 0. */
export const setNames = (run: number, names: readonly (readonly [string, string])[]): Statement => ({
  sql: `INSERT INTO run_node (run, node, part, marks, content, inbound, name)
    SELECT ?1, value ->> 0, 0, 0, '', '', value ->> 1 FROM json_each(?2) WHERE true
    ON CONFLICT (run, node, part) DO UPDATE SET name = excluded.name`,
  params: [run, JSON.stringify(names)],
});

/** By a list: joined to the names, the planner would go through all that is staged. */
export const setCut = (run: number, nodes: readonly string[], batch: number): Statement => ({
  sql: `UPDATE run_node SET cut = ?3
    WHERE run = ?1 AND node IN (SELECT value FROM json_each(?2)) AND cut IS NULL`,
  params: [run, JSON.stringify(nodes), batch],
});

/** Nodes that belong to no record. */
export const selectUncut = (run: number, after: string, limit: number): Statement => ({
  sql: `SELECT DISTINCT node FROM run_node WHERE run = ?1 AND node > ?2 AND cut IS NULL AND content <> ''
    ORDER BY node LIMIT ?3`,
  params: [run, after, limit],
});

/** One row as long as there is any. */
export const selectStaged = (run: number): Statement => ({
  sql: 'SELECT node FROM run_node WHERE run = ?1 LIMIT 1',
  params: [run],
});

/** The first so many rows, and what else there is of their last node: all at once may take too long. */
export const deleteSomeNodes = (run: number, rows: number): Statement => ({
  sql: `DELETE FROM run_node WHERE run = ?1 AND node <=
    (SELECT max(node) FROM (SELECT node FROM run_node WHERE run = ?1 ORDER BY node LIMIT ?2))`,
  params: [run, rows],
});

export const deleteNodes = (run: number): Statement => ({
  sql: 'DELETE FROM run_node WHERE run = ?1',
  params: [run],
});
