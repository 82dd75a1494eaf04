/**
 * SPARQL 1.1 Query Results CSV: values without their kinds, quoted as RFC 4180 says. A truth value, for which the
 * specification has no form, is a table of one value.
 */
import { lineTerm } from '../../rdf/serialize/line-terms.ts';
import { objectTerm } from '../../rdf/serialize/plain-term.ts';
import type { Term } from '../../rdf/terms.ts';
import type { TableWriter } from './table-writer.ts';

const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const fieldOf = (term: Term | undefined): string => {
  if (!term) return '';
  return term.termType === 'BlankNode' ? lineTerm(objectTerm(term)) : field(term.value);
};

const row = (fields: readonly string[]): string => `${fields.join(',')}\r\n`;

export const csvWriter: TableWriter = {
  head: (variables) => row(variables.map(field)),
  solution: (solution) => row(solution.map(fieldOf)),
  separator: '',
  tail: '',
  boolean: (value) => row(['boolean']) + row([String(value)]),
};
