/**
 * Terms as N-Triples and N-Quads write them, in the canonical escaping of RDFC-1.0; Turtle falls back on the
 * same forms. Knows nothing of prefixes.
 */
import type { Blank, ObjectTerm, PlainLiteral } from './plain-term.ts';

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

const unicodeEscape = (char: string): string =>
  `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

export const escapeChar = (char: string): string => SHORT_ESCAPES[char] ?? unicodeEscape(char);

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const IN_STRING = /["\\\u0000-\u001f\u007f]/;
const ALL_IN_STRING = new RegExp(IN_STRING, 'g');

export const quoted = (value: string): string =>
  `"${IN_STRING.test(value) ? value.replace(ALL_IN_STRING, escapeChar) : value}"`;

/** What IRIREF does not allow as it is (N-Triples §7). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const NOT_IN_IRI = /[\u0000-\u0020<>"{}|^`\\]/;
const ALL_NOT_IN_IRI = new RegExp(NOT_IN_IRI, 'g');

export const iriRef = (iri: string): string =>
  `<${NOT_IN_IRI.test(iri) ? iri.replace(ALL_NOT_IN_IRI, unicodeEscape) : iri}>`;

const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';

const LANGTAG = /^[A-Za-z]+(?:-[A-Za-z0-9]+)*$/;

/** JSON-LD and XML let through tags that Turtle cannot write (`fr_FR`); `und` is BCP 47's "undetermined". */
export const languageTag = (tag: string): string => {
  if (LANGTAG.test(tag)) return tag;
  const repaired = tag.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return LANGTAG.test(repaired) ? repaired : 'und';
};

/** What follows the quoted value; `datatypeRef` writes the datatype's IRI. */
export const literalSuffix = (
  { language, direction, datatype }: PlainLiteral,
  datatypeRef: (iri: string) => string,
): string => {
  if (language) return `@${languageTag(language)}${direction ? `--${direction}` : ''}`;
  return datatype === XSD_STRING ? '' : `^^${datatypeRef(datatype)}`;
};

const SAFE_LABEL = /^[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?$/;

/** Labels of other makers may hold anything; what BLANK_NODE_LABEL might not allow is written in hexadecimal. */
const givenLabel = ({ value }: Blank): string =>
  SAFE_LABEL.test(value)
    ? value
    : `x-${[...value].map((char) => char.codePointAt(0)!.toString(16)).join('-')}-x`;

export const lineTerm = (term: ObjectTerm, labelOf: (blank: Blank) => string = givenLabel): string => {
  switch (term.termType) {
    case 'NamedNode':
      return iriRef(term.value);
    case 'BlankNode':
      return `_:${labelOf(term)}`;
    case 'Literal':
      return quoted(term.value) + literalSuffix(term, iriRef);
  }
};
