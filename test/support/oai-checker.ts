/**
 * An independent judge of OAI-PMH 2.0: it knows the protocol and nothing of the server, parses strictly, and throws
 * what in an answer is against the protocol's rules or its schema.
 */
import { DOMParser, type Document, type Element } from '@xmldom/xmldom';

export interface OaiAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

export interface OaiHeader {
  readonly identifier: string;
  readonly datestamp: string;
  readonly sets: readonly string[];
  readonly isDeleted: boolean;
}
export interface OaiRecord extends OaiHeader {
  /** The first element inside `metadata`. */
  readonly metadata: Element | null;
}
export interface OaiToken {
  readonly text: string;
  readonly completeListSize: number;
  readonly cursor: number;
  readonly expirationDate: string | null;
}
export interface Checked {
  readonly verb: string | null;
  readonly errors: readonly string[];
  readonly content: Element | null;
  readonly records: readonly OaiRecord[];
  readonly sets: readonly { readonly spec: string; readonly name: string }[];
  readonly token: OaiToken | null;
  readonly responseDate: string;
}

const OAI = 'http://www.openarchives.org/OAI/2.0/';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const DC = 'http://purl.org/dc/elements/1.1/';
const SECOND = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const SET_SPEC = /^[A-Za-z0-9\-_.!~*'()]+(:[A-Za-z0-9\-_.!~*'()]+)*$/;
const DC_ELEMENTS = new Set(
  'title creator subject description publisher contributor date type format identifier source language relation coverage rights'.split(
    ' ',
  ),
);
const ERROR_CODES = new Set(
  'badArgument badResumptionToken badVerb cannotDisseminateFormat idDoesNotExist noRecordsMatch noMetadataFormats noSetHierarchy'.split(
    ' ',
  ),
);
const NAMESPACE_OF: Readonly<Record<string, string>> = {
  oai_dc: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
  dcat_ap: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
};

export const must = (holds: boolean, rule: string): void => {
  if (!holds) throw new Error(`OAI-PMH: ${rule}`);
};

/** What XML 1.0 lets a document hold; the parser is lenient here. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const FORBIDDEN_REFERENCE =
  /&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef]|d[89a-f]..)|0*(?:[0-8]|1[124-9]|2\d|3[01]));/i;

const stopOnFault = (level: string, message: string): void => {
  // What a server replaced is no mistake of the document.
  if (level === 'warning' && message.includes('replacement character')) return;
  throw new Error(`OAI-PMH: the XML is not well-formed: ${message}`);
};

const parseXml = (text: string): Document => {
  must(!FORBIDDEN.test(text) && !FORBIDDEN_REFERENCE.test(text), 'XML holds a character that it forbids');
  must(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>'), 'the document begins with its declaration');
  return new DOMParser({ onError: stopOnFault }).parseFromString(text, 'text/xml');
};

export const elementsIn = (parent: Element): Element[] => {
  const found: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 1) found.push(node as Element);
    else
      must(
        node.nodeType === 8 || (node.nodeValue ?? '').trim() === '',
        `text between the elements of ${parent.nodeName}`,
      );
  }
  return found;
};

const textOf = (element: Element): string => {
  for (let node = element.firstChild; node; node = node.nextSibling)
    must(node.nodeType === 3, `${element.nodeName} holds more than a text`);
  return element.textContent ?? '';
};

const attributesOf = (element: Element): Record<string, string> =>
  Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value]));

/** The children in their order, each as often as it may stand. */
const sequence = (
  parent: Element,
  rows: readonly (readonly [name: string, least: number, most: number])[],
): Record<string, Element[]> => {
  const rest = elementsIn(parent);
  const found: Record<string, Element[]> = {};
  for (const [name, least, most] of rows) {
    const matching: Element[] = [];
    while (rest[0]?.localName === name && rest[0].namespaceURI === OAI && matching.length < most)
      matching.push(rest.shift()!);
    must(matching.length >= least, `${parent.localName} lacks ${name}`);
    found[name] = matching;
  }
  must(rest.length === 0, `${parent.localName} has ${rest[0]?.nodeName} where it may not stand`);
  return found;
};

