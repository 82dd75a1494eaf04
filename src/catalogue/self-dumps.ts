/**
 * The dumps as distributions of the catalogue: size, date and checksum of those that stand in object storage. Others
 * are of the moment of the last change; size and checksum are said where they are known.
 */
import { RDF_FORMATS } from '../rdf/media-types.ts';
import { ns } from '../rdf/namespaces.ts';
import { literal, namedNode, type Quad } from '../rdf/terms.ts';
import type { StoredDump } from '../store/dumps.ts';
import type { KnownDigest } from './dump-digest.ts';
import { DUMP_FILES, type DumpFile, type DumpFormat, dumpFileName, dumpPath } from './dump-files.ts';
import { authority, describe, inLanguages, type Rows } from './self-describe.ts';
import { checksumIri, distributionIri } from './self-nodes.ts';
import type { ServiceText } from './self-services.ts';

const { dcat, dct, dcatap, rdf, spdx, xsd } = ns;

/** Codes of the EU table of file types. */
const FILE_TYPES = {
  nquads: 'RDF_N_QUADS',
  trig: 'RDF_TRIG',
  turtle: 'RDF_TURTLE',
  rdfxml: 'RDF_XML',
  ntriples: 'RDF_N_TRIPLES',
} as const satisfies Record<DumpFormat, string>;

const WHOLE: ServiceText = {
  en: 'The whole catalogue',
  fr: 'Tout le catalogue',
  de: 'Der ganze Katalog',
  nl: 'De hele catalogus',
};

const COMPRESSED: ServiceText = { en: 'compressed', fr: 'compressé', de: 'komprimiert', nl: 'gecomprimeerd' };

const titleOf = ({ format, isGzip }: DumpFile): ServiceText => {
  const inLanguage = (lang: keyof ServiceText): string =>
    [WHOLE[lang], RDF_FORMATS[format].label, ...(isGzip ? [COMPRESSED[lang]] : [])].join(', ');
  return { en: inLanguage('en'), fr: inLanguage('fr'), de: inLanguage('de'), nl: inLanguage('nl') };
};

const mediaType = (name: string) => namedNode(`https://www.iana.org/assignments/media-types/${name}`);

const digestRows = ({ bytes }: KnownDigest, checksum: string): Rows => [
  [dcat('byteSize'), literal(String(bytes), xsd('nonNegativeInteger'))],
  [spdx('checksum'), namedNode(checksum)],
];

const checksumQuads = ({ sha256 }: KnownDigest, iri: string): Quad[] =>
  describe(iri, [
    [rdf('type'), spdx('Checksum')],
    [spdx('algorithm'), spdx('checksumAlgorithm_sha256')],
    [spdx('checksumValue'), literal(sha256, xsd('hexBinary'))],
  ]);

export interface DumpsDescribed {
  /** IRI of the catalogue. */
  readonly catalog: string;
  readonly licence: Rows;
  /** By format. */
  readonly stored: ReadonlyMap<string, StoredDump>;
  /** When the catalogue changed last. */
  readonly modified: string;
  /** Of files of this moment that somebody read whole, by their names. */
  readonly digests: ReadonlyMap<string, KnownDigest>;
}

const describeDump = (
  file: DumpFile,
  { catalog, licence, stored, modified, digests }: DumpsDescribed,
  baseUrl: string,
): Quad[] => {
  const iri = distributionIri(file, baseUrl);
  const url = namedNode(baseUrl + dumpPath(file));
  const dump = file.isGzip ? stored.get(file.format) : undefined;
  const digest = dump ?? digests.get(dumpFileName(file));
  const checksum = checksumIri(file, baseUrl);
  return [
    ...describe(catalog, [[dcat('distribution'), namedNode(iri)]]),
    ...describe(iri, [
      [rdf('type'), dcat('Distribution')],
      [dct('identifier'), literal(iri)],
      ...inLanguages(dct('title'), titleOf(file)),
      [dcat('accessURL'), url],
      [dcat('downloadURL'), url],
      [dct('format'), authority('file-type', FILE_TYPES[file.format])],
      [dcat('mediaType'), mediaType(RDF_FORMATS[file.format].mediaType)],
      ...(file.isGzip ? [[dcat('compressFormat'), mediaType('application/gzip')] as const] : []),
      [dcatap('availability'), authority('planned-availability', 'STABLE')],
      ...licence,
      [dct('modified'), literal(dump?.created ?? modified, xsd('dateTime'))],
      ...(digest ? digestRows(digest, checksum) : []),
    ]),
    ...(digest ? checksumQuads(digest, checksum) : []),
  ];
};

export const describeDumps = (dumps: DumpsDescribed, baseUrl: string): Quad[] =>
  DUMP_FILES.flatMap((file) => describeDump(file, dumps, baseUrl));
