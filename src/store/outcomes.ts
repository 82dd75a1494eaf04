/**
 * Statements on the outcomes of validation, and on the marks of records whose outcome is out of date. A mark
 * is the number of the change that made it, so that a judgement of an older state never removes a newer mark.
 */

import { namedNode } from '../rdf/terms.ts';
import { chunkJson } from './chunk-json.ts';
import type { Statement } from './db.ts';
import { type Fragment, iriId } from './documents.ts';
import { termHash } from './term-codec.ts';

const LAST_CHANGE = '(SELECT coalesce(max(seq), 0) FROM change)';

const mark = (selection: string, change = LAST_CHANGE): string =>
  `INSERT INTO stale_outcome (record, mark) SELECT DISTINCT seq, ${change} FROM (${selection}) WHERE true
   ON CONFLICT (record) DO UPDATE SET mark = excluded.mark`;

/** Stands in a batch after the changes that it makes. */
export const markOutcomes = (seqs: readonly number[]): Statement => ({
  sql: mark('SELECT value AS seq FROM json_each(?1)'),
  params: [JSON.stringify(seqs)],
});

/**
 * Marks the records whose graphs name one of the resources (numbers of terms), and those that they serve.
 * `isAhead`: it stands in its batch before the changes, for what they are going to take away.
 */
export const markAround = (
  resources: readonly number[],
  servesDataset: number,
  { isAhead }: { readonly isAhead: boolean },
): Statement => ({
  sql: mark(
    `SELECT r.seq FROM json_each(?1) j CROSS JOIN triple t ON t.o = j.value
      CROSS JOIN quad q ON q.s = t.s AND q.p = t.p AND q.o = t.o CROSS JOIN record r ON r.graph = q.g
    UNION ALL
    SELECT r.seq FROM json_each(?1) j CROSS JOIN triple t ON t.s = j.value AND t.p = ?2
      CROSS JOIN record r ON r.iri = t.o`,
    isAhead ? `${LAST_CHANGE} + 1` : LAST_CHANGE,
  ),
  params: [JSON.stringify(resources), servesDataset],
});

/** Below every mark that a change makes: changes are judged first. */
export const markAllOutcomes: Statement = {
  sql: `INSERT INTO stale_outcome (record, mark) SELECT seq, 0 FROM record WHERE true
    ON CONFLICT (record) DO NOTHING`,
};

/** The newest marks first, so that what was just written need not wait for what was imported before. */
const STALE = 'SELECT record FROM stale_outcome ORDER BY mark DESC, record';

export const selectStaleOutcomes = (limit: number): Statement => ({
  sql: `SELECT r.seq, r.id, ${LAST_CHANGE} AS revision
    FROM (${STALE} LIMIT ${Math.trunc(limit)}) s CROSS JOIN record r ON r.seq = s.record`,
});

export const countStaleOutcomes: Statement = { sql: 'SELECT count(*) AS stale FROM stale_outcome' };

/** Removes the marks that were made up to a revision. */
export const clearStaleOutcomes = (seqs: readonly number[], revision: number): Statement => ({
  sql: 'DELETE FROM stale_outcome WHERE record IN (SELECT value FROM json_each(?1)) AND mark <= ?2',
  params: [JSON.stringify(seqs), revision],
});

export interface OutcomeRow {
  readonly record: number;
  readonly profile: string;
  readonly violations: number;
  readonly warnings: number;
  readonly infos: number;
}

/** Replaces all outcomes of some records. */
export const replaceOutcomes = (seqs: readonly number[], rows: readonly OutcomeRow[]): Statement[] => [
  {
    sql: 'DELETE FROM outcome WHERE record IN (SELECT value FROM json_each(?1))',
    params: [JSON.stringify(seqs)],
  },
  ...chunkJson(rows.map((r) => JSON.stringify([r.record, r.profile, r.violations, r.warnings, r.infos]))).map(
    ({ json }) => ({
      sql: `INSERT INTO outcome (record, profile, violations, warnings, infos)
      SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?1)`,
      params: [json],
    }),
  ),
];

/** Removes what a graph says of some subjects (numbers of terms). */
export const deleteSubjects = (graph: number, subjects: readonly number[]): Statement => ({
  sql: 'DELETE FROM quad WHERE g = ?1 AND s IN (SELECT value FROM json_each(?2))',
  params: [graph, JSON.stringify(subjects)],
});

export const selectOutcomes = (seq: number): Statement => ({
  sql: `SELECT record, profile, violations, warnings, infos FROM outcome WHERE record = ?1
    AND record NOT IN (SELECT record FROM stale_outcome)`,
  params: [seq],
});

/**
 * The services that serve some datasets, as pairs of sequence numbers; at most so many in all.
 */
export const selectServing = (datasets: readonly number[], serves: string, limit: number): Statement => {
  const p: Fragment = iriId(serves);
  return {
    sql: `SELECT d.seq AS dataset, s.seq AS service FROM json_each(?) j
        CROSS JOIN record d ON d.seq = j.value
        CROSS JOIN triple t ON t.o = d.iri AND t.p = ${p.sql}
        CROSS JOIN record s ON s.iri = t.s AND s.kind = 'service' AND s.status = 'published'
      LIMIT ${Math.trunc(limit)}`,
    params: [JSON.stringify(datasets), ...p.params],
  };
};

/** The services that serve a resource, stored or not. */
export const selectServicesOf = (iri: string, serves: string, limit: number): Statement => {
  const [o, p] = [iriId(iri), iriId(serves)];
  return {
    sql: `SELECT s.seq FROM triple t CROSS JOIN record s ON s.iri = t.s AND s.kind = 'service' AND s.status = 'published'
      WHERE t.o = ${o.sql} AND t.p = ${p.sql} LIMIT ${Math.trunc(limit)}`,
    params: [...o.params, ...p.params],
  };
};

/** The published entities and services about some of the resources. */
export const selectLending = (iris: readonly string[]): Statement[] =>
  chunkJson(iris.map((iri) => JSON.stringify([termHash(namedNode(iri)), iri]))).map(({ json }) => ({
    sql: `SELECT r.seq FROM json_each(?1) j
        CROSS JOIN term t ON t.hash = j.value ->> 0 AND t.value = j.value ->> 1 AND t.kind = 1
        CROSS JOIN record r ON r.iri = t.id AND r.kind IN ('entity', 'service') AND r.status = 'published'`,
    params: [json],
  }));

/** Outcomes of profiles that are no longer in force. */
export const deleteOtherOutcomes = (profiles: readonly string[]): Statement => ({
  sql: 'DELETE FROM outcome WHERE profile NOT IN (SELECT value FROM json_each(?1))',
  params: [JSON.stringify(profiles)],
});

export const selectRules: Statement = { sql: `SELECT value FROM meta WHERE key = 'rules'` };

/** Remembers by which rules the outcomes were made. */
export const setRules = (rules: string): Statement => ({
  sql: `INSERT INTO meta (key, value) VALUES ('rules', ?1) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  params: [rules],
});
