/** ORDER BY (SPARQL 1.1 §15.1): unbound, blank nodes, IRIs, literals; literals by value space, then by value. */
import type { Algebra } from '../../algebra.ts';
import { and, binary, call, choose, type Expr, equal, integer, isIn, NULL, type Order } from '../ir.ts';
import type { Context, Relation } from '../scope.ts';
import { isNumericKlass, KLASS, NUMERIC, type Value } from '../value.ts';
import { evaluated } from './expression-scope.ts';

/** NULL, the unbound, sorts first by itself. */
const rank = (klass: Expr): Expr =>
  choose([
    [equal(klass, integer(KLASS.blank)), integer(1)],
    [equal(klass, integer(KLASS.iri)), integer(2)],
    [isNumericKlass(klass), integer(3)],
    [isIn(klass, [integer(KLASS.dateTime), integer(KLASS.dateTimeWithoutZone)]), integer(4)],
    [isIn(klass, [integer(KLASS.date), integer(KLASS.dateWithoutZone)]), integer(5)],
    [equal(klass, integer(KLASS.boolean)), integer(6)],
    // Texts with and without a language among each other.
    [isIn(klass, [integer(KLASS.string), integer(KLASS.langString)]), integer(7)],
    [equal(klass, integer(KLASS.other)), integer(8)],
  ]);

/** Classes whose order is that of numbers or instants: there the lexical form says nothing. */
const isByNumber = (klass: Expr): Expr =>
  and(binary(klass, '>=', integer(KLASS.boolean)), binary(klass, '<', integer(KLASS.other)));

/** The expressions that sort values as SPARQL does, most significant first. */
export const sortKeys = (value: Value): readonly Expr[] => {
  const { known } = value;
  if (known !== undefined && (NUMERIC.includes(known) || known === KLASS.boolean)) return [value.number];
  if (known === KLASS.string || known === KLASS.iri) return [value.lexical];
  return [
    rank(value.klass),
    call('coalesce', value.number, value.instant),
    choose([[isByNumber(value.klass), NULL]], value.lexical),
    value.language,
  ];
};

/** What decides between terms of the same value, after everything that the query asks for: windows need one order. */
const tieBreakers = (value: Value): readonly Expr[] => (value.known === undefined ? [value.lexical] : []);

const direction = (
  expression: Algebra.Expression,
): { readonly by: Algebra.Expression; readonly isDescending: boolean } => {
  if (expression.subType === 'operator') {
    const { operator, args } = expression as Algebra.OperatorExpression;
    if (operator === 'desc') return { by: args[0]!, isDescending: true };
    if (operator === 'asc') return { by: args[0]!, isDescending: false };
  }
  return { by: expression, isDescending: false };
};

export const orderRelation = (
  relation: Relation,
  expressions: readonly Algebra.Expression[],
  context: Context,
): { readonly relation: Relation; readonly orderBy: readonly Order[] } => {
  let sofar = relation;
  const orderBy: Order[] = [];
  const ties: Order[] = [];
  for (const expression of expressions) {
    const { by, isDescending } = direction(expression);
    const { relation: next, result } = evaluated(sofar, by, context);
    sofar = next;
    orderBy.push(...sortKeys(result).map((expr) => ({ expr, isDescending })));
    ties.push(...tieBreakers(result).map((expr) => ({ expr, isDescending })));
  }
  return { relation: sofar, orderBy: [...orderBy, ...ties] };
};
