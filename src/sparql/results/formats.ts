/**
 * The formats of query results, one row each: the four tables of SPARQL 1.1, and beside them the RDF formats that
 * records have. The rows feed negotiation, `format=`, the form of the editor and the service description.
 */
import { RDF_FORMAT_NAMES, RDF_FORMATS, type RdfFormat } from '../../rdf/media-types.ts';
import type { QueryForm } from '../answer-types.ts';

export type TableFormat = 'json' | 'xml' | 'csv' | 'tsv';

export interface TableFormatRow {
  readonly mediaType: string;
  /** As sent. */
  readonly contentType: string;
  /** Media types that a client may ask with and that this format answers as well. */
  readonly aliases: readonly string[];
  /** Further values of `format=` that other endpoints understand. */
  readonly names: readonly string[];
  readonly extension: string;
  readonly label: string;
  /** The name of the format in https://www.w3.org/ns/formats/ */
  readonly formatName: string;
}

export const TABLE_FORMATS = {
  json: {
    mediaType: 'application/sparql-results+json',
    contentType: 'application/sparql-results+json',
    aliases: ['application/json', 'text/json'],
    names: ['srj', 'sparql-results+json', 'results+json'],
    extension: 'srj',
    label: 'JSON',
    formatName: 'SPARQL_Results_JSON',
  },
  xml: {
    mediaType: 'application/sparql-results+xml',
    contentType: 'application/sparql-results+xml',
    aliases: ['application/xml', 'text/xml'],
    names: ['srx', 'sparql-results+xml', 'results+xml', 'sparql'],
    extension: 'srx',
    label: 'XML',
    formatName: 'SPARQL_Results_XML',
  },
  csv: {
    mediaType: 'text/csv',
    contentType: 'text/csv; charset=utf-8; header=present',
    aliases: [],
    names: [],
    extension: 'csv',
    label: 'CSV',
    formatName: 'SPARQL_Results_CSV',
  },
  tsv: {
    mediaType: 'text/tab-separated-values',
    contentType: 'text/tab-separated-values; charset=utf-8',
    aliases: [],
    names: [],
    extension: 'tsv',
    label: 'TSV',
    formatName: 'SPARQL_Results_TSV',
  },
} as const satisfies Record<TableFormat, TableFormatRow>;

export const TABLE_FORMAT_NAMES = Object.keys(TABLE_FORMATS) as TableFormat[];

/** N-Quads is read and not offered: a graph has no names in it. */
export const GRAPH_FORMAT_NAMES: readonly RdfFormat[] = RDF_FORMAT_NAMES.filter((name) => name !== 'nquads');

/** The names of the RDF formats in https://www.w3.org/ns/formats/ */
export const RDF_FORMAT_IRI_NAMES = {
  turtle: 'Turtle',
  jsonld: 'JSON-LD',
  rdfxml: 'RDF_XML',
  ntriples: 'N-Triples',
  trig: 'TriG',
  nquads: 'N-Quads',
} as const satisfies Record<RdfFormat, string>;

export type AnswerFormat = TableFormat | RdfFormat;

export const isTableFormat = (format: AnswerFormat): format is TableFormat =>
  Object.hasOwn(TABLE_FORMATS, format);

/** What a query of a form is answered in: a table (or a truth value), or a graph. */
export const answerKind = (form: QueryForm): 'table' | 'graph' =>
  form === 'select' || form === 'ask' ? 'table' : 'graph';

export const labelOfFormat = (format: AnswerFormat): string =>
  isTableFormat(format) ? TABLE_FORMATS[format].label : RDF_FORMATS[format].label;
