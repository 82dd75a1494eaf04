/**
 * The last step of a statement: each variable of the answer as one text that tells the term, and its reading. The
 * rows of the dictionary are joined only here, to what is left after every filter, order and limit.
 */
import { ns } from '../../rdf/namespaces.ts';
import { blankNode, literal, namedNode, type Term } from '../../rdf/terms.ts';
import {
  binary,
  type Column,
  call,
  choose,
  column,
  type Expr,
  equal,
  type FromItem,
  integer,
  isNull,
  text,
} from './ir.ts';
import { type Binding, type QueryContext, valueOfBinding } from './scope.ts';
import { storedValue } from './stored-value.ts';
import { Unsupported } from './unsupported.ts';
import { COMPUTED_DATATYPE, KLASS, type Klass, NUMERIC, type Value } from './value.ts';

/** How the cell of a variable is read. */
export type Cell =
  | { readonly kind: 'packed' }
  | { readonly kind: 'number'; readonly klass: Klass }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'string' }
  | { readonly kind: 'iri' };

/** `<` an IRI, `_` a blank node, `"` a plain string, `@tag ` or `^datatype ` before the form of another literal. */
const packed = ({ klass, lexical, datatype, language }: Value): Expr => {
  const tagged = (mark: string, tag: Expr): Expr =>
    binary(binary(binary(text(mark), '||', tag), '||', text(' ')), '||', lexical);
  return choose(
    [
      [equal(klass, integer(KLASS.iri)), binary(text('<'), '||', lexical)],
      [equal(klass, integer(KLASS.blank)), binary(text('_'), '||', lexical)],
      [equal(klass, integer(KLASS.string)), binary(text('"'), '||', lexical)],
      [equal(klass, integer(KLASS.langString)), tagged('@', language)],
    ],
    tagged('^', datatype),
  );
};

/** A computed number of a class that only the row knows: class, then as many digits as REAL has. */
const packedNumber = (value: Value): Expr =>
  choose(
    [[isNull(value.klass), { kind: 'null' }]],
    call('printf', text('#%d %!.17g'), value.klass, value.number),
  );

const isComputedNumber = (value: Value): boolean =>
  value.known === undefined && !value.id && value.isComputedNumber === true;

/** Beyond it REAL does not hold every integer. */
const EXACT = 2 ** 53;

export const cellOf = (value: Value): Cell => {
  const { known, id, constant } = value;
  if (id || constant || known === undefined) return { kind: 'packed' };
  if (NUMERIC.includes(known)) return { kind: 'number', klass: known };
  if (known === KLASS.boolean) return { kind: 'boolean' };
  if (known === KLASS.string) return { kind: 'string' };
  if (known === KLASS.iri) return { kind: 'iri' };
  return { kind: 'packed' };
};

const cellExpr = (value: Value, cell: Cell): Expr => {
  switch (cell.kind) {
    case 'packed':
      return isComputedNumber(value)
        ? packedNumber(value)
        : choose([[isNull(value.klass), { kind: 'null' }]], packed(value));
    case 'number':
    case 'boolean':
      return value.number;
    default:
      return value.lexical;
  }
};

/** The column of one variable, with the row of the dictionary that it needs. */
export const decodeColumn = (
  binding: Binding,
  name: string,
  query: QueryContext,
): { readonly column: Column; readonly cell: Cell; readonly items: readonly FromItem[] } => {
  if (binding.value) {
    const value = valueOfBinding(binding);
    const cell = cellOf(value);
    return { column: { name, expr: cellExpr(value, cell) }, cell, items: [] };
  }
  const alias = query.alias('t');
  const item: FromItem = {
    alias,
    source: { kind: 'table', name: 'term' },
    join: 'left',
    on: equal(column(alias, 'id'), binding.id!),
  };
  const value = storedValue(binding.id!, (part) => column(alias, part));
  return {
    column: { name, expr: cellExpr(value, { kind: 'packed' }) },
    cell: { kind: 'packed' },
    items: [item],
  };
};

const INFINITE = new Map([
  [Number.POSITIVE_INFINITY, 'INF'],
  [Number.NEGATIVE_INFINITY, '-INF'],
]);

/** The canonical form of a number (XSD 1.1 part 2, appendix E). */
const numberForm = (value: number, klass: Klass): string => {
  if ((klass === KLASS.integer || klass === KLASS.decimal) && Math.abs(value) >= EXACT)
    throw new Unsupported('a number that REAL cannot hold');
  if (klass === KLASS.integer) return BigInt(Math.round(value)).toString();
  if (klass === KLASS.decimal) return decimalForm(value);
  if (Number.isNaN(value)) return 'NaN';
  const infinite = INFINITE.get(value);
  if (infinite) return infinite;
  const [mantissa, exponent] = value.toExponential().split('e');
  return `${mantissa!.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
};

/** Above it 15 digits do not reach behind the point. */
const EXACT_FRACTION = 1e14;

const decimalForm = (value: number): string => {
  if (Number.isInteger(value)) return BigInt(value).toString();
  if (Math.abs(value) >= EXACT_FRACTION) throw new Unsupported('a number that REAL cannot hold');
  const plain = String(Number(value.toPrecision(15)));
  return plain.includes('e') ? value.toFixed(20).replace(/0+$/, '') : plain;
};

const typedNumber = (value: number, klass: Klass): Term =>
  literal(numberForm(value, klass), namedNode(COMPUTED_DATATYPE.get(klass)!));

const realOf = (printed: string): number => Number(printed.replace('Inf', 'Infinity'));

const unpack = (cell: string): Term => {
  const rest = cell.slice(1);
  const space = rest.indexOf(' ');
  switch (cell[0]) {
    case '<':
      return namedNode(rest);
    case '_':
      return blankNode(rest);
    case '"':
      return literal(rest);
    case '@':
      return literal(rest.slice(space + 1), rest.slice(0, space));
    case '#':
      return typedNumber(realOf(rest.slice(space + 1)), Number(rest.slice(0, space)) as Klass);
    default:
      return literal(rest.slice(space + 1), namedNode(rest.slice(0, space)));
  }
};

/** The term of a cell; NULL is unbound. */
export const readCell = (cell: Cell, value: unknown): Term | undefined => {
  if (value === null || value === undefined) return undefined;
  switch (cell.kind) {
    case 'packed':
      return unpack(String(value));
    case 'number':
      return typedNumber(Number(value), cell.klass);
    case 'boolean':
      return literal(Number(value) ? 'true' : 'false', ns.xsd('boolean'));
    case 'string':
      return literal(String(value));
    case 'iri':
      return namedNode(String(value));
  }
};
