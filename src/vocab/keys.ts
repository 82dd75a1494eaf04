/**
 * When two IRIs, or two texts, are taken for the same: the keys under which concepts are found. A key is
 * for comparing only; what is proposed or stored is always the concept's own IRI.
 */

/** What a key begins with when its IRI begins with `start`. */
export const startKey = (start: string): string =>
  start
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '');

/** Scheme, `www.`, letter case, a final slash and the translations of a licence's page do not count. */
export const iriKey = (iri: string): string =>
  startKey(iri)
    .replace(/\/(?:legalcode|deed)(?:\.[\w-]+)?\/?$/, '')
    .replace(/[/#]+$/, '');

/** Case, accents, punctuation and spacing do not count: `CC BY-NC 4.0`, `cc_by_nc_4_0`. */
export const spellingKey = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
