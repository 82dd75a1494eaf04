/**
 * Statements that ask the published triples what the resources that claim to be of high value have, as the
 * masks of `hvd-facts.ts`. Which licences and which catalogues matter is judged above and comes in as numbers
 * of terms.
 */
import type { Row, Statement } from './db.ts';
import {
  DISTRIBUTION_FACTS,
  type DistributionFact,
  distributionFacts,
  id,
  isTagged,
  maskOf,
  NAME_TABLE,
  NAMES_JSON,
  RESOURCE_FACTS,
  type ResourceFact,
  resourceFacts,
  SERVICE_FACTS,
  type ServiceFact,
  serviceFacts,
} from './hvd-facts.ts';

/** Resources beyond this number are not looked at, and the answer says so. */
export const MAX_HVD_RESOURCES = 20_000;
/** So many distributions or services of one record are listed. */
export const MAX_CANDIDATES_SHOWN = 200;

/**
 * `hvd` the resources, `part` their distributions, `gate` the services of those, `served` the services that
 * name a resource themselves. ?2 accepted licences, ?3 open ones, ?4 catalogues that name their country, ?5 one record's id
 * or NULL. CTEs that a statement does not name cost nothing.
 */
const TABLES = `WITH ${NAME_TABLE},
  claim AS MATERIALIZED (
    SELECT s FROM triple WHERE p = ${id('legislation')} AND o = ${id('regulation')}
    UNION SELECT s FROM triple WHERE p = ${id('category')}),
  hvd AS MATERIALIZED (
    SELECT r.seq, r.id, r.kind, r.modified, r.iri AS s FROM claim CROSS JOIN record r ON r.iri = claim.s
    WHERE r.status = 'published' AND r.kind IN ('dataset', 'service', 'series') AND (?5 IS NULL OR r.id = ?5)
    ORDER BY r.seq LIMIT ${MAX_HVD_RESOURCES}),
  part AS MATERIALIZED (
    SELECT h.seq, h.s, t.o AS x FROM hvd h CROSS JOIN triple t ON t.s = h.s AND t.p = ${id('distribution')}),
  gate AS MATERIALIZED (
    SELECT DISTINCT x, t.o AS a FROM part CROSS JOIN triple t ON t.s = x AND t.p = ${id('accessService')}),
  served AS MATERIALIZED (
    SELECT h.seq, h.s, t.s AS a FROM hvd h CROSS JOIN triple t ON t.p = ${id('servesDataset')} AND t.o = h.s),
  distribution AS MATERIALIZED (
    SELECT x, ${maskOf(DISTRIBUTION_FACTS, 'x')} AS mask FROM (SELECT DISTINCT x FROM part)),
  service AS MATERIALIZED (
    SELECT a, ${maskOf(SERVICE_FACTS, 'a')} AS mask
    FROM (SELECT a FROM gate UNION SELECT a FROM served UNION SELECT s FROM hvd WHERE kind = 'service'))`;

export interface Judged {
  /** Numbers of the terms. */
  readonly accepted: readonly number[];
  readonly open: readonly number[];
  /** Catalogues that name their country. */
  readonly located: readonly number[];
}

export const HVD_PAIR = 65_536;

const statement = (sql: string, { accepted, open, located }: Judged, record: string | null): Statement => ({
  sql: `${TABLES}\n${sql}`,
  params: [NAMES_JSON, JSON.stringify(accepted), JSON.stringify(open), JSON.stringify(located), record],
});

/** One row each: the resource, its own facts, and how its data can be reached (distinct facts only). */
export const selectHvd = (judged: Judged, record: string | null): Statement[] =>
  [
    `SELECT h.seq, h.id, h.kind, h.modified, n.value AS iri, ${maskOf(RESOURCE_FACTS, 'h.s')} AS mask,
      (SELECT json_group_array(v.value) FROM triple k JOIN term v ON v.id = k.o
        WHERE k.s = h.s AND k.p = ${id('category')} AND v.kind = 1) AS categories,
      (SELECT v.value FROM triple k JOIN term v ON v.id = k.o
        WHERE k.s = h.s AND k.p = ${id('publisher')} AND v.kind = 1 ORDER BY v.value LIMIT 1) AS publisher
    FROM hvd h CROSS JOIN term n ON n.id = h.s ORDER BY h.seq`,
    `SELECT part.seq, json_group_array(DISTINCT d.mask) AS masks
    FROM part JOIN distribution d ON d.x = part.x GROUP BY part.seq`,
    `SELECT part.seq, json_group_array(DISTINCT d.mask * ${HVD_PAIR} + v.mask) AS masks
    FROM part JOIN gate ON gate.x = part.x JOIN distribution d ON d.x = part.x JOIN service v ON v.a = gate.a
    GROUP BY part.seq`,
    `SELECT served.seq, json_group_array(DISTINCT v.mask) AS masks
    FROM served JOIN service v ON v.a = served.a GROUP BY served.seq`,
    // A service's own row: its facts, and those of the tagged datasets' distributions that lead to it.
    `SELECT h.seq, v.mask,
      EXISTS (SELECT 1 FROM triple b
        WHERE b.s = h.s AND b.p = ${id('servesDataset')} AND ${isTagged('b.o')}) AS serves,
      (SELECT json_group_array(DISTINCT d) FROM (
        SELECT ${maskOf(DISTRIBUTION_FACTS, 'b.s')} AS d FROM triple b
        WHERE b.o = h.s AND b.p = ${id('accessService')} AND EXISTS (
          SELECT 1 FROM triple c WHERE c.o = b.s AND c.p = ${id('distribution')} AND ${isTagged('c.s')}))) AS masks
    FROM hvd h JOIN service v ON v.a = h.s WHERE h.kind = 'service'`,
  ].map((sql) => statement(sql, judged, record));