const checkHeader = (header: Element): OaiHeader => {
  const { identifier, datestamp, setSpec } = sequence(header, [
    ['identifier', 1, 1],
    ['datestamp', 1, 1],
    ['setSpec', 0, 10_000],
  ]);
  const { status, ...others } = attributesOf(header);
  must(Object.keys(others).length === 0, 'header has no attribute but status');
  must(status === undefined || status === 'deleted', 'the only status is deleted');
  const name = textOf(identifier![0]!);
  must(name !== '' && name === name.trim(), 'identifier is a URI without white space around it');
  const stamp = textOf(datestamp![0]!);
  must(SECOND.test(stamp), 'datestamp is a UTCdatetime to the second');
  const sets = setSpec!.map(textOf);
  must(
    sets.every((spec) => SET_SPEC.test(spec)),
    'setSpec has unreserved characters and colons',
  );
  must(new Set(sets).size === sets.length, 'setSpec is repeated');
  return { identifier: name, datestamp: stamp, sets, isDeleted: status === 'deleted' };
};

const checkMetadata = (metadata: Element, prefix: string): Element => {
  const roots = elementsIn(metadata);
  must(roots.length === 1, 'metadata has one element');
  const root = roots[0]!;
  must(root.namespaceURI === NAMESPACE_OF[prefix], `metadata is in the namespace of ${prefix}`);
  if (prefix !== 'oai_dc') return root;
  must(root.localName === 'dc', 'the root of Dublin Core is oai_dc:dc');
  for (const element of elementsIn(root)) {
    must(
      element.namespaceURI === DC && DC_ELEMENTS.has(element.localName!),
      `${element.nodeName} is no element of Dublin Core`,
    );
    must(
      Object.keys(attributesOf(element)).every((name) => name === 'xml:lang'),
      'Dublin Core has xml:lang alone',
    );
    textOf(element);
  }
  return root;
};

const checkRecord = (record: Element, prefix: string): OaiRecord => {
  const { header, metadata } = sequence(record, [
    ['header', 1, 1],
    ['metadata', 0, 1],
    ['about', 0, 10],
  ]);
  const checked = checkHeader(header![0]!);
  must((metadata!.length === 0) === checked.isDeleted, 'metadata stands in every record but deleted ones');
  return { ...checked, metadata: metadata?.[0] ? checkMetadata(metadata[0], prefix) : null };
};

const checkToken = (token: Element | undefined): OaiToken | null => {
  if (!token) return null;
  const { expirationDate = null, completeListSize, cursor, ...others } = attributesOf(token);
  must(Object.keys(others).length === 0, 'resumptionToken has no other attributes');
  must(expirationDate === null || SECOND.test(expirationDate), 'expirationDate is a UTCdatetime');
  // Optional in the protocol; harvesters fail without.
  must(/^\d+$/.test(completeListSize ?? ''), 'completeListSize stands on every resumptionToken');
  must(/^\d+$/.test(cursor ?? ''), 'cursor stands on every resumptionToken');
  const text = textOf(token);
  return { text, completeListSize: Number(completeListSize), cursor: Number(cursor), expirationDate };
};

const checkIdentify = (content: Element): void => {
  const found = sequence(content, [
    ['repositoryName', 1, 1],
    ['baseURL', 1, 1],
    ['protocolVersion', 1, 1],
    ['adminEmail', 1, 10],
    ['earliestDatestamp', 1, 1],
    ['deletedRecord', 1, 1],
    ['granularity', 1, 1],
    ['compression', 0, 10],
    ['description', 0, 10],
  ]);
  const text = (name: string): string => textOf(found[name]![0]!);
  must(text('protocolVersion') === '2.0', 'protocolVersion is 2.0');
  must(/^\S+@(\S+\.)+\S+$/.test(text('adminEmail')), 'adminEmail is an address');
  must(['no', 'transient', 'persistent'].includes(text('deletedRecord')), 'deletedRecord is one of three');
  must(text('granularity') === 'YYYY-MM-DDThh:mm:ssZ', 'granularity is that of seconds');
  must(SECOND.test(text('earliestDatestamp')), 'earliestDatestamp has the granularity');
};

