/**
 * Statements that ask the published triples what the resources that claim to be of high value have: each
 * fact one bit, so that a resource with a thousand distributions is still one short row. Which licences and
 * which catalogues matter is judged above and comes in as numbers of terms.
 */
import { HVD_REGULATION, ns } from '../rdf/namespaces.ts';
import { namedNode } from '../rdf/terms.ts';
import type { Row, Statement } from './db.ts';
import { termHash } from './term-codec.ts';

/** Resources beyond this number are not looked at, and the answer says so. */
export const MAX_HVD_RESOURCES = 20_000;
/** So many distributions or services of one record are listed. */
export const MAX_CANDIDATES_SHOWN = 200;
const MAX_LICENCES = 10_000;
const MAX_CATALOGUES = 1_000;

/** The terms that the statements name. */
const NAMES = {
  regulation: HVD_REGULATION,
  legislation: ns.dcatap('applicableLegislation').value,
  category: ns.dcatap('hvdCategory').value,
  type: ns.rdf('type').value,
  Dataset: ns.dcat('Dataset').value,
  title: ns.dct('title').value,
  description: ns.dct('description').value,
  publisher: ns.dct('publisher').value,
  spatial: ns.dct('spatial').value,
  licence: ns.dct('license').value,
  contactPoint: ns.dcat('contactPoint').value,
  page: ns.foaf('page').value,
  distribution: ns.dcat('distribution').value,
  accessService: ns.dcat('accessService').value,
  servesDataset: ns.dcat('servesDataset').value,
  accessUrl: ns.dcat('accessURL').value,
  downloadUrl: ns.dcat('downloadURL').value,
  endpointUrl: ns.dcat('endpointURL').value,
  endpointDescription: ns.dcat('endpointDescription').value,
  exactMatch: ns.skos('exactMatch').value,
  closeMatch: ns.skos('closeMatch').value,
  narrowMatch: ns.skos('narrowMatch').value,
  broadMatch: ns.skos('broadMatch').value,
  sameAs: ns.owl('sameAs').value,
  seeAlso: ns.rdfs('seeAlso').value,
} as const;
type Name = keyof typeof NAMES;

const NAMES_JSON = JSON.stringify(
  Object.fromEntries(Object.entries(NAMES).map(([name, iri]) => [name, [termHash(namedNode(iri)), iri]])),
);

/** The number of a named term; NULL, which equals nothing, where the store does not know it. */
const id = (name: Name): string => `(SELECT id FROM name WHERE name = '${name}')`;

const says = (node: string, property: Name, condition = ''): string =>
  `EXISTS (SELECT 1 FROM triple k WHERE k.s = ${node} AND k.p = ${id(property)}${condition})`;

const isTagged = (node: string): string => says(node, 'legislation', ` AND k.o = ${id('regulation')}`);

/** SPARQL 1.1 §17.4.3.4, langMatches. */
const inEnglish = (node: string, property: Name): string =>
  `EXISTS (SELECT 1 FROM triple k JOIN term v ON v.id = k.o
    WHERE k.s = ${node} AND k.p = ${id(property)} AND (v.lang LIKE 'en' OR v.lang LIKE 'en-%'))`;

const isPassing = (value: string): string =>
  `(${value} NOT LIKE 'http%' OR ${value} LIKE '%/.well-known/genid/%')`;

const valueIsPassing = (node: string, property: Name): string =>
  `EXISTS (SELECT 1 FROM triple k JOIN term v ON v.id = k.o
    WHERE k.s = ${node} AND k.p = ${id(property)} AND ${isPassing('v.value')})`;

/** The facts, in the order of their bits; `$` is the node. */
const RESOURCE_FACTS = {
  legislation: isTagged('$'),
  isDataset: says('$', 'type', ` AND k.o = ${id('Dataset')}`),
  englishTitle: inEnglish('$', 'title'),
  englishDescription: inEnglish('$', 'description'),
  contactPoint: says('$', 'contactPoint'),
  national: 'EXISTS (SELECT 1 FROM triple k WHERE k.o = $ AND k.s IN (SELECT value FROM json_each(?4)))',
} as const satisfies Record<string, string>;

const LICENCE_FACTS = {
  licence: says('$', 'licence'),
  acceptedLicence: says('$', 'licence', ' AND k.o IN (SELECT value FROM json_each(?2))'),
  openLicence: says('$', 'licence', ' AND k.o IN (SELECT value FROM json_each(?3))'),
  passingLicence: valueIsPassing('$', 'licence'),
} as const satisfies Record<string, string>;

const DISTRIBUTION_FACTS = {
  legislation: isTagged('$'),
  accessUrl: says('$', 'accessUrl'),
  downloadUrl: says('$', 'downloadUrl'),
  ...LICENCE_FACTS,
} as const satisfies Record<string, string>;

