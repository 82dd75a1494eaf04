/**
 * The metadata formats, one row each: which kinds of record have it, and how a record is written in it. `dcat_ap` is
 * for portals that make a dataset of each record: services and series have the other formats.
 */
import { withOneIdentifier } from '../../catalogue/export-identifier.ts';
import type { RecordKind } from '../../catalogue/kinds.ts';
import { ITEM_KINDS } from '../../catalogue/oai-sets.ts';
import type { RecordDocument } from '../../catalogue/record.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { serialize } from '../../rdf/serialize/serialize.ts';
import { dublinCore, OAI_DC_NAMESPACE, OAI_DC_SCHEMA } from './dublin-core.ts';

export interface MetadataFormat {
  readonly schema: string;
  readonly namespace: string;
  readonly kinds: readonly RecordKind[];
  readonly write: (document: RecordDocument, baseUrl: string) => string;
}

const RDF = { schema: 'http://www.openarchives.org/OAI/2.0/rdf.xsd', namespace: PREFIXES.rdf } as const;

/** The root element is `rdf:RDF`, with every namespace that it needs. */
const rdfXml = (document: RecordDocument, baseUrl: string): string => {
  const { record, own, entities } = document;
  const quads = [...withOneIdentifier(record, own, baseUrl), ...entities];
  const text = serialize('rdfxml', quads, { focus: [record.iri] });
  return text.slice(text.indexOf('?>') + 2).trimStart();
};

export const FORMATS = {
  oai_dc: { schema: OAI_DC_SCHEMA, namespace: OAI_DC_NAMESPACE, kinds: ITEM_KINDS, write: dublinCore },
  dcat_ap: { ...RDF, kinds: ['dataset'], write: rdfXml },
  rdf: { ...RDF, kinds: ITEM_KINDS, write: rdfXml },
} as const satisfies Record<string, MetadataFormat>;
export type MetadataPrefix = keyof typeof FORMATS;

export const isPrefix = (text: string): text is MetadataPrefix => Object.hasOwn(FORMATS, text);
