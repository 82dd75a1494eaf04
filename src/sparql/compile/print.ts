/**
 * The one place where SQL of the compiler is written. Texts become parameters, each once; when they are more
 * than the database binds, all of them travel in one JSON text.
 */
import type { Param, Statement } from '../../store/db.ts';
import { DB_LIMITS } from '../../store/db.ts';
import { storedDatatype, TERM_KIND, termHash } from '../../store/term-codec.ts';
import type { Expr, FromItem, Order, Query, Select, Source } from './ir.ts';

/** SQLite takes no more terms in one compound SELECT on D1. */
const COMPOUND_TERMS = 5;

interface Printer {
  readonly param: (value: string) => string;
}

const checked = (value: number): string => {
  if (!Number.isSafeInteger(value)) throw new TypeError(`Not an integer: ${value}`);
  return String(value);
};

/** A balanced tree: the database limits how deep an expression may be. */
const balanced = (parts: readonly string[], operator: string): string => {
  if (parts.length === 1) return parts[0]!;
  const half = parts.length >> 1;
  return `(${balanced(parts.slice(0, half), operator)} ${operator} ${balanced(parts.slice(half), operator)})`;
};

const termId = (expr: Extract<Expr, { kind: 'termId' }>, printer: Printer): string => {
  const { term, otherwise } = expr;
  const conditions = [`k.hash = ${checked(termHash(term))}`, `k.value = ${printer.param(term.value)}`];
  if (term.termType === 'Literal') {
    conditions.push(`k.kind = ${TERM_KIND.literal}`);
    conditions.push(term.language ? `k.lang = ${printer.param(term.language)}` : 'k.lang IS NULL');
    const datatype = storedDatatype(term);
    conditions.push(
      datatype
        ? `k.datatype = ${termId({ kind: 'termId', term: term.datatype }, printer)}`
        : 'k.datatype IS NULL',
    );
  } else {
    conditions.push(`k.kind = ${term.termType === 'BlankNode' ? TERM_KIND.blank : TERM_KIND.iri}`);
  }
  const lookup = `(SELECT k.id FROM term k WHERE ${conditions.join(' AND ')})`;
  return otherwise === undefined ? lookup : `coalesce(${lookup}, ${checked(otherwise)})`;
};

const list = (exprs: readonly Expr[], printer: Printer): string =>
  exprs.map((expr) => printExpr(expr, printer)).join(', ');

const printOrder = (order: readonly Order[], printer: Printer): string =>
  order
    .map(({ expr, isDescending }) => `${printExpr(expr, printer)}${isDescending ? ' DESC' : ''}`)
    .join(', ');

type Printers = {
  readonly [K in Expr['kind']]: (expr: Extract<Expr, { kind: K }>, printer: Printer) => string;
};

const EXPR: Printers = {
  null: () => 'NULL',
  integer: ({ value }) => checked(value),
  real: ({ value }) => {
    if (!Number.isFinite(value)) throw new TypeError(`Not a finite number: ${value}`);
    return /[.e]/.test(String(value)) ? String(value) : `${value}.0`;
  },
  text: ({ value }, printer) => printer.param(value),
  column: ({ table, name }) => `${table}.${name}`,
  termId,
  call: ({ name, args }, printer) => `${name}(${list(args, printer)})`,
  binary: ({ op, left, right }, printer) =>
    `(${printExpr(left, printer)} ${op} ${printExpr(right, printer)})`,
  and: ({ args }, printer) =>
    balanced(
      args.map((arg) => printExpr(arg, printer)),
      'AND',
    ),
  or: ({ args }, printer) =>
    balanced(
      args.map((arg) => printExpr(arg, printer)),
      'OR',
    ),
  not: ({ arg }, printer) => `(NOT ${printExpr(arg, printer)})`,
  isNull: ({ arg, negated }, printer) => `(${printExpr(arg, printer)} IS ${negated ? 'NOT ' : ''}NULL)`,
  case: ({ whens, otherwise }, printer) =>
    `CASE ${whens
      .map(({ when, result }) => `WHEN ${printExpr(when, printer)} THEN ${printExpr(result, printer)}`)
      .join(' ')} ELSE ${printExpr(otherwise, printer)} END`,
  in: ({ arg, values }, printer) => `(${printExpr(arg, printer)} IN (${list(values, printer)}))`,
  inQuery: ({ arg, query }, printer) => `(${printExpr(arg, printer)} IN (${printQuery(query, printer)}))`,
  cast: ({ arg, type }, printer) => `CAST(${printExpr(arg, printer)} AS ${type})`,
  exists: ({ query }, printer) => `EXISTS (${printQuery(query, printer)})`,
  scalar: ({ query }, printer) => `(${printQuery(query, printer)})`,
  aggregate: ({ name, args, isDistinct, where }, printer) =>
    `${name}(${isDistinct ? 'DISTINCT ' : ''}${args.length === 0 ? '*' : list(args, printer)})` +
    (where ? ` FILTER (WHERE ${printExpr(where, printer)})` : ''),
  rowNumber: ({ partition, order }, printer) => {
    const parts = [
      partition.length > 0 ? `PARTITION BY ${list(partition, printer)}` : '',
      order.length > 0 ? `ORDER BY ${printOrder(order, printer)}` : '',
    ];
    return `row_number() OVER (${parts.filter(Boolean).join(' ')})`;
  },
};

