/**
 * Statistics of the default graph, as the compiler of queries orders joins by them: read once into the isolate,
 * looked after once a minute. Gathering them is the affair of stats-gather.ts.
 */
import { type Term, termKey } from '../rdf/terms.ts';
import type { Db, Row, Statement } from './db.ts';
import { termFromRow } from './term-codec.ts';

export interface PredicateStatistics {
  /** Triples. */
  readonly count: number;
  /** Distinct. */
  readonly subjects: number;
  /** Distinct. */
  readonly objects: number;
}

export interface Statistics {
  readonly triples: number;
  /** Distinct. */
  readonly subjects: number;
  /** Distinct. */
  readonly objects: number;
  /** By IRI. Empty where nothing was counted yet: then nothing is known of any predicate. */
  readonly predicates: ReadonlyMap<string, PredicateStatistics>;
  /** Triples of the heaviest pairs of predicate and object, by `heavyKey`. */
  readonly heavy: ReadonlyMap<string, number>;
  /** Visible named graphs, and the quads in them. */
  readonly graphs: number;
  readonly quads: number;
}

export const heavyKey = (predicate: string, object: Term): string => `${predicate}\n${termKey(object)}`;

/** What is assumed of a store that was never counted: a catalogue of a thousand datasets. */
export const ASSUMED_STATISTICS: Statistics = {
  triples: 100_000,
  subjects: 10_000,
  objects: 40_000,
  predicates: new Map(),
  heavy: new Map(),
  graphs: 1_000,
  quads: 120_000,
};

/** The totals, as they are stored. */
export interface Totals {
  /** Counts the countings. */
  readonly version: number;
  /** The newest change by then. */
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly triples: number;
  readonly subjects: number;
  readonly objects: number;
  readonly graphs: number;
  readonly quads: number;
}

export const selectTotals: Statement = { sql: 'SELECT totals FROM statistics' };

export const readTotals = (rows: readonly Row[]): Totals | null =>
  rows[0] ? (JSON.parse(String(rows[0].totals)) as Totals) : null;

const SELECT_PREDICATES: Statement = {
  sql: `SELECT t.value AS iri, c.triples, c.subjects, c.objects
    FROM predicate_count c JOIN term t ON t.id = c.p`,
};
const SELECT_HEAVY: Statement = {
  sql: `SELECT p.value AS iri, h.triples, o.kind, o.value, o.lang, d.value AS datatype
    FROM heavy_pair h JOIN term p ON p.id = h.p JOIN term o ON o.id = h.o LEFT JOIN term d ON d.id = o.datatype`,
};

const load = async (db: Db): Promise<{ version: number; statistics: Statistics }> => {
  const { rows } = await db.read([selectTotals, SELECT_PREDICATES, SELECT_HEAVY]);
  const totals = readTotals(rows[0]!);
  if (!totals) return { version: 0, statistics: ASSUMED_STATISTICS };
  const { version, triples, subjects, objects, graphs, quads } = totals;
  const predicates = new Map(
    rows[1]!.map((row) => [
      String(row.iri),
      { count: Number(row.triples), subjects: Number(row.subjects), objects: Number(row.objects) },
    ]),
  );
  const heavy = new Map(
    rows[2]!.map((row) => [heavyKey(String(row.iri), termFromRow(row as never)), Number(row.triples)]),
  );
  return { version, statistics: { triples, subjects, objects, predicates, heavy, graphs, quads } };
};

const LOOK_EVERY_MS = 60_000;

/** Statistics that are at most a minute behind those of the store. */
export type StatisticsReader = (db: Db, nowMs: number) => Promise<Statistics>;

/** A reader with a memory of its own, for the life of an isolate and of one store. */
export const statisticsReader = (): StatisticsReader => {
  let known: { version: number; statistics: Statistics } | null = null;
  let lookedMs = Number.NEGATIVE_INFINITY;
  return async (db, nowMs) => {
    if (known && nowMs - lookedMs < LOOK_EVERY_MS) return known.statistics;
    const version = known ? (readTotals((await db.read([selectTotals])).rows[0]!)?.version ?? 0) : null;
    if (!known || known.version !== version) known = await load(db);
    lookedMs = nowMs;
    return known.statistics;
  };
};
