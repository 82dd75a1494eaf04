/**
 * The numbers that a write counts on. Whoever hands out ids reads them first, and names them as a guard.
 */
import type { Row, Statement } from './db.ts';

export interface Counters {
  readonly term: number;
  readonly record: number;
  readonly sweep: number;
}

export const selectCounters: Statement = { sql: 'SELECT name, value FROM counter' };

export const readCounters = (rows: readonly Row[]): Counters => {
  const values = Object.fromEntries(rows.map(({ name, value }) => [name, Number(value)]));
  return { term: values.term ?? 0, record: values.record ?? 0, sweep: values.sweep ?? 0 };
};

/** Holds while nobody else gave out numbers or swept terms. */
export const countersUnchanged = ({ term, record, sweep }: Counters): Statement => ({
  sql: `(SELECT count(*) FROM counter WHERE (name, value) IN (VALUES ('term', ?1), ('record', ?2), ('sweep', ?3))) = 3`,
  params: [term, record, sweep],
});

export const setCounters = ({ term, record }: Pick<Counters, 'term' | 'record'>): Statement => ({
  sql: `UPDATE counter SET value = CASE name WHEN 'term' THEN ?1 ELSE ?2 END WHERE name IN ('term', 'record')`,
  params: [term, record],
});
