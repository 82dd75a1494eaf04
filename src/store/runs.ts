/**
 * Statements on runs: their rows, the pages that they read, the parts that wait until all is read, and problems.
 */
import { chunkJson } from './chunk-json.ts';
import type { Param, Row, Statement } from './db.ts';

export interface StoredRun {
  readonly id: number;
  readonly source: string;
  /** JSON. */
  readonly config: string;
  readonly phase: string;
  readonly outcome: string | null;
  readonly turn: number;
  /** JSON. */
  readonly state: string;
  readonly started: string;
  readonly beat: string;
  readonly ended: string | null;
}

const COLUMNS = 'id, source, config, phase, outcome, turn, state, started, beat, ended';

export const asStoredRun = (row: Row): StoredRun => row as unknown as StoredRun;

const bulk = (sql: string, items: readonly (readonly Param[])[]): Statement[] =>
  chunkJson(items.map((item) => JSON.stringify(item))).map(({ json }) => ({ sql, params: [json] }));

export const selectRun = (id: number): Statement => ({
  sql: `SELECT ${COLUMNS} FROM run WHERE id = ?1`,
  params: [id],
});

/** The newest first; `before` = only those with a smaller number. */
export const selectRuns = (
  source: string | null,
  limit: number,
  before: number | null = null,
): Statement => ({
  sql: `SELECT ${COLUMNS} FROM run WHERE (?1 IS NULL OR source = ?1) AND (?3 IS NULL OR id < ?3)
    ORDER BY id DESC LIMIT ?2`,
  params: [source, limit, before],
});

export const selectLastRuns: Statement = {
  sql: `SELECT ${COLUMNS} FROM run WHERE id IN (SELECT max(id) FROM run GROUP BY source) ORDER BY source`,
};

export const selectActive = (source: string): Statement => ({
  sql: `SELECT ${COLUMNS} FROM run WHERE source = ?1 AND ended IS NULL`,
  params: [source],
});

/** Runs under way whose last step ended before a time: whoever ran them is gone. */
export const selectStalled = (before: string): Statement => ({
  sql: `SELECT ${COLUMNS} FROM run WHERE ended IS NULL AND beat < ?1 AND phase <> 'ended' ORDER BY beat`,
  params: [before],
});

/** Fails on a second run of one source. */
export const insertRun = (run: Omit<StoredRun, 'id' | 'outcome' | 'ended' | 'beat' | 'turn'>): Statement => ({
  sql: `INSERT INTO run (source, config, phase, turn, state, started, beat) VALUES (?1, ?2, ?3, 0, ?4, ?5, ?5)
    RETURNING id`,
  params: [run.source, run.config, run.phase, run.state, run.started],
});

export const noRunOf = (source: string): Statement => ({
  sql: 'NOT EXISTS (SELECT 1 FROM run WHERE source = ?1 AND ended IS NULL)',
  params: [source],
});

export const turnUnchanged = (id: number, turn: number): Statement => ({
  sql: 'EXISTS (SELECT 1 FROM run WHERE id = ?1 AND turn = ?2)',
  params: [id, turn],
});

export const updateRun = (run: Omit<StoredRun, 'source' | 'config' | 'started'>): Statement => ({
  sql: 'UPDATE run SET phase = ?2, outcome = ?3, turn = ?4, state = ?5, beat = ?6, ended = ?7, tries = 0 WHERE id = ?1',
  params: [run.id, run.phase, run.outcome, run.turn, run.state, run.beat, run.ended],
});

/** Counted before a step, forgotten after it: how often the same step was begun. */
export const countTry = (id: number): Statement => ({
  sql: 'UPDATE run SET tries = tries + 1 WHERE id = ?1 RETURNING tries',
  params: [id],
});

export interface StoredPage {
  readonly run: number;
  readonly number: number;
  readonly url: string;
  readonly mark: string;
  /** JSON array of ids. */
  readonly records: string;
  /** JSON array of ids: datasets that were stored from it. */
  readonly whole: string;
}

export const insertPage = (page: StoredPage): Statement => ({
  sql: 'INSERT OR REPLACE INTO run_page (run, number, url, mark, records, whole) VALUES (?1, ?2, ?3, ?4, ?5, ?6)',
  params: [page.run, page.number, page.url, page.mark, page.records, page.whole],
});

export const selectPages = (run: number): Statement => ({
  sql: `SELECT number, url, json_array_length(records) AS records FROM run_page WHERE run = ?1 ORDER BY number`,
  params: [run],
});

/** Earlier pages of the same content or address. */
export const selectSamePage = (run: number, number: number, mark: string): Statement => ({
  sql: 'SELECT number, url FROM run_page WHERE run = ?1 AND number < ?2 AND mark = ?3 LIMIT 1',
  params: [run, number, mark],
});

