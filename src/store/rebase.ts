/**
 * Moving the catalogue to another BASE_URL: one update of the dictionary, in one batch.
 */
import { chunkJson } from './chunk-json.ts';
import type { Db, Statement } from './db.ts';

/** IRIs under a base, by number, in pages. */
const PAGE = 20_000;

export const readIrisBelow = async (db: Db, baseUrl: string): Promise<{ id: number; value: string }[]> => {
  const found: { id: number; value: string }[] = [];
  for (let after = 0; ; ) {
    const { rows } = await db.read([
      {
        sql: `SELECT id, value FROM term WHERE id > ?1 AND kind = 1 AND substr(value, 1, ?2) = ?3
          ORDER BY id LIMIT ${PAGE}`,
        params: [after, baseUrl.length + 1, `${baseUrl}/`],
      },
    ]);
    const page = rows[0]! as unknown as { id: number; value: string }[];
    found.push(...page);
    if (page.length < PAGE) return found;
    after = page.at(-1)!.id;
  }
};

/** Gives terms new values and hashes. */
export const updateTerms = (
  items: readonly { readonly id: number; readonly hash: number }[],
  from: string,
  to: string,
): Statement[] =>
  chunkJson(items.map(({ id, hash }) => `[${id},${hash}]`)).map(({ json }) => ({
    sql: `UPDATE term SET hash = j.value ->> 1, value = ?2 || substr(term.value, ?3)
      FROM json_each(?1) j WHERE term.id = j.value ->> 0`,
    params: [json, to, from.length + 1],
  }));
