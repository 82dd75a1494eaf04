/**
 * Statements that read what a list shows of its records, and nothing else of their documents: some properties of the
 * resource, the names of its publisher, its formats. Everything of a page is read at once, terms included.
 */
import { namedNode, type Term } from '../rdf/terms.ts';
import type { Row, Statement } from './db.ts';
import { iriId } from './documents.ts';
import { join } from './fragments.ts';
import { type TermRow, termFromRow, termHash } from './term-codec.ts';

export interface CardProperties {
  /** Of the resource. */
  readonly own: readonly string[];
  readonly publisher: string;
  /** Of the publisher. */
  readonly names: readonly string[];
  readonly distribution: string;
  readonly format: string;
  /** Counts at a node that has no format. */
  readonly mediaType: string;
}

/** Terms that are the same in many rows are joined last. */
const TERM_COLUMNS = 'o.id, o.kind, o.value, o.lang, d.value AS datatype';
const TERM_TABLES = 'CROSS JOIN term o ON o.id = f.o LEFT JOIN term d ON d.id = o.datatype';

const RECORDS = 'json_each(?) n CROSS JOIN record r ON r.seq = n.value';

/** A table of properties: `id`, and the place in the list. */
const ASKED =
  'SELECT i.id, j.key AS place FROM json_each(?) j CROSS JOIN term i ON i.hash = j.value ->> 0 AND i.value = j.value ->> 1 AND i.kind = 1';

const asked = (properties: readonly string[]): string =>
  JSON.stringify(properties.map((iri) => [termHash(namedNode(iri)), iri]));

/** Of the resources themselves. Rows: `seq`, `place` of the property, the object. */
export const selectOwn = (seqs: readonly number[], { own }: CardProperties): Statement => ({
  sql: `WITH a AS MATERIALIZED (${ASKED}), f AS (
      SELECT r.seq, a.place, q.o FROM ${RECORDS} CROSS JOIN a
        CROSS JOIN quad q ON q.g = r.graph AND q.s = r.iri AND q.p = a.id)
    SELECT f.seq, f.place, ${TERM_COLUMNS} FROM f ${TERM_TABLES} ORDER BY f.seq, f.place, f.o`,
  params: [asked(own), JSON.stringify(seqs)],
});

/**
 * Names of publishers, as the record itself (`seq`) or the publisher's own graph (`seq` is NULL) gives them. Rows: `s`,
 * the number of the publisher, `place` of the property, the name.
 */
export const selectPublisherNames = (
  seqs: readonly number[],
  { publisher, names }: CardProperties,
): Statement => {
  const property = iriId(publisher);
  return {
    sql: `WITH a AS MATERIALIZED (${ASKED}), l AS MATERIALIZED (
        SELECT r.seq, r.graph AS g, q.o AS s FROM ${RECORDS}
          CROSS JOIN quad q ON q.g = r.graph AND q.s = r.iri AND q.p = ${property.sql}),
      node AS (
        SELECT seq, g, s FROM l
        UNION
        SELECT NULL, e.graph, l.s FROM l CROSS JOIN record e ON e.iri = l.s
          AND e.kind = 'entity' AND e.status = 'published'),
      f AS (
        SELECT node.seq, node.s, a.place, q.o FROM node CROSS JOIN a
          CROSS JOIN quad q ON q.g = node.g AND q.s = node.s AND q.p = a.id)
      SELECT f.seq, f.s, f.place, ${TERM_COLUMNS} FROM f ${TERM_TABLES} ORDER BY f.seq, f.s, f.place, f.o`,
    params: [asked(names), JSON.stringify(seqs), ...property.params],
  };
};

/** What resources and their distributions come in, each once, in the order of the distributions. Rows: `seq`, the format. */
export const selectFormats = (
  seqs: readonly number[],
  { distribution, format, mediaType }: CardProperties,
): Statement => {
  const [file, first, second] = [distribution, format, mediaType].map(iriId);
  const ids = join(
    [
      { sql: `${file!.sql} AS file`, params: file!.params },
      { sql: `${first!.sql} AS format`, params: first!.params },
      { sql: `${second!.sql} AS media`, params: second!.params },
    ],
    ', ',
  );
  return {
    sql: `WITH p AS MATERIALIZED (SELECT ${ids.sql}), node AS (
        SELECT r.seq, r.graph AS g, r.iri AS s, 0 AS place FROM ${RECORDS}
        UNION ALL
        SELECT r.seq, r.graph, q.o, q.o FROM ${RECORDS} CROSS JOIN p
          CROSS JOIN quad q ON q.g = r.graph AND q.s = r.iri AND q.p = p.file),
      f AS MATERIALIZED (
        SELECT node.seq, q.o, min(node.place) AS place FROM node CROSS JOIN p
          CROSS JOIN quad q ON q.g = node.g AND q.s = node.s AND q.p IN (p.format, p.media)
        WHERE q.p = p.format OR NOT EXISTS (
          SELECT 1 FROM quad b WHERE b.g = node.g AND b.s = node.s AND b.p = p.format)
        GROUP BY node.seq, q.o)
      SELECT f.seq, ${TERM_COLUMNS} FROM f ${TERM_TABLES} ORDER BY f.seq, f.place, f.o`,
    params: [...ids.params, JSON.stringify(seqs), JSON.stringify(seqs)],
  };
};

/** The term of a row with `TERM_COLUMNS`. */
export const objectOf = (row: Row): Term => termFromRow(row as unknown as TermRow);
