/**
 * All that decides what is published of a record: its row, what each source says, and the amendments.
 */

import { absoluteIri, relativeIri } from '../rdf/relative.ts';
import type { Quad } from '../rdf/terms.ts';
import type { Db, Row, Statement } from '../store/db.ts';
import {
  asAmendment,
  asDescription,
  asRecord,
  type StoredAmendment,
  type StoredRecord,
  selectAmendments,
  selectDescriptions,
  selectRecords,
} from '../store/records.ts';
import type { Membership } from './incoming.ts';
import type { RecordKind } from './kinds.ts';

export interface Description {
  readonly source: string;
  readonly precedence: number;
  readonly checksum: string;
  /** Canonical text; null while it is what the stored graph has. */
  readonly text: string | null;
  /** The same as quads, where they are at hand. */
  readonly quads?: readonly Quad[];
  readonly memberships: readonly Membership[];
  readonly identifier: string | null;
  /** The CatalogRecord of another catalogue that it was taken from. */
  readonly origin?: string | null;
  /** Of `text`, what was derived and not given; known while it is on its way in. */
  readonly derived?: string | null;
}

export type Amendment = Omit<StoredAmendment, 'record' | 'id'> & {
  /** Null until it is stored. */
  readonly id: number | null;
};

export interface RecordState {
  readonly id: string;
  readonly kind: RecordKind;
  readonly iri: string;
  readonly stored: StoredRecord | null;
  readonly descriptions: readonly Description[];
  readonly amendments: readonly Amendment[];
}

/** Memberships as the store has them: sorted, relative to BASE_URL. */
export const packMemberships = (memberships: readonly Membership[], baseUrl: string): string => {
  const items = memberships.map(({ catalog, predicate }) =>
    JSON.stringify([relativeIri(catalog, baseUrl), predicate]),
  );
  return `[${[...new Set(items)].sort().join(',')}]`;
};

export const unpackMemberships = (json: string, baseUrl: string): Membership[] =>
  (JSON.parse(json) as [string, string][]).map(([catalog, predicate]) => ({
    catalog: absoluteIri(catalog, baseUrl),
    predicate,
  }));

export const stateStatements = (ids: readonly string[]): Statement[] => [
  selectRecords(ids),
  selectDescriptions(ids),
  selectAmendments(ids),
];

/** States by id, from the results of `stateStatements`; ids that the store does not know are missing. */
export const readStates = (
  [records = [], descriptions = [], amendments = []]: readonly (readonly Row[])[],
  baseUrl: string,
): Map<string, RecordState> => {
  const descriptionsOf = Map.groupBy(descriptions.map(asDescription), ({ record }) => record);
  const amendmentsOf = Map.groupBy(amendments.map(asAmendment), ({ record }) => record);
  return new Map(
    records.map(asRecord).map((stored) => [
      stored.id,
      {
        id: stored.id,
        kind: stored.kind as RecordKind,
        iri: stored.iri,
        stored,
        descriptions: (descriptionsOf.get(stored.seq) ?? []).map((d) => ({
          source: d.source,
          precedence: d.precedence,
          checksum: d.checksum,
          text: d.content,
          memberships: unpackMemberships(d.memberships, baseUrl),
          identifier: d.identifier,
          origin: d.origin,
        })),
        amendments: amendmentsOf.get(stored.seq) ?? [],
      },
    ]),
  );
};

export const loadState = async (db: Db, id: string, baseUrl: string): Promise<RecordState | null> =>
  readStates((await db.read(stateStatements([id]))).rows, baseUrl).get(id) ?? null;
