/**
 * What a SPARQL request can do wrong before its query is looked at.
 */
import { AppError, type ErrorKind } from '../lib/app-error.ts';

const HOW =
  'Send the query as the parameter `query` of GET or of a form, or as a body of application/sparql-query.';

const refusal = (
  code: string,
  detail: string,
  { hint, kind = 'badRequest', extra }: { hint?: string; kind?: ErrorKind; extra?: Record<string, unknown> },
): AppError =>
  new AppError({ kind, code, detail, ...(hint !== undefined && { hint }), ...(extra && { extra }) });

export const QUERY_TYPES = ['application/sparql-query', 'application/x-www-form-urlencoded'] as const;

export const queryMissing = (): AppError =>
  refusal('query-missing', 'The request has no query.', { hint: HOW });

export const queryRepeated = (found: number): AppError =>
  refusal('query-repeated', `The request has ${found} queries; it must have one.`, {
    hint: 'Send one request for each query.',
    extra: { size: found, limit: 1 },
  });

export const updateRefused = (): AppError =>
  refusal('sparql-update', 'SPARQL Update is not possible here: this endpoint only reads.', {
    hint: 'Records are written with PUT and DELETE at their own URLs, or at /rdf-graphs.',
  });

export const queryTooLarge = (size: number, limit: number): AppError =>
  refusal('query-too-large', `The request has ${size} bytes or more; the limit is ${limit}.`, {
    kind: 'tooLarge',
    extra: { size, limit },
  });

export const queryNotUtf8 = (): AppError =>
  refusal('query-not-utf8', 'The query is not UTF-8.', { hint: 'SPARQL queries are sent as UTF-8.' });

export const queryTypeUnsupported = (contentType: string | undefined): AppError =>
  refusal(
    'query-type-unsupported',
    contentType
      ? `A query cannot be sent as “${contentType.slice(0, 200)}”.`
      : 'The body has no Content-Type.',
    {
      kind: 'unsupportedMediaType',
      hint: HOW,
      extra: { accepted: QUERY_TYPES, types: QUERY_TYPES.join(', ') },
    },
  );

export const parameterInvalid = (
  parameter: string,
  value: string,
  must: string,
  extra: Record<string, unknown> = {},
): AppError =>
  refusal(
    'parameter-invalid',
    `The parameter ${parameter} is “${value.slice(0, 100)}”; it must be ${must}.`,
    {
      extra: { parameter, value: value.slice(0, 100), ...extra },
    },
  );
