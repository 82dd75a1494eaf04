/** VALUES (SPARQL 1.1 §10): the rows travel as one JSON text, each term with what finds it in the dictionary. */

import type { Term } from '../../../rdf/terms.ts';
import { storedDatatype, TERM_KIND, termHash, termValue } from '../../../store/term-codec.ts';
import type { Algebra } from '../../algebra.ts';
import { binary, call, choose, column, type Expr, equal, integer, isNull, table, text } from '../ir.ts';
import { type Binding, type Context, type QueryContext, type Relation, UNIT } from '../scope.ts';
import { KLASS, type Value } from '../value.ts';
import { VALUE_PARTS, type ValuePart } from '../value-shape.ts';

/** Places in the JSON array of a term. */
const PLACE = {
  local: 0,
  hash: 1,
  kind: 2,
  lexical: 3,
  datatype: 4,
  language: 5,
  klass: 6,
  number: 7,
  instant: 8,
} as const;

const jsonTerm = (term: Term, local: number): readonly unknown[] => {
  const isLiteral = term.termType === 'Literal';
  const value = isLiteral ? termValue(term) : null;
  const datatype = isLiteral ? storedDatatype(term) : null;
  return [
    local,
    termHash(term),
    isLiteral ? TERM_KIND.literal : term.termType === 'BlankNode' ? TERM_KIND.blank : TERM_KIND.iri,
    term.value,
    datatype,
    isLiteral && term.language ? term.language : null,
    isLiteral ? (value?.class ?? KLASS.other) : term.termType === 'BlankNode' ? KLASS.blank : KLASS.iri,
    value?.number ?? null,
    value?.instant ?? null,
  ];
};

/** The number of the term in a JSON array: the dictionary's, or the query's own. */
const termNumber = (part: (place: number) => Expr, { alias }: QueryContext): Expr => {
  const term = alias('k');
  const datatype = alias('k');
  const stored = (name: string): Expr => column(term, name);
  return call(
    'coalesce',
    {
      kind: 'scalar',
      query: {
        kind: 'select',
        columns: [{ name: 'id', expr: stored('id') }],
        from: [
          table('term', term),
          {
            alias: datatype,
            source: { kind: 'table', name: 'term' },
            join: 'left',
            on: equal(column(datatype, 'id'), stored('datatype')),
          },
        ],
        where: [
          equal(stored('hash'), part(PLACE.hash)),
          equal(stored('kind'), part(PLACE.kind)),
          equal(stored('value'), part(PLACE.lexical)),
          binary(stored('lang'), 'IS', part(PLACE.language)),
          binary(column(datatype, 'value'), 'IS', part(PLACE.datatype)),
        ],
      },
    },
    part(PLACE.local),
  );
};

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
