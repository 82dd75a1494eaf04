/** How many rows a pattern is expected to give, from the statistics of the published graph. */

import type { Term } from '../../rdf/terms.ts';
import { heavyKey } from '../../store/stats.ts';
import type { Algebra } from '../algebra.ts';
import type { Statistics } from '../statistics-types.ts';

/** What is assumed of a predicate that nothing is known of. */
const UNKNOWN_SHARE = 50;

const ratio = (count: number, distinct: number): number =>
  distinct > 0 ? Math.max(count / distinct, 0.01) : 1;

/** Rows of a pattern for one row of what binds `isKnown`; `isConstant` tells a constant from a bound variable. */
export const patternRows = (
  statistics: Statistics,
  { subject, predicate, object }: Pick<Algebra.Pattern, 'subject' | 'predicate' | 'object'>,
  isBound: (term: Term) => boolean,
): number => {
  const isSubject = isBound(subject);
  const isObject = isBound(object);
  const { triples, subjects, objects } = statistics;
  if (predicate.termType !== 'NamedNode') {
    const share = isBound(predicate) ? 1 / UNKNOWN_SHARE : 1;
    const whole =
      isSubject && isObject
        ? 0.5
        : isSubject
          ? ratio(triples, subjects)
          : isObject
            ? ratio(triples, objects)
            : triples;
    return whole * share;
  }
  const known =
    statistics.predicates.get(predicate.value) ??
    (statistics.predicates.size > 0
      ? { count: 1, subjects: 1, objects: 1 }
      : {
          count: triples / UNKNOWN_SHARE,
          subjects: subjects / UNKNOWN_SHARE,
          objects: objects / UNKNOWN_SHARE,
        });
  if (object.termType !== 'Variable') {
    const pairs =
      statistics.heavy.get(heavyKey(predicate.value, object)) ??
      Math.min(ratio(known.count, known.objects), 1000);
    return isSubject ? Math.min(1, pairs / Math.max(known.subjects, 1)) : pairs;
  }
  if (isSubject && isObject) return Math.min(1, known.count / Math.max(known.subjects * known.objects, 1));
  if (isSubject)
    return ratio(known.count, subject.termType === 'Variable' ? Math.max(known.subjects, 1) : known.subjects);
  if (isObject) return ratio(known.count, known.objects);
  return known.count;
};

interface Skew {
  triples: number;
  pairs: number;
  squares: number;
}

const skews = new WeakMap<Statistics, ReadonlyMap<string, Skew>>();

/** Of each predicate, how much its heaviest objects have. */
const skewOf = (statistics: Statistics, predicate: string): Skew => {
  let known = skews.get(statistics);
  if (!known) {
    const found = new Map<string, Skew>();
    for (const [key, count] of statistics.heavy) {
      const iri = key.slice(0, key.indexOf('\n'));
      const skew = found.get(iri) ?? { triples: 0, pairs: 0, squares: 0 };
      found.set(iri, {
        triples: skew.triples + count,
        pairs: skew.pairs + 1,
        squares: skew.squares + count * count,
      });
    }
    skews.set(statistics, found);
    known = found;
  }
  return known.get(predicate) ?? { triples: 0, pairs: 0, squares: 0 };
};

/**
 * The same with the eye on the worst: what is joined through an object meets the heavy objects more often than the
 * light ones, so that the mean of the squares counts.
 */
export const pessimisticRows = (
  statistics: Statistics,
  pattern: Pick<Algebra.Pattern, 'subject' | 'predicate' | 'object'>,
  isBound: (term: Term) => boolean,
): number => {
  const rows = patternRows(statistics, pattern, isBound);
  const { subject, predicate, object } = pattern;
  const isByObject = !isBound(subject) && object.termType === 'Variable' && isBound(object);
  const known = statistics.predicates.get(predicate.value);
  if (!isByObject || !known) return rows;
  const { triples, pairs, squares } = skewOf(statistics, predicate.value);
  const rest = Math.max(known.count - triples, 0);
  const restSquares = (rest * rest) / Math.max(known.objects - pairs, 1);
  return Math.max(rows, (squares + restSquares) / Math.max(known.count, 1));
};
