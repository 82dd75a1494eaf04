/**
 * An answer of the API: JSON with line breaks, for people look at it too, with validators and links.
 */
import type { AppContext } from '../app-env.ts';
import { representationTag } from '../etag.ts';
import { type Link, linkHeader } from '../link-header.ts';
import { send } from '../send.ts';
import type { Asked } from './parameters.ts';

const JSON_TYPE = 'application/json';

export interface AnswerParts {
  readonly links?: readonly Link[];
  /** The version of the record that it shows, for `If-Match`. */
  readonly version?: number;
  /** What the answer was chosen by, besides the language. */
  readonly vary?: readonly string[];
}

/** What a cache must compare. */
export const varyOf = (
  { urlLang }: Pick<Asked, 'urlLang'>,
  further: readonly string[] = [],
): Record<string, string> => {
  const names = [...further, ...(urlLang === null ? ['Accept-Language'] : [])];
  return names.length > 0 ? { Vary: names.join(', ') } : {};
};

export const answerJson = <T>(
  c: AppContext,
  asked: Pick<Asked, 'lang' | 'urlLang'>,
  body: T,
  { links = [], version, vary = [] }: AnswerParts = {},
): Response => {
  const text = `${JSON.stringify(body, null, 2)}\n`;
  return send(c, {
    contentType: JSON_TYPE,
    etag: representationTag(JSON_TYPE, text, version),
    // Outcomes of validation come later than the last change: only the tag tells what an answer holds.
    lastModified: null,
    body: text,
    headers: { ...(links.length > 0 && { Link: linkHeader(links) }), ...varyOf(asked, vary) },
    bodyHeaders: { 'Content-Language': asked.lang },
  });
};
