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

export const ownTriple = ({ subject, predicate, object }: Quad): Quad =>
  quad(ownTerm(subject) as never, ownTerm(predicate) as never, ownTerm(object) as never);

/** Roughly, as an answer has them. */
export const bytesOfTerm = (term: Term | undefined): number => (term ? term.value.length + 8 : 1);