const LISTS: Readonly<Record<string, string>> = {
  ListRecords: 'record',
  ListIdentifiers: 'header',
  ListSets: 'set',
};

/** Holds one answer against the rules. @param parameters what was asked */
export const checkAnswer = (
  { status, contentType, text }: OaiAnswer,
  parameters: Readonly<Record<string, string>>,
  { prefix = parameters.metadataPrefix ?? '' }: { readonly prefix?: string } = {},
): Checked => {
  must(status === 200, `the status is 200, not ${status}`);
  must(/^text\/xml; *charset=utf-8$/i.test(contentType), 'the media type is text/xml in UTF-8');
  const root = parseXml(text).documentElement!;
  must(root.localName === 'OAI-PMH' && root.namespaceURI === OAI, 'the root is OAI-PMH');
  must(
    root.getAttributeNS(XSI, 'schemaLocation') === `${OAI} ${OAI}OAI-PMH.xsd`,
    'the schema stands on the root',
  );
  const [date, request, ...contents] = elementsIn(root);
  must(date?.localName === 'responseDate' && SECOND.test(textOf(date)), 'responseDate comes first');
  must(request?.localName === 'request', 'request comes second');
  must(/^https?:\/\/[^?#]+$/.test(textOf(request!)), 'request holds the base URL');
  must(contents.length > 0, 'there is an error or an answer');
  const isError = contents[0]!.localName === 'error';
  const errors = isError ? contents.map((error) => error.getAttribute('code') ?? '') : [];
  must(
    errors.every((code) => ERROR_CODES.has(code)),
    'the code of an error is one of eight',
  );
  const isMisunderstood = errors.includes('badVerb') || errors.includes('badArgument');
  const expected = isMisunderstood ? {} : parameters;
  const attributes = attributesOf(request!);
  must(
    JSON.stringify(Object.entries(attributes).sort()) === JSON.stringify(Object.entries(expected).sort()),
    `request repeats what was asked: ${JSON.stringify(attributes)}`,
  );
  const answer: Checked = {
    verb: parameters.verb ?? null,
    errors,
    content: isError ? null : contents[0]!,
    records: [],
    sets: [],
    token: null,
    responseDate: textOf(date!),
  };
  if (isError) return answer;
  must(
    contents.length === 1 && contents[0]!.localName === parameters.verb,
    'the answer has the name of the verb',
  );
  const content = contents[0]!;
  const item = LISTS[content.localName!];
  if (item) {
    const found = sequence(content, [
      [item, 1, 100_000],
      ['resumptionToken', 0, 1],
    ]);
    const items = found[item]!;
    const token = checkToken(found.resumptionToken![0]);
    if (item === 'record')
      return { ...answer, token, records: items.map((record) => checkRecord(record, prefix)) };
    if (item === 'header')
      return {
        ...answer,
        token,
        records: items.map((header) => ({ ...checkHeader(header), metadata: null })),
      };
    const sets = items.map((set) => {
      const { setSpec, setName } = sequence(set, [
        ['setSpec', 1, 1],
        ['setName', 1, 1],
        ['setDescription', 0, 10],
      ]);
      const spec = textOf(setSpec![0]!);
      must(SET_SPEC.test(spec), 'setSpec has unreserved characters and colons');
      return { spec, name: textOf(setName![0]!) };
    });
    return { ...answer, token, sets };
  }
  if (content.localName === 'Identify') checkIdentify(content);
  if (content.localName === 'GetRecord') {
    const { record } = sequence(content, [['record', 1, 1]]);
    return { ...answer, records: [checkRecord(record![0]!, prefix)] };
  }
  if (content.localName === 'ListMetadataFormats') {
    const { metadataFormat } = sequence(content, [['metadataFormat', 1, 100]]);
    for (const format of metadataFormat!)
      sequence(format, [
        ['metadataPrefix', 1, 1],
        ['schema', 1, 1],
        ['metadataNamespace', 1, 1],
      ]);
  }
  return answer;
};
