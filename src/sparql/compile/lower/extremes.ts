/**
 * MIN and MAX over terms of any kind (SPARQL 1.1 §18.5.1.5, §18.5.1.6): each row is numbered within its group by
 * SPARQL's order, so that the first can be picked.
 */
import { column, type Expr, isNotNull, type Order } from '../ir.ts';
import { type Context, exported, type Relation, relationOf, selectOf, valueOfBinding } from '../scope.ts';
import { Unsupported } from '../unsupported.ts';
import { needsOrder } from './aggregates.ts';
import type { Argument } from './aggregation.ts';
import { sortKeys } from './order.ts';

const numbersIn = (binding: {
  readonly id?: Expr;
  readonly value?: { readonly klass: Expr; readonly lexical: Expr };
}): readonly Expr[] => (binding.id ? [binding.id] : [binding.value!.klass, binding.value!.lexical]);

/** The same arguments over rows that carry the place of each term that MIN or MAX asks for. */
export const withExtremes = (
  { relation, args }: { readonly relation: Relation; readonly args: readonly Argument[] },
  keys: readonly string[],
  context: Context,
): { readonly relation: Relation; readonly args: readonly Argument[] } => {
  const partition = keys.flatMap((name) => {
    const binding = relation.vars.get(name);
    return binding ? numbersIn(binding) : [];
  });
  // The arguments travel under names of their own, which no query can use.
  const vars = new Map(relation.vars);
  args.forEach(({ value }, index) => {
    if (value) vars.set(` ${index}`, { ...(value.id ? { id: value.id } : { value }), isMaybeUnbound: true });
  });
  const { columns, read } = exported(vars, vars.keys());
  const places = args.flatMap((argument, index) => {
    if (!needsOrder(argument)) return [];
    const value = argument.value!;
    if (!value.id) throw new Unsupported('the least or greatest of computed terms of many types');
    const isDescending = argument.aggregate.aggregator === 'max';
    const order: readonly Order[] = [
      { expr: isNotNull(value.klass), isDescending: true },
      ...sortKeys(value).map((expr) => ({ expr, isDescending })),
    ];
    return [{ name: `p${index}`, expr: { kind: 'rowNumber', partition, order } as Expr }];
  });
  const alias = context.query.alias('x');
  const numbered = relationOf(selectOf(relation, [...columns, ...places]), read, relation, alias);
  return {
    relation: { ...numbered, vars: new Map([...numbered.vars].filter(([name]) => !name.startsWith(' '))) },
    args: args.map((argument, index) => {
      const binding = numbered.vars.get(` ${index}`);
      if (!binding) return argument;
      const value = valueOfBinding(binding);
      return {
        ...argument,
        value,
        ...(needsOrder(argument) && { place: column(alias, `p${index}`) }),
      };
    }),
  };
};
