/**
 * Full text inside a query: `?record <urn:moisson:search> "eau potable"` binds the resources whose title, description,
 * keywords or publisher have all the words, in one of their forms, as the lists find them.
 */

import type { Term } from '../../../rdf/terms.ts';
import { matchExpression } from '../../../store/search-query.ts';
import type { Algebra } from '../../algebra.ts';
import { isVisibleGraph } from '../graphs.ts';
import { binary, column, type Expr, equal, FALSE, type Select, table, text } from '../ir.ts';
import { type Binding, type Context, isCompatible, merged, type Relation } from '../scope.ts';
import { Unsupported } from '../unsupported.ts';

export const SEARCH_PREDICATE = 'urn:moisson:search';

/** Records that a search is expected to find, and the share of the bound ones that it keeps. */
const FOUND = 200;
const KEPT = 0.05;

export const isSearch = ({ predicate }: Pick<Algebra.Pattern, 'predicate'>): boolean =>
  predicate.termType === 'NamedNode' && predicate.value === SEARCH_PREDICATE;

export const searchRows = (isSubjectBound: boolean): number => (isSubjectBound ? KEPT : FOUND);

const foundRecords = (words: string, { query }: Context): Select => {
  const index = query.alias('f');
  const record = query.alias('r');
  return {
    kind: 'select',
    columns: [{ name: 'n', expr: column(record, 'iri') }],
    from: [table('search', index), table('record', record)],
    where: [
      binary(column(index, 'search'), 'MATCH', text(words)),
      equal(column(record, 'seq'), column(index, 'rowid')),
      equal(column(record, 'status'), text('published')),
      isVisibleGraph(column(record, 'graph'), query),
    ],
  };
};

export const joinSearch = (
  relation: Relation,
  { subject, object }: Algebra.Pattern,
  context: Context,
): Relation => {
  const { dataset } = context.query;
  if (dataset.defaultGraphs !== 'published' || context.graph.kind !== 'default')
    throw new Unsupported('full text in a graph of its own');
  if (object.termType !== 'Literal') throw new Unsupported('full text that is no constant');
  const words = matchExpression(object.value);
  const term = subject as Term;
  const named = term.termType === 'Variable';
  const before = named ? (relation.vars.get(term.value) ?? context.outer.get(term.value)) : undefined;
  const wanted: Expr | undefined = named
    ? before?.isMaybeUnbound
      ? undefined
      : before?.id
    : { kind: 'termId', term };
  if (!words) return { ...relation, where: [...relation.where, FALSE], rows: 1 };
  const query = foundRecords(words, context);
  if (wanted) {
    const isNew = named && !relation.vars.has(term.value);
    const own: Binding = { id: wanted, isMaybeUnbound: false };
    return {
      ...relation,
      where: [...relation.where, { kind: 'inQuery', arg: wanted, query }],
      vars: isNew ? new Map([...relation.vars, [term.value, own]]) : relation.vars,
      rows: Math.max(relation.rows * KEPT, 1),
      cost: relation.cost + relation.rows + FOUND,
    };
  }
  const alias = context.query.alias('s');
  const here: Binding = { id: column(alias, 'n'), isMaybeUnbound: false };
  return {
    from: [...relation.from, { alias, source: { kind: 'query', query }, join: 'cross' }],
    where: [...relation.where, ...(before ? [isCompatible(before, here)] : [])],
    vars: new Map([...relation.vars, [term.value, before ? merged(before, here) : here]]),
    rows: relation.rows * FOUND,
    cost: relation.cost + relation.rows * FOUND,
  };
};
