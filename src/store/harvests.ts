/**
 * Statements on what is harvested: the configuration of each source, and when its next run is to begin.
 */
import type { Row, Statement } from './db.ts';

export interface StoredHarvest {
  readonly source: string;
  /** JSON. */
  readonly config: string;
  readonly due: string | null;
  /** JSON. */
  readonly memory: string | null;
  readonly created: string;
  readonly modified: string;
}

const COLUMNS = 'h.source, h.config, h.due, h.memory, h.created, h.modified';

export const asHarvest = (row: Row): StoredHarvest => row as unknown as StoredHarvest;

export const selectHarvest = (source: string): Statement => ({
  sql: `SELECT ${COLUMNS} FROM harvest h WHERE h.source = ?1`,
  params: [source],
});

export const selectHarvests: Statement = { sql: `SELECT ${COLUMNS} FROM harvest h ORDER BY h.source` };

/** Those whose time has come and that no run is reading, the longest due first. */
export const selectDue = (now: string, limit: number): Statement => ({
  sql: `SELECT ${COLUMNS} FROM harvest h WHERE h.due <= ?1
      AND NOT EXISTS (SELECT 1 FROM run WHERE run.source = h.source AND run.ended IS NULL)
    ORDER BY h.due, h.source LIMIT ?2`,
  params: [now, limit],
});

export const upsertHarvest = (harvest: Omit<StoredHarvest, 'created' | 'memory'>): Statement => ({
  sql: `INSERT INTO harvest (source, config, due, created, modified) VALUES (?1, ?2, ?3, ?4, ?4)
    ON CONFLICT (source) DO UPDATE SET config = excluded.config, due = excluded.due, modified = excluded.modified`,
  params: [harvest.source, harvest.config, harvest.due, harvest.modified],
});

export const setDue = (source: string, due: string | null): Statement => ({
  sql: 'UPDATE harvest SET due = ?2 WHERE source = ?1',
  params: [source, due],
});

export const setMemory = (source: string, memory: string | null): Statement => ({
  sql: 'UPDATE harvest SET memory = ?2 WHERE source = ?1',
  params: [source, memory],
});

export const deleteHarvest = (source: string): Statement => ({
  sql: 'DELETE FROM harvest WHERE source = ?1',
  params: [source],
});
