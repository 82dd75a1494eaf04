/** How many nodes a property path is expected to reach. */
import type { Term } from '../../../rdf/terms.ts';
import type { Algebra } from '../../algebra.ts';
import { patternRows } from '../estimate.ts';
import type { Context } from '../scope.ts';
import type { Path } from './path-walk.ts';

/** Nodes that a walk of any length is expected to reach from one. */
const REACHED = 20;
/** The same on the safe side, where it is steps that count. */
const MOST_REACHED = 50;

const stepRows = (path: Path, isKnown: boolean, { query }: Context): number => {
  const any = { termType: 'Variable', value: '' } as Term;
  switch (path.type) {
    case 'link':
      return (
        patternRows(
          query.statistics,
          { subject: any, predicate: (path as Algebra.Link).iri, object: any },
          (term) => term !== any && term.termType !== 'Variable',
        ) /
        (isKnown
          ? Math.max(query.statistics.predicates.get((path as Algebra.Link).iri.value)?.subjects ?? 1, 1)
          : 1)
      );
    case 'alt':
      return (path as Algebra.Alt).input.reduce(
        (sum, one) => sum + stepRows(one, isKnown, { query } as Context),
        0,
      );
    case 'seq':
      return (path as Algebra.Seq).input.reduce(
        (rows, one, index) => rows * stepRows(one, isKnown || index > 0, { query } as Context),
        1,
      );
    case 'inv':
      return stepRows((path as Algebra.Inv).path, isKnown, { query } as Context);
    case 'nps':
      return isKnown ? REACHED : query.statistics.triples;
    case 'OneOrMorePath':
      return isKnown
        ? REACHED
        : stepRows((path as Algebra.OneOrMorePath).path, false, { query } as Context) * REACHED;
    default:
      return isKnown ? REACHED : query.statistics.subjects + query.statistics.objects;
  }
};

/** Steps of a walk from one node. One of any length may look at all that its steps can reach, again at each of them. */
const walkCost = (path: Path, context: Context): number => {
  const { statistics } = context.query;
  switch (path.type) {
    case 'link':
      return Math.max(stepRows(path, true, context), 1);
    case 'nps':
      return Math.max(statistics.triples / Math.max(statistics.subjects, 1), 1);
    case 'inv':
      return walkCost((path as Algebra.Inv).path, context);
    case 'alt':
      return (path as Algebra.Alt).input.reduce((sum, one) => sum + walkCost(one, context), 0);
    case 'seq':
      return (path as Algebra.Seq).input.reduce(
        (cost, one) => cost + walkCost(one, context) * Math.max(stepRows(one, true, context), 1),
        0,
      );
    case 'ZeroOrOnePath':
      return 1 + walkCost((path as Algebra.ZeroOrOnePath).path, context);
    default:
      return (
        reachable(path as Algebra.OneOrMorePath, context) *
        walkCost((path as Algebra.OneOrMorePath).path, context)
      );
  }
};

const hasAnyPredicate = (path: Path): boolean => JSON.stringify(path).includes('"nps"');

const reachable = ({ path }: Algebra.OneOrMorePath, { query: { statistics } }: Context): number =>
  hasAnyPredicate(path) ? Math.max(statistics.subjects, REACHED) : MOST_REACHED;

/** Steps of a path for one row of what stands before it. */
export const pathCost = (
  { subject, predicate, object }: Pick<Algebra.Path, 'subject' | 'predicate' | 'object'>,
  isBound: (term: Term) => boolean,
  context: Context,
): number => {
  const isKnown = isBound(subject as Term) || isBound(object as Term);
  const starts = isKnown ? 1 : Math.max(stepRows(predicate, false, context) / REACHED, 1);
  return starts * walkCost(predicate, context);
};

export const pathRows = (
  { subject, predicate, object }: Pick<Algebra.Path, 'subject' | 'predicate' | 'object'>,
  isBound: (term: Term) => boolean,
  context: Context,
): number => {
  const isSubject = isBound(subject as Term);
  const isObject = isBound(object as Term);
  const rows = stepRows(predicate, isSubject || isObject, context);
  return isSubject && isObject ? Math.min(1, rows) : Math.max(rows, 0.01);
};
