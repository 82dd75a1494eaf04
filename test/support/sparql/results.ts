/**
 * Answers of queries as values that can be compared: solutions are multisets, equal up to the names of blank nodes;
 * numbers are equal by value. Reads the four formats of results, and result sets and graphs in RDF.
 */
import { Readable } from 'node:stream';
import { Parser } from 'n3';
import { SparqlXmlParser } from 'sparqlxml-parse';
import { ns } from '../../../src/rdf/namespaces.ts';
import {
  blankNode,
  literal,
  namedNode,
  type Quad,
  quad,
  type Term,
  termKey,
} from '../../../src/rdf/terms.ts';
import { canonical } from '../read-rdf.ts';

export type TestSolution = Readonly<Record<string, Term>>;

export type TestAnswer =
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'graph'; readonly quads: readonly Quad[] }
  | {
      readonly kind: 'solutions';
      readonly variables: readonly string[];
      readonly solutions: readonly TestSolution[];
      /** CSV has no types: everything is a string. */
      readonly isUntyped?: boolean;
    };

interface JsonTerm {
  readonly type: string;
  readonly value: string;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}

const fromJsonTerm = (term: JsonTerm): Term =>
  term.type === 'uri'
    ? namedNode(term.value)
    : term.type === 'bnode'
      ? blankNode(term.value)
      : literal(term.value, term['xml:lang'] || (term.datatype ? namedNode(term.datatype) : undefined));

const mapValues = <T, R>(record: Readonly<Record<string, T>>, of: (value: T) => R): Record<string, R> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, of(value)]));

const readJson = async (text: string): Promise<TestAnswer> => {
  const document = JSON.parse(text) as {
    readonly boolean?: boolean;
    readonly head: { readonly vars?: readonly string[] };
    readonly results?: { readonly bindings: readonly Record<string, JsonTerm>[] };
  };
  if (document.boolean !== undefined) return { kind: 'boolean', value: document.boolean };
  return {
    kind: 'solutions',
    variables: document.head.vars ?? [],
    solutions: document.results!.bindings.map((row) => mapValues(row, fromJsonTerm)),
  };
};

const ownTerm = (term: Term): Term =>
  term.termType === 'Literal'
    ? literal(term.value, term.language || namedNode(term.datatype.value))
    : term.termType === 'BlankNode'
      ? blankNode(term.value)
      : namedNode(term.value);

const readXml = async (text: string): Promise<TestAnswer> => {
  const parser = new SparqlXmlParser();
  if (/<boolean>/.test(text))
    return { kind: 'boolean', value: await parser.parseXmlBooleanStream(Readable.from([text]) as never) };
  const stream = parser.parseXmlResultsStream(Readable.from([text]) as never);
  let variables: readonly string[] = [];
  stream.on('variables', (found: readonly Term[]) => {
    variables = found.map(({ value }) => value);
  });
  const solutions: TestSolution[] = [];
  for await (const row of stream) solutions.push(mapValues(row as unknown as TestSolution, ownTerm));
  return { kind: 'solutions', variables, solutions };
};

const rowsOfTsv = (text: string): string[][] =>
  text
    .split(/\r?\n/)
    .filter((line, index, lines) => index < lines.length - 1 || line !== '')
    .map((line) => line.split('\t'));

const withCells = (
  header: readonly string[],
  rows: readonly (readonly (Term | undefined)[])[],
): TestAnswer => ({
  kind: 'solutions',
  variables: header,
  solutions: rows.map((cells) =>
    Object.fromEntries(cells.flatMap((term, index) => (term ? [[header[index]!, term] as const] : []))),
  ),
});

const turtleTerm = (text: string): Term | undefined =>
  text === '' ? undefined : new Parser({ blankNodePrefix: '' }).parse(`<urn:s> <urn:p> ${text} .`)[0]!.object;

const readTsv = async (text: string): Promise<TestAnswer> => {
  const [header = [], ...rows] = rowsOfTsv(text);
  return withCells(
    header.map((name) => name.slice(1)),
    rows.map((cells) => cells.map(turtleTerm)),
  );
};

const rowsOfCsv = (text: string): string[][] => {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows.at(-1)!.join('') === '' && rows.length > 1 ? rows.slice(0, -1) : rows;
};

const untyped = (cell: string): Term | undefined =>
  cell === '' ? undefined : cell.startsWith('_:') ? blankNode(cell.slice(2)) : literal(cell);

const readCsv = async (text: string): Promise<TestAnswer> => {
  const [header = [], ...rows] = rowsOfCsv(text);
  return {
    ...withCells(
      header,
      rows.map((cells) => cells.map(untyped)),
    ),
    isUntyped: true,
  } as TestAnswer;
};

const RS = 'http://www.w3.org/2001/sw/DataAccess/tests/result-set#';

