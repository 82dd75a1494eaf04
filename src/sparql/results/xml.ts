/**
 * SPARQL Query Results XML Format. Characters that XML cannot hold become U+FFFD.
 */
import { xmlText } from '../../rdf/serialize/xml-text.ts';
import type { Term } from '../../rdf/terms.ts';
import type { TableWriter } from './table-writer.ts';

const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';
const OPEN =
  '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n';
const CLOSE = '</sparql>\n';

/** Readers turn unescaped white space of attributes into blanks. */
const attribute = (value: string): string =>
  xmlText(value).replaceAll('"', '&quot;').replaceAll('\t', '&#x9;').replaceAll('\n', '&#xA;');

/** §2.3.1 */
const rdfTerm = (term: Term): string => {
  const value = xmlText(term.value);
  if (term.termType === 'BlankNode') return `<bnode>${value}</bnode>`;
  if (term.termType !== 'Literal') return `<uri>${value}</uri>`;
  if (term.language) return `<literal xml:lang="${attribute(term.language)}">${value}</literal>`;
  if (term.datatype.value === XSD_STRING) return `<literal>${value}</literal>`;
  return `<literal datatype="${attribute(term.datatype.value)}">${value}</literal>`;
};

export const xmlWriter: TableWriter = {
  head: (variables) => {
    const names = variables.map((name) => `<variable name="${attribute(name)}"/>`);
    return `${OPEN}<head>${names.join('')}</head>\n<results>\n`;
  },
  solution: (solution, variables) => {
    const bound = solution.flatMap((term, at) =>
      term ? [`<binding name="${attribute(variables[at]!)}">${rdfTerm(term)}</binding>`] : [],
    );
    return `<result>${bound.join('')}</result>\n`;
  },
  separator: '',
  tail: `</results>\n${CLOSE}`,
  boolean: (value) => `${OPEN}<head/>\n<boolean>${value}</boolean>\n${CLOSE}`,
};
