/**
 * What there is to validate: the body of the request, or, from a form, a text, a file or the address of a
 * document. Sizes are bounded before anything is parsed, whatever way it came.
 */
import { AppError } from '../lib/app-error.ts';
import { fetchRules } from '../lib/fetch-rules.ts';
import { guardedFetch } from '../lib/guarded-fetch.ts';
import { chunksOf, gunzipped, joined } from '../lib/gunzip.ts';
import { withHead } from '../lib/with-head.ts';
import { formatOfMediaType, RDF_FORMAT_NAMES, RDF_FORMATS, type RdfFormat } from '../rdf/media-types.ts';
import { detectFormat } from '../rdf/parse/detect-format.ts';
import { readRdf } from '../rdf/parse/read-rdf.ts';
import type { Quad } from '../rdf/terms.ts';
import type { AppContext } from './app-env.ts';
import { bodyTooLarge, type IssueList, issueList, limited, readBody } from './body.ts';

/** An input is held in memory whole. */
export const MAX_STATEMENTS = 100_000;
/** Forms are taken apart in memory before they are read. */
export const MAX_FORM_BYTES = 16 * 1024 * 1024;
const FETCH_TIMEOUT_MS = 30_000;
const HEAD_LENGTH = 8192;

export type Origin = 'body' | 'text' | 'file' | 'url';

export interface ValidateInput {
  readonly origin: Origin;
  /** The file's name or the final address. */
  readonly name: string | null;
  readonly format: RdfFormat;
  readonly quads: readonly Quad[];
  readonly issues: IssueList;
}

/** The fields of the form; also what a URL can preset. */
export interface ValidateFields {
  readonly text: string;
  readonly url: string;
  readonly format: string;
  readonly profiles: readonly string[];
  readonly file: File | null;
  /** Whether it is to be mended. */
  readonly isMended: boolean;
}

/** What a box that is ticked sends, here and in a link to the form. */
export const isYes = (value: string | undefined): boolean => value === 'true' || value === '1';

const FORMS = ['multipart/form-data', 'application/x-www-form-urlencoded'];

export const isForm = (c: AppContext): boolean => {
  const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  return FORMS.includes(type);
};

const tooManyStatements = (size: number): AppError =>
  new AppError({
    kind: 'tooLarge',
    code: 'too-many-statements',
    detail: `The input has ${size} statements or more; the limit is ${MAX_STATEMENTS}.`,
    hint: 'Validate it in parts, or import it: an import validates any number of records.',
    extra: { limit: MAX_STATEMENTS, size },
  });

const formatUnknown = (name: string | null): AppError =>
  new AppError({
    kind: 'unsupportedMediaType',
    code: 'format-unknown',
    detail: `The format of ${name === null ? 'the input' : `“${name.slice(0, 200)}”`} cannot be recognised.`,
    hint: `Say which it is: ${RDF_FORMAT_NAMES.map((format) => RDF_FORMATS[format].label).join(', ')}.`,
    extra: { formats: RDF_FORMAT_NAMES },
  });

/** @throws AppError `too-many-statements` */
const gathered = async (batches: AsyncIterable<readonly Quad[]>): Promise<readonly Quad[]> => {
  const quads: Quad[] = [];
  for await (const batch of batches) {
    for (const q of batch) quads.push(q);
    if (quads.length > MAX_STATEMENTS) throw tooManyStatements(quads.length);
  }
  return quads;
};

interface Document {
  readonly origin: Origin;
  readonly name: string | null;
  readonly mediaType: string | null;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly baseIRI: string;
}

const chosenFormat = (name: string): RdfFormat | null =>
  RDF_FORMAT_NAMES.find((format) => format === name) ?? null;

/** @throws AppError `format-unknown`, and what `readRdf` throws */
const readDocument = async (
  { origin, name, mediaType, bytes, baseIRI }: Document,
  chosen: string,
  maxBytes: number,
): Promise<ValidateInput> => {
  const parts = withHead(gunzipped(bytes, maxBytes), HEAD_LENGTH, joined);
  const { value: head = new Uint8Array() } = await parts.next();
  const format = chosenFormat(chosen) ?? detectFormat(mediaType, name, head);
  const issues = issueList();
  if (!format) {
    await parts.return(undefined);
    if (head.length > 0) throw formatUnknown(name);
    throw nothingToValidate(issues);
  }
  const all = (async function* () {
    yield head;
    yield* parts;
  })();
  const quads = await gathered(readRdf(all, { format, baseIRI, onIssue: issues.add, maxBytes }));
  return { origin, name, format, quads, issues };
};

const ACCEPT = [
  ...RDF_FORMAT_NAMES.map((format) => RDF_FORMATS[format].mediaType),
  'application/json;q=0.5',
  'application/xml;q=0.5',
  '*/*;q=0.1',
].join(', ');

