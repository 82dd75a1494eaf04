/** The database's own plan for a statement. */
import type { Db, Statement } from './db.ts';

/** One line a loop, in order. */
export const explainStatement = async (db: Db, { sql, params }: Statement): Promise<readonly string[]> => {
  const { rows } = await db.read([{ sql: `EXPLAIN QUERY PLAN ${sql}`, ...(params && { params }) }]);
  return rows[0]!.map(({ detail }) => String(detail));
};
