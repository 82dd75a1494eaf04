/**
 * Walks along a property path (SPARQL 1.1 §9, §18.4): what they add to FROM and WHERE. One of any length is a
 * recursive query for each node that it starts from, and visits every node once.
 */
import type { Term } from '../../../rdf/terms.ts';
import type { Algebra } from '../../algebra.ts';
import { patternTable } from '../graphs.ts';
import {
  column,
  type Expr,
  equal,
  type FromItem,
  integer,
  isIn,
  not,
  type Query,
  type Select,
  type TableName,
  table,
} from '../ir.ts';
import type { Context, GraphContext } from '../scope.ts';
import { Unsupported } from '../unsupported.ts';

export type Path = Algebra.PropertyPathSymbol;

/** One walk: what it adds to FROM and WHERE, where it starts and where it ends. */
export interface Walk {
  readonly from: readonly FromItem[];
  readonly where: readonly Expr[];
  readonly start: Expr;
  readonly end: Expr;
}

export interface Ground {
  readonly context: Context;
  readonly graph: GraphContext;
}

export const alias = ({ context }: Ground, prefix: string): string => context.query.alias(prefix);

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
export const walk = (path: Path, isReversed: boolean, at: Expr | undefined, ground: Ground): Walk => {
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
