/** UNION (SPARQL 1.1 §18.5): the arms under one set of columns; what an arm does not bind is NULL there. */
import type { Algebra } from '../../algebra.ts';
import { type Column, column, type Expr, NULL } from '../ir.ts';
import { type Binding, type Context, type Relation, selectOf, type Vars, valueOfBinding } from '../scope.ts';
import { commonShape, partsOf, type ValuePart, type Shape as ValueShape, valueFrom } from '../value-shape.ts';

/** How a variable crosses the union: as a number, where every arm has one; as a value, where one arm must. */
interface Shape {
  readonly name: string;
  readonly hasId: boolean;
  readonly hasValue: boolean;
  readonly value: ValueShape;
  readonly isMaybeUnbound: boolean;
}

const shapeOf = (name: string, arms: readonly Vars[]): Shape => {
  const bindings = arms.flatMap((vars) => vars.get(name) ?? []);
  return {
    name,
    hasId: bindings.every(({ id }) => id !== undefined),
    hasValue: bindings.some(({ value }) => value !== undefined),
    value: commonShape(bindings.map((binding) => valueOfBinding(binding))),
    isMaybeUnbound: bindings.length < arms.length || bindings.some(({ isMaybeUnbound }) => isMaybeUnbound),
  };
};

const idColumn = ({ name }: Shape): string => `i_${name}`;
const partColumn = ({ name }: Shape, part: ValuePart): string => `${part}_${name}`;

/** Names of variables may hold letters that SQL does not take. */
const numbered = (shapes: readonly Shape[]): readonly Shape[] =>
  shapes.map((shape, index) => ({ ...shape, name: String(index) }));

const columnsOf = (shape: Shape, as: Shape, binding: Binding | undefined): readonly Column[] => {
  const value = shape.hasValue && binding ? valueOfBinding(binding) : undefined;
  return [
    ...(shape.hasId ? [{ name: idColumn(as), expr: binding?.id ?? NULL }] : []),
    ...(shape.hasValue
      ? partsOf(shape.value).map((part) => ({ name: partColumn(as, part), expr: value?.[part] ?? NULL }))
      : []),
  ];
};

const bindingOf = (shape: Shape, as: Shape, read: (name: string) => Expr): Binding => {
  const id = shape.hasId ? read(idColumn(as)) : undefined;
  const value = shape.hasValue ? valueFrom(shape.value, (part) => read(partColumn(as, part))) : undefined;
  return {
    ...(id && { id }),
    ...(value && { value: id ? { ...value, id } : value }),
    isMaybeUnbound: shape.isMaybeUnbound,
  };
};

export const unionOf = (arms: readonly Relation[], context: Context): Relation => {
  const names = [...new Set(arms.flatMap(({ vars }) => [...vars.keys()]))];
  const shapes = names.map((name) =>
    shapeOf(
      name,
      arms.map(({ vars }) => vars),
    ),
  );
  const as = numbered(shapes);
  const alias = context.query.alias('u');
  return {
    from: [
      {
        alias,
        source: {
          kind: 'query',
          query: {
            kind: 'unionAll',
            arms: arms.map((arm) =>
              selectOf(arm, [
                { name: 'x', expr: { kind: 'integer', value: 1 } },
                ...shapes.flatMap((shape, index) => columnsOf(shape, as[index]!, arm.vars.get(shape.name))),
              ]),
            ),
          },
        },
        join: 'cross',
      },
    ],
    where: [],
    vars: new Map(
      shapes.map(
        (shape, index) => [shape.name, bindingOf(shape, as[index]!, (name) => column(alias, name))] as const,
      ),
    ),
    rows: arms.reduce((sum, { rows }) => sum + rows, 0),
    cost: arms.reduce((sum, { cost }) => sum + cost, 0),
  };
};

export const lowerUnion = ({ input }: Algebra.Union, context: Context): Relation =>
  unionOf(
    input.map((arm) => context.lower(arm, context)),
    context,
  );
