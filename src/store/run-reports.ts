/**
 * Statements that reports on sources ask: how their records stand by the profiles, which rules they break, who
 * publishes what had a problem, and what each source says of a record.
 */
import { ns } from '../rdf/namespaces.ts';
import { namedNode } from '../rdf/terms.ts';
import type { Statement } from './db.ts';
import { iriId } from './documents.ts';
import { termHash } from './term-codec.ts';

/** By profile: the source's records that it judges, and how many fail it or could be better. */
export const selectStandingOf = (source: string): Statement => ({
  sql: `SELECT o.profile, count(*) AS records, sum(o.violations > 0) AS failing,
      sum(o.violations = 0 AND o.warnings > 0) AS improvable
    FROM description d CROSS JOIN outcome o ON o.record = d.record
    WHERE d.source = ?1 GROUP BY o.profile ORDER BY o.profile`,
  params: [source],
});

/** How many of the source's records wait to be judged. */
export const countWaitingOf = (source: string): Statement => ({
  sql: `SELECT count(*) AS waiting FROM stale_outcome s
    CROSS JOIN description d ON d.source = ?1 AND d.record = s.record
    CROSS JOIN record r ON r.seq = d.record AND r.status = 'published'`,
  params: [source],
});

/** The rules that most of the source's records break, from the graph of outcomes. */
export const selectRulesOf = (source: string, outcomes: string, fails: string, limit: number): Statement => {
  const [g, p, about] = [iriId(outcomes), iriId(fails), iriId(ns.dqv('computedOn'))];
  return {
    sql: `SELECT rule.value AS shape, n.records FROM (
        SELECT f.o, count(DISTINCT r.seq) AS records FROM quad f
          CROSS JOIN quad a ON a.g = f.g AND a.s = f.s AND a.p = ${about.sql}
          CROSS JOIN record r ON r.iri = a.o
          CROSS JOIN description d ON d.source = ? AND d.record = r.seq
        WHERE f.g = ${g.sql} AND f.p = ${p.sql} GROUP BY f.o ORDER BY records DESC, f.o LIMIT ${Math.trunc(limit)}) n
      JOIN term rule ON rule.id = n.o ORDER BY n.records DESC, rule.value`,
    params: [...about.params, source, ...g.params, ...p.params],
  };
};

/** The source's published records that break a profile, with how often. */
export const selectFailingOf = (source: string, limit: number): Statement => ({
  sql: `SELECT r.id, t.value AS iri, o.profile, o.violations FROM description d
      CROSS JOIN outcome o ON o.record = d.record AND o.violations > 0
      CROSS JOIN record r ON r.seq = d.record AND r.status = 'published'
      JOIN term t ON t.id = r.iri
    WHERE d.source = ?1 ORDER BY r.seq, o.profile LIMIT ${Math.trunc(limit)}`,
  params: [source],
});

/** Which records of a source have some nodes in their documents: a distribution leads to its dataset. */
export const selectHoldersOf = (source: string, nodes: readonly string[]): Statement => ({
  sql: `SELECT DISTINCT n.value AS node, r.id FROM json_each(?1) j
      CROSS JOIN term n ON n.hash = j.value ->> 0 AND n.value = j.value ->> 1 AND n.kind = 1
      CROSS JOIN quad q ON q.s = n.id
      CROSS JOIN record r ON r.graph = q.g AND r.status = 'published'
      CROSS JOIN description d ON d.record = r.seq AND d.source = ?2`,
  params: [JSON.stringify(nodes.map((node) => [termHash(namedNode(node)), node])), source],
});

/** The publishers that published records name. */
export const selectPublishersOf = (ids: readonly string[]): Statement => {
  const p = iriId(ns.dct('publisher'));
  return {
    sql: `SELECT r.id, r.kind, t.value AS iri, o.value AS publisher FROM json_each(?) j
        CROSS JOIN record r ON r.id = j.value AND r.status = 'published'
        CROSS JOIN term t ON t.id = r.iri
        LEFT JOIN triple k ON k.s = r.iri AND k.p = ${p.sql}
        LEFT JOIN term o ON o.id = k.o AND o.kind = 1
      ORDER BY r.id, o.value`,
    params: [JSON.stringify(ids), ...p.params],
  };
};

/** What each source says of a record: facts, and the statements where they are not the published ones. */
export const selectDescriptionsOf = (seq: number): Statement => ({
  sql: `SELECT d.source, s.title, s.precedence, d.checksum, d.content, d.derived, d.identifier, d.updated,
      d.memberships
    FROM description d JOIN source s ON s.id = d.source WHERE d.record = ?1 ORDER BY s.precedence, s.id`,
  params: [seq],
});

/** The same without the statements, for a page. */
export const selectSourcesOf = (seq: number): Statement => ({
  sql: `SELECT d.source, s.title, d.derived, d.updated, h.source IS NOT NULL AS harvested
    FROM description d JOIN source s ON s.id = d.source LEFT JOIN harvest h ON h.source = d.source
    WHERE d.record = ?1 ORDER BY s.precedence, s.id`,
  params: [seq],
});

/** The next records that a source describes. */
export const selectDescribed = (source: string, limit: number): Statement => ({
  sql: `SELECT r.id FROM description d JOIN record r ON r.seq = d.record WHERE d.source = ?1
    ORDER BY d.record LIMIT ${Math.trunc(limit)}`,
  params: [source],
});

export const countDescribed = (source: string): Statement => ({
  sql: 'SELECT count(*) AS records FROM description WHERE source = ?1',
  params: [source],
});
