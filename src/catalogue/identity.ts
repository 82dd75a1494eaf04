/**
 * Ids: URL-safe slugs, a pure function of a resource's identity key. An IRI born here carries its id in its
 * path; every other key gives a readable slug and a hash, so that no id depends on what came before.
 */
import { shortHash } from '../lib/hash.ts';
import { relativeIri } from '../rdf/relative.ts';
import { KIND_NAMES, KINDS, type RecordKind } from './kinds.ts';

/** What an id may look like, wherever one is read from outside. */
export const ID_PATTERN = /^[a-z0-9][a-z0-9-]{0,79}$/;

/** The root catalogue: `{BASE_URL}/catalog`. */
export const ROOT_ID = 'catalog';
export const rootIri = (baseUrl: string): string => `${baseUrl}/catalog`;

export const recordIri = (baseUrl: string, id: string): string => `${baseUrl}/records/${id}`;

export const bornHereIri = (baseUrl: string, kind: RecordKind, id: string): string =>
  kind === 'catalog' && id === ROOT_ID ? rootIri(baseUrl) : `${baseUrl}/${KINDS[kind].path}/${id}`;

const HASH_DIGITS = 10;
const SLUG_LENGTH = 48;

const slugOf = (text: string): string => {
  let decoded = text;
  try {
    decoded = decodeURIComponent(text);
  } catch {
    // Not percent-encoded after all: the text itself will do.
  }
  return decoded
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_LENGTH)
    .replace(/^-+|-+$/g, '');
};

/** The last part of an IRI or text that says something. */
const hintOf = (text: string): string => {
  const parts = text.replace(/[?#].*$/s, '').split(/[/:]/);
  const last = parts.filter((part) => /[a-z0-9]/i.test(part)).at(-1) ?? '';
  const fragment = text.match(/[?#](.+)$/s)?.[1] ?? '';
  return slugOf(fragment ? `${last} ${fragment}` : last);
};

/** The id that an identity key gives; `hint` makes it readable. */
export const idOfKey = (key: string, hint: string): string => {
  const slug = hintOf(hint);
  const hash = shortHash(key, HASH_DIGITS);
  return slug ? `${slug}-${hash}` : hash;
};

const BORN_HERE = new RegExp(`^\\./(?:${KIND_NAMES.map((kind) => KINDS[kind].path).join('|')})/([^/?#]+)$`);

/** The id of a resource that has an IRI. */
export const idOfIri = (iri: string, baseUrl: string): string => {
  const relative = relativeIri(iri, baseUrl);
  if (relative === './catalog') return ROOT_ID;
  const own = BORN_HERE.exec(relative)?.[1];
  return own && ID_PATTERN.test(own) ? own : idOfKey(`iri ${relative}`, relative);
};
