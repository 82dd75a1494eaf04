/**
 * Texts whose meaning the vocabularies know and that people use for something else all the same. Nothing is
 * concluded from them: a reading must be the one obvious one. Only texts are concerned, IRIs say what they say.
 */
import { spellingKey } from './keys.ts';
import type { SchemeId } from './schemes.ts';

const AMBIGUOUS: Readonly<Partial<Record<SchemeId, readonly string[]>>> = {
  // Twice in the period, or once in two of them; 15 days are no week.
  frequency: [
    ...['biannual', 'biannually', 'biennial', 'bimonthly', 'biweekly', 'bihourly', 'bidecennial'],
    ...['bimensuel', 'bimestriel', 'permanent', 'horaire', 'other', 'P15D'],
  ],
  // Countries and organisations that share the code of a language.
  language: ['be', 'gr', 'br', 'eu', 'an', 'co', 'et', 'is', 'it is', 'la', 'li', 'to', 'geo', 'mac'],
  'data-theme': ['milieu', 'culture', 'sport', 'science', 'regions', 'finance', 'finances', 'sécurité'],
  'file-type': [
    ...['access', 'edi', 'img', 'prc', 'zoo', 'compressed', 'sid', 'mif', 'shx', 'text', 'world', 'grid'],
    ...['gtfs rt', 'word', 'excel', 'view service', 'cog', 'nc', 'bin', 'octet', 'mets', 'map'],
  ],
  'media-types': ['access', 'bin', 'octet', 'shp', 'zip'],
};

const KEYS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(AMBIGUOUS).map(([scheme, texts]) => [scheme, new Set(texts.map(spellingKey))]),
);

/** Longer texts are prose, and not the name of anything. */
const MAX_LENGTH = 120;

export const isPlainSpelling = (scheme: SchemeId, text: string): boolean =>
  text.length <= MAX_LENGTH && !KEYS.get(scheme)?.has(spellingKey(text));