/** Which of some records stand on earlier pages. */
export const selectSeenBefore = (run: number, number: number, ids: readonly string[]): Statement => ({
  sql: `SELECT DISTINCT j.value AS id FROM run_page p CROSS JOIN json_each(p.records) j
    WHERE p.run = ?1 AND p.number < ?2 AND j.value IN (SELECT value FROM json_each(?3))`,
  params: [run, number, JSON.stringify(ids)],
});

/** Which of some datasets were stored from earlier pages. */
export const selectWholeBefore = (run: number, number: number, ids: readonly string[]): Statement => ({
  sql: `SELECT DISTINCT j.value AS id FROM run_page p CROSS JOIN json_each(p.whole) j
    WHERE p.run = ?1 AND p.number < ?2 AND j.value IN (SELECT value FROM json_each(?3))`,
  params: [run, number, JSON.stringify(ids)],
});

export const deletePages = (run: number): Statement => ({
  sql: 'DELETE FROM run_page WHERE run = ?1',
  params: [run],
});

export interface StoredPart {
  readonly run: number;
  readonly record: string;
  readonly page: number;
  readonly kind: string;
  readonly iri: string;
  readonly content: string;
  readonly derived: string | null;
  readonly memberships: string;
}

export const asPart = (row: Row): StoredPart => row as unknown as StoredPart;

export const insertParts = (parts: readonly StoredPart[]): Statement[] =>
  bulk(
    `INSERT OR REPLACE INTO run_part (run, record, page, kind, iri, content, derived, memberships)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
     FROM json_each(?1)`,
    parts.map((p) => [p.run, p.record, p.page, p.kind, p.iri, p.content, p.derived, p.memberships]),
  );

/** All parts of the next records, apart from those of one name. */
export const selectParts = (run: number, except: string, limit: number): Statement => ({
  sql: `SELECT run, record, page, kind, iri, content, derived, memberships FROM run_part
    WHERE run = ?1 AND record IN (SELECT DISTINCT record FROM run_part WHERE run = ?1 AND record <> ?2
      ORDER BY record LIMIT ?3) ORDER BY record, page`,
  params: [run, except, limit],
});

export const selectPartsOf = (run: number, record: string): Statement => ({
  sql: `SELECT run, record, page, kind, iri, content, derived, memberships FROM run_part
    WHERE run = ?1 AND record = ?2 ORDER BY page`,
  params: [run, record],
});

export const deleteParts = (run: number, records: readonly string[]): Statement => ({
  sql: 'DELETE FROM run_part WHERE run = ?1 AND record IN (SELECT value FROM json_each(?2))',
  params: [run, JSON.stringify(records)],
});

export const deleteAllParts = (run: number): Statement => ({
  sql: 'DELETE FROM run_part WHERE run = ?1',
  params: [run],
});

export interface StoredProblem {
  readonly run: number;
  readonly number: number;
  readonly kind: string;
  readonly page: number;
  readonly record: string | null;
  readonly iri: string | null;
  readonly code: string;
  readonly detail: string;
  readonly count: number;
}

export const asStoredProblem = (row: Row): StoredProblem => row as unknown as StoredProblem;

export const insertProblems = (problems: readonly StoredProblem[]): Statement[] =>
  bulk(
    `INSERT OR REPLACE INTO run_problem (run, number, kind, page, record, iri, code, detail, count)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
            value ->> 8 FROM json_each(?1)`,
    problems.map((p) => [p.run, p.number, p.kind, p.page, p.record, p.iri, p.code, p.detail, p.count]),
  );

export const selectProblems = (run: number, after: number, limit: number): Statement => ({
  sql: `SELECT run, number, kind, page, record, iri, code, detail, count FROM run_problem
    WHERE run = ?1 AND number > ?2 ORDER BY number LIMIT ?3`,
  params: [run, after, limit],
});

export const countProblems = (run: number): Statement => ({
  sql: `SELECT kind, code, count(*) AS lines, sum(count) AS total FROM run_problem WHERE run = ?1
    GROUP BY kind, code ORDER BY kind, total DESC`,
  params: [run],
});

/** Of runs before a number: their pages, parts and problems; the rows themselves stay as history. */
export const forgetRuns = (source: string, before: number): Statement[] =>
  ['run_page', 'run_part', 'run_problem', 'run_node'].map((table) => ({
    sql: `DELETE FROM ${table} WHERE run IN (SELECT id FROM run WHERE source = ?1 AND id < ?2 AND ended IS NOT NULL)`,
    params: [source, before],
  }));
