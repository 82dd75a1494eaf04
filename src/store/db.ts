/**
 * The one port to the database. `read` is one batch on one snapshot; `write` is one atomic batch that
 * opens with guards. It enforces D1's limits, which the local engine does not. Nothing else sees D1.
 */
import { AppError } from '../lib/app-error.ts';

export type Param = string | number | null;
export type Row = Readonly<Record<string, unknown>>;

export interface Statement {
  readonly sql: string;
  readonly params?: readonly Param[];
}

export interface ReadResult {
  readonly rows: readonly (readonly Row[])[];
  readonly rowsRead: number;
}

export interface WriteResult {
  readonly rows: readonly (readonly Row[])[];
  readonly rowsWritten: number;
}

/** Thrown by `write` when a guard did not hold: nothing was written, and the caller may read again. */
export class StaleWriteError extends Error {
  constructor() {
    super('A guard of the write did not hold: the store changed since it was read.');
    this.name = 'StaleWriteError';
  }
}

export interface Db {
  /** All statements see one snapshot. */
  read(statements: readonly Statement[]): Promise<ReadResult>;
  /**
   * All or nothing. Each guard is an SQL condition with its parameters; when one is not true the whole
   * batch is undone and StaleWriteError is thrown.
   */
  write(guards: readonly Statement[], statements: readonly Statement[]): Promise<WriteResult>;
}

/** What D1 allows a statement: https://developers.cloudflare.com/d1/platform/limits/ */
export const DB_LIMITS = { sqlBytes: 100_000, params: 100, stringBytes: 2_000_000 } as const;

const overLimit = (what: keyof typeof DB_LIMITS, size: number): AppError =>
  new AppError({
    kind: 'internal',
    code: 'database-limit',
    detail: `A statement has ${what} of ${size}; the database takes ${DB_LIMITS[what]}.`,
  });

const checkLimits = ({ sql, params = [] }: Statement): void => {
  if (sql.length > DB_LIMITS.sqlBytes) throw overLimit('sqlBytes', sql.length);
  if (params.length > DB_LIMITS.params) throw overLimit('params', params.length);
  for (const param of params) {
    // A UTF-16 unit is at most three bytes of UTF-8: only long strings need counting.
    if (typeof param !== 'string' || param.length * 3 <= DB_LIMITS.stringBytes) continue;
    const size = new TextEncoder().encode(param).length;
    if (size > DB_LIMITS.stringBytes) throw overLimit('stringBytes', size);
  }
};

/** SQLite has no RAISE outside triggers; a malformed JSON text ends the batch just as well. */
const GUARD_FAILED = 'moisson guard failed';
const guardStatement = ({ sql, params }: Statement): Statement => ({
  sql: `SELECT CASE WHEN (${sql}) THEN 1 ELSE json('${GUARD_FAILED}') END`,
  ...(params && { params }),
});

const isGuardFailure = (error: unknown): boolean =>
  error instanceof Error && /malformed JSON/i.test(error.message);

/** The port over a D1 binding. */
export const d1 = (binding: D1Database): Db => {
  const run = async (statements: readonly Statement[]): Promise<D1Result<Row>[]> => {
    // D1 takes no empty batch.
    if (statements.length === 0) return [];
    for (const statement of statements) checkLimits(statement);
    return binding.batch<Row>(statements.map(({ sql, params = [] }) => binding.prepare(sql).bind(...params)));
  };
  return {
    read: async (statements) => {
      const results = await run(statements);
      return {
        rows: results.map((result) => result.results),
        rowsRead: results.reduce((sum, result) => sum + (result.meta.rows_read ?? 0), 0),
      };
    },
    write: async (guards, statements) => {
      try {
        const results = (await run([...guards.map(guardStatement), ...statements])).slice(guards.length);
        return {
          rows: results.map((result) => result.results),
          rowsWritten: results.reduce((sum, result) => sum + (result.meta.rows_written ?? 0), 0),
        };
      } catch (error) {
        if (isGuardFailure(error)) throw new StaleWriteError();
        throw error;
      }
    },
  };
};
