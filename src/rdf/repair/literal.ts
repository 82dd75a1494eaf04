/**
 * The repairs of a literal, one row each, in the order in which they are tried: characters, language tag,
 * datatype, the text that the datatype allows, and at last what the property expects. A step gets the
 * literal as the steps before left it, and answers with what it is instead, or null to leave it.
 */
import { PREFIXES } from '../namespaces.ts';
import { type Literal, literal, type NamedNode, namedNode } from '../terms.ts';
import { DATATYPES, datatypeMeant } from './datatypes.ts';
import { readDate, type TypedText } from './dates.ts';
import { isCleanIri, isEmailAddress, isTelephoneNumber, repairIri, telephoneIri, trimBlanks } from './iri.ts';
import type { IssueCode } from './issues.ts';
import type { Expectation } from './properties.ts';
import { hasControlCharacters, isLanguageTag, mendLanguageTag, withoutControlCharacters } from './text.ts';

/** The parts of a literal, read once. */
export interface LiteralParts {
  readonly text: string;
  /** Empty when there is none. */
  readonly language: string;
  /** IRI. */
  readonly datatype: string;
}

type Outcome = { readonly code: IssueCode; readonly term: Literal | NamedNode | null };
type Step = (parts: LiteralParts, expectation: Expectation | undefined) => Outcome | null;

const XSD_STRING = `${PREFIXES.xsd}string`;
const LANG_STRING = `${PREFIXES.rdf}langString`;
const DIR_LANG_STRING = `${PREFIXES.rdf}dirLangString`;
const DATE_TIME = `${PREFIXES.xsd}dateTime`;
const DATE = `${PREFIXES.xsd}date`;

/** No date or number that people write is longer. The bound keeps the expressions fast. */
const MAX_VALUE_LENGTH = 100;

const make = ({ text, language, datatype }: LiteralParts): Literal =>
  language ? literal(text, language) : literal(text, namedNode(datatype));

const controlCharacters: Step = (parts) =>
  hasControlCharacters(parts.text)
    ? {
        code: 'text-control-characters',
        term: make({ ...parts, text: withoutControlCharacters(parts.text) }),
      }
    : null;

const surrogates: Step = (parts) =>
  parts.text.isWellFormed()
    ? null
    : { code: 'text-surrogates', term: make({ ...parts, text: parts.text.toWellFormed() }) };

const languageTag: Step = ({ text, language, datatype }) => {
  if (language === '')
    return datatype === LANG_STRING || datatype === DIR_LANG_STRING
      ? { code: 'language-removed', term: literal(text) }
      : null;
  if (isLanguageTag(language)) return null;
  const mended = mendLanguageTag(language);
  return mended === null
    ? { code: 'language-removed', term: literal(text) }
    : { code: 'language-mended', term: literal(text, mended) };
};

const datatypeIri: Step = ({ text, language, datatype }) => {
  if (language || datatype === XSD_STRING) return null;
  const meant = datatypeMeant(datatype);
  if (meant !== null && meant !== datatype)
    return { code: 'datatype-name', term: literal(text, namedNode(meant)) };
  if (isCleanIri(datatype)) return null;
  const { iri, codes } = repairIri(datatype);
  return iri === null
    ? { code: 'datatype-removed', term: literal(text) }
    : { code: codes.at(-1)!, term: literal(text, namedNode(iri)) };
};

const codeOfReading = (before: string, { datatype }: TypedText): IssueCode => {
  if (before === datatype) return 'lexical-mended';
  return before === DATE_TIME && datatype === DATE ? 'datatype-date-only' : 'datatype-changed';
};

const lexicalForm: Step = ({ text, datatype }) => {
  const row = DATATYPES.get(datatype);
  if (!row || row.isValid(text)) return null;
  const trimmed = trimBlanks(text);
  if (trimmed === '') return { code: 'literal-empty-typed', term: null };
  if (row.isValid(trimmed)) return { code: 'lexical-mended', term: literal(trimmed, namedNode(datatype)) };
  const read = trimmed.length > MAX_VALUE_LENGTH ? null : row.read(trimmed);
  if (read === null) return { code: 'literal-ill-typed', term: literal(text) };
  // The reading of "12.0" as an integer is no reason to give up a narrower datatype that allows it.
  const meant = row.isValid(read.text) ? { ...read, datatype } : read;
  return { code: codeOfReading(datatype, meant), term: literal(meant.text, namedNode(meant.datatype)) };
};

const WEB_ADDRESS = /^(?:(?:https?|s?ftp|ftps):\/\/[^\s/]|www\.[^\s.])/i;
const OTHER_IRI = /^(?:urn:[a-z0-9][a-z0-9-]+:|doi:10\.|mailto:|tel:|info:)[^\s]+$/i;

/** The IRI that a text means where the property expects one of this kind, or null. */
const MEANT: Readonly<Record<Expectation, (text: string) => string | null>> = {
  // Where only a web address makes sense, blanks belong to it, unless a second one follows.
  link: (text) =>
    (WEB_ADDRESS.test(text) && !/\s(?:https?:|www\.|[,;|])/i.test(text) && text.length < 2000) ||
    OTHER_IRI.test(text)
      ? text
      : null,
  resource: (text) => ((WEB_ADDRESS.test(text) && !/\s/.test(text)) || OTHER_IRI.test(text) ? text : null),
  email: (text) => {
    const address = text.replace(/^mailto:\s*/i, '');
    if (isEmailAddress(address)) return `mailto:${address}`;
    return WEB_ADDRESS.test(text) && !/\s/.test(text) ? text : null;
  },
  telephone: (text) => {
    const number = text.replace(/^tel:\s*/i, '');
    return isTelephoneNumber(number) && number.replace(/\D/g, '').length >= 5 ? telephoneIri(number) : null;
  },
  date: () => null,
};

const expectedIri: Step = ({ text }, expectation) => {
  if (expectation === undefined || expectation === 'date') return null;
  const trimmed = trimBlanks(text);
  if (trimmed === '') return { code: 'literal-empty', term: null };
  const unwrapped = /^<([^<>]+)>$/.exec(trimmed)?.[1] ?? trimmed;
  const meant = MEANT[expectation](unwrapped);
  const iri = meant === null ? null : repairIri(meant).iri;
  return iri === null ? null : { code: 'literal-to-iri', term: namedNode(iri) };
};

const expectedDate: Step = ({ text, datatype }, expectation) => {
  if (expectation !== 'date' || (datatype !== XSD_STRING && datatype !== LANG_STRING)) return null;
  const read = text.length > MAX_VALUE_LENGTH ? null : readDate(text);
  return read === null ? null : { code: 'date-typed', term: literal(read.text, namedNode(read.datatype)) };
};

export const LITERAL_REPAIRS: readonly Step[] = [
  controlCharacters,
  surrogates,
  languageTag,
  datatypeIri,
  lexicalForm,
  expectedIri,
  expectedDate,
];
