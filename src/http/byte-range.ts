/**
 * Range requests (RFC 9110 §14), pure: which bytes of a file of known size does a request ask for?
 */
import type { ByteRange } from '../store/bucket.ts';

interface Validators {
  readonly etag: string;
  /** ISO 8601, to the second. */
  readonly lastModified: string;
}

/** §13.1.5: a part of another state is of no use. Tags are compared strongly, dates exactly. */
const isOfThisState = (ifRange: string | null, { etag, lastModified }: Validators): boolean =>
  ifRange === null ||
  ifRange.trim() === etag ||
  (!ifRange.includes('"') && Date.parse(ifRange) === Date.parse(lastModified));

/** `bytes=0-99`, `bytes=100-`, `bytes=-100`. Several ranges, other units and what cannot be read: the whole. */
export const askedRange = (
  headers: Headers,
  size: number,
  validators: Validators,
): ByteRange | 'whole' | 'unsatisfiable' => {
  const match = /^\s*bytes\s*=\s*(\d{0,15})\s*-\s*(\d{0,15})\s*$/i.exec(headers.get('Range') ?? '');
  if (!match || !isOfThisState(headers.get('If-Range'), validators)) return 'whole';
  const [from, to] = [match[1]!, match[2]!];
  if (from === '' && to === '') return 'whole';
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 };
  }
  const [first, last] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)];
  if (to !== '' && Number(to) < first) return 'whole';
  return first >= size ? 'unsatisfiable' : { first, last };
};
