/**
 * The tree of an SQL statement: immutable nodes with a `kind`, printed once, in `print.ts`. It knows nothing of
 * SPARQL. Texts are always parameters; integers are checked and printed inline.
 */
import type { Term } from '../../rdf/terms.ts';

export type Expr =
  | { readonly kind: 'null' }
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'real'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'column'; readonly table: string; readonly name: string }
  /** The number of a term; of a term that the dictionary lacks `otherwise` (NULL unless given). */
  | { readonly kind: 'termId'; readonly term: Term; readonly otherwise?: number }
  | { readonly kind: 'call'; readonly name: SqlFunction; readonly args: readonly Expr[] }
  | { readonly kind: 'binary'; readonly op: BinaryOperator; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'and'; readonly args: readonly Expr[] }
  | { readonly kind: 'or'; readonly args: readonly Expr[] }
  | { readonly kind: 'not'; readonly arg: Expr }
  | { readonly kind: 'isNull'; readonly arg: Expr; readonly negated: boolean }
  | { readonly kind: 'case'; readonly whens: readonly When[]; readonly otherwise: Expr }
  | { readonly kind: 'in'; readonly arg: Expr; readonly values: readonly Expr[] }
  | { readonly kind: 'inQuery'; readonly arg: Expr; readonly query: Query }
  | { readonly kind: 'cast'; readonly arg: Expr; readonly type: 'INTEGER' | 'TEXT' | 'REAL' | 'BLOB' }
  | { readonly kind: 'exists'; readonly query: Query }
  | { readonly kind: 'scalar'; readonly query: Query }
  | {
      readonly kind: 'aggregate';
      readonly name: AggregateName;
      readonly args: readonly Expr[];
      readonly isDistinct?: boolean;
      readonly where?: Expr;
    }
  | {
      readonly kind: 'rowNumber';
      readonly partition: readonly Expr[];
      readonly order: readonly Order[];
    };

export interface When {
  readonly when: Expr;
  readonly result: Expr;
}

export interface Order {
  readonly expr: Expr;
  readonly isDescending: boolean;
}

export type BinaryOperator =
  | '='
  | '<>'
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '||'
  | 'IS'
  | 'GLOB'
  | '->>'
  | 'MATCH';

export type SqlFunction =
  | 'abs'
  | 'ceil'
  | 'coalesce'
  | 'floor'
  | 'hex'
  | 'iif'
  | 'instr'
  | 'json'
  | 'json_array'
  | 'json_extract'
  | 'length'
  | 'lower'
  | 'max'
  | 'min'
  | 'nullif'
  | 'printf'
  | 'replace'
  | 'round'
  | 'strftime'
  | 'substr'
  | 'trim'
  | 'rtrim'
  | 'ltrim'
  | 'unixepoch'
  | 'upper';

export type AggregateName = 'count' | 'sum' | 'min' | 'max' | 'total' | 'group_concat' | 'json_group_array';

/** What stands in FROM. `each` is a query evaluated anew for each row of what stands before it (LATERAL). */
export type Source =
  | { readonly kind: 'table'; readonly name: TableName }
  | { readonly kind: 'query'; readonly query: Query }
  | { readonly kind: 'each'; readonly query: Query }
  | { readonly kind: 'json'; readonly value: Expr };

export type TableName =
  | 'triple'
  | 'quad'
  | 'term'
  | 'graph'
  | 'search'
  | 'record'
  | (string & { readonly cte: true });

export interface FromItem {
  readonly alias: string;
  readonly source: Source;
  /** `cross` fixes the order of the loops; `left` keeps rows without a partner. */
  readonly join: 'cross' | 'left';
  readonly on?: Expr;
}

export interface Column {
  readonly name: string;
  readonly expr: Expr;
}

export interface Select {
  readonly kind: 'select';
  readonly columns: readonly Column[];
  readonly from: readonly FromItem[];
  readonly where: readonly Expr[];
  readonly groupBy?: readonly Expr[];
  readonly having?: Expr;
  readonly orderBy?: readonly Order[];
  readonly isDistinct?: boolean;
  readonly limit?: number;
  readonly offset?: number;
}

