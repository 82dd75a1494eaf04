/**
 * The dictionary: which number a term has, and back. Numbers are given once and never again, so both
 * directions may be cached in the isolate; the cache of numbers is dropped when unused terms were swept.
 */
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

const datatypeOf = (term: Term): string | null => (term.termType === 'Literal' ? storedDatatype(term) : null);
const langOf = (term: Term): string | null =>
  term.termType === 'Literal' && term.language ? term.language : null;

/** A condition of SQL that holds for the stored row `t` of the term in the JSON array `j.value`. */
const SAME_TERM = `t.hash = j.value ->> 0 AND t.value = j.value ->> 1 AND t.kind = j.value ->> 2
  AND t.lang IS j.value ->> 3 AND (SELECT value FROM term WHERE id = t.datatype) IS j.value ->> 4`;

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

const lookupRow = (term: Term): readonly unknown[] => [
  hashOf(term),
  term.value,
  kindOf(term),
  langOf(term),
  datatypeOf(term),
];

/** Statements that find the ids of terms, and the reader of their results. */
export const lookupTerms = (
  terms: readonly Term[],
): {
  readonly statements: Statement[];
  readonly read: (rows: readonly (readonly Row[])[]) => Map<string, number>;
} => {
  const chunks = chunkJson(terms.map((term) => JSON.stringify(lookupRow(term))));
  const starts: number[] = [];
  let start = 0;
  for (const { count } of chunks) {
    starts.push(start);
    start += count;
  }
  return {
    statements: chunks.map(({ json }) => ({
      sql: `SELECT j.key AS i, t.id AS id FROM json_each(?1) j CROSS JOIN term t ON ${SAME_TERM}`,
      params: [json],
    })),
    read: (rows) => {
      const ids = new Map<string, number>();
      rows.forEach((result, chunk) => {
        for (const { i, id } of result) ids.set(termKey(terms[starts[chunk]! + Number(i)]!), Number(id));
      });
      return ids;
    },
  };
};

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

const CACHE_SIZE = 20_000;
/** Long texts are not worth their memory. */
const CACHED_LENGTH = 400;

/** Terms by number. A number never means another term, except after a rebase: then it is cleared. */
const decoded = new Map<number, Term>();
export const clearTermCache = (): void => decoded.clear();

const remember = (id: number, term: Term): void => {
  if (term.value.length > CACHED_LENGTH) return;
  if (decoded.size >= CACHE_SIZE) {
    // Maps keep insertion order: the oldest tenth goes.
    const oldest = decoded.keys();
    for (let i = 0; i < CACHE_SIZE / 10; i++) decoded.delete(oldest.next().value!);
  }
  decoded.set(id, term);
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
