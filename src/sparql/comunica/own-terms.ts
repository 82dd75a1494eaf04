/** Terms that come out of Comunica as terms of our own factory: computed ones are of another. */
import { blankNode, defaultGraph, literal, namedNode, type Quad, quad, type Term } from '../../rdf/terms.ts';

export const ownTerm = (term: Term): Term => {
  if ('id' in term && typeof term.id === 'string') return term;
  switch (term.termType) {
    case 'NamedNode':
      return namedNode(term.value);
    case 'BlankNode':
      return blankNode(term.value);
    case 'Literal':
      return literal(term.value, term.language || namedNode(term.datatype.value));
    default:
      return defaultGraph();
  }
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what an IRI may not have
const ILLEGAL_IRI = /[\u0000-\u0020<>"{}|^`\\]/;
const LANGUAGE_TAG = /^[A-Za-z]+(-[A-Za-z0-9]+)*$/;

/**
 * Whether a term can be written in RDF. A function may have made an IRI or a language tag of anything: that is an
 * error (SPARQL 1.1 §17.4.2), so the variable stays unbound.
 */
export const isWritable = (term: Term): boolean => {
  if (term.termType === 'NamedNode') return !ILLEGAL_IRI.test(term.value);
  if (term.termType !== 'Literal') return true;
  return term.language ? LANGUAGE_TAG.test(term.language) : !ILLEGAL_IRI.test(term.datatype.value);
};

export const ownTriple = ({ subject, predicate, object }: Quad): Quad =>
  quad(ownTerm(subject) as never, ownTerm(predicate) as never, ownTerm(object) as never);

/** Roughly, as an answer has them. */
export const bytesOfTerm = (term: Term | undefined): number => (term ? term.value.length + 8 : 1);
