/**
 * Reading RDF: bytes or text of any format in, batches of repaired quads out, and an issue for everything
 * that was repaired, dropped or not understood. The only way in which RDF from outside becomes quads.
 */
import { AppError } from '../../lib/app-error.ts';
import { chunksOf, gunzipped, joined } from '../../lib/gunzip.ts';
import { withHead } from '../../lib/with-head.ts';
import { RDF_FORMATS, type RdfFormat } from '../media-types.ts';
import { isCleanIri, repairIri } from '../repair/iri.ts';
import { type IssueCode, issueOf, type ReadIssue } from '../repair/issues.ts';
import { type Reported, repairQuad } from '../repair/repair-quad.ts';
import type { Quad } from '../terms.ts';
import { textDecodingOf } from './decode-text.ts';
import { SNIFFED_LENGTH } from './detect-format.ts';
import { formatMistaken } from './format-mistaken.ts';
import type { Line, ParserContext, ParserFactory } from './format-parser.ts';
import { createJsonLdParser } from './jsonld.ts';
import { createNQuadsParser, createNTriplesParser } from './lines.ts';
import { binaryOf, HEAD_LENGTH, htmlOf } from './not-rdf.ts';
import { createRdfXmlParser } from './rdfxml.ts';
import { createTermFactory } from './term-factory.ts';
import { createTrigParser, createTurtleParser } from './turtle.ts';

export type { ReadIssue } from '../repair/issues.ts';

export interface ReadOptions {
  readonly format: RdfFormat;
  readonly baseIRI: string;
  readonly onIssue: (issue: ReadIssue) => void;
  /** Of the document after decompression. */
  readonly maxBytes?: number;
  /** Starts the labels of blank nodes, letters and digits; give two reads that are united different ones. */
  readonly blankNodePrefix?: string;
}

export type ReadInput = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | Uint8Array | string;

const PARSERS = {
  turtle: createTurtleParser,
  trig: createTrigParser,
  ntriples: createNTriplesParser,
  nquads: createNQuadsParser,
  jsonld: createJsonLdParser,
  rdfxml: createRdfXmlParser,
} as const satisfies Record<RdfFormat, ParserFactory>;

const SYNTAX = {
  turtle: 'turtle-syntax',
  trig: 'turtle-syntax',
  ntriples: 'line-syntax',
  nquads: 'line-syntax',
  jsonld: 'json-syntax',
  rdfxml: 'xml-syntax',
} as const satisfies Record<RdfFormat, IssueCode>;

const BATCH_SIZE = 2_000;
/** What is parsed at once, so that neither text nor quads pile up. */
const CHUNK_SIZE = 64 * 1024;

async function* bytesOf(input: Exclude<ReadInput, string>): AsyncGenerator<Uint8Array> {
  if (input instanceof Uint8Array) yield input;
  else if (input instanceof ReadableStream) yield* chunksOf(input);
  else yield* input;
}

function* cut<Whole extends { readonly length: number; slice(from: number, to: number): Whole }>(
  whole: Whole,
): Generator<Whole> {
  if (whole.length <= CHUNK_SIZE) yield whole;
  else for (let at = 0; at < whole.length; at += CHUNK_SIZE) yield whole.slice(at, at + CHUNK_SIZE);
}

const checkLength = (text: string, maxBytes: number): void => {
  // A UTF-16 unit takes at most three bytes of UTF-8.
  if (text.length * 3 <= maxBytes) return;
  const size = text.length > maxBytes ? text.length : new TextEncoder().encode(text).length;
  if (size > maxBytes)
    throw new AppError({
      kind: 'tooLarge',
      code: 'document-too-large',
      detail: `The document has ${size} bytes or more; at most ${maxBytes} are read.`,
      extra: { limit: maxBytes, size },
    });
};

/** Thrown where reading has no sense, after the issue was reported. */
class NoRdf extends Error {}

/** @throws NoRdf */
const decodingOf = (
  first: Uint8Array,
  { format }: ReadOptions,
  issue: ParserContext['issue'],
): ReturnType<typeof textDecodingOf> => {
  const binary = binaryOf(first.subarray(0, HEAD_LENGTH));
  if (!binary) return textDecodingOf(first, format === 'rdfxml', issue);
  issue(binary.code, { detail: binary.detail, isRestUnread: true });
  throw new NoRdf();
};

