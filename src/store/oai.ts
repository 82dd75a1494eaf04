/**
 * Statements of OAI-PMH: records of a list cut on the sequence number, what their headers are made of, and the way
 * back from an identifier. A list is read along the sequence, never sorted: all pages of a walk together read each
 * record once.
 */
import { ns } from '../rdf/namespaces.ts';
import { type Literal, literal, namedNode, type Term } from '../rdf/terms.ts';
import type { Row, Statement } from './db.ts';
import { type Fragment, iriId } from './documents.ts';
import { RECORD_COLUMNS, RECORD_TABLES } from './records.ts';
import { termFromRow, termHash } from './term-codec.ts';

/** A statement of the resource that puts it into a set; an object that is null is any. */
export interface SetMark {
  readonly property: string;
  readonly object: string | null;
  /** The object as tombstones keep it: N-Triples, relative to BASE_URL. */
  readonly withdrawnObject: string | null;
}

export interface ItemFilter {
  readonly kinds: readonly string[];
  /** Id of a record that is no item. */
  readonly except: string;
  /** ISO 8601 UTC to the second, inclusive. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** One of these it must say. */
  readonly marks?: readonly SetMark[] | undefined;
  /** Only what some source lets be given on; of tombstones that is not known, and they pass. */
  readonly isReexposed?: boolean | undefined;
}

const joined = (parts: readonly Fragment[], separator: string): Fragment => ({
  sql: parts.map(({ sql }) => sql).join(separator),
  params: parts.flatMap(({ params }) => params),
});

const saysMark = ({ property, object, withdrawnObject }: SetMark): Fragment => {
  const p = iriId(property);
  const o = object === null ? null : iriId(object);
  return {
    sql: `CASE r.status WHEN 'published'
        THEN EXISTS (SELECT 1 FROM triple x WHERE x.s = r.iri AND x.p = ${p.sql}${o ? ` AND x.o = ${o.sql}` : ''})
        ELSE EXISTS (SELECT 1 FROM withdrawn w WHERE w.record = r.seq AND w.property = ?${
          withdrawnObject === null ? '' : ' AND w.object = ?'
        }) END`,
    params: [
      ...p.params,
      ...(o?.params ?? []),
      property,
      ...(withdrawnObject === null ? [] : [withdrawnObject]),
    ],
  };
};

const MAY_BE_GIVEN_ON = `EXISTS (SELECT 1 FROM description d JOIN source s ON s.id = d.source
  WHERE d.record = r.seq AND s.reexposed = 1)`;

/** The sign + keeps the planner on the sequence, where other indexes would have to be sorted. */
const conditions = ({ kinds, except, from, until, marks, isReexposed }: ItemFilter): Fragment =>
  joined(
    [
      { sql: '+r.kind IN (SELECT value FROM json_each(?))', params: [JSON.stringify(kinds)] },
      { sql: 'r.id <> ?', params: [except] },
      ...(from === undefined ? [] : [{ sql: '+r.modified >= ?', params: [from] }]),
      ...(until === undefined ? [] : [{ sql: '+r.modified <= ?', params: [until] }]),
      ...(isReexposed ? [{ sql: `(r.status <> 'published' OR ${MAY_BE_GIVEN_ON})`, params: [] }] : []),
      ...(marks === undefined ? [] : [joined(marks.map(saysMark), ' OR ')].map(inBrackets)),
    ],
    ' AND ',
  );

const inBrackets = ({ sql, params }: Fragment): Fragment => ({ sql: `(${sql})`, params });

export const selectItems = (filter: ItemFilter, after: number, limit: number): Statement => {
  const where = conditions(filter);
  return {
    sql: `SELECT ${RECORD_COLUMNS} FROM ${RECORD_TABLES}
      WHERE r.seq > ? AND ${where.sql} ORDER BY r.seq LIMIT ?`,
    params: [after, ...where.params, limit],
  };
};

export const countItems = (filter: ItemFilter): Statement => {
  const where = conditions(filter);
  return { sql: `SELECT count(*) AS total FROM record r WHERE ${where.sql}`, params: where.params };
};

/** Which of some published records may be given on. */
export const selectReexposed = (seqs: readonly number[]): Statement => ({
  sql: `SELECT r.seq FROM json_each(?1) j CROSS JOIN record r ON r.seq = j.value WHERE ${MAY_BE_GIVEN_ON}`,
  params: [JSON.stringify(seqs)],
});

/** When the oldest of all datestamps is. */
export const selectEarliest: Statement = {
  sql: 'SELECT modified FROM record ORDER BY modified LIMIT 1',
};

/** What a header is made of, besides the record's row; the identifier comes first. */
export const HEADER_PROPERTIES = [
  ns.dct('identifier').value,
  ns.dct('publisher').value,
  ns.dcat('theme').value,
  ns.dcatap('applicableLegislation').value,
  ns.dcatap('hvdCategory').value,
] as const;
const HEADER_NAMES = JSON.stringify(HEADER_PROPERTIES.map((iri) => [termHash(namedNode(iri)), iri]));

const factsAbout = (subject: 'iri' | 'graph', name: string): string =>
  `SELECT r.seq, n.value AS property, ${subject === 'graph' ? 1 : 0} AS isOriginal, t.kind, t.value, t.lang,
      (SELECT value FROM term WHERE id = t.datatype) AS datatype
    FROM json_each(?2) j CROSS JOIN record r ON r.seq = j.value AND r.status = 'published'
      CROSS JOIN ${name} n CROSS JOIN quad q ON q.g = r.graph AND q.s = r.${subject} AND q.p = n.id
      JOIN term t ON t.id = q.o`;

