/**
 * What the statements about data of high value ask of a node: each fact one bit of a mask, so that a resource
 * with a thousand distributions is still one short row.
 */
import { HVD_REGULATION, ns } from '../rdf/namespaces.ts';
import { namedNode } from '../rdf/terms.ts';
import { termHash } from './term-codec.ts';

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
  format: ns.dct('format').value,
  mediaType: ns.dcat('mediaType').value,
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

export const NAMES_JSON = JSON.stringify(
  Object.fromEntries(Object.entries(NAMES).map(([name, iri]) => [name, [termHash(namedNode(iri)), iri]])),
);

/** The number of a named term; NULL, which equals nothing, where the store does not know it. */
export const id = (name: Name): string => `(SELECT id FROM name WHERE name = '${name}')`;

const says = (node: string, property: Name, condition = ''): string =>
  `EXISTS (SELECT 1 FROM triple k WHERE k.s = ${node} AND k.p = ${id(property)}${condition})`;

export const isTagged = (node: string): string => says(node, 'legislation', ` AND k.o = ${id('regulation')}`);

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
export const RESOURCE_FACTS = {
  legislation: isTagged('$'),
  isDataset: says('$', 'type', ` AND k.o = ${id('Dataset')}`),
  englishTitle: inEnglish('$', 'title'),
  englishDescription: inEnglish('$', 'description'),
  contactPoint: says('$', 'contactPoint'),
  country: 'EXISTS (SELECT 1 FROM triple k WHERE k.o = $ AND k.s IN (SELECT value FROM json_each(?4)))',
} as const satisfies Record<string, string>;

const LICENCE_FACTS = {
  licence: says('$', 'licence'),
  acceptedLicence: says('$', 'licence', ' AND k.o IN (SELECT value FROM json_each(?2))'),
  openLicence: says('$', 'licence', ' AND k.o IN (SELECT value FROM json_each(?3))'),
  passingLicence: valueIsPassing('$', 'licence'),
} as const satisfies Record<string, string>;

export const DISTRIBUTION_FACTS = {
  legislation: isTagged('$'),
  accessUrl: says('$', 'accessUrl'),
  downloadUrl: says('$', 'downloadUrl'),
  ...LICENCE_FACTS,
} as const satisfies Record<string, string>;

export const SERVICE_FACTS = {
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

export const maskOf = (facts: Readonly<Record<string, string>>, node: string): string =>
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

export const NAME_TABLE = `name AS MATERIALIZED (
    SELECT j.key AS name, t.id FROM json_each(?1) j CROSS JOIN term t
    WHERE t.hash = j.value ->> 0 AND t.value = j.value ->> 1 AND t.kind = 1)`;
