/**
 * Statements on the sources: who says something of records, and whether that may be given on to other portals.
 */
import type { Row, Statement } from './db.ts';
import { areMembers, type Members } from './member-counts.ts';

export interface StoredSource {
  readonly id: string;
  /** For people; null where nobody gave one. */
  readonly title: string | null;
  /** The lowest wins. */
  readonly precedence: number;
  /** 1: its records may be given on. */
  readonly reexposed: number;
  readonly created: string;
  readonly modified: string | null;
}

const COLUMNS = 's.id, s.title, s.precedence, s.reexposed, s.created, s.modified';

export const asSource = (row: Row): StoredSource => row as unknown as StoredSource;

export const selectSource = (id: string): Statement => ({
  sql: `SELECT ${COLUMNS} FROM source s WHERE s.id = ?1`,
  params: [id],
});

/** All of them, each with how many members of the root it describes. */
export const selectSources = (members: Members): Statement => {
  const are = areMembers(members);
  return {
    sql: `SELECT ${COLUMNS}, coalesce(n.total, 0) AS records FROM source s LEFT JOIN (
        SELECT d.source, count(*) AS total FROM description d JOIN record r ON r.seq = d.record
        WHERE ${are.sql} GROUP BY d.source) n
      ON n.source = s.id ORDER BY s.precedence, s.id`,
    params: are.params,
  };
};

export const updateSource = ({
  id,
  title,
  reexposed,
  modified,
}: Pick<StoredSource, 'id' | 'title' | 'reexposed' | 'modified'>): Statement => ({
  sql: 'UPDATE source SET title = ?2, reexposed = ?3, modified = ?4 WHERE id = ?1 RETURNING id',
  params: [id, title, reexposed, modified],
});

/** When any of them was changed last; NULL when none was. */
export const selectSourcesModified: Statement = { sql: 'SELECT max(modified) AS modified FROM source' };
