/**
 * A whole record on its way in: what one source says of one resource or shared entity, without blank nodes.
 */
import type { Quad } from '../rdf/terms.ts';
import type { RecordKind } from './kinds.ts';

export interface Membership {
  readonly catalog: string;
  readonly predicate: string;
}

export interface IncomingRecord {
  readonly id: string;
  readonly kind: RecordKind;
  readonly iri: string;
  readonly quads: readonly Quad[];
  /** The catalogues that name it as a member; the root catalogue, which has every record, is not among them. */
  readonly memberships: readonly Membership[];
  /** The CatalogRecord of another Moisson that it was taken from: provenance, and no content. */
  readonly origin?: string;
}
