/**
 * UTCdatetime of OAI-PMH (§3.3): a day, or a time to the second with its Z.
 */

export type Granularity = 'day' | 'second';

export interface Instant {
  readonly granularity: Granularity;
  /** ISO 8601 UTC to the second. */
  readonly first: string;
  /** The last second that is meant: of a day, its end. */
  readonly last: string;
}

/** Null where the text is none, or names a day or a time that there is not. */
export const parseInstant = (text: string): Instant | null => {
  const day = /^\d{4}-\d\d-\d\d$/.test(text);
  if (!day && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return null;
  const first = day ? `${text}T00:00:00Z` : text;
  const time = new Date(first);
  // 30 February would be taken for 2 March.
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 19) !== first.slice(0, 19)) return null;
  return { granularity: day ? 'day' : 'second', first, last: day ? `${text}T23:59:59Z` : text };
};
