/**
 * What a record is, as the layers above the store see it.
 */
import type { Quad } from '../rdf/terms.ts';
import type { RecordKind } from './kinds.ts';

export type RecordStatus = 'published' | 'deleted';

/** The row of a record. Times are ISO 8601 UTC, to the second. */
export interface RecordRow {
  /** Immutable sequence number; pages are cut on it. */
  readonly seq: number;
  /** URL-safe slug, a pure function of the identity key. */
  readonly id: string;
  readonly kind: RecordKind;
  /** The resource's IRI, as the publisher wrote it or born here. */
  readonly iri: string;
  readonly status: RecordStatus;
  /** SHA-256 (hex) of the content, see `catalogue/checksum.ts`. */
  readonly checksum: string;
  /** Counts the changes of this record; the ETag is made from it. */
  readonly version: number;
  readonly created: string;
  readonly modified: string;
}

/**
 * The document of a record: its published graph (generated triples included), and the graphs of the shared
 * entities that it names, directly or through other entities.
 */
export interface RecordDocument {
  readonly record: RecordRow;
  readonly own: readonly Quad[];
  readonly entities: readonly Quad[];
  /** When the record or one that its document embeds changed last. */
  readonly modified: string;
}
