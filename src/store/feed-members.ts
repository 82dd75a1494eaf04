/**
 * Statements on the objects of feeds, as each was told of last, and which of them are parts of others.
 */
import { chunkJson } from './chunk-json.ts';
import type { Param, Row, Statement } from './db.ts';

export interface StoredMember {
  readonly object: string;
  readonly at: number;
  /** Null: deleted. */
  readonly content: string | null;
}

export const asMember = (row: Row): StoredMember => row as unknown as StoredMember;

const bulk = (sql: string, source: string, items: readonly (readonly Param[])[]): Statement[] =>
  chunkJson(items.map((item) => JSON.stringify(item))).map(({ json }) => ({ sql, params: [source, json] }));

/** A version older than the one known changes nothing. */
export const upsertMembers = (source: string, members: readonly StoredMember[]): Statement[] =>
  bulk(
    `INSERT INTO feed_member (source, object, at, content)
     SELECT ?1, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?2) WHERE true
     ON CONFLICT (source, object) DO UPDATE SET at = excluded.at, content = excluded.content
     WHERE excluded.at >= feed_member.at`,
    source,
    members.map(({ object, at, content }) => [object, at, content]),
  );

export const selectMembers = (source: string, objects: readonly string[]): Statement => ({
  sql: `SELECT m.object, m.at, m.content FROM json_each(?2) j
    CROSS JOIN feed_member m ON m.source = ?1 AND m.object = j.value`,
  params: [source, JSON.stringify(objects)],
});

export const deletePartsOf = (source: string, objects: readonly string[]): Statement => ({
  sql: 'DELETE FROM feed_part WHERE source = ?1 AND object IN (SELECT value FROM json_each(?2))',
  params: [source, JSON.stringify(objects)],
});

/** @param links `[part, object]` */
export const insertPartLinks = (source: string, links: readonly (readonly [string, string])[]): Statement[] =>
  bulk(
    `INSERT OR IGNORE INTO feed_part (source, part, object)
     SELECT ?1, value ->> 0, value ->> 1 FROM json_each(?2)`,
    source,
    links,
  );

/** What names any of these as its part. */
export const selectOwners = (source: string, parts: readonly string[]): Statement => ({
  sql: `SELECT DISTINCT p.object FROM json_each(?2) j
    CROSS JOIN feed_part p ON p.source = ?1 AND p.part = j.value`,
  params: [source, JSON.stringify(parts)],
});

export const selectPartsOfObjects = (source: string, objects: readonly string[]): Statement => ({
  sql: `SELECT DISTINCT p.part FROM json_each(?2) j
    CROSS JOIN feed_part p ON p.source = ?1 AND p.object = j.value`,
  params: [source, JSON.stringify(objects)],
});
