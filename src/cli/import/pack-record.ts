/**
 * Records as the server takes them: N-Quads in the record's own graph, whose name says which record is meant
 * even when nothing in it does (shared entities have no class of their own). Left-overs have no graph.
 */
import { graphOf } from '../../catalogue/by-graph.ts';
import type { IncomingRecord } from '../../catalogue/incoming.ts';
import { nquadsLine } from '../../rdf/serialize/nquads.ts';
import { skolemise } from '../../rdf/skolem.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { Batch, PackedRecord } from './batches.ts';

const pack = (quads: readonly Quad[], id: string, iri: string): PackedRecord => {
  const text = quads.map(nquadsLine).join('');
  return { id, iri, quads: quads.length, bytes: Buffer.byteLength(text), text };
};

export const packRecord = (record: IncomingRecord, baseUrl: string): PackedRecord =>
  pack(graphOf(record, baseUrl), record.id, record.iri);

/** What a request may hold of left-overs: the server's own bound is twice as high. */
export const STATEMENTS_A_REQUEST = 50_000;

/**
 * Left-overs in as many requests as they need, of which the first replaces what the source left over before;
 * one even when there are none. Blank nodes get their IRIs here, because requests do not share labels.
 */
export const leftOverBatches = (quads: readonly Quad[], baseUrl: string, source: string): Batch[] => {
  const named = skolemise(quads, baseUrl, `left-over ${source}`);
  const parts = [named.slice(0, STATEMENTS_A_REQUEST)];
  for (let at = STATEMENTS_A_REQUEST; at < named.length; at += STATEMENTS_A_REQUEST)
    parts.push(named.slice(at, at + STATEMENTS_A_REQUEST));
  return parts.map((part) => {
    const record = pack(part, 'left-over', '(what belongs to no record)');
    return { records: [record], quads: record.quads, bytes: record.bytes };
  });
};
