import { describe, expect, it } from 'vitest';
import type { ListFilter } from '../../../src/store/list-filter.ts';
import { selectPage } from '../../../src/store/list-page.ts';
import { openSqlite } from '../../support/sqlite-db.ts';

const FILTER: ListFilter = {
  kinds: ['service'],
  match: '"eau" *',
  facets: [
    { dimension: 'language', values: ['FRA'], predicate: null, written: [] },
    {
      dimension: 'theme',
      values: ['ENVI', 'https://x.example/t'],
      predicate: 'http://www.w3.org/ns/dcat#theme',
      written: ['https://x.example/t'],
    },
  ],
  describedBy: { source: 'x' },
  fails: 'dcat-ap-3.0.1',
};

const database = openSqlite();
const planOf = (filter: ListFilter): string => {
  const { sql, params } = selectPage(filter, 'seq', { limit: 21, offset: 0, after: 0 });
  return database
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...params)
    .map(({ detail }) => String(detail))
    .join('\n');
};

describe('a page of a list with several filters', () => {
  it('never goes through the pairs of two lists of records', () => {
    expect(planOf(FILTER)).not.toMatch(/SEARCH r .*seq=\? AND rowid=/);
    expect(planOf({ ...FILTER, kinds: ['dataset', 'series'] })).not.toMatch(/SEARCH r .*seq=\? AND rowid=/);
  });
  it('looks at no record that the first list does not have', () => {
    expect(planOf({ ...FILTER, kinds: ['dataset', 'series'] })).not.toMatch(/SCAN r\b/);
  });
});
