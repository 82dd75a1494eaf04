/**
 * What lowering passes on: a relation under construction (FROM, WHERE, and how each variable reads), and the
 * context that it is built in.
 */
import { type Term, termKey } from '../../rdf/terms.ts';
import type { Algebra } from '../algebra.ts';
import type { Dataset } from '../dataset.ts';
import type { Statistics } from '../statistics-types.ts';
import {
  type Column,
  call,
  column,
  type Expr,
  equal,
  exprKey,
  type FromItem,
  isNotNull,
  isNull,
  or,
  type Query,
  type Select,
  TRUE,
} from './ir.ts';
import { constantValue, storedValue } from './stored-value.ts';
import { sameTerm, type Value } from './value.ts';
import { commonShape, partsOf, shapeOf, type ValuePart, valueFrom } from './value-shape.ts';

/**
 * How a variable reads: the number of a term, the parts of a value, or both. Negative numbers are constants of
 * the query that the dictionary may lack; such a binding always has its value beside it.
 */
export interface Binding {
  readonly id?: Expr;
  readonly value?: Value;
  readonly isMaybeUnbound: boolean;
}

export type Vars = ReadonlyMap<string, Binding>;

export interface Relation {
  readonly from: readonly FromItem[];
  readonly where: readonly Expr[];
  readonly vars: Vars;
  /** Estimated rows, and estimated steps to find them. */
  readonly rows: number;
  readonly cost: number;
}

/** Which graph patterns are matched in: the default graph, a constant, or whatever an expression says. */
export type GraphContext =
  | { readonly kind: 'default' }
  | { readonly kind: 'named'; readonly id: Expr; readonly isVisible: boolean };

/** What stays the same for the whole query. */
export interface QueryContext {
  readonly dataset: Dataset;
  readonly statistics: Statistics;
  readonly baseUrl: string;
  readonly baseIri: string;
  readonly now: string;
  readonly alias: (prefix: string) => string;
  /** A constant of the query as a number: the dictionary's, or a negative one of its own. */
  readonly constant: (term: Term) => Expr;
  /** Rows of one join after which a fuse ends the statement. */
  readonly fuseRows: number;
  /** Numbers of the terms that the next regular expression matches, in the order of compiling; undefined while unknown. */
  readonly nextMatches: () => readonly number[] | undefined;
  /** The negative number of such a constant. */
  readonly local: (term: Term) => number;
  /** Tests put joins in another order than the statistics suggest. */
  readonly shuffle?: <T>(items: readonly T[]) => readonly T[];
}

export interface Context {
  readonly query: QueryContext;
  /** Lowers what stands inside; throws Unsupported where SQL has no exact answer. */
  readonly lower: (operation: Algebra.Operation, context: Context) => Relation;
  readonly graph: GraphContext;
  /** The first rows are enough, whichever they are: nothing should be read as a whole. */
  readonly isLazy: boolean;
  /** Certain bindings of the surroundings that the relation will be joined with: it may restrict itself to them. */
  readonly outer: Vars;
  /** Bindings that expressions may read although the relation lacks them (EXISTS: substitution, §18.6). */
  readonly parents: readonly Vars[];
}

export const NO_VARS: Vars = new Map();

/** One solution without bindings (§18.6, the identity of join). */
export const UNIT: Relation = { from: [], where: [], vars: NO_VARS, rows: 1, cost: 0 };

export const localConstants = (): { readonly of: (term: Term) => number; readonly terms: Term[] } => {
  const terms: Term[] = [];
  const numbers = new Map<string, number>();
  return {
    terms,
    of: (term) => {
      const key = termKey(term);
      let number = numbers.get(key);
      if (number === undefined) {
        terms.push(term);
        number = -terms.length;
        numbers.set(key, number);
      }
      return number;
    },
  };
};

export const constantBinding = (query: QueryContext, term: Term): Binding => {
  const id = query.constant(term);
  return { id, value: constantValue(term, id), isMaybeUnbound: false };
};

export const isBound = ({ id, value }: Binding): Expr => isNotNull(id ?? value!.klass);

/** The value of a binding; the row of a stored term is read by scalar subqueries. */
export const valueOfBinding = (
  binding: Binding,
  row: (id: Expr) => (name: string) => Expr = scalarRow,
): Value => binding.value ?? storedValue(binding.id!, row(binding.id!));

export const scalarRow =
  (id: Expr) =>
  (name: string): Expr => ({
    kind: 'scalar',
    query: {
      kind: 'select',
      columns: [{ name: 'v', expr: column('k', name) }],
      from: [{ alias: 'k', source: { kind: 'table', name: 'term' }, join: 'cross' }],
      where: [equal(column('k', 'id'), id)],
    },
  });

