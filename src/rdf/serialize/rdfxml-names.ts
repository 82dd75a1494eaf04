/**
 * Element names of RDF/XML: a property or class IRI split into a namespace and an NCName, or null where no
 * such split exists. Namespaces that nobody named get `ns1`, `ns2`, …, in the order of their IRIs.
 */
import { PREFIXES } from '../namespaces.ts';
import { compareText } from './reading-order.ts';

/** Namespaces in XML 1.0 §3, XML 1.0 §2.3: NameStartChar and NameChar without the colon. */
const START =
  'A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}' +
  '\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const NAME = `[${START}][${START}.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}-]*`;
const NCNAME = new RegExp(`^${NAME}$`, 'u');
const NCNAME_AT_END = new RegExp(`${NAME}$`, 'u');

/** Namespaces in XML 1.0 §3: bound by XML itself, no other prefix may be declared for them. */
const BOUND_BY_XML: ReadonlySet<string> = new Set([
  'http://www.w3.org/XML/1998/namespace',
  'http://www.w3.org/2000/xmlns/',
]);

const RDF = PREFIXES.rdf;
const terms = (locals: string): readonly string[] => locals.split(' ').map((local) => RDF + local);

/** RDF 1.1 XML Syntax §5.1: names with a meaning of their own in the syntax. */
const RESERVED: ReadonlySet<string> = new Set(
  terms('RDF ID about parseType resource nodeID datatype aboutEach aboutEachPrefix bagID Description li'),
);

export interface QName {
  readonly namespace: string;
  readonly local: string;
}

const KNOWN_NAMESPACES: ReadonlyMap<string, string> = new Map(
  Object.entries(PREFIXES).map(([prefix, namespace]) => [namespace, prefix]),
);

const split = (iri: string): QName | null => {
  const cut = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1;
  if (KNOWN_NAMESPACES.has(iri.slice(0, cut)) && NCNAME.test(iri.slice(cut))) {
    return { namespace: iri.slice(0, cut), local: iri.slice(cut) };
  }
  let start = NCNAME_AT_END.exec(iri)?.index ?? 0;
  if (BOUND_BY_XML.has(iri.slice(0, start))) {
    start += 1 + (NCNAME_AT_END.exec(iri.slice(start + 1))?.index ?? iri.length);
  }
  return start > 0 && start < iri.length ? { namespace: iri.slice(0, start), local: iri.slice(start) } : null;
};

/** How the IRI of a property or class is written as an element name, or null when it cannot be. */
export const elementName = (iri: string): QName | null => (RESERVED.has(iri) ? null : split(iri));

/** True for a class whose name every XML reader takes; the letters of XML's later editions, some do not. */
export const namesElement = (classIri: string): boolean => {
  const name = elementName(classIri);
  return name !== null && /^[\w.-]+$/.test(name.local);
};

/** Prefix by namespace, for the namespaces given and `rdf` itself, in the order of declaration. */
export const prefixesFor = (namespaces: ReadonlySet<string>): ReadonlyMap<string, string> => {
  const known = [...new Set([...namespaces, RDF])].filter((namespace) => KNOWN_NAMESPACES.has(namespace));
  const unknown = [...namespaces].filter((namespace) => !KNOWN_NAMESPACES.has(namespace)).sort(compareText);
  return new Map([
    ...known
      .map((namespace): [string, string] => [namespace, KNOWN_NAMESPACES.get(namespace)!])
      .sort(([, a], [, b]) => compareText(a, b)),
    ...unknown.map((namespace, index): [string, string] => [namespace, `ns${index + 1}`]),
  ]);
};
