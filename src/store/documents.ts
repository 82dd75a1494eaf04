/**
 * Statements that read records with what belongs to their documents: the shared entities that they name,
 * directly or through each other, and the data services that give access to their distributions.
 */
import type { NamedNode } from '../rdf/terms.ts';
import type { Param, Statement } from './db.ts';
import { RECORD_COLUMNS, RECORD_TABLES } from './records.ts';
import { termHash } from './term-codec.ts';

/** A piece of SQL with `?` for each of its parameters, in order. */
export interface Fragment {
  readonly sql: string;
  readonly params: readonly Param[];
}

/** The id of an IRI, resolved inside the statement; NULL when the store does not know it. */
export const iriId = (iri: NamedNode | string): Fragment => {
  const value = typeof iri === 'string' ? iri : iri.value;
  const hash = termHash({ termType: 'NamedNode', value } as NamedNode);
  return { sql: '(SELECT id FROM term WHERE hash = ? AND value = ? AND kind = 1)', params: [hash, value] };
};

/** `selection` is a query of record sequence numbers. */
export const selectRows = (selection: Fragment): Statement => ({
  sql: `SELECT ${RECORD_COLUMNS} FROM ${RECORD_TABLES} WHERE r.seq IN (${selection.sql}) ORDER BY r.seq`,
  params: selection.params,
});

/** Which links lead to what a document embeds. */
export interface DocumentLinks {
  readonly accessService: NamedNode;
  /** Beginnings of the IRIs of properties that never lead further. Constants of ours: they are printed inline. */
  readonly notFollowed: readonly string[];
}

/** Of which properties statements are read: of the resource of each record alone, or of any node. */
export interface ReadProperties {
  readonly ofResource: readonly string[];
  readonly ofAnyNode: readonly string[];
}

const isOneOf = (column: string, iris: readonly string[]): Fragment => ({
  sql: `${column} IN (SELECT k.id FROM json_each(?) j CROSS JOIN term k
    WHERE k.hash = j.value ->> 0 AND k.value = j.value ->> 1 AND k.kind = 1)`,
  params: [
    JSON.stringify(iris.map((value) => [termHash({ termType: 'NamedNode', value } as NamedNode), value])),
  ],
});

const isRead = (properties: ReadProperties | undefined): Fragment => {
  if (!properties) return { sql: '', params: [] };
  const ofAny = isOneOf('q.p', properties.ofAnyNode);
  const ofResource = isOneOf('q.p', properties.ofResource);
  return {
    sql: ` AND (${ofAny.sql} OR (q.s = r.iri AND ${ofResource.sql}))`,
    params: [...ofAny.params, ...ofResource.params],
  };
};

const within = (column: string, prefixes: readonly string[]): string =>
  `(${prefixes.map((prefix) => `substr(${column}, 1, ${prefix.length}) = '${prefix}'`).join(' OR ')})`;

/**
 * The graphs of the selected records' documents, one row each: its record, and its triples packed as in
 * `store/quads.ts`. What no statement that is read leads to is not read either.
 */
export const selectDocuments = (
  selection: Fragment,
  { accessService, notFollowed }: DocumentLinks,
  properties?: ReadProperties,
): Statement => {
  const access = iriId(accessService);
  const read = isRead(properties);
  return {
    sql: `WITH RECURSIVE named (seq) AS (
        SELECT * FROM (${selection.sql})
        UNION
        SELECT e.seq FROM named JOIN record r ON r.seq = named.seq
          JOIN quad q ON q.g = r.graph${read.sql}
          JOIN record e ON e.iri = q.o AND e.status = 'published'
          JOIN term p ON p.id = q.p
        WHERE (e.kind = 'entity' AND NOT ${within('p.value', notFollowed)})
          OR (e.kind = 'service' AND q.p = ${access.sql}))
      SELECT ${RECORD_COLUMNS},
        (SELECT group_concat(q.s || ' ' || q.p || ' ' || q.o, ',') FROM quad q WHERE q.g = r.graph${read.sql}) AS triples
      FROM named CROSS JOIN record r ON r.seq = named.seq JOIN term t ON t.id = r.iri`,
    params: [...selection.params, ...read.params, ...access.params, ...read.params],
  };
};

/** Selections of one record. */
export const selectById = (id: string): Fragment => ({
  sql: 'SELECT seq FROM record WHERE id = ?',
  params: [id],
});

export const selectAbout = (iri: string): Fragment => {
  const id = iriId(iri);
  return { sql: `SELECT seq FROM record WHERE iri = ${id.sql}`, params: id.params };
};

/** The first of the records whose graphs have statements on a node. */
export const selectOwner = (node: string): Fragment => {
  const id = iriId(node);
  return {
    sql: `SELECT r.seq FROM quad q JOIN record r ON r.graph = q.g
      WHERE q.s = ${id.sql} AND r.status = 'published' ORDER BY r.seq LIMIT 1`,
    params: id.params,
  };
};

export const selectSequences = (seqs: readonly number[]): Fragment => ({
  sql: 'SELECT value FROM json_each(?)',
  params: [JSON.stringify(seqs)],
});