export interface HvdRow {
  readonly seq: number;
  readonly id: string;
  readonly kind: 'dataset' | 'service' | 'series';
  readonly modified: string;
  readonly iri: string;
  readonly publisher: string | null;
  readonly categories: readonly string[];
  readonly facts: ReadonlySet<ResourceFact>;
  /** The distinct ones; how many there are of each does not matter. */
  readonly distributions: readonly ReadonlySet<DistributionFact>[];
  readonly gates: readonly Gate[];
  readonly services: readonly ReadonlySet<ServiceFact>[];
  /** For a service: its own facts, and how datasets of high value lead to it. */
  readonly own: ReadonlySet<ServiceFact> | null;
  readonly servesHvd: boolean;
  readonly reachedBy: readonly ReadonlySet<DistributionFact>[];
}

/** A distribution with a service that gives access to it. */
export interface Gate {
  readonly distribution: ReadonlySet<DistributionFact>;
  readonly service: ReadonlySet<ServiceFact>;
}

const gateOf = (mask: number): Gate => ({
  distribution: distributionFacts(Math.floor(mask / HVD_PAIR)),
  service: serviceFacts(mask % HVD_PAIR),
});

const masksOf = (row: Row | undefined): number[] => JSON.parse(String(row?.masks ?? '[]')) as number[];

const bySeq = (rows: readonly Row[] = []): ReadonlyMap<number, Row> =>
  new Map(rows.map((row) => [Number(row.seq), row]));

export const readHvd = (rows: readonly (readonly Row[])[]): HvdRow[] => {
  const [resources = [], ...rest] = rows;
  const [distributions, gates, services, owns] = [0, 1, 2, 3].map((at) => bySeq(rest[at]));
  return resources.map((row) => {
    const seq = Number(row.seq);
    const own = owns!.get(seq);
    return {
      seq,
      id: String(row.id),
      kind: row.kind as HvdRow['kind'],
      modified: String(row.modified),
      iri: String(row.iri),
      publisher: row.publisher === null ? null : String(row.publisher),
      categories: JSON.parse(String(row.categories)) as string[],
      facts: resourceFacts(Number(row.mask)),
      distributions: masksOf(distributions!.get(seq)).map(distributionFacts),
      gates: masksOf(gates!.get(seq)).map(gateOf),
      services: masksOf(services!.get(seq)).map(serviceFacts),
      own: own ? serviceFacts(Number(own.mask)) : null,
      servesHvd: Number(own?.serves ?? 0) === 1,
      reachedBy: masksOf(own).map(distributionFacts),
    };
  });
};

/** One record's distributions, each with its services, and the services that name the record. */
export const selectCandidates = (judged: Judged, record: string): Statement[] =>
  [
    `SELECT dt.value AS distribution, at.value AS service, d.mask * ${HVD_PAIR} + coalesce(v.mask, 0) AS mask,
      (SELECT json_group_array(v.value) FROM triple k JOIN term v ON v.id = k.o
        WHERE k.s = part.x AND k.p IN (${id('format')}, ${id('mediaType')}, ${id('accessUrl')})) AS hints
    FROM part JOIN distribution d ON d.x = part.x JOIN term dt ON dt.id = part.x
      LEFT JOIN gate ON gate.x = part.x LEFT JOIN service v ON v.a = gate.a LEFT JOIN term at ON at.id = gate.a
    ORDER BY 1, 2 LIMIT ${MAX_CANDIDATES_SHOWN}`,
    `SELECT at.value AS service, v.mask FROM served JOIN service v ON v.a = served.a JOIN term at ON at.id = served.a
    ORDER BY 1 LIMIT ${MAX_CANDIDATES_SHOWN}`,
  ].map((sql) => statement(sql, judged, record));

export interface Candidates {
  readonly distributions: readonly (Gate & {
    readonly iri: string;
    readonly serviceIri: string | null;
    /** Its formats, media types and access addresses. */
    readonly hints: readonly string[];
  })[];
  readonly services: readonly { readonly iri: string; readonly facts: ReadonlySet<ServiceFact> }[];
}

export const readCandidates = ([gates = [], services = []]: readonly (readonly Row[])[]): Candidates => ({
  distributions: gates.map((row) => ({
    ...gateOf(Number(row.mask)),
    iri: String(row.distribution),
    serviceIri: row.service === null ? null : String(row.service),
    hints: JSON.parse(String(row.hints)) as string[],
  })),
  services: services.map((row) => ({ iri: String(row.service), facts: serviceFacts(Number(row.mask)) })),
});
