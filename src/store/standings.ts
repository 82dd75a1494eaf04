/**
 * What a permission is judged by, for many records in one read: who publishes a stored record, which
 * catalogues name it, and which sources describe it.
 */
import { ns } from '../rdf/namespaces.ts';
import { namedNode } from '../rdf/terms.ts';
import { chunkJson } from './chunk-json.ts';
import type { Db, Row } from './db.ts';
import { termHash } from './term-codec.ts';

export interface StoredStanding {
  readonly id: string;
  readonly kind: string;
  readonly iri: string;
  readonly status: string;
  readonly version: number;
  /** SHA-256 of the published content. */
  readonly checksum: string;
  /** Ids of the catalogues that name it. */
  readonly catalogs: readonly string[];
  /** IRIs. */
  readonly publishers: readonly string[];
  readonly sources: readonly string[];
}

const iriParam = (iri: string): readonly [number, string] => [termHash(namedNode(iri)), iri];

/** The number of an IRI given as `[hash, text]`. */
const numberOf = (json: string): string =>
  `(SELECT id FROM term WHERE hash = ${json} ->> 0 AND value = ${json} ->> 1 AND kind = 1)`;

const STANDINGS = `
  SELECT r.id, r.kind, t.value AS iri, r.status, r.version, r.checksum,
    (SELECT json_group_array(DISTINCT c.id) FROM quad q JOIN record c ON c.iri = q.s
      WHERE q.g = r.graph AND q.o = r.iri AND c.kind = 'catalog'
        AND q.p IN (SELECT ${numberOf('j.value')} FROM json_each(?2) j)) AS catalogs,
    (SELECT json_group_array(p.value) FROM quad q JOIN term p ON p.id = q.o
      WHERE q.g = r.graph AND q.s = r.iri AND q.p = ${numberOf('?3')}) AS publishers,
    (SELECT json_group_array(d.source) FROM description d WHERE d.record = r.seq) AS sources
  FROM json_each(?1) i CROSS JOIN record r ON r.id = i.value JOIN term t ON t.id = r.iri`;

const asStanding = (row: Row): StoredStanding => ({
  id: String(row.id),
  kind: String(row.kind),
  iri: String(row.iri),
  status: String(row.status),
  version: Number(row.version),
  checksum: String(row.checksum),
  catalogs: JSON.parse(String(row.catalogs)) as string[],
  publishers: JSON.parse(String(row.publishers)) as string[],
  sources: JSON.parse(String(row.sources)) as string[],
});

/** The standings of the stored records among `ids`, by id; `memberships` are the properties of catalogues. */
export const standingsById = async (
  db: Db,
  ids: readonly string[],
  memberships: readonly string[],
): Promise<ReadonlyMap<string, StoredStanding>> => {
  const params = [ids, memberships.map(iriParam), iriParam(ns.dct('publisher').value)];
  const { rows } = await db.read([{ sql: STANDINGS, params: params.map((value) => JSON.stringify(value)) }]);
  return new Map(rows[0]!.map(asStanding).map((standing) => [standing.id, standing]));
};

export interface RecordName {
  readonly id: string;
  readonly kind: string;
}

/** The published records whose resources are among `iris`, by IRI. */
export const recordsAmong = async (
  db: Db,
  iris: readonly string[],
): Promise<ReadonlyMap<string, RecordName>> => {
  const chunks = chunkJson(iris.map((iri) => JSON.stringify(iriParam(iri))));
  if (chunks.length === 0) return new Map();
  const { rows } = await db.read(
    chunks.map(({ json }) => ({
      sql: `SELECT t.value AS iri, r.id, r.kind FROM json_each(?1) j CROSS JOIN term t
          ON t.hash = j.value ->> 0 AND t.value = j.value ->> 1 AND t.kind = 1
        JOIN record r ON r.iri = t.id WHERE r.status = 'published'`,
      params: [json],
    })),
  );
  return new Map(rows.flat().map((row) => [String(row.iri), { id: String(row.id), kind: String(row.kind) }]));
};
