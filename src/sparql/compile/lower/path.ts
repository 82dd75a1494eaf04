/** A property path in a group: walked from the end that is known, or from every node that it can start from. */
import type { Term } from '../../../rdf/terms.ts';
import type { Algebra } from '../../algebra.ts';
import { chosen } from '../functions/logic.ts';
import { patternTable } from '../graphs.ts';
import { column, type Expr, equal, integer, or, table } from '../ir.ts';
import {
  type Binding,
  type Context,
  constantBinding,
  type GraphContext,
  isCompatible,
  merged,
  type Relation,
  valueOfBinding,
} from '../scope.ts';
import { Unsupported } from '../unsupported.ts';

import { alias, type Ground, type Path, walk } from './path-walk.ts';

/** Whether a walk may end where it started. */
const mayStay = (path: Path): boolean => {
  switch (path.type) {
    case 'ZeroOrMorePath':
    case 'ZeroOrOnePath':
      return true;
    case 'OneOrMorePath':
      return mayStay((path as Algebra.OneOrMorePath).path);
    case 'inv':
      return mayStay((path as Algebra.Inv).path);
    case 'seq':
      return (path as Algebra.Seq).input.every(mayStay);
    case 'alt':
      return (path as Algebra.Alt).input.some(mayStay);
    default:
      return false;
  }
};

/** A walk of no length starts at a node of the graph, wherever else its term may come from (§18.4). */
const isNode = (at: Expr, ground: Ground): Expr => {
  const { name, conditions } = patternTable(ground.graph, ground.context);
  const occurs = (place: 's' | 'o'): Expr => {
    const own = alias(ground, name[0]!);
    return {
      kind: 'exists',
      query: {
        kind: 'select',
        columns: [{ name: 'x', expr: integer(1) }],
        from: [table(name, own)],
        where: [equal(column(own, place), at), ...conditions(own)],
      },
    };
  };
  return or(occurs('s'), occurs('o'));
};

/** Where a walk may end at the constant that it started from: that may be a term which the dictionary lacks. */
const endBinding = (end: Expr, start: Term, path: Path, context: Context): Binding => {
  if (start.termType === 'Variable' || !mayStay(path)) return { id: end, isMaybeUnbound: false };
  const constant = constantBinding(context.query, start);
  const value = chosen([
    [equal(end, constant.id!), constant.value!],
    [integer(1), valueOfBinding({ id: end, isMaybeUnbound: false })],
  ]);
  return { id: end, value: { ...value, id: end }, isMaybeUnbound: false };
};

const graphOf = (term: Term, surrounding: GraphContext): GraphContext => {
  if (term.termType === 'DefaultGraph') return surrounding;
  if (term.termType === 'Variable') throw new Unsupported('a path in graphs of a variable');
  return { kind: 'named', id: { kind: 'termId', term }, isVisible: false };
};

export const joinPath = (
  relation: Relation,
  { subject, predicate, object, graph: own }: Algebra.Path,
  graph: GraphContext,
  context: Context,
  { rows, cost }: { readonly rows: number; readonly cost: number },
): Relation => {
  const ground: Ground = { context, graph: graphOf(own as Term, graph) };
  const known = (term: Term): Expr | undefined => {
    if (term.termType !== 'Variable') return context.query.constant(term);
    const binding = relation.vars.get(term.value) ?? context.outer.get(term.value);
    return binding?.isMaybeUnbound ? undefined : binding?.id;
  };
  const fromSubject = known(subject as Term);
  const fromObject = fromSubject ? undefined : known(object as Term);
  const isReversed = fromObject !== undefined;
  const found = walk(predicate, isReversed, fromSubject ?? fromObject, ground);
  const where: Expr[] = [];
  const vars = new Map(relation.vars);
  const [start, end] = (isReversed ? [object, subject] : [subject, object]) as [Term, Term];
  const meet = (term: Term, here: Binding): void => {
    if (term.termType !== 'Variable') {
      where.push(equal(here.id!, context.query.constant(term)));
      return;
    }
    const before = vars.get(term.value) ?? context.outer.get(term.value);
    if (before && before.id !== here.id) where.push(isCompatible(before, here));
    const inside = vars.get(term.value);
    vars.set(term.value, inside ? merged(inside, here) : here);
  };
  if (start.termType === 'Variable') {
    const at = fromSubject ?? fromObject;
    if (at && mayStay(predicate)) {
      const isEnd = end.termType === 'Variable' ? [] : [equal(at, context.query.constant(end))];
      where.push(or(isNode(at, ground), ...isEnd));
    }
    meet(start, { id: found.start, isMaybeUnbound: false });
  }
  meet(end, endBinding(found.end, start, predicate, context));
  return {
    from: [...relation.from, ...found.from],
    where: [...relation.where, ...found.where, ...where],
    vars,
    rows: relation.rows * rows,
    cost: relation.cost + relation.rows * Math.max(rows, cost),
  };
};