export interface Recursive {
  readonly kind: 'recursive';
  readonly name: string;
  readonly columns: readonly string[];
  readonly seed: Query;
  readonly step: Select;
  readonly result: Select;
}

export type Query =
  | Select
  | { readonly kind: 'unionAll'; readonly arms: readonly Query[] }
  | { readonly kind: 'union'; readonly arms: readonly Query[] }
  | Recursive;

export const NULL: Expr = { kind: 'null' };
export const integer = (value: number): Expr => ({ kind: 'integer', value });
export const text = (value: string): Expr => ({ kind: 'text', value });
export const column = (table: string, name: string): Expr => ({ kind: 'column', table, name });
export const call = (name: SqlFunction, ...args: readonly Expr[]): Expr => ({ kind: 'call', name, args });
export const binary = (left: Expr, op: BinaryOperator, right: Expr): Expr => ({
  kind: 'binary',
  op,
  left,
  right,
});
export const equal = (left: Expr, right: Expr): Expr => binary(left, '=', right);
export const not = (arg: Expr): Expr => ({ kind: 'not', arg });
export const isNull = (arg: Expr): Expr => ({ kind: 'isNull', arg, negated: false });
export const isNotNull = (arg: Expr): Expr => ({ kind: 'isNull', arg, negated: true });
export const cast = (arg: Expr, type: 'INTEGER' | 'TEXT' | 'REAL' | 'BLOB'): Expr => ({
  kind: 'cast',
  arg,
  type,
});
export const TRUE = integer(1);
export const FALSE = integer(0);

/** SQL's three-valued AND and OR are SPARQL's, with NULL for the error (SPARQL 1.1 §17.2). */
export const and = (...args: readonly Expr[]): Expr =>
  args.length === 0 ? TRUE : args.length === 1 ? args[0]! : { kind: 'and', args };
export const or = (...args: readonly Expr[]): Expr =>
  args.length === 0 ? FALSE : args.length === 1 ? args[0]! : { kind: 'or', args };

export const isIn = (arg: Expr, values: readonly Expr[]): Expr =>
  values.length === 1 ? equal(arg, values[0]!) : { kind: 'in', arg, values };

/** `CASE WHEN … THEN … ELSE … END`; NULL where nothing is said. */
export const choose = (whens: readonly (readonly [Expr, Expr])[], otherwise: Expr = NULL): Expr =>
  whens.length === 0
    ? otherwise
    : { kind: 'case', whens: whens.map(([when, result]) => ({ when, result })), otherwise };

export const table = (name: TableName, alias: string): FromItem => ({
  alias,
  source: { kind: 'table', name },
  join: 'cross',
});

/** The same structure, hence the same SQL: good enough to find an expression again. */
export const exprKey = (expr: Expr): string => JSON.stringify(expr);

/**
 * Ends the statement when it is evaluated; the reason comes back in the error's message. It hangs on a value of
 * the row, or SQLite would evaluate it once before the first row, wanted or not.
 */
export type BailReason = 'inexact' | 'fuse';
export const BAIL = 'moisson:';
export const bail = (reason: BailReason, of: Expr): Expr =>
  call(
    'json_extract',
    text('{}'),
    binary(text(`${BAIL}${reason}`), '||', call('substr', of, integer(1), integer(0))),
  );

const sizes = new WeakMap<object, number>();

/** How many nodes an expression prints, each as often as it is repeated. */
export const nodesOf = (node: unknown): number => {
  if (node === null || typeof node !== 'object') return 0;
  const known = sizes.get(node);
  if (known !== undefined) return known;
  const own = Array.isArray(node) ? 0 : 1;
  const size = Object.values(node).reduce<number>((sum, part) => sum + nodesOf(part), own);
  sizes.set(node, size);
  return size;
};
