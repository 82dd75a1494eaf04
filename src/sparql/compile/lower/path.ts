/**
 * Property paths (SPARQL 1.1 §9, §18.4). A path is walked from the end that is known; one that may be of any length
 * is a recursive query for each node it starts from, and every node is visited once.
 */

import type { Term } from '../../../rdf/terms.ts';
import type { Algebra } from '../../algebra.ts';
import { patternRows } from '../estimate.ts';
import { chosen } from '../functions/logic.ts';
import { patternTable } from '../graphs.ts';
import {
  column,
  type Expr,
  equal,
  type FromItem,
  integer,
  isIn,
  not,
  or,
  type Query,
  type Select,
  type TableName,
  table,
} from '../ir.ts';
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

type Path = Algebra.PropertyPathSymbol;

/** One walk: what it adds to FROM and WHERE, where it starts and where it ends. */
interface Walk {
  readonly from: readonly FromItem[];
  readonly where: readonly Expr[];
  readonly start: Expr;
  readonly end: Expr;
}

interface Ground {
  readonly context: Context;
  readonly graph: GraphContext;
}

const alias = ({ context }: Ground, prefix: string): string => context.query.alias(prefix);

/** One step over triples whose predicate meets a condition. */
const step = (
  meets: (predicate: Expr) => Expr,
  isReversed: boolean,
  at: Expr | undefined,
  ground: Ground,
): Walk => {
  const { name, conditions } = patternTable(ground.graph, ground.context);
  const own = alias(ground, name[0]!);
  const [start, end] = isReversed ? ['o', 's'] : ['s', 'o'];
  return {
    from: [table(name, own)],
    where: [meets(column(own, 'p')), ...(at ? [equal(column(own, start!), at)] : []), ...conditions(own)],
    start: at ?? column(own, start!),
    end: column(own, end!),
  };
};

const iriId = (term: Term): Expr => ({ kind: 'termId', term });

/** Links of an alternative that all go the same way: one step over several predicates. */
const linksOf = (paths: readonly Path[]): readonly Term[] | undefined => {
  const links: Term[] = [];
  for (const path of paths) {
    const own =
      path.type === 'link'
        ? [(path as Algebra.Link).iri as Term]
        : path.type === 'alt'
          ? linksOf((path as Algebra.Alt).input)
          : undefined;
    if (!own) return undefined;
    links.push(...own);
  }
  return links;
};

const endsOf = ({ from, where, start, end }: Walk): Select => ({
  kind: 'select',
  columns: [
    { name: 'a', expr: start },
    { name: 'b', expr: end },
  ],
  from,
  where,
});

const alternative = (
  paths: readonly Path[],
  isReversed: boolean,
  at: Expr | undefined,
  ground: Ground,
): Walk => {
  const links = linksOf(paths);
  const distinct = new Set(links?.map(({ value }) => value));
  // `p|p` gives each triple twice.
  if (links && distinct.size === links.length)
    return step((predicate) => isIn(predicate, links.map(iriId)), isReversed, at, ground);
  const own = alias(ground, 'a');
  const query: Query = {
    kind: 'unionAll',
    arms: paths.map((path) => endsOf(walk(path, isReversed, at, ground))),
  };
  if (!at) {
    return {
      from: [{ alias: own, source: { kind: 'query', query }, join: 'cross' }],
      where: [],
      start: column(own, 'a'),
      end: column(own, 'b'),
    };
  }
  return {
    from: [{ alias: own, source: { kind: 'each', query }, join: 'cross' }],
    where: [],
    start: at,
    end: { kind: 'binary', left: column(own, 'value'), op: '->>', right: integer(1) },
  };
};

const sequence = (
  paths: readonly Path[],
  isReversed: boolean,
  at: Expr | undefined,
  ground: Ground,
): Walk => {
  const order = isReversed ? [...paths].reverse() : paths;
  let from: readonly FromItem[] = [];
  let where: readonly Expr[] = [];
  let start = at;
  let end = at;
  for (const path of order) {
    const next = walk(path, isReversed, end, ground);
    from = [...from, ...next.from];
    where = [...where, ...next.where];
    start ??= next.start;
    end = next.end;
  }
  return { from, where, start: start!, end: end! };
};

