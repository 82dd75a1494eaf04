/** Set functions over DISTINCT values: the rows are made distinct first, where every aggregate asks for the same. */
import type { Algebra } from '../../algebra.ts';
import { variablesOf } from '../expression.ts';
import { type Context, exported, type Relation, relationOf, selectOf } from '../scope.ts';
import { Unsupported } from '../unsupported.ts';

/** COUNT has SQL's own DISTINCT; the least, the greatest and a sample are the same with it. */
const NEEDS_DISTINCT_ROWS: ReadonlySet<string> = new Set(['sum', 'avg', 'group_concat']);

export const distinctArguments = (
  relation: Relation,
  keys: readonly string[],
  aggregates: readonly Algebra.BoundAggregate[],
  context: Context,
): Relation => {
  const needing = aggregates.filter(
    ({ aggregator, distinct }) => distinct && NEEDS_DISTINCT_ROWS.has(aggregator),
  );
  if (needing.length === 0) return relation;
  const texts = new Set(aggregates.map(({ expression }) => JSON.stringify(expression)));
  const isHarmless = ({ aggregator, distinct }: Algebra.BoundAggregate): boolean =>
    distinct || ['min', 'max', 'sample'].includes(aggregator);
  const [{ expression }] = needing as [Algebra.BoundAggregate];
  if (texts.size > 1 || !aggregates.every(isHarmless) || expression.subType !== 'term')
    throw new Unsupported('a DISTINCT aggregate beside others');
  const names = new Set([...keys, ...variablesOf(expression)]);
  const { columns, read } = exported(relation.vars, names);
  return relationOf(
    { ...selectOf(relation, columns), isDistinct: true },
    read,
    relation,
    context.query.alias('d'),
  );
};
