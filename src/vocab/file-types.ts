/**
 * What may be concluded from file types and from the extensions of files. Nothing is concluded from what merely
 * packs a file.
 */

const FILE_TYPES = 'http://publications.europa.eu/resource/authority/file-type/';
const concepts = (codes: string): ReadonlySet<string> =>
  new Set(codes.split(/\s+/).map((code) => FILE_TYPES + code));

/** Extensions of files of data; that of a page or a script (`.html`, `.php`) says nothing of what it delivers. */
const EXTENSIONS: ReadonlySet<string> = new Set(
  'csv tsv json geojson jsonld xlsx xls ods odt docx pdf gpkg kml kmz gml gpx ttl nt nq trig parquet txt dbf dxf dwg ics'.split(
    ' ',
  ),
);

/** What packs other files, or is said where nothing is known. */
const PACKS = concepts('ZIP GZIP TAR TAR_GZ 7Z RAR BZIP2 BIN OCTET LZIP XZ');

/**
 * File types that have one media type and are seldom said in error: a shapefile travels as a ZIP more often
 * than not, and what catalogues call a DTD is mostly XML.
 */
const WITH_MEDIA_TYPE = concepts(
  `CSV TSV JSON GEOJSON JSON_LD XML GML KML KMZ GPKG PARQUET TXT
  PDF HTML XLS XLSX ODS ODT DOC DOCX PPT PPTX ATOM ICS ZIP
  PNG JPEG JPEG2000 GIF SVG TIFF GEOTIFF RDF_TURTLE RDF_XML RDF_N_TRIPLES`,
);

export const isDataExtension = (extension: string): boolean => EXTENSIONS.has(extension);
export const isPacking = (concept: string): boolean => PACKS.has(concept);
export const hasOneMediaType = (concept: string): boolean => WITH_MEDIA_TYPE.has(concept);

/** The extension of the file that an address ends in, in small letters; null where it has none. */
export const extensionOf = (url: string): string | null => {
  try {
    const { pathname } = new URL(url);
    return /\.([a-z0-9]{1,10})$/i.exec(pathname)?.[1]?.toLowerCase() ?? null;
  } catch {
    return null;
  }
};
