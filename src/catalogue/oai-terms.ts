/**
 * One term as tombstones keep it: N-Triples, with IRIs relative to BASE_URL.
 */
import { parseRelative } from '../rdf/relative.ts';
import type { Term } from '../rdf/terms.ts';

export const parseRelativeTerm = (text: string, baseUrl: string): Term | undefined =>
  parseRelative(`<urn:x> <urn:x> ${text} .`, baseUrl)[0]?.object;
