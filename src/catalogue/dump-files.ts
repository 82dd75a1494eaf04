/**
 * The dumps of the whole catalogue, one row each: under which name, in which format. The rows feed the routes, the
 * stored copies and the description of the catalogue itself.
 */
import { RDF_FORMATS, type RdfFormat } from '../rdf/media-types.ts';

/** Formats in which a dump can be written record by record. The first has everything and is the easiest to read. */
export const DUMP_FORMATS = ['nquads', 'trig', 'turtle', 'rdfxml', 'ntriples'] as const satisfies RdfFormat[];
export type DumpFormat = (typeof DUMP_FORMATS)[number];

export interface DumpFile {
  readonly format: DumpFormat;
  /** As a file, compressed; the other one is the text itself. */
  readonly isGzip: boolean;
}

export const DUMP_FILES: readonly DumpFile[] = DUMP_FORMATS.flatMap((format) => [
  { format, isGzip: true },
  { format, isGzip: false },
]);

export const dumpFileName = ({ format, isGzip }: DumpFile): string =>
  `dump.${RDF_FORMATS[format].extensions[0]}${isGzip ? '.gz' : ''}`;

export const dumpPath = (file: DumpFile): string => `/${dumpFileName(file)}`;
