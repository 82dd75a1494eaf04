/**
 * Statements on which published records stand how by a profile, counted by kind and listed in the order in which
 * they came.
 */
import type { Statement } from './db.ts';

/** What an outcome may be asked to be; an improvable one has warnings and no violation. */
const STANDINGS = {
  failing: 'o.violations > 0',
  improvable: 'o.violations = 0 AND o.warnings > 0',
} as const;
export type Standing = keyof typeof STANDINGS;
export const STANDING_NAMES = Object.keys(STANDINGS) as readonly Standing[];

const PUBLISHED = `FROM outcome o CROSS JOIN record r ON r.seq = o.record AND r.status = 'published'`;

/** Of each profile and kind: records judged, those that fail and those that could be better. */
export const countByKind: Statement = {
  sql: `SELECT o.profile, r.kind, count(*) AS records, sum(${STANDINGS.failing}) AS failing,
      sum(${STANDINGS.improvable}) AS improvable
    ${PUBLISHED} GROUP BY o.profile, r.kind ORDER BY o.profile, r.kind`,
};

export interface OutcomeFilter {
  readonly profile: string;
  readonly kind: string | null;
  readonly standing: Standing | null;
}

const conditionOf = ({ standing }: OutcomeFilter): string =>
  `o.profile = ?1 AND (?2 IS NULL OR r.kind = ?2) ${standing === null ? '' : `AND ${STANDINGS[standing]}`}`;

export const countListed = (filter: OutcomeFilter): Statement => ({
  sql: `SELECT count(*) AS total ${PUBLISHED} WHERE ${conditionOf(filter)}`,
  params: [filter.profile, filter.kind],
});

/** @param after the number of the last record of the page before; 0 for the first */
export const selectListed = (filter: OutcomeFilter, after: number, limit: number): Statement => ({
  sql: `SELECT r.seq, r.id, r.kind, t.value AS iri, o.violations, o.warnings, o.infos
    ${PUBLISHED} CROSS JOIN term t ON t.id = r.iri
    WHERE ${conditionOf(filter)} AND r.seq > ?3 ORDER BY r.seq LIMIT ${Math.trunc(limit)}`,
  params: [filter.profile, filter.kind, after],
});
