/**
 * DESCRIBE (SPARQL 1.1 §16.4): all triples whose subject is one of the resources, and on from there through blank
 * nodes and the skolem IRIs that stand for them here.
 */

import type { Term } from '../../rdf/terms.ts';
import type { Statement } from '../../store/db.ts';
import { TERM_KIND } from '../../store/term-codec.ts';
import type { Algebra } from '../algebra.ts';
import { type CompileOptions, queryContext, rootContext } from './compile.ts';
import { type Cell, decodeColumn } from './decode.ts';
import { patternTable } from './graphs.ts';
import {
  and,
  column,
  type Expr,
  equal,
  integer,
  or,
  type Query,
  type Recursive,
  type Select,
  type TableName,
  table,
  text,
} from './ir.ts';
import { modified } from './lower/modifiers.ts';
import { printStatement } from './print.ts';
import { type Relation, scalarRow, selectOf } from './scope.ts';

export interface CompiledDescribe {
  readonly statement: (offset: number, limit: number) => Statement;
  readonly cells: readonly Cell[];
  readonly cost: number;
}

/** Triples that one resource is expected to have. */
const TRIPLES_EACH = 50;

const resources = (terms: readonly Term[], relation: Relation, cut: Partial<Select>): Query => {
  const numbered = (expr: Expr): Select => ({
    kind: 'select',
    columns: [{ name: 'n', expr }],
    from: [],
    where: [],
  });
  const constants = terms.flatMap((term) =>
    term.termType === 'Variable' ? [] : [numbered({ kind: 'termId', term })],
  );
  const found = terms.flatMap((term) => {
    const binding = term.termType === 'Variable' ? relation.vars.get(term.value) : undefined;
    // A computed IRI is looked up by its value where it has no number.
    return binding?.id ? [{ ...selectOf(relation, [{ name: 'n', expr: binding.id }]), ...cut }] : [];
  });
  const arms: readonly Select[] = [...constants, ...found];
  if (arms.length === 0) return { ...numbered(integer(0)), where: [equal(integer(0), integer(1))] };
  return arms.length === 1 ? arms[0]! : { kind: 'unionAll', arms };
};

export const compileDescribe = (
  { input, terms }: Algebra.Describe,
  options: CompileOptions,
): CompiledDescribe => {
  const query = queryContext(options);
  const context = rootContext(query);
  const { relation, orderBy, isDistinct, ...cut } = modified(input, context);
  const name = query.alias('r');
  const node = column(name, 'n');
  const { name: source, conditions } = patternTable(context.graph, context);
  const step = query.alias('t');
  const row = scalarRow(column(step, 'o'));
  const isAnonymous = or(
    equal(row('kind'), integer(TERM_KIND.blank)),
    and(
      equal(row('kind'), integer(TERM_KIND.iri)),
      equal(
        {
          kind: 'call',
          name: 'substr',
          args: [row('value'), integer(1), integer(skolemBase(options).length)],
        },
        text(skolemBase(options)),
      ),
    ),
  );
  const seed = resources(terms as unknown as readonly Term[], relation, { orderBy, isDistinct, ...cut });
  const own = query.alias('t');
  const described: Recursive = {
    kind: 'recursive',
    name,
    columns: ['n'],
    seed,
    step: {
      kind: 'select',
      columns: [{ name: 'n', expr: column(step, 'o') }],
      from: [table(name as TableName, name), table(source, step)],
      where: [equal(column(step, 's'), node), ...conditions(step), isAnonymous],
    },
    result: {
      kind: 'select',
      columns: (['s', 'p', 'o'] as const).map((place) => ({ name: place, expr: column(own, place) })),
      from: [table(name as TableName, name), table(source, own)],
      where: [equal(column(own, 's'), node), ...conditions(own)],
    },
  };
  const alias = 'answer';
  const decoded = (['s', 'p', 'o'] as const).map((place, index) =>
    decodeColumn({ id: column(alias, place), isMaybeUnbound: false }, `v${index}`, query),
  );
  return {
    cells: decoded.map(({ cell }) => cell),
    cost: relation.cost + relation.rows * TRIPLES_EACH,
    statement: (offset, limit) =>
      printStatement({
        kind: 'select',
        columns: decoded.map((one) => one.column),
        from: [
          {
            alias,
            source: {
              kind: 'query',
              query: {
                kind: 'select',
                columns: (['s', 'p', 'o'] as const).map((place) => ({
                  name: place,
                  expr: column('x', place),
                })),
                from: [{ alias: 'x', source: { kind: 'query', query: described }, join: 'cross' }],
                where: [],
                limit,
                offset,
              },
            },
            join: 'cross',
          },
          ...decoded.flatMap(({ items }) => items),
        ],
        where: [],
      }),
  };
};

const skolemBase = ({ baseUrl }: CompileOptions): string => `${baseUrl}/.well-known/genid/`;
