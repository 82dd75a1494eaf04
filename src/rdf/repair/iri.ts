/**
 * IRIs: which may stand as they are, and the repairs of those that may not, one row each, tried in order.
 * A row changes only what is forbidden: an IRI that the grammar allows is kept exactly as its publisher
 * wrote it.
 */
import { PREFIXES } from '../namespaces.ts';
import type { IssueCode } from './issues.ts';

/** RFC 3987, as Turtle's IRIREF reads it: a scheme, then anything but blanks, controls and <>"{}|\^`. */
const CLEAN = /^[A-Za-z][A-Za-z0-9+.-]*:[^\p{Cc} <>"{}|\\^`\ufffe\uffff]+(?<![\s\u200b])$/u;
const FORBIDDEN = /[\p{Cc} <>"{}|\\^`\ufffe\uffff]/gu;

const ADDRESS = /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+\.[^\s@<>"(),:;[\]\\]+$/;
/** RFC 5321 §4.5.3.1 allows no longer ones. The bound also keeps the expression fast. */
export const isEmailAddress = (text: string): boolean => text.length <= 320 && ADDRESS.test(text);

const NUMBER = /^\+?[\d(][\d\s().\u00a0/-]*\d$/;
export const isTelephoneNumber = (text: string): boolean => text.length <= 64 && NUMBER.test(text);

/** True for what may be an IRI reference, absolute or relative, as it stands. */
export const isCleanReference = (text: string): boolean => text.search(FORBIDDEN) < 0 && text.isWellFormed();

/** Well-known names that people write without declaring them. */
export const KNOWN_PREFIXES: Readonly<Record<string, string>> = {
  ...PREFIXES,
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: PREFIXES.dct,
  gsp: PREFIXES.geosparql,
  xs: PREFIXES.xsd,
};

const prefixOf = (iri: string): string => iri.slice(0, iri.indexOf(':'));

/** Without the blanks at both ends, zero-width ones included. An expression would be slow on blanks inside. */
export const trimBlanks = (text: string): string => {
  const trimmed = text.trim();
  if (!trimmed.startsWith('\u200b') && !trimmed.endsWith('\u200b')) return trimmed;
  let [start, end] = [0, trimmed.length];
  while (start < end && /[\s\u200b]/.test(trimmed[start]!)) start += 1;
  while (end > start && /[\s\u200b]/.test(trimmed[end - 1]!)) end -= 1;
  return trimmed.slice(start, end);
};

/** RFC 3966 §5.1.1: blanks are no visual separators, hyphens are. */
export const telephoneIri = (text: string): string =>
  `tel:${trimBlanks(text)
    .replace(/[\s\u00a0/]+/g, '-')
    .replace(/-+/g, '-')
    .replace(/-?([().])-?/g, '$1')}`;

const mendMailto = (iri: string): string => {
  const [address = '', ...query] = iri
    .replace(/^(?:mailto:\s*(?:\/\/)?\s*)+/i, '')
    .replace(/%20/g, ' ')
    .split('?');
  return [`mailto:${address.replace(/\s+/g, '')}`, ...query].join('?');
};

const encode = (character: string): string =>
  [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');

/** True for a relative reference that is surely none: a web or e-mail address written without its scheme. */
export const isAddressWithoutScheme = (text: string): boolean =>
  /^www\.[^\s.]/i.test(text) || isEmailAddress(text);

interface IriRepair {
  readonly code: IssueCode;
  readonly matches: (iri: string) => boolean;
  readonly mend: (iri: string) => string;
}

export const IRI_REPAIRS: readonly IriRepair[] = [
  { code: 'iri-trimmed', matches: (iri) => trimBlanks(iri) !== iri, mend: trimBlanks },
  {
    code: 'iri-unwrapped',
    matches: (iri) => /^<[^<>]*>$|^"[^"]*"$/.test(iri),
    mend: (iri) => trimBlanks(iri.slice(1, -1)),
  },
  {
    code: 'iri-mailto',
    matches: (iri) => iri.length < 1000 && /^mailto:(?:\s|%20|\/\/|mailto:|[^?]*\s)/i.test(iri),
    mend: mendMailto,
  },
  { code: 'iri-mailto', matches: isEmailAddress, mend: (iri) => `mailto:${iri}` },
  {
    code: 'iri-tel',
    matches: (iri) => /^tel:/i.test(iri) && !CLEAN.test(iri) && isTelephoneNumber(trimBlanks(iri.slice(4))),
    mend: (iri) => telephoneIri(iri.slice(4)),
  },
  {
    code: 'iri-backslashes',
    matches: (iri) => /^[a-z][a-z0-9+.-]*:\\\\/i.test(iri),
    mend: (iri) => iri.replaceAll('\\', '/'),
  },
  { code: 'iri-scheme-missing', matches: (iri) => /^www\.[^\s.]/i.test(iri), mend: (iri) => `http://${iri}` },
  {
    code: 'iri-prefix-expanded',
    matches: (iri) => /^[a-z]+:[A-Za-z_][\w-]*$/.test(iri) && Object.hasOwn(KNOWN_PREFIXES, prefixOf(iri)),
    mend: (iri) => `${KNOWN_PREFIXES[prefixOf(iri)]}${iri.slice(iri.indexOf(':') + 1)}`,
  },
  {
    code: 'iri-percent-encoded',
    matches: (iri) => iri.search(FORBIDDEN) >= 0 || !iri.isWellFormed(),
    mend: (iri) => iri.replace(FORBIDDEN, encode).replace(/\p{Cs}/gu, encode),
  },
];

/** Schemes whose well-formed IRIs may still need a row: mailto:, tel:, and the known prefixes. */
const SUSPECT = new RegExp(`^(?:mailto|tel|${Object.keys(KNOWN_PREFIXES).join('|')}):`, 'i');

/** True when no row of the table would change the IRI. The fast path: most IRIs end here. */
export const isCleanIri = (iri: string): boolean =>
  CLEAN.test(iri) &&
  iri.isWellFormed() &&
  // Most IRIs are http(s), and no known prefix starts like that.
  (iri.startsWith('http') || !SUSPECT.test(iri) || IRI_REPAIRS.every(({ matches }) => !matches(iri)));

export interface RepairedIri {
  /** Null when the text has no reading as an absolute IRI. */
  readonly iri: string | null;
  /** What was done; the last step names the repair best. */
  readonly codes: readonly IssueCode[];
}

export const repairIri = (text: string): RepairedIri => {
  const codes: IssueCode[] = [];
  let iri = text;
  for (const { code, matches, mend } of IRI_REPAIRS) {
    if (!matches(iri)) continue;
    iri = mend(iri);
    codes.push(code);
  }
  return { iri: CLEAN.test(iri) ? iri : null, codes };
};