/** Whether two bindings are compatible (§18.4): equal, or one of them unbound. */
export const isCompatible = (left: Binding, right: Binding): Expr => {
  const same =
    left.id && right.id ? equal(left.id, right.id) : sameTerm(valueOfBinding(left), valueOfBinding(right));
  const loose = [left, right].filter(({ isMaybeUnbound }) => isMaybeUnbound);
  return loose.length === 0 ? same : or(...loose.map((one) => isNull(one.id ?? one.value!.klass)), same);
};

/** The binding of a variable that both sides of a join may bind. */
export const merged = (left: Binding, right: Binding): Binding => {
  if (!left.isMaybeUnbound) return left;
  if (!right.isMaybeUnbound) return right;
  if (left.id && right.id && !left.value && !right.value)
    return { id: call('coalesce', left.id, right.id), isMaybeUnbound: true };
  return { ...mergedValue(left, right), isMaybeUnbound: true };
};

const mergedValue = (left: Binding, right: Binding): Omit<Binding, 'isMaybeUnbound'> => {
  const first = valueOfBinding(left);
  const second = valueOfBinding(right);
  const either = (part: ValuePart): Expr => call('iif', isNotNull(first.klass), first[part], second[part]);
  const value = valueFrom(commonShape([first, second]), either);
  return left.id && right.id
    ? {
        id: call('coalesce', left.id, right.id),
        value: { ...value, id: call('coalesce', left.id, right.id) },
      }
    : { value };
};

/** The rows of the dictionary that a relation has joined already, by the expression of the number. */
const termAliases = (relation: Relation): Map<string, string> =>
  new Map(
    relation.from.flatMap(({ alias, source, on }) =>
      source.kind === 'table' && source.name === 'term' && on?.kind === 'binary'
        ? [[exprKey(on.right), alias]]
        : [],
    ),
  );

/** Joins the rows of the dictionary that an expression asks for to the relation. */
export const rowReader = (
  relation: Relation,
  query: QueryContext,
): { readonly row: (id: Expr) => (name: string) => Expr; readonly items: FromItem[] } => {
  const known = termAliases(relation);
  const items: FromItem[] = [];
  return {
    items,
    row: (id) => {
      const key = exprKey(id);
      let alias = known.get(key);
      if (!alias) {
        alias = query.alias('t');
        known.set(key, alias);
        // An optional row: an unbound or swept term must not lose the solution.
        items.push({
          alias,
          source: { kind: 'table', name: 'term' },
          join: 'left',
          on: equal(column(alias, 'id'), id),
        });
      }
      const found = alias;
      return (name) => column(found, name);
    },
  };
};

/** The columns that carry bindings over a border, and the bindings read from the other side. */
export const exported = (
  vars: Vars,
  names: Iterable<string>,
): { readonly columns: Column[]; readonly read: (column: (name: string, index: number) => Expr) => Vars } => {
  const columns: Column[] = [];
  const readers: ((column: (name: string, index: number) => Expr) => readonly [string, Binding])[] = [];
  const add = (expr: Expr): ((column: (name: string, index: number) => Expr) => Expr) => {
    const index = columns.length;
    const name = `c${index}`;
    columns.push({ name, expr });
    return (read) => read(name, index);
  };
  for (const name of names) {
    const binding = vars.get(name);
    if (!binding) continue;
    const { isMaybeUnbound } = binding;
    const id = binding.id && add(binding.id);
    const { value } = binding;
    const parts = value
      ? new Map(partsOf(value).map((part) => [part, add(value[part])] as const))
      : undefined;
    readers.push((read) => {
      const ownId = id?.(read);
      const ownValue =
        parts && value
          ? { ...valueFrom(shapeOf(value), (part) => parts.get(part)!(read)), ...(ownId && { id: ownId }) }
          : undefined;
      return [name, { ...(ownId && { id: ownId }), ...(ownValue && { value: ownValue }), isMaybeUnbound }];
    });
  }
  if (columns.length === 0) add(TRUE);
  return { columns, read: (read) => new Map(readers.map((reader) => reader(read))) };
};

export const selectOf = (relation: Relation, columns: readonly Column[]): Select => ({
  kind: 'select',
  columns,
  from: relation.from,
  where: relation.where,
});

/** A relation that reads a query with exported columns. */
export const relationOf = (
  query: Query,
  read: (column: (name: string, index: number) => Expr) => Vars,
  { rows, cost }: { readonly rows: number; readonly cost: number },
  alias: string,
): Relation => ({
  from: [{ alias, source: { kind: 'query', query }, join: 'cross' }],
  where: [],
  vars: read((name) => column(alias, name)),
  rows,
  cost,
});

export const conditions = (...exprs: readonly Expr[]): readonly Expr[] =>
  exprs.filter((expr) => expr !== TRUE);
