/**
 * Counting the default graph. Nothing can interrupt a statement of the database and all others wait for it, so
 * the counting goes by parts; what is written meanwhile makes it inexact, which an estimate may be.
 */
import type { Db, Statement } from './db.ts';
import { VISIBLE_GRAPHS } from './graphs-visible.ts';
import { readTotals, selectTotals, type Totals } from './stats.ts';

/** What one statement counts: about a quarter of a second. */
const TRIPLES_A_STATEMENT = 250_000;
const TERMS_A_STATEMENT = 100_000;
/** The pairs that are kept. Each is about a hundred bytes in every isolate that answers queries. */
const HEAVY_PAIRS = 1_000;
/** Below these nothing is heavy; there are never more than 20,000 pairs to choose from. */
const HEAVY_LEAST = 20;
const HEAVY_SHARE = 1 / 20_000;

interface PredicateRow {
  readonly p: number;
  readonly triples: number;
  readonly subjects: number;
  readonly objects: number;
}

interface HeavyRow {
  readonly p: number;
  readonly o: number;
  readonly triples: number;
}

export interface Counted {
  readonly totals: Omit<Totals, 'version' | 'revision' | 'time'>;
  readonly predicates: readonly PredicateRow[];
  readonly heavy: readonly HeavyRow[];
}

const one = async (db: Db, statement: Statement) => (await db.read([statement])).rows[0]!;

/** Predicates by their numbers of triples, cut so that each part has about as much to count. */
const parts = (counts: ReadonlyMap<number, number>): number[][] => {
  const cut: number[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const [p, count] of counts) {
    if (size + count > TRIPLES_A_STATEMENT) {
      cut.push([]);
      size = 0;
    }
    cut.at(-1)!.push(p);
    size += count;
  }
  return cut;
};

const selectObjects = (predicates: readonly number[], least: number): Statement => ({
  sql: `SELECT p, count(*) AS objects, group_concat(o || ' ' || n, ',') FILTER (WHERE n >= ?2) AS heavy
    FROM (SELECT p, o, count(*) AS n FROM triple WHERE p IN (SELECT value FROM json_each(?1)) GROUP BY p, o)
    GROUP BY p`,
  params: [JSON.stringify(predicates), least],
});

const selectSubjects = (from: number): Statement => ({
  sql: `SELECT p, count(*) AS subjects FROM (SELECT DISTINCT s, p FROM triple WHERE s >= ?1 AND s < ?2)
    GROUP BY p UNION ALL
    SELECT 0, count(*) FROM (SELECT DISTINCT s FROM triple WHERE s >= ?1 AND s < ?2)`,
  params: [from, from + TERMS_A_STATEMENT],
});

const SELECT_PREDICATES: Statement = { sql: 'SELECT p, count(*) AS triples FROM triple GROUP BY p' };
const SELECT_LAST: Statement = { sql: 'SELECT coalesce(max(s), 0) AS last FROM triple' };
const SELECT_DISTINCT_OBJECTS: Statement = {
  sql: 'SELECT count(*) AS objects FROM (SELECT DISTINCT o FROM triple)',
};
/** What is hidden is little. */
const SELECT_QUADS: Statement = {
  sql: `SELECT (SELECT count(*) FROM quad)
      - (SELECT count(*) FROM quad WHERE g IN (SELECT id FROM graph EXCEPT ${VISIBLE_GRAPHS})) AS quads,
    (SELECT count(*) FROM (${VISIBLE_GRAPHS})) AS graphs`,
};

const heavyOf = (p: number, packed: unknown): HeavyRow[] =>
  typeof packed === 'string'
    ? packed.split(',').map((text) => {
        const [o, triples] = text.split(' ').map(Number);
        return { p, o: o!, triples: triples! };
      })
    : [];

const countSubjects = async (db: Db): Promise<ReadonlyMap<number, number>> => {
  const last = Number((await one(db, SELECT_LAST))[0]!.last);
  const subjects = new Map<number, number>();
  for (let from = 0; from <= last; from += TERMS_A_STATEMENT)
    for (const row of await one(db, selectSubjects(from)))
      subjects.set(Number(row.p), (subjects.get(Number(row.p)) ?? 0) + Number(row.subjects));
  return subjects;
};

export const countTriples = async (db: Db): Promise<Counted> => {
  const counts = new Map(
    (await one(db, SELECT_PREDICATES)).map(({ p, triples }) => [Number(p), Number(triples)]),
  );
  const triples = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const least = Math.max(HEAVY_LEAST, Math.ceil(triples * HEAVY_SHARE));
  const subjects = await countSubjects(db);
  const predicates: PredicateRow[] = [];
  const heavy: HeavyRow[] = [];
  for (const part of parts(counts)) {
    for (const row of await one(db, selectObjects(part, least))) {
      const p = Number(row.p);
      heavy.push(...heavyOf(p, row.heavy));
      predicates.push({
        p,
        triples: counts.get(p)!,
        subjects: subjects.get(p) ?? 1,
        objects: Number(row.objects),
      });
    }
  }
  const [quads] = await one(db, SELECT_QUADS);
  return {
    totals: {
      triples,
      subjects: subjects.get(0) ?? 0,
      objects: Number((await one(db, SELECT_DISTINCT_OBJECTS))[0]!.objects),
      graphs: Number(quads!.graphs),
      quads: Number(quads!.quads),
    },
    predicates,
    heavy: heavy.toSorted((a, b) => b.triples - a.triples).slice(0, HEAVY_PAIRS),
  };
};

/** Replaces the statistics of the store. */
export const storeStatistics = (
  { totals, predicates, heavy }: Counted,
  when: Pick<Totals, 'version' | 'revision' | 'time'>,
): Statement[] => [
  { sql: 'DELETE FROM predicate_count' },
  { sql: 'DELETE FROM heavy_pair' },
  {
    sql: `INSERT INTO predicate_count (p, triples, subjects, objects)
      SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?1)`,
    params: [JSON.stringify(predicates.map((row) => [row.p, row.triples, row.subjects, row.objects]))],
  },
  {
    sql: `INSERT INTO heavy_pair (p, o, triples)
      SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?1)`,
    params: [JSON.stringify(heavy.map(({ p, o, triples }) => [p, o, triples]))],
  },
  {
    sql: `INSERT INTO statistics (only_row, totals) VALUES (1, ?1)
      ON CONFLICT (only_row) DO UPDATE SET totals = excluded.totals`,
    params: [JSON.stringify({ ...when, ...totals } satisfies Totals)],
  },
];

/** The totals counted last, and the newest change of the catalogue. */
export const readState = async (db: Db): Promise<{ counted: Totals | null; revision: number }> => {
  const { rows } = await db.read([
    selectTotals,
    { sql: 'SELECT coalesce(max(seq), 0) AS revision FROM change' },
  ]);
  return { counted: readTotals(rows[0]!), revision: Number(rows[1]![0]!.revision) };
};
