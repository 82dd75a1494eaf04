/**
 * The one error that the product throws on purpose. It names what went wrong; which HTTP status that is,
 * only `http/problem.ts` knows. A `detail` carries the limit and the size found, a `hint` says what to do.
 */

export type ErrorKind =
  | 'badRequest'
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'gone'
  | 'notAcceptable'
  | 'conflict'
  | 'preconditionFailed'
  | 'preconditionRequired'
  | 'tooLarge'
  | 'unsupportedMediaType'
  | 'unprocessable'
  | 'unavailable'
  | 'internal';

export interface ErrorInfo {
  readonly kind: ErrorKind;
  /** Stable, kebab-case, for programs. */
  readonly code: string;
  readonly detail: string;
  readonly hint?: string;
  /** Further members of the problem document (RFC 9457 §3.2). */
  readonly extra?: Readonly<Record<string, unknown>>;
}

export class AppError extends Error {
  readonly info: ErrorInfo;

  constructor(info: ErrorInfo, options?: ErrorOptions) {
    super(info.detail, options);
    this.name = 'AppError';
    this.info = info;
  }
}
