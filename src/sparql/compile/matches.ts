/**
 * Regular expressions over stored terms. SQL has none, so the statement is compiled in two turns: the first asks for
 * the distinct terms that can stand in the variable where the filter is, they are matched outside, and the second
 * compares numbers. What the compiler asks for comes in the same order in every turn.
 */
import {
  and,
  binary,
  choose,
  column,
  type Expr,
  equal,
  integer,
  isIn,
  type Query,
  table,
  text,
} from './ir.ts';
import { type QueryContext, type Relation, selectOf } from './scope.ts';
import { KLASS, TERM_KINDS_OF_TEXT, type Value } from './value.ts';

export interface MatchRequest {
  /** Columns `id` and `value`. */
  readonly query: Query;
  readonly pattern: string;
  readonly flags: string;
  /** Estimated steps. */
  readonly cost: number;
}

/** Thrown while compiling: the terms that match are not known yet. It never leaves `sparql/`. */
export class NeedsMatches extends Error {
  readonly request: MatchRequest;
  constructor(request: MatchRequest) {
    super('The terms that match a regular expression are not known yet.');
    this.name = 'NeedsMatches';
    this.request = request;
  }
}

/** What REGEX takes: strings alone, or with STR around it IRIs and literals of any type. */
export type TextOf = 'string' | 'str';

const isText = (of: TextOf, value: Value): Expr =>
  of === 'str'
    ? binary(value.klass, '>', integer(KLASS.blank))
    : isIn(value.klass, [integer(KLASS.string), integer(KLASS.langString)]);

/** The distinct terms that a relation has in one place. */
const candidates = (relation: Relation, id: Expr, of: TextOf, { alias }: QueryContext): Query => {
  const term = alias('t');
  const distinct = alias('d');
  return {
    kind: 'select',
    columns: [
      { name: 'id', expr: column(term, 'id') },
      { name: 'value', expr: column(term, 'value') },
    ],
    from: [
      {
        alias: distinct,
        source: {
          kind: 'query',
          query: { ...selectOf(relation, [{ name: 'n', expr: id }]), isDistinct: true },
        },
        join: 'cross',
      },
      table('term', term),
    ],
    where: [
      equal(column(term, 'id'), column(distinct, 'n')),
      of === 'str'
        ? isIn(column(term, 'kind'), TERM_KINDS_OF_TEXT)
        : and(isIn(column(term, 'class'), [integer(KLASS.string), integer(KLASS.langString)])),
    ],
  };
};

export interface Matched {
  /** 1, 0, or NULL where the term is no text. */
  readonly truth: Expr;
  /** The same where NULL is as good as 0. */
  readonly condition: Expr;
}

/** Whether a stored term is among those that match. Throws NeedsMatches in the first turn. */
export const matched = (
  value: Value,
  id: Expr,
  relation: Relation,
  of: TextOf,
  { pattern, flags }: Pick<MatchRequest, 'pattern' | 'flags'>,
  query: QueryContext,
): Matched => {
  const found = query.nextMatches();
  if (!found)
    throw new NeedsMatches({
      query: candidates(relation, id, of, query),
      pattern,
      flags,
      cost: relation.cost,
    });
  const list = query.alias('j');
  const condition: Expr = {
    kind: 'inQuery',
    arg: id,
    query: {
      kind: 'select',
      columns: [{ name: 'n', expr: column(list, 'value') }],
      from: [{ alias: list, source: { kind: 'json', value: text(JSON.stringify(found)) }, join: 'cross' }],
      where: [],
    },
  };
  return {
    condition,
    truth: choose([
      [condition, integer(1)],
      [isText(of, value), integer(0)],
    ]),
  };
};
