/**
 * Statements as N-Triples text in which the catalogue's own IRIs are relative (`<./datasets/x>`), so that what
 * is stored and hashed does not change when the catalogue moves to another BASE_URL. One text a triple:
 * sorted and joined it is the canonical form of a graph without blank nodes.
 */
import { Parser } from 'n3';
import { PREFIXES } from './namespaces.ts';
import type { Quad, Term } from './terms.ts';

const XSD_STRING = `${PREFIXES.xsd}string`;

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: canonical N-Triples escapes controls
const LITERAL_SPECIAL = /["\\\u0000-\u001f\u007f]/g;
const escapeLiteral = (value: string): string =>
  value.replace(
    LITERAL_SPECIAL,
    (char) => ESCAPES[char] ?? `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
// biome-ignore lint/suspicious/noControlCharactersInRegex: not allowed in an IRIREF
const IRI_SPECIAL = /[\u0000-\u0020<>"{}|^`\\]/g;
const escapeIri = (value: string): string =>
  value.replace(
    IRI_SPECIAL,
    (char) => `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );

/** `http://cat.example` + `http://cat.example/datasets/x` → `./datasets/x`; other IRIs stay. */
export const relativeIri = (iri: string, baseUrl: string): string =>
  iri.startsWith(baseUrl) && iri[baseUrl.length] === '/' ? `.${iri.slice(baseUrl.length)}` : iri;

export const absoluteIri = (iri: string, baseUrl: string): string =>
  iri.startsWith('./') ? baseUrl + iri.slice(1) : iri;

export const relativeTerm = (term: Term, baseUrl: string): string => {
  switch (term.termType) {
    case 'NamedNode':
      return `<${escapeIri(relativeIri(term.value, baseUrl))}>`;
    case 'Literal': {
      const quoted = `"${escapeLiteral(term.value)}"`;
      if (term.language) return `${quoted}@${term.language}`;
      return term.datatype.value === XSD_STRING
        ? quoted
        : `${quoted}^^${relativeTerm(term.datatype, baseUrl)}`;
    }
    default:
      return `_:${term.value}`;
  }
};

export const relativeStatement = (q: Quad, baseUrl: string): string =>
  `${relativeTerm(q.subject, baseUrl)} ${relativeTerm(q.predicate, baseUrl)} ${relativeTerm(q.object, baseUrl)} .`;

/** Writes the terms of one text; IRIs are many times the same. */
const termWriter = (baseUrl: string): ((term: Term) => string) => {
  const iris = new Map<string, string>();
  return (term) => {
    if (term.termType !== 'NamedNode') return relativeTerm(term, baseUrl);
    let text = iris.get(term.value);
    if (text === undefined) {
      text = relativeTerm(term, baseUrl);
      iris.set(term.value, text);
    }
    return text;
  };
};

/** A graph as sorted, distinct statements, one a line. */
export const relativeText = (quads: Iterable<Quad>, baseUrl: string): string => {
  const write = termWriter(baseUrl);
  // By subject first: no subject's text is the beginning of another's, so the order is that of whole lines.
  const bySubject = new Map<string, Set<string>>();
  for (const { subject, predicate, object } of quads) {
    const key = write(subject);
    let rest = bySubject.get(key);
    if (!rest) {
      rest = new Set();
      bySubject.set(key, rest);
    }
    rest.add(`${write(predicate)} ${write(object)} .`);
  }
  const lines: string[] = [];
  for (const subject of [...bySubject.keys()].sort()) {
    for (const rest of [...bySubject.get(subject)!].sort()) lines.push(`${subject} ${rest}`);
  }
  return lines.join('\n');
};

/** The quads of a text made by `relativeText`, in the default graph. */
export const parseRelative = (text: string, baseUrl: string): Quad[] =>
  // Turtle is the N-Triples grammar plus relative IRIs.
  new Parser({ format: 'text/turtle', baseIRI: `${baseUrl}/` }).parse(text);
