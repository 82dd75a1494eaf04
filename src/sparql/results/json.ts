/**
 * SPARQL 1.1 Query Results JSON Format.
 */
import type { Term } from '../../rdf/terms.ts';
import type { TableWriter } from './table-writer.ts';

const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';

/** §3.2.2 */
const rdfTerm = (term: Term): string => {
  const value = JSON.stringify(term.value);
  if (term.termType === 'BlankNode') return `{"type":"bnode","value":${value}}`;
  if (term.termType !== 'Literal') return `{"type":"uri","value":${value}}`;
  if (term.language) return `{"type":"literal","xml:lang":${JSON.stringify(term.language)},"value":${value}}`;
  if (term.datatype.value === XSD_STRING) return `{"type":"literal","value":${value}}`;
  return `{"type":"literal","datatype":${JSON.stringify(term.datatype.value)},"value":${value}}`;
};

export const jsonWriter: TableWriter = {
  head: (variables) => `{"head":{"vars":${JSON.stringify(variables)}},"results":{"bindings":[\n`,
  solution: (solution, variables) => {
    const bound = solution.flatMap((term, at) =>
      term ? [`${JSON.stringify(variables[at])}:${rdfTerm(term)}`] : [],
    );
    return `{${bound.join(',')}}`;
  },
  separator: ',\n',
  tail: '\n]}}\n',
  boolean: (value) => `{"head":{},"boolean":${value}}\n`,
};
