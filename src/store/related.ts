/**
 * Statements that find the records around one: at the end of paths of properties, or naming it; and that read
 * of each what a list shows. Bounded: what lies beyond `MAX_CANDIDATES` is not looked at, and the answer says so.
 */
import { namedNode } from '../rdf/terms.ts';
import { chunkJson } from './chunk-json.ts';
import type { Row, Statement } from './db.ts';
import { type Fragment, iriId } from './documents.ts';
import { asRecord, RECORD_COLUMNS, type StoredRecord } from './records.ts';
import { termHash } from './term-codec.ts';

export interface Step {
  readonly predicate: string;
  /** From object to subject. */
  readonly isInverse?: true;
}

export type Path = readonly Step[];

/** What a statement of the resource says: predicate, kind of term (`TERM_KIND`), value, language. */
export type PackedStatement = readonly [string, number, string, string | null];

/** A record with some of its resource's own statements. */
export interface Head {
  readonly record: StoredRecord;
  readonly statements: readonly PackedStatement[];
}

export interface Found {
  readonly heads: readonly Head[];
  readonly total: number;
  /** False when there may be more than `total`. */
  readonly isWhole: boolean;
}

export const MAX_CANDIDATES = 10_000;

const iriParam = (iri: string): string => JSON.stringify([termHash(namedNode(iri)), iri]);

/** Records `r` (with `t`, their IRI) as heads; the parameter is the list of properties. */
const headColumns = (properties: readonly string[]): Fragment => ({
  sql: `${RECORD_COLUMNS},
    (SELECT json_group_array(json_array(p.value, o.kind, o.value, o.lang))
      FROM quad q JOIN term p ON p.id = q.p JOIN term o ON o.id = q.o
      WHERE q.g = r.graph AND q.s = r.iri AND q.p IN (
        SELECT k.id FROM json_each(?) j CROSS JOIN term k
        WHERE k.hash = j.value ->> 0 AND k.value = j.value ->> 1 AND k.kind = 1)) AS statements`,
  params: [`[${properties.map(iriParam).join(',')}]`],
});

const asHead = (row: Row): Head => ({
  record: asRecord(row),
  statements: JSON.parse(String(row.statements)) as PackedStatement[],
});

/** `found` is a query of sequence numbers over the table `candidate`. */
const selectFound = (
  candidates: Fragment,
  found: string,
  properties: readonly string[],
  limit: number,
): Statement => {
  const columns = headColumns(properties);
  return {
    sql: `WITH candidate AS MATERIALIZED (${candidates.sql} LIMIT ${MAX_CANDIDATES}),
        found AS MATERIALIZED (${found})
      SELECT ${columns.sql},
        (SELECT count(*) FROM found) AS total, (SELECT count(*) FROM candidate) AS examined
      FROM (SELECT seq FROM found ORDER BY seq LIMIT ?) f
        CROSS JOIN record r ON r.seq = f.seq JOIN term t ON t.id = r.iri ORDER BY r.seq`,
    params: [...candidates.params, ...columns.params, limit],
  };
};

export const readFound = (rows: readonly Row[]): Found => ({
  heads: rows.map(asHead),
  total: Number(rows[0]?.total ?? 0),
  isWhole: Number(rows[0]?.examined ?? 0) < MAX_CANDIDATES,
});

/** The nodes at the end of a path, in the published graph. */
const endOfPath = (start: string, path: Path): Fragment => {
  const steps = path.map(({ predicate, isInverse = false }, at) => ({
    p: iriId(predicate),
    here: `t${at}.${isInverse ? 'o' : 's'}`,
    there: `t${at}.${isInverse ? 's' : 'o'}`,
  }));
  const node = iriId(start);
  const tables = steps.map((_, at) => `triple t${at}`).join(' CROSS JOIN ');
  const conditions = steps.map(({ p, here }, at) => ({
    sql: `t${at}.p = ${p.sql} AND ${here} = ${at === 0 ? node.sql : steps[at - 1]!.there}`,
    params: [...p.params, ...(at === 0 ? node.params : [])],
  }));
  return {
    sql: `SELECT ${steps.at(-1)!.there} AS node FROM ${tables} WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`,
    params: conditions.flatMap(({ params }) => params),
  };
};

/** The published records at the end of one of the paths that start at a resource. */
export const selectAlong = (
  start: string,
  paths: readonly Path[],
  properties: readonly string[],
  limit: number,
): Statement => {
  const ends = paths.map((path) => endOfPath(start, path));
  return selectFound(
    { sql: ends.map(({ sql }) => sql).join(' UNION '), params: ends.flatMap(({ params }) => params) },
    `SELECT r.seq FROM candidate CROSS JOIN record r ON r.iri = candidate.node WHERE r.status = 'published'`,
    properties,
    limit,
  );
};

/** The published records whose graphs name a resource, by whatever property of whatever node. */
export const selectNaming = (iri: string, properties: readonly string[], limit: number): Statement => {
  const id = iriId(iri);
  return selectFound(
    { sql: `SELECT s, p, o FROM triple WHERE o = ${id.sql}`, params: id.params },
    `SELECT DISTINCT r.seq FROM candidate c
      CROSS JOIN quad q ON q.s = c.s AND q.p = c.p AND q.o = c.o
      CROSS JOIN record r ON r.graph = q.g WHERE r.status = 'published' AND r.iri <> c.o`,
    properties,
    limit,
  );
};

/** The published records about some of the resources, as heads. */
export const selectHeads = (iris: readonly string[], properties: readonly string[]): Statement[] =>
  chunkJson(iris.map(iriParam)).map(({ json }) => {
    const columns = headColumns(properties);
    return {
      sql: `SELECT ${columns.sql} FROM json_each(?) i CROSS JOIN term t
          ON t.hash = i.value ->> 0 AND t.value = i.value ->> 1 AND t.kind = 1
        JOIN record r ON r.iri = t.id WHERE r.status = 'published'`,
      params: [...columns.params, json],
    };
  });

export const readHeads = (rows: readonly Row[]): Head[] => rows.map(asHead);