const fetchDocument = async (c: AppContext, url: string): Promise<Document> => {
  const { baseUrl, maxBodyBytes, fetchAllowHosts, fetchPorts } = c.var.config;
  const answer = await guardedFetch(
    url,
    { accept: ACCEPT, maxBytes: maxBodyBytes, timeoutMs: FETCH_TIMEOUT_MS },
    fetchRules({ baseUrl, allowedHosts: fetchAllowHosts, ports: fetchPorts }),
  );
  return {
    origin: 'url',
    name: answer.url,
    mediaType: answer.headers.get('Content-Type'),
    bytes: chunksOf(answer.body),
    baseIRI: answer.url,
  };
};

export const nothingToValidate = (issues: IssueList): AppError =>
  new AppError({
    kind: 'unprocessable',
    code: 'nothing-to-validate',
    detail: [
      'There is no statement to validate.',
      ...issues.items.slice(0, 1).map(({ message }) => message),
    ].join(' '),
    hint: 'Send RDF: a dataset, a data service or a whole catalogue, in one of the formats of docs/http.md.',
    extra: { issues: issues.items },
  });

/** The fields of a form's body. @throws AppError `body-too-large`, `form-invalid` */
export const readFields = async (c: AppContext): Promise<ValidateFields> => {
  const limit = Math.min(MAX_FORM_BYTES, c.var.config.maxBodyBytes);
  const announced = Number(c.req.header('Content-Length') ?? 0);
  if (announced > limit) throw bodyTooLarge(announced, limit);
  const stream = c.req.raw.body?.pipeThrough(limited(limit)) ?? null;
  const headers = { 'Content-Type': c.req.header('Content-Type') ?? '' };
  const form = await new Response(stream, { headers }).formData().catch((error: unknown) => {
    if (error instanceof AppError) throw error;
    throw new AppError({
      kind: 'badRequest',
      code: 'form-invalid',
      detail: `The form cannot be read: ${(error as Error).message}`,
    });
  });
  // curl names any body a form unless it is told better.
  if (!['text', 'url', 'file'].some((name) => form.has(name)))
    throw new AppError({
      kind: 'unsupportedMediaType',
      code: 'media-type-unsupported',
      detail: 'The body came as a form without any of the fields text, url and file.',
      hint: `RDF comes with its media type: ${RDF_FORMAT_NAMES.map((format) => RDF_FORMATS[format].mediaType).join(', ')}.`,
    });
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const file = form.get('file');
  return {
    text: text('text'),
    url: text('url').trim(),
    format: text('format'),
    profiles: form.getAll('profile').filter((value) => typeof value === 'string'),
    file: file instanceof File && file.size > 0 ? file : null,
    isMended: isYes(text('fix')),
  };
};

/** @throws AppError `form-ambiguous`: a report on one of two inputs would pass for one on both */
const requireOneInput = ({ file, url, text }: ValidateFields): void => {
  const given = [text.trim() && 'text', file && 'file', url && 'url'].filter(Boolean);
  if (given.length <= 1) return;
  throw new AppError({
    kind: 'badRequest',
    code: 'form-ambiguous',
    detail: `The form has more than one thing to validate: ${given.join(', ')}.`,
    hint: 'Keep one of them and empty the other fields.',
    extra: { given: given.join(', ') },
  });
};

const documentOfFields = async (c: AppContext, fields: ValidateFields): Promise<Document> => {
  const baseIRI = `${c.var.config.baseUrl}/`;
  requireOneInput(fields);
  const { file, url, text } = fields;
  if (file)
    return {
      origin: 'file',
      name: file.name,
      mediaType: file.type || null,
      bytes: chunksOf(file.stream() as ReadableStream<Uint8Array>),
      baseIRI,
    };
  if (url !== '') return fetchDocument(c, url);
  if (text.trim() === '') throw nothingToValidate(issueList());
  const bytes = (async function* () {
    yield new TextEncoder().encode(text);
  })();
  return { origin: 'text', name: null, mediaType: null, bytes, baseIRI };
};

export const readFieldsInput = async (c: AppContext, fields: ValidateFields): Promise<ValidateInput> =>
  readDocument(await documentOfFields(c, fields), fields.format, c.var.config.maxBodyBytes);

/** `?url=`, else the body. @throws AppError as `readBody` */
export const readBodyInput = async (c: AppContext): Promise<ValidateInput> => {
  const { baseUrl, maxBodyBytes } = c.var.config;
  const url = c.req.query('url');
  if (url) return readDocument(await fetchDocument(c, url), c.req.query('format') ?? '', maxBodyBytes);
  const issues = issueList();
  const quads = await gathered(readBody(c, `${baseUrl}/`, issues.add));
  return {
    origin: 'body',
    name: null,
    format: formatOfMediaType(c.req.header('Content-Type') ?? '')!,
    quads,
    issues,
  };
};
