/**
 * The checksum of a record's content: SHA-256 of its canonical form, IRIs relative to BASE_URL. What is stored
 * has no blank nodes, so RDFC-1.0 of it is the sorted canonical N-Triples.
 */
import { sha256Hex } from '../lib/hash.ts';
import { relativeText } from '../rdf/relative.ts';
import type { Quad } from '../rdf/terms.ts';

export const contentText = (quads: Iterable<Quad>, baseUrl: string): string => relativeText(quads, baseUrl);

export const checksumOf = (text: string): string => sha256Hex(text);
