/**
 * A way to carry an IRI that a parser would refuse through that parser: it is quoted as an absolute IRI of
 * a scheme of our own, its forbidden characters moved to a private plane of Unicode, and unquoted when terms
 * are made. So one repair table serves every format, and knows subject and property.
 */
import { isAddressWithoutScheme, isCleanReference } from '../repair/iri.ts';
import { hasScheme } from '../repair/resolve-iri.ts';

const SCHEME = 'x-raw:';
const PRIVATE_PLANE = 0xf0000;
/** No quoted IRI starts with a moved NUL. */
const LANGUAGE = 'x-raw:\u{f0000}';

const move = (character: string): string => String.fromCodePoint(PRIVATE_PLANE + character.charCodeAt(0));

const quote = (text: string): string =>
  // Every UTF-16 unit that is no letter of an ordinary IRI, so that nothing depends on a parser's taste.
  text.replace(/[^!#-;=?-[\]_a-z~\u00a1-\ud7ff\ue000-\ufffd]/g, move);

export const quoteRawIri = (iri: string): string => SCHEME + quote(iri);

const unquote = (quoted: string): string =>
  quoted.replace(/[\u{f0000}-\u{fffff}]/gu, (moved) =>
    String.fromCharCode(moved.codePointAt(0)! - PRIVATE_PLANE),
  );

/** The IRI of a text, whether quoted or not. A quoted language tag stays quoted. */
export const unquoteRawIri = (iri: string): string =>
  iri.startsWith(SCHEME) && !iri.startsWith(LANGUAGE) ? unquote(iri.slice(SCHEME.length)) : iri;

/** A language tag that the grammar refuses, carried as a datatype. */
export const quoteRawLanguage = (tag: string): string => LANGUAGE + quote(tag);

/** The language tag that a datatype carries, or null. */
export const unquoteRawLanguage = (datatype: string): string | null =>
  datatype.startsWith(LANGUAGE) ? unquote(datatype.slice(LANGUAGE.length)) : null;

export const isQuoted = (iri: string): boolean => iri.startsWith(SCHEME);

/** True when an IRI reference must be quoted to reach the repairs as it was written. */
export const needsQuoting = (reference: string): boolean =>
  isAddressWithoutScheme(reference) ||
  isQuoted(reference) ||
  (hasScheme(reference.trimStart()) && !isCleanReference(reference));
