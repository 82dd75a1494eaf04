/**
 * The dictionary: which number a term has, and back. Numbers are given once and never again, so both
 * directions may be cached in the isolate; the cache of numbers is dropped when unused terms were swept.
 */

import { BoundedMap } from '../lib/bounded-map.ts';
import type { Term } from '../rdf/terms.ts';
import { termKey } from '../rdf/terms.ts';
import { chunkJson } from './chunk-json.ts';
import type { Db, Row, Statement } from './db.ts';
import { storedDatatype, TERM_KIND, termFromRow, termHash, termValue } from './term-codec.ts';

const kindOf = (term: Term): number =>
  term.termType === 'NamedNode'
    ? TERM_KIND.iri
    : term.termType === 'Literal'
      ? TERM_KIND.literal
      : TERM_KIND.blank;

const langOf = (term: Term): string | null =>
  term.termType === 'Literal' && term.language ? term.language : null;

/** Hashes of the terms of the write at hand: each is needed to look up and again to store. */
const hashes = new WeakMap<Term, number>();
const hashOf = (term: Term): number => {
  let hash = hashes.get(term);
  if (hash === undefined) {
    hash = termHash(term);
    hashes.set(term, hash);
  }
  return hash;
};

/** A stored row as a key that is equal for equal terms. */
const rowKey = (row: Row): string => termKey(termFromRow(row as never));

/**
 * Statements that find the ids of terms, and the reader of their results. Only hashes are sent: what stands in
 * a bucket comes back and is compared here.
 */
export const lookupTerms = (
  terms: readonly Term[],
): {
  readonly statements: Statement[];
  readonly read: (rows: readonly (readonly Row[])[]) => Map<string, number>;
} => ({
  statements: chunkJson([...new Set(terms.map(hashOf))].map(String)).map(({ json }) => ({
    sql: `SELECT t.id, t.kind, t.value, t.lang, (SELECT value FROM term WHERE id = t.datatype) AS datatype
      FROM json_each(?1) j CROSS JOIN term t ON t.hash = j.value`,
    params: [json],
  })),
  read: (rows) => {
    const wanted = new Set(terms.map(termKey));
    const ids = new Map<string, number>();
    for (const row of rows.flat()) {
      const key = rowKey(row);
      if (wanted.has(key)) ids.set(key, Number(row.id));
    }
    return ids;
  },
});

/** Numbers for terms that have none yet: consecutive, datatypes before the literals that use them. */
export const numberTerms = (
  terms: Iterable<Term>,
  known: ReadonlyMap<string, number>,
  last: number,
): { readonly ids: Map<string, number>; readonly fresh: readonly Term[]; readonly last: number } => {
  const ids = new Map(known);
  const fresh: Term[] = [];
  let next = last;
  const add = (term: Term): void => {
    const key = termKey(term);
    if (ids.has(key)) return;
    ids.set(key, ++next);
    fresh.push(term);
  };
  for (const term of terms) {
    if (term.termType === 'Literal' && storedDatatype(term)) add(term.datatype);
    add(term);
  }
  return { ids, fresh, last: next };
};

/** Statements that store fresh terms under the numbers given. */
export const insertTerms = (fresh: readonly Term[], ids: ReadonlyMap<string, number>): Statement[] =>
  chunkJson(
    fresh.map((term) => {
      const value = term.termType === 'Literal' ? termValue(term) : null;
      const datatype =
        term.termType === 'Literal' && storedDatatype(term) ? ids.get(termKey(term.datatype)) : null;
      const row = [
        ids.get(termKey(term)),
        hashOf(term),
        kindOf(term),
        term.value,
        datatype ?? null,
        langOf(term),
        value?.class ?? null,
        value?.number ?? null,
        value?.instant ?? null,
      ];
      return JSON.stringify(row);
    }),
  ).map(({ json }) => ({
    sql: `INSERT INTO term (id, hash, kind, value, datatype, lang, class, number, instant)
      SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6,
             CAST(value ->> 7 AS REAL), value ->> 8
      FROM json_each(?1)`,
    params: [json],
  }));

/** Long texts are not worth their memory. */
const CACHED_LENGTH = 200;

/** Terms by number. A number never means another term, except after a rebase: then it is cleared. */
const decoded = new BoundedMap<number, Term>(20_000);

/** Numbers of IRIs by key, as long as no unused terms were swept. */
const numbers = new BoundedMap<string, number>(10_000);
let numbersOfSweep = -1;

export const clearTermCache = (): void => {
  decoded.clear();
  numbers.clear();
};

const remember = (id: number, term: Term): void => {
  if (term.value.length <= CACHED_LENGTH) decoded.set(id, term);
};

/** The numbers that this isolate knows; `sweep` is the counter read with the write's other conditions. */
export const knownNumbers = (terms: Iterable<Term>, sweep: number): Map<string, number> => {
  if (sweep !== numbersOfSweep) {
    numbers.clear();
    numbersOfSweep = sweep;
  }
  const known = new Map<string, number>();
  for (const term of terms) {
    const key = termKey(term);
    const id = numbers.get(key);
    if (id !== undefined) known.set(key, id);
  }
  return known;
};

/** Remembers numbers that are stored for certain: call it with what was read, never with what is to be written. */
export const rememberNumbers = (found: ReadonlyMap<string, number>, sweep: number): void => {
  if (sweep !== numbersOfSweep) return;
  // Literals are rarely looked up twice; n3's keys of literals begin with a quotation mark.
  for (const [key, id] of found)
    if (!key.startsWith('"') && key.length <= CACHED_LENGTH) numbers.set(key, id);
};

/**
 * The terms of the given numbers. A number that was swept meanwhile is missing from the map.
 */
export const readTerms = async (db: Db, ids: Iterable<number>): Promise<Map<number, Term>> => {
  const terms = new Map<number, Term>();
  const missing: number[] = [];
  for (const id of ids) {
    const term = decoded.get(id);
    if (term) terms.set(id, term);
    else missing.push(id);
  }
  if (missing.length === 0) return terms;
  const { rows } = await db.read(
    chunkJson(missing.map(String)).map(({ json }) => ({
      sql: `SELECT t.id, t.kind, t.value, t.lang, d.value AS datatype
        FROM json_each(?1) j CROSS JOIN term t ON t.id = j.value LEFT JOIN term d ON d.id = t.datatype`,
      params: [json],
    })),
  );
  for (const row of rows.flat()) {
    const id = Number(row.id);
    const term = termFromRow(row as never);
    terms.set(id, term);
    remember(id, term);
  }
  return terms;
};
