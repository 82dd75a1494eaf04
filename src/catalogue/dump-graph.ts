/**
 * What of a record goes into a dump. Formats with named graphs hold everything, a graph a record. In the others, in
 * which harvesters walk from node to node, a service that distributions lead to does not lead on to all that it
 * serves, and each resource has one identifier.
 */
import { RDF_FORMATS } from '../rdf/media-types.ts';
import { ns } from '../rdf/namespaces.ts';
import type { NamedGraph } from '../rdf/serialize/graph-stream.ts';
import type { Quad } from '../rdf/terms.ts';
import type { DumpFormat } from './dump-files.ts';
import type { DumpedRecord } from './dump-slices.ts';
import { withOneIdentifier } from './export-identifier.ts';
import { recordIri } from './identity.ts';

const SERVES_DATASET = ns.dcat('servesDataset');

const forHarvesters = ({ record, own, isReached }: DumpedRecord, baseUrl: string): readonly Quad[] => {
  const quads = withOneIdentifier(record, own, baseUrl);
  return record.kind === 'service' && isReached
    ? quads.filter(({ predicate }) => !predicate.equals(SERVES_DATASET))
    : quads;
};

export const dumpGraph = (format: DumpFormat, dumped: DumpedRecord, baseUrl: string): NamedGraph => {
  const name = recordIri(baseUrl, dumped.record.id);
  return {
    name,
    quads: RDF_FORMATS[format].hasGraphs ? dumped.own : forHarvesters(dumped, baseUrl),
    focus: [dumped.record.iri, name],
  };
};
