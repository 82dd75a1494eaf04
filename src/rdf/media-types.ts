/**
 * The RDF formats, one row each. The rows feed content negotiation, extensions, `Link: rel="alternate"`,
 * the buttons of a page, the import command and the parser. Nothing else lists formats.
 */

export type RdfFormat = 'turtle' | 'jsonld' | 'rdfxml' | 'ntriples' | 'trig' | 'nquads';

export interface FormatRow {
  /** The exact registered media type, as sent. */
  readonly mediaType: string;
  readonly charset: string | null;
  /** The first is ours; the others are understood when reading. */
  readonly extensions: readonly string[];
  /** Other media types under which the format arrives. */
  readonly alsoRead: readonly string[];
  readonly label: string;
  readonly hasGraphs: boolean;
}

export const RDF_FORMATS = {
  turtle: {
    mediaType: 'text/turtle',
    charset: 'utf-8',
    extensions: ['ttl', 'turtle'],
    alsoRead: ['application/x-turtle', 'application/turtle', 'text/n3', 'text/rdf+n3'],
    label: 'Turtle',
    hasGraphs: false,
  },
  jsonld: {
    mediaType: 'application/ld+json',
    charset: null,
    extensions: ['jsonld', 'json'],
    alsoRead: ['application/json'],
    label: 'JSON-LD',
    hasGraphs: true,
  },
  rdfxml: {
    mediaType: 'application/rdf+xml',
    charset: null,
    extensions: ['rdf', 'xml', 'owl'],
    alsoRead: ['application/xml', 'text/xml'],
    label: 'RDF/XML',
    hasGraphs: false,
  },
  ntriples: {
    mediaType: 'application/n-triples',
    charset: null,
    extensions: ['nt'],
    alsoRead: [],
    label: 'N-Triples',
    hasGraphs: false,
  },
  trig: {
    mediaType: 'application/trig',
    charset: null,
    extensions: ['trig'],
    alsoRead: ['application/x-trig'],
    label: 'TriG',
    hasGraphs: true,
  },
  nquads: {
    mediaType: 'application/n-quads',
    charset: null,
    extensions: ['nq'],
    alsoRead: ['text/x-nquads'],
    label: 'N-Quads',
    hasGraphs: true,
  },
} as const satisfies Record<RdfFormat, FormatRow>;

export const RDF_FORMAT_NAMES = Object.keys(RDF_FORMATS) as RdfFormat[];

/** The `Content-Type` header value of a format. */
export const contentTypeOf = (format: RdfFormat): string => {
  const { mediaType, charset } = RDF_FORMATS[format];
  return charset ? `${mediaType}; charset=${charset}` : mediaType;
};

/** The format that a `Content-Type` names, or null. Parameters and letter case do not matter. */
export const formatOfMediaType = (contentType: string): RdfFormat | null => {
  const type = contentType.split(';')[0]!.trim().toLowerCase();
  return (
    RDF_FORMAT_NAMES.find((name) => {
      const row: FormatRow = RDF_FORMATS[name];
      return row.mediaType === type || row.alsoRead.includes(type);
    }) ?? null
  );
};

/** The format that a file name's extension names (a final `.gz` is ignored), or null. */
export const formatOfFileName = (name: string): RdfFormat | null => {
  const extension = name
    .replace(/[?#].*$/s, '')
    .replace(/\.gz$/i, '')
    .match(/\.([a-z0-9]+)$/i)?.[1]
    ?.toLowerCase();
  if (!extension) return null;
  return (
    RDF_FORMAT_NAMES.find((format) =>
      (RDF_FORMATS[format].extensions as readonly string[]).includes(extension),
    ) ?? null
  );
};
