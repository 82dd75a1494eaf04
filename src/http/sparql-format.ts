/**
 * Which format an answer gets, for either kind of answer before the query is known: by `format=`, by extension, or by
 * `Accept`. A name that stands for two formats (`json`) is the table's for tables and the graph's for graphs.
 */

import { AppError } from '../lib/app-error.ts';
import { contentTypeOf, type FormatRow, RDF_FORMATS, type RdfFormat } from '../rdf/media-types.ts';
import type { QueryForm } from '../sparql/answer-types.ts';
import {
  type AnswerFormat,
  answerKind,
  GRAPH_FORMAT_NAMES,
  isTableFormat,
  TABLE_FORMAT_NAMES,
  TABLE_FORMATS,
  type TableFormat,
  type TableFormatRow,
} from '../sparql/results/formats.ts';
import type { AppContext } from './app-env.ts';
import { negotiate } from './negotiate.ts';
import { HTML, type Offer, offerOf } from './representations.ts';
import { notAcceptable } from './request-format.ts';
import { parameterInvalid } from './sparql-errors.ts';

/** Null where nothing that was asked for fits an answer of that kind. */
export interface AskedFormats {
  readonly table: TableFormat | null;
  readonly graph: RdfFormat | null;
  /** `format=` or the extension, where one of them decided. */
  readonly named: string | null;
}

const TABLE_OFFERS: readonly Offer<TableFormat>[] = TABLE_FORMAT_NAMES.map((name) => {
  const { mediaType, aliases }: TableFormatRow = TABLE_FORMATS[name];
  return { name, mediaType, aliases };
});

export const GRAPH_OFFERS: readonly Offer<RdfFormat>[] = GRAPH_FORMAT_NAMES.map((name) => {
  const { mediaType, alsoRead }: FormatRow = RDF_FORMATS[name];
  return { name, mediaType, aliases: alsoRead };
});

/** What else the formats are called by those who ask with `format=`. */
const namesOfTable = (name: TableFormat): readonly string[] => {
  const { mediaType, aliases, names }: TableFormatRow = TABLE_FORMATS[name];
  return [name, mediaType, ...aliases, ...names];
};

const FURTHER_GRAPH_NAMES: Readonly<Partial<Record<RdfFormat, readonly string[]>>> = {
  jsonld: ['json-ld', 'ld+json'],
  rdfxml: ['rdf+xml', 'rdf/xml', 'rdf-xml'],
  ntriples: ['n-triples', 'text/plain', 'text/ntriples'],
};

const namesOfGraph = (name: RdfFormat): readonly string[] => {
  const { mediaType, alsoRead, extensions }: FormatRow = RDF_FORMATS[name];
  return [name, mediaType, ...alsoRead, ...extensions, ...(FURTHER_GRAPH_NAMES[name] ?? [])];
};

const byName = (format: string): AskedFormats => {
  // A `+` that was not encoded arrives as a blank.
  const name = format.toLowerCase().split(';')[0]!.trim().replaceAll(' ', '+');
  const table = TABLE_FORMAT_NAMES.find((row) => namesOfTable(row).includes(name)) ?? null;
  const graph = GRAPH_FORMAT_NAMES.find((row) => namesOfGraph(row).includes(name)) ?? null;
  if (table || graph) return { table, graph, named: format };
  const choices = [...TABLE_FORMAT_NAMES, ...GRAPH_FORMAT_NAMES].join(', ');
  throw parameterInvalid('format', format, `one of ${choices}, or a media type`, { choices });
};

/** @throws AppError `parameter-invalid`, `not-acceptable` */
export const formatsOf = (c: AppContext, named: string | null): AskedFormats => {
  if (named !== null) return byName(named);
  const accept = c.req.header('Accept');
  const table = negotiate(accept, TABLE_OFFERS);
  const graph = negotiate(accept, GRAPH_OFFERS);
  if (!table && !graph) throw notAcceptable(c, [...TABLE_OFFERS, ...GRAPH_OFFERS]);
  return { table, graph, named: null };
};

/** The format for an answer to a query of this form. @throws AppError `not-acceptable`, `format-unfit` */
export const formatFor = (c: AppContext, formats: AskedFormats, form: QueryForm): AnswerFormat => {
  const kind = answerKind(form);
  const format = formats[kind];
  if (format) return format;
  const offers = kind === 'table' ? TABLE_OFFERS : GRAPH_OFFERS;
  if (formats.named === null) throw notAcceptable(c, offers);
  const available = offers.map(({ name }) => name);
  throw new AppError({
    kind: 'notAcceptable',
    code: 'format-unfit',
    detail: `The answer of ${form.toUpperCase()} is a ${kind}, which ${formats.named} cannot hold.`,
    hint: `Ask for one of these: ${available.join(', ')}.`,
    extra: { available, formats: available.join(', '), form: form.toUpperCase(), format: formats.named },
  });
};

export const contentTypeOfFormat = (format: AnswerFormat): string =>
  isTableFormat(format) ? TABLE_FORMATS[format].contentType : contentTypeOf(format);

const READER_OFFERS: readonly Offer[] = [...TABLE_OFFERS, ...GRAPH_OFFERS, offerOf(HTML)];

/** Somebody looks at it in a browser: they get the editor rather than a file. */
export const prefersPage = (c: AppContext): boolean =>
  negotiate(c.req.header('Accept'), READER_OFFERS) === HTML;
