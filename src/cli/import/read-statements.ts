/**
 * Reads one opened input as RDF: unpacked, within the size bound, in the format that is asked for, promised or
 * seen in its first bytes. A promise that the content plainly breaks is told, and the content believed.
 */
import { AppError } from '../../lib/app-error.ts';
import { gunzipped, joined } from '../../lib/gunzip.ts';
import { withHead } from '../../lib/with-head.ts';
import { formatOfMediaType, RDF_FORMATS, type RdfFormat } from '../../rdf/media-types.ts';
import { detectFormat, SNIFFED_LENGTH } from '../../rdf/parse/detect-format.ts';
import { formatMistaken } from '../../rdf/parse/format-mistaken.ts';
import { binaryOf, HEAD_LENGTH, htmlOf } from '../../rdf/parse/not-rdf.ts';
import { readRdf } from '../../rdf/parse/read-rdf.ts';
import { ISSUES, issueOf, type ReadIssue } from '../../rdf/repair/issues.ts';
import type { Quad } from '../../rdf/terms.ts';
import { CliError } from '../cli-error.ts';
import { bytes } from '../terminal.ts';
import type { OpenInput } from './input.ts';

export interface ReadStatements {
  /** Null: by content type, file name or content. */
  readonly format: RdfFormat | null;
  /** For what has no address of its own. */
  readonly baseIRI: string;
  readonly maxBytes: number;
  /** Different for each input, so that their blank nodes stay different nodes. */
  readonly blankNodePrefix: string;
  readonly onQuads: (quads: readonly Quad[]) => void;
  readonly onIssue: (issue: ReadIssue) => void;
}

/** The first bytes, and a stream of the whole. */
const peek = async (chunks: AsyncGenerator<Uint8Array>) => {
  const first = await chunks.next();
  const head = first.done ? new Uint8Array() : first.value;
  let isHead = true;
  const whole = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = isHead ? first : await chunks.next();
      isHead = false;
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
  });
  return { head, whole };
};

/** Says what it is, where its first bytes tell; else asks. */
const unknownFormat = (name: string, head: Uint8Array): CliError => {
  const other =
    binaryOf(head.subarray(0, HEAD_LENGTH)) ??
    htmlOf(new TextDecoder().decode(head.subarray(0, HEAD_LENGTH)));
  return other
    ? new CliError(`${name}: ${ISSUES[other.code].says}: ${other.detail}`)
    : new CliError(`The format of ${name} cannot be told.`, { hint: 'Name it with --format.' });
};

const explain = (error: unknown, name: string, maxBytes: number): unknown => {
  if (!(error instanceof AppError)) return error;
  const { code, detail, hint } = error.info;
  // What is cut off may be the middle of a record, and half a record must not replace a whole one.
  if (code === 'gzip-damaged')
    return new CliError(`${name} is damaged, so nothing of it was imported: ${detail}.`, {
      hint: 'Get the file again.',
    });
  if (code === 'document-too-large')
    return new CliError(`${name} is larger than ${bytes(maxBytes)} unpacked.`, {
      hint: 'Allow more with --max-size MiB.',
    });
  return new CliError(`${name}: ${detail}`, hint ? { hint } : {});
};

/** The format of an input, or null; tells when it is not the promised one. */
const formatOf = (
  { contentType, fileName }: OpenInput,
  head: Uint8Array,
  onIssue: ReadStatements['onIssue'],
): RdfFormat | null => {
  const promised = detectFormat(contentType, fileName, head);
  const shown =
    promised && formatMistaken(promised, new TextDecoder().decode(head.subarray(0, SNIFFED_LENGTH)));
  if (!promised || !shown) return promised;
  const [before, after] = [RDF_FORMATS[promised].label, RDF_FORMATS[shown].label];
  const promise = contentType && formatOfMediaType(contentType) ? 'media type' : 'name';
  const detail = `the document is ${after}, although its ${promise} says ${before}`;
  onIssue(issueOf('format-mistaken', { detail, before, after }));
  return shown;
};

export const readStatements = async (input: OpenInput, options: ReadStatements): Promise<void> => {
  const { maxBytes, blankNodePrefix, onQuads, onIssue } = options;
  try {
    const { head, whole } = await peek(withHead(gunzipped(input.chunks, maxBytes), SNIFFED_LENGTH, joined));
    const format = options.format ?? formatOf(input, head, onIssue);
    const baseIRI = input.url ?? options.baseIRI;
    if (!format) throw unknownFormat(input.name, head);
    for await (const quads of readRdf(whole, { format, baseIRI, onIssue, blankNodePrefix })) onQuads(quads);
  } catch (error) {
    throw explain(error, input.name, maxBytes);
  }
};