/** The text of the input in pieces. */
async function* textOf(
  input: ReadInput,
  options: ReadOptions,
  issue: ParserContext['issue'],
): AsyncGenerator<string> {
  const maxBytes = options.maxBytes ?? Number.POSITIVE_INFINITY;
  if (typeof input === 'string') {
    checkLength(input, maxBytes);
    yield* cut(input);
    return;
  }
  let decoding: ReturnType<typeof textDecodingOf> | undefined;
  try {
    for await (const bytes of withHead(gunzipped(bytesOf(input), maxBytes), HEAD_LENGTH, joined)) {
      decoding ??= decodingOf(bytes, options, issue);
      for (const part of cut(bytes)) yield decoding.write(part);
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.info.code !== 'gzip-damaged') throw error;
    issue('gzip-damaged', { detail: error.info.detail, isRestUnread: true });
  }
  if (decoding) yield decoding.end();
}

/** @throws NoRdf for a document that another parser must read, or none */
const checkHead = (head: string, { format }: ReadOptions, issue: ParserContext['issue']): void => {
  const html = htmlOf(head.slice(0, HEAD_LENGTH));
  const mistaken = html ? null : formatMistaken(format, head.slice(0, SNIFFED_LENGTH));
  if (!html && !mistaken) return;
  if (html) issue(html.code, { line: 1, detail: html.detail, isRestUnread: true });
  else if (mistaken)
    issue(SYNTAX[format], {
      line: 1,
      column: 1,
      detail: `it looks like ${RDF_FORMATS[mistaken].label}`,
      isRestUnread: true,
    });
  throw new NoRdf();
};

/** The text of a document that may be RDF, without a byte order mark. @throws NoRdf */
async function* documentOf(
  input: ReadInput,
  options: ReadOptions,
  issue: ParserContext['issue'],
): AsyncGenerator<string> {
  let isFirst = true;
  let isBlank = true;
  const join = (first: string, second: string): string => first + second;
  for await (const text of withHead(textOf(input, options, issue), SNIFFED_LENGTH, join)) {
    const part = isFirst && text.startsWith('\ufeff') ? text.slice(1) : text;
    if (isFirst) checkHead(part, options, issue);
    isFirst = false;
    isBlank &&= part.trim() === '';
    if (part !== '') yield part;
  }
  if (!isBlank) return;
  issue('document-empty', { isRestUnread: true });
  throw new NoRdf();
}

/** A node as the quads carry it: the repairs may have changed its IRI. */
const repairedNode = (node: string): string =>
  node.startsWith('_:') || isCleanIri(node) ? node : (repairIri(node).iri ?? node);

/**
 * The quads of a document, in batches, in the order of the document.
 * @throws AppError `tooLarge` past `maxBytes`; `unprocessable` for a JSON-LD context that is not known, for
 *   entities that expand, for nesting without end, for an unknown encoding. Nothing else.
 */
export async function* readRdf(input: ReadInput, options: ReadOptions): AsyncGenerator<readonly Quad[]> {
  let batch: Quad[] = [];
  let place: Line | undefined;
  let isEmpty = true;
  let hasSyntaxError = false;
  const reported: Reported = new Set();
  const report = (issue: ReadIssue): void => {
    const line = typeof place === 'function' ? place() : place;
    options.onIssue(line === undefined ? issue : { ...issue, line });
  };
  const context: ParserContext = {
    factory: createTermFactory(options.blankNodePrefix ?? 'b'),
    baseIRI: options.baseIRI,
    quad: (given, line) => {
      place = line;
      isEmpty = false;
      const kept = repairQuad(given, report, reported);
      if (kept) batch.push(kept);
    },
    issue: (code, { damaged, ...facts }) => {
      const issue = issueOf(code, damaged?.length ? { ...facts, damaged: damaged.map(repairedNode) } : facts);
      hasSyntaxError ||= issue.kind === 'syntax';
      options.onIssue(issue);
    },
  };
  const parser = PARSERS[options.format](context);
  try {
    for await (const text of documentOf(input, options, context.issue)) {
      parser.write(text);
      if (batch.length < BATCH_SIZE) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    if (error instanceof NoRdf) return;
    throw error;
  }
  await parser.end();
  if (isEmpty && !hasSyntaxError) context.issue('document-no-statements', { isRestUnread: true });
  for (let at = 0; at < batch.length; at += BATCH_SIZE)
    yield batch.length <= BATCH_SIZE ? batch : batch.slice(at, at + BATCH_SIZE);
}
