/**
 * What people type, as an FTS5 expression: every word has to be there, the last one may be the beginning of a
 * word, quoted words stay together. Nothing that they type is FTS5 syntax.
 */

/** Each word costs a walk of the full-text index, and a walk of all words that begin with it. */
export const MAX_SEARCH_WORDS = 32;

/** How many words the index is asked for. */
export const countWords = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

const TOKENS = /"([^"]+)"|(\S+)/g;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Undefined when there is no word in the text. */
export const matchExpression = (text: string): string | undefined => {
  const parts: string[] = [];
  // FTS5 ends a string at U+0000.
  for (const [, phrase, word] of text.replaceAll('\u0000', ' ').matchAll(TOKENS)) {
    const value = phrase ?? word ?? '';
    if (!/[\p{L}\p{N}]/u.test(value)) continue;
    parts.push(phrase === undefined ? `${quoted(value)} *` : quoted(value));
  }
  return parts.length > 0 ? parts.join(' ') : undefined;
};
