/** VALUES (SPARQL 1.1 §10): the rows travel as one JSON text, each term with what finds it in the dictionary. */

import type { Term } from '../../../rdf/terms.ts';
import type { Algebra } from '../../algebra.ts';
import { jsonTerm, PLACE, termNumber } from '../constants.ts';
import { binary, choose, column, type Expr, integer, isNull, text } from '../ir.ts';
import { type Binding, type Context, type Relation, UNIT } from '../scope.ts';
import type { Value } from '../value.ts';
import { VALUE_PARTS, type ValuePart } from '../value-shape.ts';

export const lowerValues = ({ variables, bindings }: Algebra.Values, context: Context): Relation => {
  const { query } = context;
  if (variables.length === 0 && bindings.length === 1) return UNIT;
  const names = variables.map(({ value }) => value);
  const termOf = (row: Algebra.Values['bindings'][number], name: string): Term | undefined =>
    (row[name] ?? row[`?${name}`]) as Term | undefined;
  const rows = bindings.map((row) =>
    names.map((name) => {
      const term = termOf(row, name);
      return term ? jsonTerm(term, query.local(term)) : null;
    }),
  );
  const alias = query.alias('j');
  const numbered = query.alias('n');
  // One level that finds the numbers, so that they are found once a row.
  const part =
    (index: number) =>
    (place: number): Expr =>
      binary(column(alias, 'value'), '->>', text(`$[${index}][${place}]`));
  const isUnbound = (index: number): Expr => isNull(binary(column(alias, 'value'), '->>', integer(index)));
  const columns = names.flatMap((_, index) => [
    {
      name: `i${index}`,
      expr: choose([[isUnbound(index), { kind: 'null' }]], termNumber(part(index), query)),
    },
    ...VALUE_PARTS.map((name) => ({ name: `${name}${index}`, expr: part(index)(PLACE[name]) })),
  ]);
  const vars = new Map(
    names.map((name, index): [string, Binding] => {
      const id = column(numbered, `i${index}`);
      const read = (piece: ValuePart): Expr => column(numbered, `${piece}${index}`);
      const value: Value = {
        klass: read('klass'),
        lexical: read('lexical'),
        datatype: read('datatype'),
        language: read('language'),
        number: read('number'),
        instant: read('instant'),
        id,
      };
      return [name, { id, value, isMaybeUnbound: bindings.some((row) => !termOf(row, name)) }];
    }),
  );
  return {
    from: [
      {
        alias: numbered,
        source: {
          kind: 'query',
          query: {
            kind: 'select',
            columns: [{ name: 'x', expr: integer(1) }, ...columns],
            from: [{ alias, source: { kind: 'json', value: text(JSON.stringify(rows)) }, join: 'cross' }],
            where: [],
          },
        },
        join: 'cross',
      },
    ],
    where: [],
    vars,
    rows: bindings.length,
    cost: bindings.length,
  };
};
