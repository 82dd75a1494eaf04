/**
 * Records as the server takes them: N-Quads in the record's own graph, whose name says which record is meant
 * even when nothing in it does (shared entities have no class of their own). Left-overs have no graph.
 */
import { graphOf } from '../../catalogue/by-graph.ts';
import type { IncomingRecord } from '../../catalogue/incoming.ts';
import { nquadsLine } from '../../rdf/serialize/nquads.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { PackedRecord } from './batches.ts';

const pack = (quads: readonly Quad[], id: string, iri: string): PackedRecord => {
  const text = quads.map(nquadsLine).join('');
  return { id, iri, quads: quads.length, bytes: Buffer.byteLength(text), text };
};

export const packRecord = (record: IncomingRecord, baseUrl: string): PackedRecord =>
  pack(graphOf(record, baseUrl), record.id, record.iri);

/** All of it at once: the server replaces what the source left over before. */
export const packLeftOver = (quads: readonly Quad[]): PackedRecord =>
  pack(quads, 'left-over', '(what belongs to no record)');
