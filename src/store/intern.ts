/**
 * Numbers for the terms of a write: those that the dictionary has, and new ones for the rest, handed out on
 * from the counter that the write has to guard.
 */
import type { Term } from '../rdf/terms.ts';
import { termKey } from '../rdf/terms.ts';
import type { Counters } from './counters.ts';
import type { Db, Statement } from './db.ts';
import { insertTerms, knownNumbers, lookupTerms, numberTerms, rememberNumbers } from './dictionary.ts';

export interface Interned {
  readonly idOf: (term: Term) => number;
  /** The number of a term that was stored before, or undefined. */
  readonly knownIdOf: (term: Term) => number | undefined;
  /** Stores what is new. */
  readonly statements: readonly Statement[];
  /** The highest number given. */
  readonly last: number;
}

/** Terms by key, with the datatypes that their literals need: a literal's row names the datatype's. */
export const termMap = (terms: Iterable<Term>): Map<string, Term> => {
  const map = new Map<string, Term>();
  for (const term of terms) {
    map.set(termKey(term), term);
    if (term.termType === 'Literal') map.set(termKey(term.datatype), term.datatype);
  }
  return map;
};

/** `asked` are looked up but not stored. */
export const intern = async (
  db: Db,
  terms: ReadonlyMap<string, Term>,
  asked: readonly Term[],
  counters: Counters,
): Promise<Interned> => {
  const wanted = new Map([...terms, ...termMap(asked)]);
  const known = knownNumbers(wanted.values(), counters.sweep);
  const lookup = lookupTerms([...wanted].filter(([key]) => !known.has(key)).map(([, term]) => term));
  if (lookup.statements.length > 0) {
    const found = lookup.read((await db.read(lookup.statements)).rows);
    rememberNumbers(found, counters.sweep);
    for (const [key, id] of found) known.set(key, id);
  }
  const { ids, fresh, last } = numberTerms(terms.values(), known, counters.term);
  return {
    idOf: (term) => ids.get(termKey(term))!,
    knownIdOf: (term) => known.get(termKey(term)),
    statements: insertTerms(fresh, ids),
    last,
  };
};
