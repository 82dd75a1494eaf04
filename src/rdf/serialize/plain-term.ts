/**
 * Terms as plain objects with their parts side by side: the terms of the parsers compute their parts at each
 * access, which sorting makes dear. RDF 1.1 has no other terms; anything else is refused.
 */
import { AppError } from '../../lib/app-error.ts';
import { type Term, termKey } from '../terms.ts';

export interface Iri {
  readonly termType: 'NamedNode';
  readonly key: string;
  readonly value: string;
}

export interface Blank {
  readonly termType: 'BlankNode';
  readonly key: string;
  readonly value: string;
}

export interface PlainLiteral {
  readonly termType: 'Literal';
  readonly key: string;
  readonly value: string;
  /** Empty when there is none. */
  readonly language: string;
  readonly direction: string;
  /** The datatype's IRI. */
  readonly datatype: string;
}

export type SubjectTerm = Iri | Blank;
export type ObjectTerm = Iri | Blank | PlainLiteral;

export const objectTerm = (term: Term, key: string = termKey(term)): ObjectTerm => {
  switch (term.termType) {
    case 'NamedNode':
    case 'BlankNode':
      return { termType: term.termType, key, value: term.value };
    case 'Literal': {
      const { value, language, direction, datatype } = term;
      return {
        termType: 'Literal',
        key,
        value,
        language,
        direction: direction ?? '',
        datatype: datatype.value,
      };
    }
    default:
      throw new AppError({
        kind: 'unprocessable',
        code: 'term-not-rdf11',
        detail: `A ${term.termType} term stands where RDF 1.1 has an IRI, a blank node or a literal.`,
      });
  }
};

export const subjectTerm = (term: Term, key: string = termKey(term)): SubjectTerm => {
  const plain = objectTerm(term, key);
  if (plain.termType !== 'Literal') return plain;
  throw new AppError({
    kind: 'unprocessable',
    code: 'literal-as-subject',
    detail: 'A literal stands where RDF has an IRI or a blank node.',
  });
};
