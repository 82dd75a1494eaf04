/**
 * Statements that read what the high-value data are judged by: the licences in use and the catalogues.
 */
import type { Statement } from './db.ts';
import { id, NAME_TABLE, NAMES_JSON } from './hvd-facts.ts';

const MAX_LICENCES = 10_000;
const MAX_CATALOGUES = 1_000;

const MAPPINGS = ['exactMatch', 'closeMatch', 'narrowMatch', 'broadMatch', 'sameAs', 'seeAlso'] as const;

/**
 * Every licence that is used, found by leaps through the index, with the licences that records map it to. What
 * our own vocabularies say of it is not known to those who harvest the records.
 */
export const selectLicences: Statement = {
  sql: `WITH RECURSIVE ${NAME_TABLE},
    used (o) AS (
      SELECT min(o) FROM triple WHERE p = ${id('licence')}
      UNION ALL
      SELECT (SELECT min(o) FROM triple WHERE p = ${id('licence')} AND o > used.o) FROM used WHERE used.o IS NOT NULL
      LIMIT ${MAX_LICENCES})
    SELECT t.id, t.value AS iri,
      (SELECT json_group_array(DISTINCT v.value)
        FROM quad k CROSS JOIN graph g ON g.id = k.g CROSS JOIN term v ON v.id = k.o
        WHERE k.s = t.id AND k.p IN (${MAPPINGS.map(id).join(', ')})
          AND g.kind = 'record' AND g.public = 1) AS mapped
    FROM used CROSS JOIN term t ON t.id = used.o WHERE t.kind = 1`,
  params: [NAMES_JSON],
};

/** The catalogues, with the places that they cover. */
export const selectCatalogues: Statement = {
  sql: `WITH ${NAME_TABLE}
    SELECT r.id, r.iri AS term, t.value AS iri,
      (SELECT json_group_array(v.value) FROM triple k JOIN term v ON v.id = k.o
        WHERE k.s = r.iri AND k.p = ${id('spatial')} AND v.kind = 1) AS places
    FROM record r CROSS JOIN term t ON t.id = r.iri
    WHERE r.kind = 'catalog' AND r.status = 'published' ORDER BY r.seq LIMIT ${MAX_CATALOGUES}`,
  params: [NAMES_JSON],
};
