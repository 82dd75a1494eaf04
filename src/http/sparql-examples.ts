/**
 * Queries to begin with, each the answer to a question that people ask of a catalogue of open data. What each asks
 * in words, i18n/sparql.ts says.
 */
import { HVD_QUERIES, type HvdQuery } from '../quality/hvd-report-queries.ts';
import { HVD_REGULATION, PREFIXES, type Prefix } from '../rdf/namespaces.ts';
import { SCHEMES } from '../vocab/schemes.ts';

/** With a PREFIX line for each prefix that the query uses. */
const query = (body: string): string => {
  const used = (Object.keys(PREFIXES) as Prefix[]).filter((prefix) =>
    new RegExp(`(?<![\\w:/?])${prefix}:`).test(body),
  );
  return `${used.map((prefix) => `PREFIX ${prefix}: <${PREFIXES[prefix]}>`).join('\n')}\n\n${body}\n`;
};

const CATEGORIES = SCHEMES['high-value-dataset-category'].iri;

export const EXAMPLES = {
  hvdByCategory: query(`# High-value datasets in each category of the Regulation.
SELECT
  ?category (SAMPLE(?name) AS ?label) (COUNT(DISTINCT ?dataset) AS ?datasets)
WHERE {
  ?dataset a dcat:Dataset ;
    dcatap:applicableLegislation <${HVD_REGULATION}> ;
    dcatap:hvdCategory ?category .
  OPTIONAL {
    GRAPH <${CATEGORIES}> { ?category skos:prefLabel ?name . FILTER (lang(?name) = "en") }
  }
}
GROUP BY ?category
ORDER BY DESC(?datasets)`),

  withoutLicence: query(`# Datasets of which no distribution names a licence.
SELECT
  ?dataset (SAMPLE(?name) AS ?title)
WHERE {
  ?dataset a dcat:Dataset .
  OPTIONAL { ?dataset dct:title ?name }
  FILTER NOT EXISTS { ?dataset dcat:distribution/dct:license ?licence }
}
GROUP BY ?dataset
ORDER BY ?dataset
LIMIT 100`),

  formats: query(`# In which formats the data can be had.
SELECT
  ?format (COUNT(DISTINCT ?dataset) AS ?datasets) (COUNT(DISTINCT ?distribution) AS ?distributions)
WHERE {
  ?dataset dcat:distribution ?distribution .
  ?distribution dct:format ?format .
}
GROUP BY ?format
ORDER BY DESC(?datasets)
LIMIT 50`),

  newThisMonth: query(`# Datasets that came into the catalogue this month.
SELECT
  ?dataset ?since (SAMPLE(?name) AS ?title)
WHERE {
  ?record a dcat:CatalogRecord ;
    foaf:primaryTopic ?dataset ;
    dct:issued ?since .
  ?dataset a dcat:Dataset .
  OPTIONAL { ?dataset dct:title ?name }
  FILTER (YEAR(?since) = YEAR(NOW()) && MONTH(?since) = MONTH(NOW()))
}
GROUP BY ?dataset ?since
ORDER BY DESC(?since)
LIMIT 100`),

  byPublisher: query(`# How many datasets each publisher has.
SELECT
  ?publisher (SAMPLE(?text) AS ?name) (COUNT(DISTINCT ?dataset) AS ?datasets)
WHERE {
  ?dataset a dcat:Dataset ; dct:publisher ?publisher .
  OPTIONAL { ?publisher foaf:name ?text }
}
GROUP BY ?publisher
ORDER BY DESC(?datasets)
LIMIT 50`),

  describe: query(`# All that is said of one dataset and its distributions.
CONSTRUCT {
  ?dataset ?property ?value .
  ?distribution ?of ?part .
}
WHERE {
  { SELECT ?dataset WHERE { ?dataset a dcat:Dataset } ORDER BY ?dataset LIMIT 1 }
  ?dataset ?property ?value .
  OPTIONAL { ?dataset dcat:distribution ?distribution . ?distribution ?of ?part }
}`),
} as const satisfies Record<string, string>;

export type Example = keyof typeof EXAMPLES;
export const EXAMPLE_NAMES = Object.keys(EXAMPLES) as Example[];

/** The checks of the EU's report, under the names that its page gives them. */
export const REPORT_EXAMPLES: Readonly<Record<HvdQuery, string>> = HVD_QUERIES;

/** What stands in an empty editor. */
export const FIRST_QUERY = query(`SELECT
  ?dataset ?title
WHERE {
  ?dataset a dcat:Dataset ; dct:title ?title .
}
LIMIT 10`);
