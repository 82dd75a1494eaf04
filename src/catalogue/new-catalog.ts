/**
 * A sub-catalogue that is named before anybody described it: an administrator who imports into it makes it.
 */
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { literal, namedNode, quad } from '../rdf/terms.ts';
import { bornHereIri } from './identity.ts';
import type { IncomingRecord } from './incoming.ts';

/** The least that a catalogue needs: its class, and its id for a title until it is described. */
export const undescribedCatalog = (id: string, baseUrl: string): IncomingRecord => {
  const iri = bornHereIri(baseUrl, 'catalog', id);
  const node = namedNode(iri);
  return {
    id,
    kind: 'catalog',
    iri,
    quads: [quad(node, namedNode(RDF_TYPE), ns.dcat('Catalog')), quad(node, ns.dct('title'), literal(id))],
    memberships: [],
  };
};
