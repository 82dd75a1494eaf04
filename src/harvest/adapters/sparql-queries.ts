/**
 * The queries that a SPARQL endpoint is harvested by, as text. They use as little of SPARQL 1.1 as they can, and no
 * order that an endpoint would have to make of more than one page.
 */
import { MEMBERSHIP_PREDICATES } from '../../catalogue/ownership.ts';
import { ns } from '../../rdf/namespaces.ts';

/** Only what the grammar allows between angle brackets can be asked for. */
export const isAskable = (iri: string): boolean => /^[a-z][a-z0-9+.-]*:[^\s\p{Cc}<>"{}|^`\\]*$/iu.test(iri);

const iriText = (iri: string): string => {
  if (!isAskable(iri)) throw new Error('An IRI that no query can hold.');
  return `<${iri}>`;
};

const stringText = (text: string): string =>
  `"${text.replaceAll(/[\\"\n\r\t]/g, (char) => JSON.stringify(char).slice(1, -1))}"`;

const valuesOf = (variable: string, iris: readonly string[]): string =>
  `VALUES ?${variable} { ${iris.map(iriText).join(' ')} }`;

const LISTED = ['Dataset', 'DatasetSeries', 'DataService'].map((name) => ns.dcat(name).value);

const MEMBERS = `${valuesOf('class', LISTED)} ?dataset a ?class .`;

/** The next resources in the order of their IRIs, from one on: no offset, which endpoints limit. */
export const listQuery = (after: string | null, limit: number): string => {
  const rest = after === null ? '' : ` && STR(?dataset) > ${stringText(after)}`;
  return `SELECT
  DISTINCT ?dataset WHERE { ${MEMBERS} FILTER (isIRI(?dataset)${rest}) }
ORDER BY STR(?dataset) LIMIT ${limit}`;
};

export const countQuery = (kind: 'isIRI' | 'isBlank'): string => `SELECT
  (COUNT(DISTINCT ?dataset) AS ?count) WHERE { ${MEMBERS} FILTER (${kind}(?dataset)) }`;

/** What stands below an IRI without one of its own: nobody can ask for it later. */
const BLANK_LEVELS = 4;

/** The statements on an IRI and on all blank nodes below it. */
const described = (iris: readonly string[]): string => {
  const from = valuesOf('b0', iris);
  const branches = Array.from({ length: BLANK_LEVELS + 1 }, (_, level) => {
    const nodes = Array.from({ length: level + 1 }, (__, at) => (at === level ? '?node' : `?b${at}`));
    const steps = nodes.slice(1).map((node, at) => `${nodes[at]} ?p${at} ${node} . FILTER isBlank(${node})`);
    const start = level === 0 ? from.replace('?b0', '?node') : from;
    return `{ ${[start, ...steps, '?node ?property ?value'].join(' ')} }`;
  });
  return branches.join('\n  UNION ');
};

export const describeQuery = (iris: readonly string[]): string =>
  `CONSTRUCT { ?node ?property ?value } WHERE {\n  ${described(iris)}\n}`;

/** How many statements `describeQuery` has to give. */
export const describeCountQuery = (iris: readonly string[]): string => `SELECT
  (COUNT(*) AS ?count) WHERE { SELECT
  DISTINCT ?node ?property ?value WHERE {\n  ${described(iris)}\n} }`;

/** What a catalogue says of itself, without its members. */
export const catalogQuery = (iris: readonly string[]): string => {
  const members = [...MEMBERSHIP_PREDICATES, ns.dcat('record').value, ns.dct('hasPart').value];
  const filter = `FILTER (?property NOT IN (${members.map(iriText).join(', ')}))`;
  return `CONSTRUCT { ?node ?property ?value } WHERE {\n  {${described(iris)}}\n  ${filter}\n}`;
};

const LINKS = [...['dataset', 'service'].map((name) => ns.dcat(name).value), ns.foaf('primaryTopic').value];

/** Catalogues that resources are in, and CatalogRecords about them. */
export const linksQuery = (iris: readonly string[]): string =>
  `CONSTRUCT { ?from ?link ?dataset } WHERE {
  ${valuesOf('dataset', iris)} ${valuesOf('link', LINKS)} ?from ?link ?dataset . FILTER isIRI(?from)
}`;

/** A query of somebody's own, for these datasets: a `VALUES` block behind it (SPARQL 1.1 §10.2). */
export const hasDataset = (query: string): boolean => /[?$]dataset\b/.test(query);

export const ownQueryFor = (query: string, iris: readonly string[]): string =>
  `${query}\n${valuesOf('dataset', iris)}`;

export const ownQueryPage = (query: string, limit: number, offset: number): string =>
  `${query}\nLIMIT ${limit} OFFSET ${offset}`;
