/**
 * Text and attribute values of XML 1.0: what must be escaped, and what XML cannot hold at all.
 */

/** XML 1.0 §2.2 Char, negated: not even a character reference may name these. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const FORBIDDEN = /[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const ALL_FORBIDDEN = new RegExp(FORBIDDEN, 'gu');

/** Holds surrogates too, which are in order in pairs: a quick look that settles nearly every text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const SUSPECT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;

export const isXmlText = (value: string): boolean => !SUSPECT.test(value) || !FORBIDDEN.test(value);

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

const escapeWith =
  (needed: RegExp) =>
  (value: string): string =>
    needed.test(value) ? value.replaceAll(new RegExp(needed, 'g'), (char) => ENTITIES[char]!) : value;

const escapeText = escapeWith(/[&<>\r]/);

/** Element content; characters that XML forbids become U+FFFD. A carriage return would be read as a line feed. */
export const xmlText = (value: string): string =>
  escapeText(isXmlText(value) ? value : value.replace(ALL_FORBIDDEN, '\ufffd'));

/** An attribute value, to stand in double quotes; readers turn unescaped white space into blanks. */
export const xmlAttribute = escapeWith(/[&<>"\t\n\r]/);

/** The text of a comment, which may hold no `--` and no `-` at its end. */
export const xmlComment = (value: string): string =>
  value.replace(ALL_FORBIDDEN, '\ufffd').replace(/-(?=-|$)/g, '%2D');
