/**
 * Runs compiled statements: window after window, each of the same state of the store, within the limits. What the
 * database ends on its own account is told apart: asking the other engine, or a limit that was met.
 */
import { AppError } from '../lib/app-error.ts';
import type { Term } from '../rdf/terms.ts';
import type { Db, Row, Statement } from '../store/db.ts';
import { readState, selectState } from '../store/sparql-patterns.ts';
import type { Solution } from './answer-types.ts';
import type { CompiledSelect } from './compile/compile.ts';
import { readCell } from './compile/decode.ts';
import { BAIL } from './compile/ir.ts';
import { Unsupported } from './compile/unsupported.ts';
import { fuseError, limitError } from './guard.ts';
import type { Limits } from './limits.ts';

/** Rows of the first window; the next are as large as fits into what one read may bring into memory. */
export const FIRST_WINDOW = 20_000;
const MOST_ROWS = 50_000;
const WINDOW_BYTES = 8_000_000;

export interface Tally {
  statements: number;
  rowsRead: number;
}

/** The reads of one query, all of one state of the store. */
export const sqlReader = (db: Db, tally: Tally, limits: Limits) => {
  let state: string | undefined;
  return async (statement: Statement): Promise<readonly Row[]> => {
    try {
      const { rows, rowsRead } = await db.read([selectState, statement]);
      tally.statements++;
      tally.rowsRead += rowsRead;
      const now = readState(rows[0]!);
      state ??= now;
      if (state !== now) throw storeChanged();
      return rows[1]!;
    } catch (error) {
      throw meaningOf(error, limits);
    }
  };
};

export type SqlReader = ReturnType<typeof sqlReader>;

const storeChanged = (): AppError =>
  new AppError({
    kind: 'unavailable',
    code: 'store-changed',
    detail: 'The catalogue changed while the query was being answered.',
    hint: 'Ask again.',
  });

/** Errors of the database that say the statement was too much for it, rather than wrong. */
const TOO_MUCH =
  /at most 64 tables|too (?:large|big|many|deep|long)|parser stack overflow|maximum depth|out of memory|SQLITE_(?:TOOBIG|NOMEM|FULL)/i;

const meaningOf = (error: unknown, limits: Limits): unknown => {
  if (!(error instanceof Error)) return error;
  if (error.message.includes(`${BAIL}inexact`))
    return new Unsupported('a value that SQL cannot hold exactly');
  if (error.message.includes(`${BAIL}fuse`)) return fuseError(limits);
  if (error instanceof AppError)
    return error.info.code === 'database-limit'
      ? new Unsupported('a statement beyond the database’s limits')
      : error;
  return TOO_MUCH.test(error.message) ? new Unsupported('a statement beyond the database’s limits') : error;
};

const sizeOf = (row: Row): number => {
  let size = 0;
  for (const value of Object.values(row)) size += typeof value === 'string' ? value.length : 8;
  return size;
};

/** Solutions of a SELECT. The first window is read at once, so that what SQL cannot do shows before anything is sent. */
export const solutions = async (
  compiled: CompiledSelect,
  variables: readonly string[],
  read: SqlReader,
  limits: Limits,
  startMs: number,
): Promise<AsyncIterable<readonly Solution[]>> => {
  const names = [...compiled.cells.keys()];
  const places = variables.map((name) => names.indexOf(name));
  const cells = [...compiled.cells.values()];
  const decode = (row: Row): Solution =>
    places.map((place): Term | undefined =>
      place < 0 ? undefined : readCell(cells[place]!, row[`v${place}`]),
    );
  const first = await read(compiled.statement(0, FIRST_WINDOW));
  // Decoded here, for numbers that turn out inexact.
  const decoded = first.map(decode);
  let bytes = first.reduce((sum, row) => sum + sizeOf(row), 0);
  const check = (rows: number): void => {
    if (rows > limits.rows) throw limitError('rows', rows, limits);
    if (bytes > limits.bytes) throw limitError('bytes', bytes, limits);
    const ms = Date.now() - startMs;
    if (ms > limits.timeMs) throw limitError('timeMs', ms, limits);
  };
  check(first.length);
  return (async function* () {
    if (decoded.length > 0) yield decoded;
    let count = first.length;
    let size = FIRST_WINDOW;
    for (let last = first.length; last === size; ) {
      size = Math.max(Math.min(Math.floor((WINDOW_BYTES / Math.max(bytes, 1)) * count), MOST_ROWS), 1000);
      const rows = await read(compiled.statement(count, size));
      count += rows.length;
      bytes += rows.reduce((sum, row) => sum + sizeOf(row), 0);
      check(count);
      if (rows.length > 0) yield rows.map(decode);
      last = rows.length;
    }
  })();
};
