/**
 * A small table as CSV that may be kept and asked for again.
 */
import { BYTE_ORDER_MARK } from '../lib/csv.ts';
import type { AppContext } from './app-env.ts';
import { representationTag } from './etag.ts';
import { send } from './send.ts';

const TYPE = 'text/csv; charset=utf-8; header=present';

export const csvResponse = (c: AppContext, csv: string): Response => {
  const body = BYTE_ORDER_MARK + csv;
  return send(c, {
    contentType: TYPE,
    etag: representationTag(TYPE, body),
    lastModified: null,
    body,
    headers: {},
  });
};
