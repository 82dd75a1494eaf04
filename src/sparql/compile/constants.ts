/** Constants that travel as JSON: each term as an array with what finds it in the dictionary. */
import type { Term } from '../../rdf/terms.ts';
import { storedDatatype, TERM_KIND, termHash, termValue } from '../../store/term-codec.ts';
import { binary, call, column, type Expr, equal, type Query, table, text } from './ir.ts';
import type { QueryContext } from './scope.ts';
import { KLASS } from './value.ts';

/** Places in the JSON array of a term. */
export const PLACE = {
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

export const jsonTerm = (term: Term, local: number): readonly unknown[] => {
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
export const termNumber = (part: (place: number) => Expr, { alias }: QueryContext): Expr => {
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

/** The numbers of constants, as a list to look into. */
export const constantNumbers = (terms: readonly Term[], query: QueryContext): Query => {
  const alias = query.alias('j');
  const part = (place: number): Expr => binary(column(alias, 'value'), '->>', text(`$[${place}]`));
  const rows = terms.map((term) => jsonTerm(term, query.local(term)));
  return {
    kind: 'select',
    columns: [{ name: 'n', expr: termNumber(part, query) }],
    from: [{ alias, source: { kind: 'json', value: text(JSON.stringify(rows)) }, join: 'cross' }],
    where: [],
  };
};

/** Texts, as a list to look into. */
export const constantTexts = (texts: readonly string[], { alias }: QueryContext): Query => {
  const list = alias('j');
  return {
    kind: 'select',
    columns: [{ name: 't', expr: column(list, 'value') }],
    from: [{ alias: list, source: { kind: 'json', value: text(JSON.stringify(texts)) }, join: 'cross' }],
    where: [],
  };
};