/** The nodes that a walk of any length may start from. */
const startNodes = (path: Path, isZeroToo: boolean, isReversed: boolean, ground: Ground): Query => {
  if (!isZeroToo) {
    const { from, where, start } = walk(path, isReversed, undefined, ground);
    return { kind: 'select', columns: [{ name: 'n', expr: start }], from, where, isDistinct: true };
  }
  const { name, conditions } = patternTable(ground.graph, ground.context);
  const nodes = (place: 's' | 'o'): Select => {
    const own = alias(ground, name[0]!);
    return {
      kind: 'select',
      columns: [{ name: 'n', expr: column(own, place) }],
      from: [table(name, own)],
      where: conditions(own),
    };
  };
  return { kind: 'union', arms: [nodes('s'), nodes('o')] };
};

/** The nodes that are reached from one node. */
const reached = (
  path: Path,
  kind: Algebra.PropertyPathSymbol['type'],
  isReversed: boolean,
  at: Expr,
  ground: Ground,
): Query => {
  const seedOf = (expr: Expr): Select => ({
    kind: 'select',
    columns: [{ name: 'n', expr }],
    from: [],
    where: [],
  });
  const endSelect = ({ from, where, end }: Walk): Select => ({
    kind: 'select',
    columns: [{ name: 'n', expr: end }],
    from,
    where,
  });
  const once = (): Select => endSelect(walk(path, isReversed, at, ground));
  if (kind === 'ZeroOrOnePath') return { kind: 'union', arms: [seedOf(at), once()] };
  const name = alias(ground, 'r');
  const node = column(name, 'n');
  const next = walk(path, isReversed, node, ground);
  return {
    kind: 'recursive',
    name,
    columns: ['n'],
    seed: kind === 'ZeroOrMorePath' ? seedOf(at) : once(),
    step: { ...endSelect(next), from: [table(name as TableName, name), ...next.from] },
    result: {
      kind: 'select',
      columns: [{ name: 'n', expr: node }],
      from: [table(name as TableName, name)],
      where: [],
    },
  };
};

const closure = (
  { type, path }: Algebra.ZeroOrMorePath | Algebra.OneOrMorePath | Algebra.ZeroOrOnePath,
  isReversed: boolean,
  at: Expr | undefined,
  ground: Ground,
): Walk => {
  const nodes = alias(ground, 'n');
  const start = at ?? column(nodes, 'n');
  const own = alias(ground, 'c');
  const starts: readonly FromItem[] = at
    ? []
    : [
        {
          alias: nodes,
          source: { kind: 'query', query: startNodes(path, type !== 'OneOrMorePath', isReversed, ground) },
          join: 'cross',
        },
      ];
  return {
    from: [
      ...starts,
      {
        alias: own,
        source: { kind: 'each', query: reached(path, type, isReversed, start, ground) },
        join: 'cross',
      },
    ],
    where: [],
    start,
    end: { kind: 'binary', left: column(own, 'value'), op: '->>', right: integer(0) },
  };
};

/** A path from a known node, or from every node it can start from. */
const walk = (path: Path, isReversed: boolean, at: Expr | undefined, ground: Ground): Walk => {
  switch (path.type) {
    case 'link':
      return step(
        (predicate) => equal(predicate, iriId((path as Algebra.Link).iri as Term)),
        isReversed,
        at,
        ground,
      );
    case 'nps': {
      const { iris } = path as Algebra.Nps;
      // An IRI that the dictionary lacks must not make the whole list unknown.
      const ids = iris.map((iri) => ground.context.query.constant(iri as Term));
      return step((predicate) => not(isIn(predicate, ids)), isReversed, at, ground);
    }
    case 'inv':
      return walk((path as Algebra.Inv).path, !isReversed, at, ground);
    case 'seq':
      return sequence((path as Algebra.Seq).input, isReversed, at, ground);
    case 'alt':
      return alternative((path as Algebra.Alt).input, isReversed, at, ground);
    case 'ZeroOrMorePath':
    case 'OneOrMorePath':
    case 'ZeroOrOnePath':
      return closure(path as Algebra.ZeroOrMorePath, isReversed, at, ground);
    default:
      throw new Unsupported(`the path ${(path as { type: string }).type}`);
  }
};

/** Nodes that a walk of any length is expected to reach from one. */
const REACHED = 20;

const stepRows = (path: Path, isKnown: boolean, { query }: Context): number => {
  const any = { termType: 'Variable', value: '' } as Term;
  switch (path.type) {
    case 'link':
      return (
        patternRows(
          query.statistics,
          { subject: any, predicate: (path as Algebra.Link).iri, object: any } as never,
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
  rows: number,
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
    cost: relation.cost + relation.rows * Math.max(rows, 1) * 2,
  };
};
