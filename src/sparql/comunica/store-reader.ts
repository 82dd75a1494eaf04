/**
 * What one query reads of the store while Comunica evaluates it: every read is of the same state of the store,
 * and counts. Terms go in and out as RDF terms.
 */
import { AppError } from '../../lib/app-error.ts';
import { type Term, termKey } from '../../rdf/terms.ts';
import type { Db, Row, Statement } from '../../store/db.ts';
import { lookupTerms, readTerms } from '../../store/dictionary.ts';
import { readState, selectState } from '../../store/sparql-patterns.ts';

/** Rows that a query may read in all: Comunica keeps many of them in memory. */
export const MAX_ROWS_FOUND = 200_000;

/** Raised when the store was written to between two reads of a query: nothing of the answer may be kept. */
export class StoreChangedError extends AppError {
  constructor() {
    super({
      kind: 'unavailable',
      code: 'store-changed',
      detail: 'The catalogue changed while the query was being answered.',
      hint: 'Ask again.',
    });
  }
}

export class StoreReader {
  readonly db: Db;
  statements = 0;
  rowsRead = 0;
  #found = 0;
  #state: string | undefined;
  readonly #ids = new Map<string, number | undefined>();

  constructor(db: Db) {
    this.db = db;
  }

  async read(statements: readonly Statement[]): Promise<readonly (readonly Row[])[]> {
    const { rows, rowsRead } = await this.db.read([selectState, ...statements]);
    this.statements += statements.length;
    this.rowsRead += rowsRead;
    const state = readState(rows[0]!);
    this.#state ??= state;
    if (state !== this.#state) throw new StoreChangedError();
    const found = rows.slice(1);
    this.#found += found.reduce((sum, { length }) => sum + length, 0);
    if (this.#found > MAX_ROWS_FOUND)
      throw new AppError({
        kind: 'badRequest',
        code: 'query-too-costly',
        detail: `The query needs ${this.#found} rows of the store or more where it cannot be answered by SQL alone; the limit is ${MAX_ROWS_FOUND}.`,
        hint: 'Make its patterns more selective.',
        extra: { limit: MAX_ROWS_FOUND, size: this.#found },
      });
    return found;
  }

  /** The numbers of terms; a term that the store does not know has none. */
  async idsOf(terms: readonly Term[]): Promise<(term: Term) => number | undefined> {
    const missing = terms.filter((term) => !this.#ids.has(termKey(term)));
    if (missing.length > 0) {
      const { statements, read } = lookupTerms(missing);
      const found = read(await this.read(statements));
      for (const term of missing) this.#ids.set(termKey(term), found.get(termKey(term)));
    }
    return (term) => this.#ids.get(termKey(term));
  }

  async termsOf(ids: Iterable<number>): Promise<(id: number) => Term> {
    const terms = await readTerms(this.db, new Set(ids));
    return (id) => {
      const term = terms.get(id);
      if (!term) throw new StoreChangedError();
      this.#ids.set(termKey(term), id);
      return term;
    };
  }
}
