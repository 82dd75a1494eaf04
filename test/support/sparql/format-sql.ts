/**
 * A compiled statement for people: texts in the places of their parameters, one clause a line, and the forms that
 * come again and again under a name. What is named is the same word for word, so nothing that changes goes unseen.
 */
import type { Statement } from '../../../src/store/db.ts';

const QUOTED = /'(?:[^']|'')*'/;

const withTexts = ({ sql, params = [] }: Statement): string =>
  sql.replace(/\?(\d+)/g, (_, place: string) => {
    const value = params[Number(place) - 1];
    return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
  });

/** The row of the dictionary that an alias stands for, and what is read of it. */
const klassOf = (row: string): string =>
  `CASE WHEN (${row}.kind = 3) THEN coalesce(${row}.class, 20) WHEN (${row}.kind = 1) THEN 0 WHEN (${row}.kind = 2) THEN -1 ELSE NULL END`;

const packedOf = (row: string): string => {
  const klass = `klass(${row})`;
  const datatype = `(SELECT d.value AS v FROM term d WHERE (d.id = ${row}.datatype))`;
  return `CASE WHEN (${klass} IS NULL) THEN NULL ELSE CASE WHEN (${klass} = 0) THEN ('<' || ${row}.value) WHEN (${klass} = -1) THEN ('_' || ${row}.value) WHEN (${klass} = 1) THEN ('"' || ${row}.value) WHEN (${klass} = 2) THEN ((('@' || ${row}.lang) || ' ') || ${row}.value) ELSE ((('^' || ${datatype}) || ' ') || ${row}.value) END END`;
};

/** `id(…)` looks an IRI up, `klass(t)` is the class of a term, `packed(t)` the term as one text. */
export const abbreviated = (sql: string): string => {
  const rows = new Set([...sql.matchAll(/\b(\w+)\.kind = 3\b/g)].map(([, row]) => row!));
  let short = sql.replace(
    new RegExp(
      `\\(SELECT k\\.id FROM term k WHERE k\\.hash = \\d+ AND k\\.value = (${QUOTED.source}) AND k\\.kind = 1\\)`,
      'g',
    ),
    'id($1)',
  );
  for (const row of rows)
    short = short.replaceAll(klassOf(row), `klass(${row})`).replaceAll(packedOf(row), `packed(${row})`);
  return short;
};

const TOKEN = new RegExp(`${QUOTED.source}|\\(|\\)|[A-Za-z_][\\w.]*|[^\\s()'A-Za-z_]+|\\s+`, 'g');
const CLAUSES = /^(?:SELECT|FROM|WHERE|CROSS|LEFT|GROUP|HAVING|ORDER|LIMIT|UNION|WITH)$/;
/** Look-ups by one key are short: they stay on their line. */
const BEGINS_QUERY = /^\((?:SELECT (?![kd]\.)|WITH )/;

const byClause = (sql: string): string => {
  const isQuery: boolean[] = [true];
  let depth = 0;
  let formatted = '';
  const newLine = (): void => {
    formatted = `${formatted.trimEnd()}\n${'  '.repeat(depth)}`;
  };
  for (const { 0: token, index } of sql.matchAll(TOKEN)) {
    if (token === '(') {
      const begins = BEGINS_QUERY.test(sql.slice(index, index + 12));
      isQuery.push(begins);
      if (begins) depth++;
    } else if (token === ')') {
      if (isQuery.pop()) {
        depth--;
        newLine();
      }
    } else if (isQuery.at(-1) && CLAUSES.test(token) && formatted !== '') newLine();
    formatted += token;
  }
  return formatted;
};

export const formatStatement = (statement: Statement, form: 'whole' | 'short'): string => {
  const sql = withTexts(statement);
  return byClause(form === 'short' ? abbreviated(sql) : sql);
};
