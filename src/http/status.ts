/**
 * Which HTTP status each kind of error is. Only this file and problem.ts know.
 */
import type { ErrorKind } from '../lib/app-error.ts';

export const STATUS_OF = {
  badRequest: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  notAcceptable: 406,
  conflict: 409,
  gone: 410,
  preconditionFailed: 412,
  tooLarge: 413,
  unsupportedMediaType: 415,
  unprocessable: 422,
  preconditionRequired: 428,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<ErrorKind, number>;

/** The phrases of RFC 9110 §15, which are the titles of problems of type `about:blank` (RFC 9457 §4.2.1). */
export const STATUS_TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  416: 'Range Not Satisfiable',
  422: 'Unprocessable Content',
  428: 'Precondition Required',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};
