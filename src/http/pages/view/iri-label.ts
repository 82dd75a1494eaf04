/**
 * A readable name for an IRI of which nothing is known but itself: rows for the families that everyone uses,
 * else the last segment that says something.
 */
import { languageName } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { messagesOf } from '../../../i18n/messages.ts';
import { decodedSafely, shownAddress } from './safe-href.ts';

interface LabelRow {
  readonly pattern: RegExp;
  readonly label: (match: string, lang: Lang) => string;
}

const ROWS: readonly LabelRow[] = [
  {
    pattern: /^https?:\/\/publications\.europa\.eu\/resource\/authority\/language\/([A-Z]{3})$/,
    label: (code, lang) => languageName(lang, code.toLowerCase()),
  },
  {
    pattern: /^https?:\/\/publications\.europa\.eu\/resource\/authority\/file-type\/(\w+)$/,
    label: (code) => code.replace(/_SRVC$/, '').replaceAll('_', ' '),
  },
  {
    pattern: /^https?:\/\/(?:www\.)?iana\.org\/assignments\/media-types\/([^?#]+)$/,
    label: (type) => type,
  },
  {
    pattern: /^https?:\/\/www\.opengis\.net\/def\/crs\/EPSG\/[^/]+\/(\d+)$/,
    label: (code) => `EPSG:${code}`,
  },
  {
    pattern: /^https?:\/\/data\.europa\.eu\/eli\/([a-z_]+\/\d{4}\/\d+)/,
    label: (law, lang) => {
      const [act, ...number] = law.split('/');
      const names: Readonly<Record<string, string>> = messagesOf(lang).legalActs;
      return `${names[act!] ?? act} ${number.join('/')}`;
    },
  },
  { pattern: /^https?:\/\/sws\.geonames\.org\/(\d+)\/?$/, label: (id) => `GeoNames ${id}` },
];

/** Three characters or more, two letters among them: `CC0`, but not `oj`. */
const TELLING = /^(?=.{3})(?:\P{L}*\p{L}){2}/u;

/** Names that machines made: UUIDs, hashes, long numbers. */
const OPAQUE = /[0-9a-f]{8}-[0-9a-f]{4}|^[0-9a-f]{16,}|\d{8}/i;

/** A slug of words: `institute-for-nature` reads `Institute for nature`. */
const wordsOfSlug = (segment: string): string =>
  /^[a-z]+(-[a-z]+)+$/.test(segment)
    ? segment.charAt(0).toUpperCase() + segment.slice(1).replaceAll('-', ' ')
    : segment;

/** `CC_BY_4_0` reads `CC BY 4.0`, `RegionalAuthority` reads `Regional Authority`. */
const readable = (segment: string): string =>
  wordsOfSlug(decodedSafely(segment))
    .replace(/(\d)_(?=\d)/g, '$1.')
    .replaceAll('_', ' ')
    .replace(/(\p{Ll}{2})(?=\p{Lu}\p{Ll}{2})/gu, '$1 ')
    .trim();

export const iriLabel = (iri: string, lang: Lang): string => {
  for (const { pattern, label } of ROWS) {
    const match = pattern.exec(iri);
    if (match) return label(match[1]!, lang);
  }
  if (/^(?:mailto|tel):/i.test(iri)) return shownAddress(iri);
  if (/[?]/.test(iri)) return shownAddress(iri);
  const segments = iri.split(/[/#]/).filter((segment) => segment !== '');
  const last = readable(segments.at(-1) ?? iri);
  const isTelling = segments.length > 2 && TELLING.test(last) && !OPAQUE.test(last) && last.length <= 60;
  return isTelling ? last : shownAddress(iri);
};
