/**
 * SPARQL 1.1 Query Results TSV: terms as Turtle writes them, numbers bare. A truth value, for which the
 * specification has no form, is a table of one value.
 */
import { lineTerm } from '../../rdf/serialize/line-terms.ts';
import { objectTerm } from '../../rdf/serialize/plain-term.ts';
import type { Term } from '../../rdf/terms.ts';
import type { TableWriter } from './table-writer.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema#';

/** The numbers that Turtle reads without quotes and datatype (§2.5.2), as the whole of a field. */
const BARE: ReadonlyMap<string, RegExp> = new Map([
  [`${XSD}integer`, /^[+-]?\d+$/],
  [`${XSD}decimal`, /^[+-]?\d*\.\d+$/],
  [`${XSD}double`, /^[+-]?(?:\d+\.\d*|\.?\d+)[eE][+-]?\d+$/],
]);

const fieldOf = (term: Term | undefined): string => {
  if (!term) return '';
  const isBare = term.termType === 'Literal' && BARE.get(term.datatype.value)?.test(term.value);
  return isBare ? term.value : lineTerm(objectTerm(term));
};

const row = (fields: readonly string[]): string => `${fields.join('\t')}\n`;

export const tsvWriter: TableWriter = {
  head: (variables) => row(variables.map((name) => `?${name}`)),
  solution: (solution) => row(solution.map(fieldOf)),
  separator: '',
  tail: '',
  boolean: (value) => row(['?boolean']) + row([String(value)]),
};
