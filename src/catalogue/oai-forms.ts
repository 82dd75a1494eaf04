/**
 * How OAI-PMH names records: as pages do (`dct:identifier`, else the IRI), by the resource's IRI, or in the scheme
 * `oai`. Settings name these.
 */
export const IDENTIFIER_FORMS = ['identifier', 'iri', 'oai'] as const;
export type IdentifierForm = (typeof IDENTIFIER_FORMS)[number];
