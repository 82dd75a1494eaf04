/**
 * RDF terms as the whole code base sees them: RDF/JS terms made by n3's factory.
 * A term's `id` (n3's internal string) is its key in maps; never stored, never sent.
 */
import type * as RDF from '@rdfjs/types';
import { DataFactory, type Term as N3Term, termToId } from 'n3';

export type Term = RDF.Term;
export type NamedNode = RDF.NamedNode;
export type BlankNode = RDF.BlankNode;
export type Literal = RDF.Literal;
export type Quad = RDF.Quad;

export const { namedNode, blankNode, literal, quad, defaultGraph } = DataFactory;

/** A string that is equal for equal terms and different for different ones. */
export const termKey = (term: Term): string =>
  'id' in term && typeof term.id === 'string' ? term.id : termToId(term as N3Term);

/** A key for the triple of a quad, whatever its graph. */
export const tripleKey = (q: Quad): string =>
  `${termKey(q.subject)}\n${termKey(q.predicate)}\n${termKey(q.object)}`;
