/**
 * How many records of a list there are of each kind, counted only where the store is not in a state that the asker
 * knows the counts of: both are found out in one read, on one snapshot.
 */
import type { Row, Statement } from './db.ts';
import { conditions, type ListFilter } from './list-filter.ts';
import { CHANGE_STATE, SOURCES_STATE } from './revision.ts';
import { REINDEXED } from './search.ts';

/** Whatever decides which records a list has, but for outcomes of validation. */
const STATE = `coalesce(${CHANGE_STATE}, '')
  || ' ' || (SELECT count(*) FROM stale_search) || ' ' || ${SOURCES_STATE}
  || ' ' || (SELECT value FROM counter WHERE name = 'sweep') || ' ' || ${REINDEXED}`;

const selectListState: Statement = { sql: `SELECT ${STATE} AS state` };

export interface ListCount {
  readonly state: string;
  readonly byKind: ReadonlyMap<string, number>;
}

/** @param known counts of the same filter, in whatever state of the store */
export const countUnlessKnown = (filter: ListFilter, known: ListCount | undefined): readonly Statement[] => {
  const where = conditions(filter);
  // A condition of its own would be looked at with each record: an empty table ends the query at once.
  const unless = known
    ? { table: `WITH moved AS MATERIALIZED (SELECT 1 WHERE (${STATE}) <> ?)`, params: [known.state] }
    : null;
  return [
    selectListState,
    {
      sql: `${unless?.table ?? ''} SELECT r.kind, count(*) AS total FROM ${unless ? 'moved CROSS JOIN' : ''} record r
        WHERE ${where.sql} GROUP BY r.kind`,
      params: [...(unless?.params ?? []), ...where.params],
    },
  ];
};

/** Of the rows of `countUnlessKnown`. */
export const readListCount = (
  [states, kinds]: readonly (readonly Row[])[],
  known: ListCount | undefined,
): ListCount => {
  const state = String(states![0]!.state);
  if (known?.state === state) return known;
  return { state, byKind: new Map(kinds!.map(({ kind, total }) => [String(kind), Number(total)])) };
};
