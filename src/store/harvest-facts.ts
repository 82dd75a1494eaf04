/**
 * Statements that ask the published triples what harvesters look at: one short row for each member of the
 * catalogue, its yes-or-no facts as bits of a mask, so that a whole catalogue is a few answers.
 */
import { HVD_REGULATION, ns } from '../rdf/namespaces.ts';
import { namedNode } from '../rdf/terms.ts';
import type { Row, Statement } from './db.ts';
import { maskOf, NAME_TABLE } from './hvd-facts.ts';
import { termHash } from './term-codec.ts';

const NAMES = {
  type: ns.rdf('type').value,
  Dataset: ns.dcat('Dataset').value,
  title: ns.dct('title').value,
  identifier: ns.dct('identifier').value,
  theme: ns.dcat('theme').value,
  legislation: ns.dcatap('applicableLegislation').value,
  regulation: HVD_REGULATION,
  category: ns.dcatap('hvdCategory').value,
  distribution: ns.dcat('distribution').value,
  accessService: ns.dcat('accessService').value,
} as const;
type Name = keyof typeof NAMES;

const NAMES_JSON = JSON.stringify(
  Object.fromEntries(Object.entries(NAMES).map(([name, iri]) => [name, [termHash(namedNode(iri)), iri]])),
);

const id = (name: Name): string => `(SELECT id FROM name WHERE name = '${name}')`;
const says = (property: Name, condition = ''): string =>
  `EXISTS (SELECT 1 FROM triple k WHERE k.s = $ AND k.p = ${id(property)}${condition})`;

/** The facts, in the order of their bits; `$` is the node, `r` its record. `theme` are the themes asked for. */
const FACTS = {
  isDataset: says('type', ` AND k.o = ${id('Dataset')}`),
  hasTitle: `EXISTS (SELECT 1 FROM triple k JOIN term v ON v.id = k.o
    WHERE k.s = $ AND k.p = ${id('title')} AND v.kind = 3 AND trim(v.value) <> '')`,
  namesRegulation: says('legislation', ` AND k.o = ${id('regulation')}`),
  hasCategory: says('category'),
  hasTheme: says('theme', ' AND k.o IN (SELECT id FROM theme)'),
  isReexposed: `EXISTS (SELECT 1 FROM description d JOIN source s ON s.id = d.source
    WHERE d.record = r.seq AND s.reexposed = 1)`,
  isAccessService: `EXISTS (SELECT 1 FROM triple k WHERE k.o = $ AND k.p = ${id('accessService')})`,
} as const satisfies Record<string, string>;
export type HarvestFact = keyof typeof FACTS;

const FACT_NAMES = Object.keys(FACTS) as HarvestFact[];

export interface HarvestRow {
  readonly seq: number;
  readonly id: string;
  readonly kind: 'dataset' | 'service' | 'series' | 'catalog';
  readonly iri: string;
  readonly modified: string;
  readonly facts: ReadonlySet<HarvestFact>;
  /** What `dct:identifier` says of the resource, and what the CatalogRecord keeps of it. */
  readonly identifiers: readonly string[];
  readonly kept: readonly string[];
  readonly distributions: number;
}

const identifiersOf = (node: string): string =>
  `(SELECT json_group_array(v.value) FROM triple k JOIN term v ON v.id = k.o
    WHERE k.s = ${node} AND k.p = ${id('identifier')})`;

/** So many members are read at once: an answer stands in memory several times over. */
export const HARVEST_ROWS_A_READ = 10_000;

/** The members after a sequence number. `themes` are the IRIs of the fact `hasTheme`. */
export const selectHarvestRows = (themes: readonly string[], after: number): Statement => ({
  sql: `WITH ${NAME_TABLE},
    theme AS MATERIALIZED (
      SELECT t.id FROM json_each(?2) j CROSS JOIN term t
      WHERE t.hash = j.value ->> 0 AND t.value = j.value ->> 1 AND t.kind = 1)
    SELECT r.seq, r.id, r.kind, r.modified, n.value AS iri, ${maskOf(FACTS, 'r.iri')} AS mask,
      ${identifiersOf('r.iri')} AS identifiers, ${identifiersOf('r.graph')} AS kept,
      (SELECT count(*) FROM triple k WHERE k.s = r.iri AND k.p = ${id('distribution')}) AS distributions
    FROM record r CROSS JOIN term n ON n.id = r.iri
    WHERE r.status = 'published' AND r.kind IN ('dataset', 'service', 'series', 'catalog') AND r.seq > ?3
    ORDER BY r.seq LIMIT ${HARVEST_ROWS_A_READ}`,
  params: [NAMES_JSON, JSON.stringify(themes.map((iri) => [termHash(namedNode(iri)), iri])), after],
});

export const readHarvestRow = (row: Row): HarvestRow => ({
  seq: Number(row.seq),
  id: String(row.id),
  kind: row.kind as HarvestRow['kind'],
  iri: String(row.iri),
  modified: String(row.modified),
  facts: new Set(FACT_NAMES.filter((_, bit) => (Number(row.mask) >> bit) & 1)),
  identifiers: JSON.parse(String(row.identifiers)) as string[],
  kept: JSON.parse(String(row.kept)) as string[],
  distributions: Number(row.distributions),
});