/** A graph, or a result set that is described in one. */
export const answerFromGraph = (quads: readonly Quad[]): TestAnswer => {
  const values = (subject: Term, property: string): Term[] =>
    quads
      .filter((q) => q.subject.equals(subject as never) && q.predicate.value === RS + property)
      .map(({ object }) => object);
  const set = quads.find(
    ({ predicate, object }) => predicate.value === ns.rdf('type').value && object.value === `${RS}ResultSet`,
  )?.subject;
  if (!set) return { kind: 'graph', quads };
  const [boolean] = values(set, 'boolean');
  if (boolean) return { kind: 'boolean', value: boolean.value === 'true' };
  return {
    kind: 'solutions',
    variables: values(set, 'resultVariable').map(({ value }) => value),
    solutions: values(set, 'solution').map((solution) =>
      Object.fromEntries(
        values(solution, 'binding').map((one) => [
          values(one, 'variable')[0]!.value,
          values(one, 'value')[0]!,
        ]),
      ),
    ),
  };
};

/** By the ending of a file's name, the formats of results. */
export const RESULT_READERS: Readonly<Record<string, (text: string) => Promise<TestAnswer>>> = {
  srx: readXml,
  srj: readJson,
  csv: readCsv,
  tsv: readTsv,
};

const xsd = (name: string): string => ns.xsd(name).value;
const plainDecimal = (value: string): string => {
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(value) ?? [];
  return `${sign === '-' ? '-' : ''}${whole || '0'}${fraction && `.${fraction}`}`.replace(/^-0$/, '0');
};
const floating = (value: string): string => String(Number(value.replace('INF', 'Infinity')));
const CANONICAL: Readonly<Record<string, (value: string) => string>> = {
  [xsd('integer')]: plainDecimal,
  [xsd('decimal')]: plainDecimal,
  [xsd('double')]: floating,
  [xsd('float')]: floating,
};

/** Equal for terms that mean the same number or text. */
const byValue = (term: Term): Term => {
  if (term.termType !== 'Literal') return term;
  if (term.language) return literal(term.value, term.language.toLowerCase());
  const canonicalForm = CANONICAL[term.datatype.value];
  return canonicalForm ? literal(canonicalForm(term.value), namedNode(term.datatype.value)) : term;
};

const ROW = namedNode('urn:x-test:row');

/** Solutions as a graph: one blank node for each, so that canonical forms compare multisets. */
const graphOfSolutions = (
  solutions: readonly TestSolution[],
  { isOrdered = false, isUntyped = false } = {},
): Quad[] =>
  solutions.flatMap((solution, index) => {
    const row = blankNode(`row${index}`);
    const term = (value: Term): Term =>
      isUntyped && value.termType !== 'BlankNode' ? literal(value.value) : byValue(value);
    return [
      quad(row, ROW, isOrdered ? literal(String(index)) : ROW),
      ...Object.entries(solution).map(([name, value]) =>
        quad(row, namedNode(`urn:x-test:variable:${name}`), prefixed(term(value)) as never),
      ),
    ];
  });

/** Labels of the data must not meet those of rows. */
const prefixed = (term: Term): Term => (term.termType === 'BlankNode' ? blankNode(`b_${term.value}`) : term);

const distinctRows = (solutions: readonly TestSolution[]): readonly TestSolution[] => [
  ...new Map(
    solutions.map((solution) => [
      JSON.stringify(
        Object.entries(solution)
          .map(([name, term]) => [name, termKey(byValue(term))])
          .sort(),
      ),
      solution,
    ]),
  ).values(),
];

export interface Comparison {
  readonly isOrdered?: boolean;
  /** Duplicates may have been removed (REDUCED). */
  readonly isLax?: boolean;
}

/** A text that is equal for answers that say the same. */
const formOf = async (answer: TestAnswer, comparison: Comparison, isUntyped: boolean): Promise<string> => {
  if (answer.kind === 'boolean') return String(answer.value);
  if (answer.kind === 'graph')
    return canonical(
      answer.quads.map((q) => quad(q.subject as never, q.predicate as never, byValue(q.object) as never)),
    );
  const rows = comparison.isLax ? distinctRows(answer.solutions) : answer.solutions;
  const { isOrdered = false } = comparison;
  const variables = [...answer.variables].sort().join(' ');
  return `${variables}\n${await canonical(graphOfSolutions(rows, { isOrdered, isUntyped }))}`;
};

/** Both forms, equal when the answers say the same. */
export const compareAnswers = async (
  actual: TestAnswer,
  expected: TestAnswer,
  comparison: Comparison = {},
): Promise<{ readonly actual: string; readonly expected: string }> => {
  const isUntyped = [actual, expected].some((one) => one.kind === 'solutions' && one.isUntyped);
  return {
    actual: `${actual.kind}\n${await formOf(actual, comparison, isUntyped)}`,
    expected: `${expected.kind}\n${await formOf(expected, comparison, isUntyped)}`,
  };
};