export const printExpr = (expr: Expr, printer: Printer): string =>
  (EXPR[expr.kind] as (expr: Expr, printer: Printer) => string)(expr, printer);

/** The columns of a query, as the JSON array that stands for one of its rows. */
const asJsonRows = (query: Query, printer: Printer): string => {
  if (query.kind === 'select' && !query.isDistinct && !query.groupBy && query.limit === undefined) {
    const row = query.columns.map(({ expr }) => printExpr(expr, printer)).join(', ');
    return `SELECT json_group_array(json_array(${row}))${printTail({ ...query, orderBy: [] }, printer)}`;
  }
  const names = columnNames(query);
  return `SELECT json_group_array(json_array(${names.join(', ')})) FROM (${printQuery(query, printer)})`;
};

export const columnNames = (query: Query): readonly string[] =>
  query.kind === 'select'
    ? query.columns.map(({ name }) => name)
    : query.kind === 'recursive'
      ? columnNames(query.result)
      : columnNames(query.arms[0]!);

const printSource = (source: Source, printer: Printer): string => {
  switch (source.kind) {
    case 'table':
      return source.name;
    case 'query':
      return `(${printQuery(source.query, printer)})`;
    case 'each':
      return `json_each((${asJsonRows(source.query, printer)}))`;
    case 'json':
      return `json_each(${printExpr(source.value, printer)})`;
  }
};

const printFrom = (items: readonly FromItem[], printer: Printer): string =>
  items
    .map(({ alias, source, join, on }, index) => {
      const what = `${printSource(source, printer)} ${alias}`;
      if (index === 0 && join === 'cross') return what;
      // A first optional part hangs on one row without columns.
      const head = index === 0 ? '(SELECT 1) ' : '';
      const word = join === 'left' ? 'LEFT JOIN' : 'CROSS JOIN';
      return `${head}${word} ${what}${join === 'left' ? ` ON ${on ? printExpr(on, printer) : '1'}` : ''}`;
    })
    .join(' ');

const printTail = (select: Select, printer: Printer): string => {
  const { from, where, groupBy, having, orderBy, limit, offset } = select;
  const whole = [...where, ...from.flatMap(({ join, on }) => (join === 'cross' && on ? [on] : []))];
  return [
    from.length > 0 ? ` FROM ${printFrom(from, printer)}` : '',
    whole.length > 0 ? ` WHERE ${EXPR.and({ kind: 'and', args: whole }, printer)}` : '',
    groupBy && groupBy.length > 0 ? ` GROUP BY ${list(groupBy, printer)}` : '',
    having ? ` HAVING ${printExpr(having, printer)}` : '',
    orderBy && orderBy.length > 0 ? ` ORDER BY ${printOrder(orderBy, printer)}` : '',
    limit !== undefined || offset !== undefined ? ` LIMIT ${limit === undefined ? -1 : checked(limit)}` : '',
    offset ? ` OFFSET ${checked(offset)}` : '',
  ].join('');
};

const printSelect = (select: Select, printer: Printer): string => {
  const columns = select.columns.map(({ name, expr }) => `${printExpr(expr, printer)} AS ${name}`);
  return `SELECT ${select.isDistinct ? 'DISTINCT ' : ''}${columns.join(', ')}${printTail(select, printer)}`;
};

/** An arm with its own ORDER BY, LIMIT or WITH must stand in brackets, which SQLite spells as a subquery. */
const printArm = (query: Query, printer: Printer): string => {
  const isPlain =
    query.kind === 'select' && !query.orderBy?.length && query.limit === undefined && !query.offset;
  const printed = printQuery(query, printer);
  return isPlain ? printed : `SELECT * FROM (${printed})`;
};

const compound = (arms: readonly string[], word: string): string => {
  if (arms.length <= COMPOUND_TERMS) return arms.join(` ${word} `);
  const size = Math.ceil(arms.length / COMPOUND_TERMS);
  const groups = Array.from({ length: Math.ceil(arms.length / size) }, (_, i) =>
    arms.slice(i * size, (i + 1) * size),
  );
  return groups.map((group) => `SELECT * FROM (${compound(group, word)})`).join(` ${word} `);
};

export const printQuery = (query: Query, printer: Printer): string => {
  switch (query.kind) {
    case 'select':
      return printSelect(query, printer);
    case 'unionAll':
    case 'union':
      return compound(
        query.arms.map((arm) => printArm(arm, printer)),
        query.kind === 'union' ? 'UNION' : 'UNION ALL',
      );
    case 'recursive':
      return `WITH RECURSIVE ${query.name}(${query.columns.join(', ')}) AS (${printArm(query.seed, printer)} UNION ${printSelect(query.step, printer)}) ${printSelect(query.result, printer)}`;
  }
};

/**
 * The statement of a query. The first parameters are bound one by one; the rest, where there are many, as one
 * JSON array in the last.
 */
export const printStatement = (query: Query): Statement => {
  const texts = new Map<string, number>();
  const own = DB_LIMITS.params - 1;
  const param = (value: string): string => {
    const index = texts.get(value) ?? texts.size;
    texts.set(value, index);
    return index < own ? `?${index + 1}` : `(?${DB_LIMITS.params} ->> ${index - own})`;
  };
  const sql = printQuery(query, { param });
  const values = [...texts.keys()];
  const params: Param[] = values.slice(0, own);
  if (values.length > own) params.push(JSON.stringify(values.slice(own)));
  return { sql, params };
};
