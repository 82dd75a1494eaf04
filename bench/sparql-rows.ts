/**
 * Solutions in a form in which equal ones of different engines are equal texts: numbers by value to twelve digits
 * (engines differ in how they write a mean), instants and language tags in one spelling.
 */
import { createHash } from 'node:crypto';
import { PREFIXES } from '../src/rdf/namespaces.ts';
import type { Term } from '../src/rdf/terms.ts';

/** SPARQL 1.1 Query Results JSON §3.2.2. */
export interface JsonTerm {
  readonly type: string;
  readonly value: string;
  readonly datatype?: string;
  readonly 'xml:lang'?: string;
}

export type JsonSolution = Readonly<Record<string, JsonTerm>>;

const NUMERIC =
  /^(?:integer|decimal|double|float|(?:non)?(?:positive|negative)Integer|(?:unsigned)?(?:long|int|short|byte))$/i;
const DIGITS = 12;

const instantText = (value: string): string =>
  value
    .replace(/(\.\d*?)0+(?=$|[Z+-])/, '$1')
    .replace(/\.(?=$|[Z+-])/, '')
    .replace(/[+-]00:00$/, 'Z');

const typedText = (value: string, datatype: string): string => {
  const local = datatype.startsWith(PREFIXES.xsd) ? datatype.slice(PREFIXES.xsd.length) : '';
  if (NUMERIC.test(local)) return Number(value).toPrecision(DIGITS);
  if (local === 'dateTime') return instantText(value);
  if (local === 'boolean') return String(value === 'true' || value === '1');
  return local === 'string' || datatype === '' ? value : `${value}^^${datatype}`;
};

const termText = ({ type, value, datatype = '', 'xml:lang': lang }: JsonTerm): string => {
  if (type === 'uri') return `<${value}>`;
  if (type === 'bnode') return '_:';
  return lang ? `"${value}"@${lang.toLowerCase()}` : `"${typedText(value, datatype)}"`;
};

export const jsonTerm = (term: Term): JsonTerm => {
  if (term.termType !== 'Literal')
    return { type: term.termType === 'NamedNode' ? 'uri' : 'bnode', value: term.value };
  const { value, language, datatype } = term;
  return { type: 'literal', value, ...(language ? { 'xml:lang': language } : { datatype: datatype.value }) };
};

/** One line a solution, sorted. */
export const rowLines = (solutions: readonly JsonSolution[]): string[] =>
  solutions
    .map((solution) =>
      Object.keys(solution)
        .sort()
        .map((name) => `${name}=${termText(solution[name]!)}`)
        .join('\t')
        .replaceAll('\n', '\\n'),
    )
    .sort();

export const jsonSolutions = (text: string): readonly JsonSolution[] =>
  (JSON.parse(text) as { results: { bindings: JsonSolution[] } }).results.bindings;

/** What is compared, and kept to be shown where it differs. */
export interface Rows {
  readonly count: number;
  readonly checksum: string;
  readonly lines: readonly string[];
}

export const rowsOf = (solutions: readonly JsonSolution[]): Rows => {
  const lines = rowLines(solutions);
  return {
    count: lines.length,
    checksum: createHash('sha256').update(lines.join('\n')).digest('hex'),
    lines,
  };
};
