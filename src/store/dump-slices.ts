/**
 * The statement that reads a slice of all published records with their whole graphs: after a sequence number, as
 * many as hold a number of quads together. What a slice costs does not grow with its place.
 */
import type { NamedNode } from '../rdf/terms.ts';
import type { Statement } from './db.ts';
import { iriId } from './documents.ts';
import { RECORD_COLUMNS, RECORD_TABLES } from './records.ts';

export interface SliceCut {
  /** Only what comes after this sequence number. */
  readonly after: number;
  readonly maxRecords: number;
  /** A slice ends with the record that reaches it: a single record may have more. */
  readonly maxQuads: number;
}

/**
 * One row a record: `triples` packed as in store/quads.ts, and `isReached`, whether anything published names the
 * record's resource by `accessService`.
 */
export const selectSlice = (
  { after, maxRecords, maxQuads }: SliceCut,
  accessService: NamedNode,
): Statement => {
  const access = iriId(accessService);
  return {
    sql: `SELECT n.*,
        (SELECT group_concat(q.s || ' ' || q.p || ' ' || q.o, ',') FROM quad q WHERE q.g = n.graph) AS triples,
        EXISTS (SELECT 1 FROM triple t WHERE t.p = ${access.sql} AND t.o = n.iriTerm) AS isReached
      FROM (
        SELECT c.*, sum(c.quads) OVER (ORDER BY c.seq) AS upTo FROM (
          SELECT ${RECORD_COLUMNS}, (SELECT count(*) FROM quad q WHERE q.g = r.graph) AS quads
          FROM ${RECORD_TABLES} WHERE r.seq > ? AND r.status = 'published' ORDER BY r.seq LIMIT ?) c) n
      WHERE n.upTo - n.quads < ? ORDER BY n.seq`,
    params: [...access.params, after, maxRecords, maxQuads],
  };
};

export const selectSequence = (id: string): Statement => ({
  sql: 'SELECT seq FROM record WHERE id = ?1',
  params: [id],
});