/** Statements of the resources of published records, and the identifiers that their CatalogRecords keep (`isOriginal`). */
export const selectHeaderFacts = (seqs: readonly number[]): Statement => ({
  sql: `WITH name AS MATERIALIZED (
      SELECT t.id, t.value, j.key FROM json_each(?1) j CROSS JOIN term t
      WHERE t.hash = j.value ->> 0 AND t.value = j.value ->> 1 AND t.kind = 1)
    ${factsAbout('iri', 'name')} UNION ALL ${factsAbout('graph', '(SELECT * FROM name WHERE key = 0)')}`,
  params: [HEADER_NAMES, JSON.stringify(seqs)],
});

/** The object of such a row. */
export const objectOf = (row: Row): Term => termFromRow(row as never);

/** The same of tombstones; `object` is N-Triples. */
export const selectWithdrawn = (seqs: readonly number[]): Statement => ({
  sql: `SELECT w.record AS seq, w.property, w.object FROM json_each(?1) j CROSS JOIN withdrawn w ON w.record = j.value`,
  params: [JSON.stringify(seqs)],
});

/** The forms of literals in which identifiers are found; others are not known by their text. */
const DATATYPES = ['string', 'anyURI', 'token', 'normalizedString', 'integer', 'int', 'NMTOKEN'] as const;
const LANGUAGES = 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl no pl pt ro sk sl sv'.split(' ');

const formsOf = (text: string): readonly Literal[] => [
  ...DATATYPES.map((name) => literal(text, ns.xsd(name))),
  ...LANGUAGES.map((tag) => literal(text, tag)),
];

/** Whether a record with this identifier is found by its text. */
export const isFound = (identifier: Literal): boolean =>
  formsOf(identifier.value).some((form) => form.equals(identifier));

/** So many records that say the same identifier are looked at. */
const MAX_SAME = 20;

const firstOfEach = (tables: string): string =>
  `SELECT * FROM (SELECT ${RECORD_COLUMNS},
      row_number() OVER (PARTITION BY j.value ->> 0 ORDER BY r.kind <> 'dataset', r.seq) AS n FROM ${tables})
    WHERE n <= ${MAX_SAME}`;

/**
 * The first records whose resource says each of these identifiers, datasets before others: published ones, and
 * tombstones. They are found by hashes alone: whoever asks compares the texts.
 * @param quoted the identifiers as N-Triples, without the quotation mark at the end
 */
export const selectIdentified = (texts: readonly string[], quoted: readonly string[]): Statement[] => {
  const forms = texts.flatMap((text, place) => formsOf(text).map((form) => [place, termHash(form)]));
  const p = iriId(ns.dct('identifier').value);
  return [
    {
      sql: firstOfEach(`json_each(?) j
        CROSS JOIN term i ON i.hash = j.value ->> 1 AND i.kind = 3
        CROSS JOIN triple x ON x.p = ${p.sql} AND x.o = i.id
        CROSS JOIN record r ON r.iri = x.s AND r.status = 'published' JOIN term t ON t.id = r.iri`),
      params: [JSON.stringify(forms), ...p.params],
    },
    {
      // From the quotation mark on, with whatever language or datatype.
      sql: firstOfEach(`json_each(?) j
        CROSS JOIN withdrawn w ON w.property = ?
          AND w.object >= j.value ->> 1 || '"' AND w.object < j.value ->> 1 || '"' || char(1114111)
        CROSS JOIN record r ON r.seq = w.record AND r.status = 'deleted' JOIN term t ON t.id = r.iri`),
      params: [JSON.stringify(quoted.map((text, place) => [place, text])), ns.dct('identifier').value],
    },
  ];
};

/** Every IRI that a property has for its object: one seek each, whatever the number of statements. */
export const selectDistinctObjects = (property: string): Statement => {
  const p = iriId(property);
  return {
    sql: `WITH RECURSIVE found (o) AS (
        SELECT min(o) FROM triple WHERE p = ${p.sql}
        UNION ALL
        SELECT (SELECT min(x.o) FROM triple x WHERE x.p = ${p.sql} AND x.o > found.o) FROM found WHERE found.o IS NOT NULL)
      SELECT t.id, t.value FROM found CROSS JOIN term t ON t.id = found.o AND t.kind = 1`,
    params: [...p.params, ...p.params],
  };
};

/** The same of tombstones, as N-Triples. */
export const selectDistinctWithdrawn = (property: string): Statement => ({
  sql: `WITH RECURSIVE found (o) AS (
      SELECT min(object) FROM withdrawn WHERE property = ?1
      UNION ALL
      SELECT (SELECT min(w.object) FROM withdrawn w WHERE w.property = ?1 AND w.object > found.o)
      FROM found WHERE found.o IS NOT NULL)
    SELECT o AS object FROM found WHERE o IS NOT NULL`,
  params: [property],
});

/** What the published graph calls these nodes (numbers of terms). */
export const selectNamesOf = (nodes: readonly number[], properties: readonly string[]): Statement => ({
  sql: `WITH name AS MATERIALIZED (
      SELECT t.id, j.key AS rank FROM json_each(?1) j CROSS JOIN term t
      WHERE t.hash = j.value ->> 0 AND t.value = j.value ->> 1 AND t.kind = 1)
    SELECT x.s AS id, t.value, t.lang FROM json_each(?2) j CROSS JOIN name n
      CROSS JOIN triple x ON x.s = j.value AND x.p = n.id JOIN term t ON t.id = x.o AND t.kind = 3
    ORDER BY n.rank`,
  params: [JSON.stringify(properties.map((iri) => [termHash(namedNode(iri)), iri])), JSON.stringify(nodes)],
});
