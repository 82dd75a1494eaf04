/**
 * Elements as the XML parser gives them: what they look like in RDF/XML, whatever their place, and how they
 * are written inside an XML literal.
 */
import { PREFIXES } from '../namespaces.ts';
import type { Term } from '../terms.ts';
import { nodesInText } from './rdfxml-sax.ts';
import { nodeName } from './turtle-push-parser.ts';

interface Attribute {
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly uri: string;
  readonly value: string;
}

export interface Tag {
  readonly name: string;
  readonly local: string;
  readonly uri: string;
  readonly attributes: Record<string, Attribute>;
}

const KNOWN_NAMESPACES: ReadonlySet<string> = new Set(Object.values(PREFIXES));
export const ROOT: Tag = { name: 'rdf:RDF', local: 'RDF', uri: PREFIXES.rdf, attributes: {} };

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** An element outside rdf:RDF that is RDF all the same: it names a resource, or is of a class that we know. */
export const isNodeElement = (tag: Tag): boolean =>
  Object.values(tag.attributes).some(
    ({ uri, local }) => uri === PREFIXES.rdf && /^(?:about|ID|nodeID)$/.test(local),
  ) ||
  (KNOWN_NAMESPACES.has(tag.uri) && /^\p{Lu}/u.test(tag.local));

const hasAbout = (tag: Tag): boolean =>
  Object.values(tag.attributes).some(({ uri, local }) => uri === PREFIXES.rdf && local === 'about');

/** Only properties have these (RDF 1.1 XML Syntax §7.2.15 to 7.2.21), however their names are written. */
const isPlainlyProperty = (tag: Tag): boolean =>
  Object.values(tag.attributes).some(
    ({ uri, local }) => uri === PREFIXES.rdf && /^(?:resource|parseType|datatype)$/.test(local),
  );

/** An element that is no property, whatever its place: properties have small letters and no rdf:about. */
export const looksLikeNode = (tag: Tag): boolean =>
  hasAbout(tag) ||
  (tag.uri === PREFIXES.rdf
    ? tag.local === 'Description'
    : KNOWN_NAMESPACES.has(tag.uri) && /^\p{Lu}/u.test(tag.local) && !isPlainlyProperty(tag));

export const looksLikeProperty = (tag: Tag): boolean =>
  KNOWN_NAMESPACES.has(tag.uri) && /^\p{Ll}/u.test(tag.local) && !isNodeElement(tag);

export const escaped = (tag: Tag): Tag => ({
  ...tag,
  attributes: Object.fromEntries(
    Object.entries(tag.attributes).map(([name, attribute]) => [
      name,
      { ...attribute, value: escapeXml(attribute.value) },
    ]),
  ),
});

/** The node that rdf:about, rdf:ID or rdf:nodeID names by a value. */
export type NodeOf = (local: string, written: string) => Term;

/** The nodes that a tag names, itself or in markup that landed in its attributes: for tags that may be misread. */
export const namedIn = (tag: Tag, isNode: boolean, nodeOf: NodeOf): (string | null)[] =>
  Object.values(tag.attributes).flatMap(({ prefix, uri, local, value }) => {
    const names: (string | null)[] = [...nodesInText(value)];
    if (uri === PREFIXES.rdf && /^(?:about|ID|nodeID)$/.test(local))
      // A value that lost its quotation mark goes on into the markup after it.
      return [...names, nodeName(nodeOf(local, /^[^<>"\s]*/.exec(value)![0]))];
    // The attribute's own name may be what is broken.
    return isNode && prefix !== 'xmlns' && /^\w+:\/\/\S+$/.test(value) ? [...names, value] : names;
  });
