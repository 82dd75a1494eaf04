/**
 * Typical queries and the SQL that they become, one feature each: test/golden/sparql/*.rq beside *.sql. The SQL is
 * compared as text and run, and its solutions stand below it. The files are rewritten by `vitest -u`; look at the
 * difference before you keep it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Term, termKey } from '../../../../src/rdf/terms.ts';
import type { Answer } from '../../../../src/sparql/answer-types.ts';
import type { Db, Statement } from '../../../../src/store/db.ts';
import { formatStatement } from '../../../support/sparql/format-sql.ts';
import { askGolden, GOLDEN_SPARQL, goldenStore } from '../../../support/sparql/golden-store.ts';

const files = readdirSync(GOLDEN_SPARQL);
const names = files.filter((name) => name.endsWith('.rq')).map((name) => name.slice(0, -3));

/** The one that is written out; in the others what comes again and again has a name (support/sparql/format-sql.ts). */
const WHOLE = 'pattern';

const shown = (term: Term | undefined): string => (term ? termKey(term) : '(unbound)');

/** One line a solution. Without ORDER BY a sequence has no order of its own. */
const solutionLines = async (answer: Answer, isOrdered: boolean): Promise<readonly string[]> => {
  if (answer.form === 'ask') return [String(answer.value)];
  const lines: string[] = [];
  if (answer.form === 'select')
    for await (const batch of answer.solutions)
      for (const row of batch)
        lines.push(answer.variables.map((name, at) => `?${name} ${shown(row[at])}`).join('  '));
  else
    for await (const batch of answer.quads)
      for (const { subject, predicate, object } of batch)
        lines.push(`${[subject, predicate, object].map(shown).join(' ')} .`);
  return isOrdered ? lines : lines.sort();
};

let store: Db;
beforeAll(async () => {
  store = await goldenStore();
});

/** The store, and what it was asked besides its state. */
const listening = (db: Db): { readonly db: Db; readonly heard: Statement[] } => {
  const heard: Statement[] = [];
  const read: Db['read'] = (statements) => {
    heard.push(...statements.slice(1));
    return db.read(statements);
  };
  return { db: { ...db, read }, heard };
};

describe('a query as SQL', () => {
  it.each(names)('%s', async (name) => {
    const text = readFileSync(join(GOLDEN_SPARQL, `${name}.rq`), 'utf8');
    const { db, heard } = listening(store);
    const { answer } = await askGolden(db, text);
    const lines = await solutionLines(answer, /\}[^}]*ORDER BY[^}]*$/.test(text));
    const written = [
      ...heard.map((statement) => formatStatement(statement, name === WHOLE ? 'whole' : 'short')),
      ['-- Solutions:', ...lines.map((line) => `-- ${line}`)].join('\n'),
    ].join('\n\n');
    await expect(`${written}\n`).toMatchFileSnapshot(join(GOLDEN_SPARQL, `${name}.sql`));
  });

  it('has a query for every file', () => {
    const known = ['data.trig', ...names.flatMap((name) => [`${name}.rq`, `${name}.sql`])];
    expect(files.filter((file) => !known.includes(file))).toEqual([]);
  });
});
