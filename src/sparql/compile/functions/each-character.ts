/** A text made anew character by character: what SQLite has no function for. */
import {
  binary,
  call,
  column,
  type Expr,
  integer,
  type Recursive,
  type TableName,
  table,
  text,
} from '../ir.ts';
import type { QueryContext } from '../scope.ts';

/** The text in which each character is what `change` makes of it; NULL of an empty one. */
export const eachCharacter = (
  own: Expr,
  change: (character: Expr) => Expr,
  { alias }: QueryContext,
): Expr => {
  const name = alias('r');
  const place = column(name, 'n');
  const changed = change(call('substr', own, place, integer(1)));
  const query: Recursive = {
    kind: 'recursive',
    name,
    columns: ['n'],
    seed: { kind: 'select', columns: [{ name: 'n', expr: integer(1) }], from: [], where: [] },
    step: {
      kind: 'select',
      columns: [{ name: 'n', expr: binary(place, '+', integer(1)) }],
      from: [table(name as TableName, name)],
      where: [binary(place, '<', call('length', own))],
    },
    result: {
      kind: 'select',
      columns: [{ name: 'v', expr: { kind: 'aggregate', name: 'group_concat', args: [changed, text('')] } }],
      from: [table(name as TableName, name)],
      where: [],
    },
  };
  return { kind: 'scalar', query };
};
