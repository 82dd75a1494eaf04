/**
 * RDF/XML as one document: the namespaces in use, then the elements.
 */
import type { Quad } from '../terms.ts';
import { declarationsOf, rdfXmlBody } from './rdfxml-body.ts';
import type { SerializeOptions } from './serialize.ts';

export const serializeRdfXml = (quads: readonly Quad[], options: SerializeOptions = {}): string => {
  const { prefixes, elements, remarks } = rdfXmlBody(quads, options);
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${declarationsOf(prefixes, '\n  ')}>\n`,
    ...elements,
    ...(remarks ? [remarks] : []),
    '</rdf:RDF>\n',
  ].join('\n');
};