const SERVICE_FACTS = {
  legislation: isTagged('$'),
  endpointUrl: says('$', 'endpointUrl'),
  contactPoint: says('$', 'contactPoint'),
  page: says('$', 'page'),
  category: says('$', 'category'),
  endpointDescription: says('$', 'endpointDescription'),
  ...LICENCE_FACTS,
  passingEndpoint: valueIsPassing('$', 'endpointUrl'),
  passingIri: `EXISTS (SELECT 1 FROM term v WHERE v.id = $ AND ${isPassing('v.value')})`,
} as const satisfies Record<string, string>;

export type ResourceFact = keyof typeof RESOURCE_FACTS;
export type DistributionFact = keyof typeof DISTRIBUTION_FACTS;
export type ServiceFact = keyof typeof SERVICE_FACTS;

const maskOf = (facts: Readonly<Record<string, string>>, node: string): string =>
  Object.values(facts)
    .map((sql, bit) => `(${sql.replaceAll('$', node)}) << ${bit}`)
    .map((term) => `(${term})`)
    .join(' | ');

const reader =
  <Fact extends string>(facts: Readonly<Record<Fact, string>>) =>
  (mask: number): ReadonlySet<Fact> =>
    new Set((Object.keys(facts) as Fact[]).filter((_, bit) => (mask >> bit) & 1));

export const resourceFacts = reader<ResourceFact>(RESOURCE_FACTS);
export const distributionFacts = reader<DistributionFact>(DISTRIBUTION_FACTS);
export const serviceFacts = reader<ServiceFact>(SERVICE_FACTS);

const NAME_TABLE = `name AS MATERIALIZED (
    SELECT j.key AS name, t.id FROM json_each(?1) j CROSS JOIN term t
    WHERE t.hash = j.value ->> 0 AND t.value = j.value ->> 1 AND t.kind = 1)`;

/**
 * `hvd` the resources, `part` their distributions, `gate` the services of those, `served` the services that
 * name a resource themselves. ?2 accepted licences, ?3 open ones, ?4 national catalogues, ?5 one record's id
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
  readonly national: readonly number[];
}

export const HVD_PAIR = 65_536;

const statement = (sql: string, { accepted, open, national }: Judged, record: string | null): Statement => ({
  sql: `${TABLES}\n${sql}`,
  params: [NAMES_JSON, JSON.stringify(accepted), JSON.stringify(open), JSON.stringify(national), record],
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
    `SELECT dt.value AS distribution, at.value AS service, d.mask * ${HVD_PAIR} + coalesce(v.mask, 0) AS mask
    FROM part JOIN distribution d ON d.x = part.x JOIN term dt ON dt.id = part.x
      LEFT JOIN gate ON gate.x = part.x LEFT JOIN service v ON v.a = gate.a LEFT JOIN term at ON at.id = gate.a
    ORDER BY 1, 2 LIMIT ${MAX_CANDIDATES_SHOWN}`,
    `SELECT at.value AS service, v.mask FROM served JOIN service v ON v.a = served.a JOIN term at ON at.id = served.a
    ORDER BY 1 LIMIT ${MAX_CANDIDATES_SHOWN}`,
  ].map((sql) => statement(sql, judged, record));

export interface Candidates {
  readonly distributions: readonly (Gate & { readonly iri: string; readonly serviceIri: string | null })[];
  readonly services: readonly { readonly iri: string; readonly facts: ReadonlySet<ServiceFact> }[];
}

export const readCandidates = ([gates = [], services = []]: readonly (readonly Row[])[]): Candidates => ({
  distributions: gates.map((row) => ({
    ...gateOf(Number(row.mask)),
    iri: String(row.distribution),
    serviceIri: row.service === null ? null : String(row.service),
  })),
  services: services.map((row) => ({ iri: String(row.service), facts: serviceFacts(Number(row.mask)) })),
});

/** Every licence that is used, found by leaps through the index, with the licences it is mapped to. */
export const selectLicences: Statement = {
  sql: `WITH RECURSIVE ${NAME_TABLE},
    used (o) AS (
      SELECT min(o) FROM triple WHERE p = ${id('licence')}
      UNION ALL
      SELECT (SELECT min(o) FROM triple WHERE p = ${id('licence')} AND o > used.o) FROM used WHERE used.o IS NOT NULL
      LIMIT ${MAX_LICENCES})
    SELECT t.id, t.value AS iri,
      (SELECT json_group_array(v.value) FROM triple k JOIN term v ON v.id = k.o
        WHERE k.s = t.id AND k.p IN (${(['exactMatch', 'closeMatch', 'narrowMatch', 'broadMatch', 'sameAs', 'seeAlso'] as const).map(id).join(', ')})) AS mapped
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
