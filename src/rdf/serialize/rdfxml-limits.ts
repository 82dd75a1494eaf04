/**
 * What RDF/XML cannot say. The writer leaves such triples out, or writes U+FFFD for the characters that XML
 * forbids, and names them in a comment; `inexpressible` lists them for whoever must tell.
 */
import type { Quad } from '../terms.ts';
import { type ObjectTerm, objectTerm, subjectTerm } from './plain-term.ts';
import { elementName } from './rdfxml-names.ts';
import { isXmlText } from './xml-text.ts';

export type Obstacle =
  /** The property's IRI ends in nothing that could be an element name, or is a word of the syntax itself. */
  | 'property'
  /** An IRI holds a character that XML forbids. */
  | 'iri'
  /** The text has a base direction, which RDF 1.1 XML cannot say. */
  | 'direction'
  /** The text holds a character that XML forbids. The triple is written, with U+FFFD in its place. */
  | 'characters';

/** What keeps any triple of a property from being written, or null. */
export const propertyObstacle = (predicate: string): Obstacle | null =>
  !elementName(predicate) ? 'property' : isXmlText(predicate) ? null : 'iri';

/** What keeps a subject or an object from being written as it is, or null. */
export const termObstacle = (term: ObjectTerm): Obstacle | null => {
  if (term.termType === 'BlankNode') return null;
  if (term.termType === 'NamedNode') return isXmlText(term.value) ? null : 'iri';
  if (term.direction) return 'direction';
  if (!isXmlText(term.datatype)) return 'iri';
  return isXmlText(term.value) ? null : 'characters';
};

/** True when a triple with this obstacle stands nowhere in the document. */
export const isLeftOut = (obstacle: Obstacle | null): boolean =>
  obstacle !== null && obstacle !== 'characters';

/** What keeps the triple of a quad from being written as it is, or null. */
export const obstacleOf = ({ subject, predicate, object }: Quad): Obstacle | null =>
  propertyObstacle(predicate.value) ?? termObstacle(subjectTerm(subject)) ?? termObstacle(objectTerm(object));

/** The quads whose triple does not come back from RDF/XML as it is; empty for nearly every record. */
export const inexpressible = (quads: readonly Quad[]): Quad[] =>
  quads.filter((quad) => obstacleOf(quad) !== null);
