/**
 * Conditional requests (RFC 9110 §13), pure. Reading: is what the client holds still current? Writing: which
 * states of a record does the client allow to be replaced?
 */
import { AppError } from '../lib/app-error.ts';
import { parseTags, versionsOfTags } from './etag.ts';

interface Validators {
  readonly etag: string;
  /** ISO 8601, to the second. */
  readonly lastModified: string | null;
}

/** RFC 9110 §13.2.2: `If-None-Match` wins, and is compared weakly (§13.1.2). */
export const isNotModified = (headers: Headers, { etag, lastModified }: Validators): boolean => {
  const noneMatch = headers.get('If-None-Match');
  if (noneMatch !== null) {
    const tags = parseTags(noneMatch);
    return tags === '*' || tags.includes(etag.replaceAll('"', ''));
  }
  const since = Date.parse(headers.get('If-Modified-Since') ?? '');
  return lastModified !== null && !Number.isNaN(since) && Date.parse(lastModified) <= since;
};

/** What a write expects of the record that it replaces. */
export interface WriteCondition {
  readonly versions?: readonly number[];
  readonly exists?: boolean;
}

/** `If-Match` and `If-None-Match` of a write; null when there is neither. */
export const writeCondition = (headers: Headers): WriteCondition | null => {
  const match = headers.get('If-Match');
  const noneMatch = headers.get('If-None-Match');
  if (noneMatch !== null && (match !== null || parseTags(noneMatch) !== '*'))
    throw new AppError({
      kind: 'badRequest',
      code: 'precondition-unsupported',
      detail: 'A write takes `If-Match: "…"`, `If-Match: *` or `If-None-Match: *`, one of them.',
    });
  if (noneMatch !== null) return { exists: false };
  if (match === null) return null;
  const tags = parseTags(match);
  return tags === '*' ? { exists: true } : { versions: versionsOfTags(tags) };
};

export const preconditionFailed = (detail: string): AppError =>
  new AppError({
    kind: 'preconditionFailed',
    code: 'precondition-failed',
    detail,
    hint: 'Get the record again, apply the change to what it is now, and send its new ETag in If-Match.',
  });
