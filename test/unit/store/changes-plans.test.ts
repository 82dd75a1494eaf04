/**
 * What the feed asks of the log reads the rows that it shows, and no others: the database's own plans.
 */
import { describe, expect, it } from 'vitest';
import {
  dropPayloads,
  selectChange,
  selectChanges,
  selectContents,
  selectLatestChanges,
  selectStarts,
} from '../../../src/store/changes.ts';
import { explainStatement } from '../../../src/store/explain.ts';
import { sqliteDb } from '../../support/sqlite-db.ts';

const db = sqliteDb();
/** Rows that a statement brings along itself. */
const OWN_ROWS = /^SCAN (j|json_each|range|CONSTANT ROW)\b|^SCAN \d+ CONSTANT ROW/;

describe('plans over the log', () => {
  it.each(
    Object.entries({
      page: selectChanges(100, 200),
      latest: selectLatestChanges(50, 50),
      change: selectChange(7),
      contents: selectContents([1, 2]),
      starts: selectStarts(100, 1, 101),
      drop: dropPayloads(0, 500),
    }),
  )('%s scans no table', async (_, statement) => {
    const plan = await explainStatement(db, statement);
    expect(plan.length).toBeGreaterThan(0);
    expect(plan.filter((line) => line.startsWith('SCAN') && !OWN_ROWS.test(line))).toEqual([]);
    expect(plan.filter((line) => line.includes('TEMP B-TREE FOR ORDER BY'))).toEqual([]);
  });

  it('go by the number of the change', async () => {
    const plan = await explainStatement(db, selectChanges(100, 200));
    expect(plan[0]).toContain('SEARCH c USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)');
  });
});
