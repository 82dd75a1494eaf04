/**
 * RDF in request bodies: which format it is, how large it may be, and what reading it found. Sizes are
 * counted while the body streams in, as sent and again when unpacked.
 */
import { type Damage, damageLog } from '../catalogue/damage.ts';
import { AppError } from '../lib/app-error.ts';
import {
  type FormatRow,
  formatOfMediaType,
  RDF_FORMAT_NAMES,
  RDF_FORMATS,
  type RdfFormat,
} from '../rdf/media-types.ts';
import { readRdf } from '../rdf/parse/read-rdf.ts';
import type { ReadIssue } from '../rdf/repair/issues.ts';
import type { Quad } from '../rdf/terms.ts';
import type { AppContext } from './app-env.ts';

export const bodyTooLarge = (size: number, limit: number): AppError =>
  new AppError({
    kind: 'tooLarge',
    code: 'body-too-large',
    detail: `The body has ${size} bytes or more; the limit is ${limit}.`,
    hint: 'Large catalogues go in with `npm run import`, which sends them in parts.',
    extra: { limit, size },
  });

const readableTypes = (): string[] =>
  RDF_FORMAT_NAMES.map((name) => {
    const row: FormatRow = RDF_FORMATS[name];
    return row.mediaType;
  });

/** @throws AppError `media-type-unsupported` */
const formatOf = (contentType: string | undefined): RdfFormat => {
  const format = contentType === undefined ? null : formatOfMediaType(contentType);
  if (format) return format;
  throw new AppError({
    kind: 'unsupportedMediaType',
    code: 'media-type-unsupported',
    detail: contentType
      ? `“${contentType}” is no RDF format that is read here.`
      : 'The body has no Content-Type.',
    hint: `Send one of ${readableTypes().join(', ')}.`,
    extra: { accepted: readableTypes() },
  });
};

/** gzip needs no care here: the reader knows it by its first bytes. */
const checkEncoding = (encoding: string | undefined): void => {
  if (!encoding || /^\s*(gzip|x-gzip|identity)\s*$/i.test(encoding)) return;
  throw new AppError({
    kind: 'unsupportedMediaType',
    code: 'content-encoding-unsupported',
    detail: `The Content-Encoding “${encoding}” is not read here.`,
    hint: 'Send the body as it is, or with gzip.',
  });
};

/** Passes bytes on until there are too many. */
export const limited = (limit: number): TransformStream<Uint8Array, Uint8Array> => {
  let size = 0;
  return new TransformStream({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > limit) controller.error(bodyTooLarge(size, limit));
      else controller.enqueue(chunk);
    },
  });
};

/** What reading found, the first of it in full. */
export interface IssueList {
  readonly add: (issue: ReadIssue) => void;
  readonly items: readonly ReadIssue[];
  readonly total: () => number;
}

const MAX_ISSUES = 200;

export const issueList = (limit = MAX_ISSUES): IssueList => {
  const items: ReadIssue[] = [];
  let total = 0;
  return {
    add: (issue) => {
      total += 1;
      if (items.length < limit) items.push(issue);
    },
    items,
    total: () => total,
  };
};

/**
 * The quads of a request's body as they arrive; relative IRIs resolve against `baseIRI`.
 * @throws AppError `media-type-unsupported`, `content-encoding-unsupported`, `body-too-large`
 */
export const readBody = (
  c: AppContext,
  baseIRI: string,
  onIssue: (issue: ReadIssue) => void,
): AsyncGenerator<readonly Quad[]> => {
  const { maxBodyBytes } = c.var.config;
  const format = formatOf(c.req.header('Content-Type'));
  checkEncoding(c.req.header('Content-Encoding'));
  const announced = Number(c.req.header('Content-Length') ?? 0);
  if (announced > maxBodyBytes) throw bodyTooLarge(announced, maxBodyBytes);
  const body = c.req.raw.body?.pipeThrough(limited(maxBodyBytes)) ?? new Uint8Array();
  return readRdf(body, { format, baseIRI, onIssue, maxBytes: maxBodyBytes });
};

/**
 * All of a body at once, at most `maxQuads` statements of it.
 * @throws AppError as `readBody`, and `too-many-statements`
 */
export const readWholeBody = async (
  c: AppContext,
  baseIRI: string,
  maxQuads: number,
): Promise<{ readonly quads: readonly Quad[]; readonly issues: IssueList; readonly damage: Damage }> => {
  const issues = issueList();
  const damage = damageLog();
  const onIssue = (issue: ReadIssue): void => {
    issues.add(issue);
    damage.add(issue);
  };
  const quads: Quad[] = [];
  for await (const batch of readBody(c, baseIRI, onIssue)) {
    quads.push(...batch);
    if (quads.length > maxQuads)
      throw new AppError({
        kind: 'tooLarge',
        code: 'too-many-statements',
        detail: `The body has ${quads.length} statements or more; the limit is ${maxQuads}.`,
        hint: 'Large catalogues go in with `npm run import`, which sends them in parts.',
        extra: { limit: maxQuads, size: quads.length },
      });
  }
  return { quads, issues, damage };
};

/** Nothing to read is no error of syntax: what that means, each route says. */
const EMPTY: ReadonlySet<string> = new Set(['document-empty', 'document-no-statements']);

export const isEmptyDocument = ({ code }: ReadIssue): boolean => EMPTY.has(code);

/** A body that must be read without a syntax error: nothing of it is stored otherwise. */
export const refuseSyntaxErrors = ({ items }: IssueList): void => {
  const issue = items.find((item) => item.kind === 'syntax' && !isEmptyDocument(item));
  if (!issue) return;
  const { line, column, message } = issue;
  const place =
    line === undefined ? '' : ` (line ${line}${column === undefined ? '' : `, column ${column}`})`;
  throw new AppError({
    kind: 'badRequest',
    code: 'syntax-error',
    detail: `The body cannot be read${place}: ${message}. Nothing was stored.`,
    extra: { ...(line !== undefined && { line }), ...(column !== undefined && { column }) },
  });
};
