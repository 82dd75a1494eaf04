/**
 * Thirty queries that are really asked of a catalogue: the EU's report on high-value data, counts of quality,
 * facets of a portal, listings, publishers, duplicates, links, text, paths. SPARQL 1.1 alone, so that every peer
 * answers them too; `GRAPH` names vocabularies only, the one kind of named graph that the peers are given.
 */
import { HVD_QUERIES } from '../src/quality/hvd-report-queries.ts';
import { HVD_REGULATION, PREFIXES, type Prefix } from '../src/rdf/namespaces.ts';
import { SCHEMES } from '../src/vocab/schemes.ts';

export const QUERY_GROUPS = [
  'high-value data',
  'quality',
  'facets',
  'listings',
  'publishers',
  'duplicates',
  'links',
  'text',
  'paths',
] as const;

export interface BenchQuery {
  readonly group: (typeof QUERY_GROUPS)[number];
  readonly why: string;
  readonly text: string;
}

/** With a PREFIX line for each prefix that the query uses. */
const sparql = (body: string): string => {
  const used = (Object.keys(PREFIXES) as Prefix[]).filter((prefix) =>
    new RegExp(`(?<![\\w:?])${prefix}:`).test(body),
  );
  return `${used.map((prefix) => `PREFIX ${prefix}: <${PREFIXES[prefix]}>`).join('\n')}\n${body}`;
};

const HVD = `<${HVD_REGULATION}>`;
const CATEGORIES = `<${SCHEMES['high-value-dataset-category'].iri}>`;
const THEMES = `<${SCHEMES['data-theme'].iri}>`;

export const QUERIES = {
  reportBulkDownload: {
    group: 'high-value data',
    why: 'The report of a Member State: datasets with a tagged bulk download.',
    text: HVD_QUERIES.bulkDownload,
  },
  reportServiceApi: {
    group: 'high-value data',
    why: 'The report of a Member State: datasets with an API that names them.',
    text: HVD_QUERIES.serviceApi,
  },
  reportCounts: {
    group: 'high-value data',
    why: 'The report of a Member State, whole, but for the country: three ways to the data, texts in English, mapped licences.',
    text: HVD_QUERIES.counts,
  },
  reportByLetter: {
    group: 'high-value data',
    why: 'The same with the country that the catalogue names, as the EU asks it.',
    text: HVD_QUERIES.countsByLetter,
  },
  hvdByCategory: {
    group: 'high-value data',
    why: 'The first table of every HVD dashboard, with the names of the categories.',
    text: sparql(`SELECT ?category ?label (COUNT(DISTINCT ?dataset) AS ?datasets) WHERE {
      ?dataset a dcat:Dataset ; dcatap:applicableLegislation ${HVD} ; dcatap:hvdCategory ?category .
      OPTIONAL { GRAPH ${CATEGORIES} { ?category skos:prefLabel ?label FILTER (LANG(?label) = "en") } }
    } GROUP BY ?category ?label ORDER BY DESC(?datasets)`),
  },
  hvdWithoutLicence: {
    group: 'high-value data',
    why: 'What the team has to repair first: high-value datasets without any licence.',
    text: sparql(`SELECT ?dataset WHERE {
      ?dataset a dcat:Dataset ; dcatap:applicableLegislation ${HVD} .
      FILTER NOT EXISTS { ?dataset dcat:distribution/dct:license ?ofDistribution }
      FILTER NOT EXISTS { ?dataset dct:license ?ofDataset }
    }`),
  },
  classCounts: {
    group: 'quality',
    why: 'What is in it at all: the first query that anyone sends to an endpoint.',
    text: sparql(`SELECT ?class (COUNT(?resource) AS ?resources) WHERE { ?resource a ?class }
    GROUP BY ?class ORDER BY DESC(?resources)`),
  },
  propertyCounts: {
    group: 'quality',
    why: 'Which properties are used how often: reads the whole graph.',
    text: `SELECT ?property (COUNT(*) AS ?uses) WHERE { ?resource ?property ?value }
    GROUP BY ?property ORDER BY DESC(?uses)`,
  },
  distributionsWithoutLicence: {
    group: 'quality',
    why: 'The count that the MQA score hangs on: NOT EXISTS over the largest class.',
    text: sparql(`SELECT (COUNT(DISTINCT ?distribution) AS ?distributions) WHERE {
      ?dataset dcat:distribution ?distribution FILTER NOT EXISTS { ?distribution dct:license ?licence }
    }`),
  },
  datasetsWithoutDescription: {
    group: 'quality',
    why: 'Absence as people write it: OPTIONAL and !BOUND.',
    text: sparql(`SELECT ?dataset WHERE {
      ?dataset a dcat:Dataset OPTIONAL { ?dataset dct:description ?description } FILTER (!BOUND(?description))
    }`),
  },
  datasetsWithoutTheme: {
    group: 'quality',
    why: 'Absence with MINUS.',
    text: sparql(`SELECT ?dataset WHERE { ?dataset a dcat:Dataset MINUS { ?dataset dcat:theme ?theme } }`),
  },
  titleLanguages: {
    group: 'quality',
    why: 'Is the catalogue multilingual: groups by a computed value.',
    text: sparql(`SELECT ?language (COUNT(*) AS ?titles) WHERE {
      ?dataset a dcat:Dataset ; dct:title ?title BIND (LANG(?title) AS ?language)
    } GROUP BY ?language ORDER BY DESC(?titles)`),
  },
  distributionsADataset: {
    group: 'quality',
    why: 'Mean and maximum over a grouped subquery.',
    text: sparql(`SELECT (AVG(?distributions) AS ?mean) (MAX(?distributions) AS ?most) WHERE {
      { SELECT ?dataset (COUNT(?distribution) AS ?distributions) WHERE {
          ?dataset a dcat:Dataset OPTIONAL { ?dataset dcat:distribution ?distribution }
        } GROUP BY ?dataset }
    }`),
  },
  formatFacet: {
    group: 'facets',
    why: 'The facet that every portal has: distinct datasets over a path of two steps.',
    text: sparql(`SELECT ?format (COUNT(DISTINCT ?dataset) AS ?datasets) WHERE {
      ?dataset a dcat:Dataset ; dcat:distribution/dct:format ?format
    } GROUP BY ?format ORDER BY DESC(?datasets)`),
  },
  themeFacet: {
    group: 'facets',
    why: 'Themes with their French names, joined with the vocabulary.',
    text: sparql(`SELECT ?theme ?label (COUNT(?dataset) AS ?datasets) WHERE {
      ?dataset a dcat:Dataset ; dcat:theme ?theme
      OPTIONAL { GRAPH ${THEMES} { ?theme skos:prefLabel ?label FILTER (LANG(?label) = "fr") } }
    } GROUP BY ?theme ?label ORDER BY DESC(?datasets)`),
  },
  keywordFacet: {
    group: 'facets',
    why: 'The 50 most used French keywords: groups of literals.',
    text: sparql(`SELECT ?keyword (COUNT(?dataset) AS ?datasets) WHERE {
      ?dataset a dcat:Dataset ; dcat:keyword ?keyword FILTER (LANGMATCHES(LANG(?keyword), "fr"))
    } GROUP BY ?keyword ORDER BY DESC(?datasets) ?keyword LIMIT 50`),
  },
  licenceFacet: {
    group: 'facets',
    why: 'Licences in use, with what they are mapped to in the table of the EU.',
    text: sparql(`SELECT ?licence ?mapped (COUNT(?distribution) AS ?distributions) WHERE {
      ?distribution a dcat:Distribution ; dct:license ?licence
      OPTIONAL { ?licence skos:exactMatch|skos:narrowMatch|skos:broadMatch ?mapped }
    } GROUP BY ?licence ?mapped ORDER BY DESC(?distributions)`),
  },
  modifiedByYear: {
    group: 'facets',
    why: 'How fresh the catalogue is: the part of a date.',
    text: sparql(`SELECT ?year (COUNT(?dataset) AS ?datasets) WHERE {
      ?dataset a dcat:Dataset ; dct:modified ?modified BIND (YEAR(?modified) AS ?year)
    } GROUP BY ?year ORDER BY ?year`),
  },
  dutchListing: {
    group: 'listings',
    why: 'A page of a portal in one language: three OPTIONALs, sorted by title.',
    text: sparql(`SELECT ?dataset ?title ?description ?publisher ?name ?licence WHERE {
      ?dataset a dcat:Dataset ; dct:title ?title FILTER (LANG(?title) = "nl")
      OPTIONAL { ?dataset dct:description ?description FILTER (LANG(?description) = "nl") }
      OPTIONAL { ?dataset dct:publisher ?publisher . ?publisher foaf:name ?name }
      OPTIONAL { ?dataset dct:license ?licence }
    } ORDER BY ?title LIMIT 100`),
  },
  newestInFrench: {
    group: 'listings',
    why: 'The home page of a portal: the 20 newest.',
    text: sparql(`SELECT ?dataset ?title ?modified WHERE {
      ?dataset a dcat:Dataset ; dct:modified ?modified ; dct:title ?title FILTER (LANG(?title) = "fr")
    } ORDER BY DESC(?modified) ?dataset LIMIT 20`),
  },
  changedSince: {
    group: 'listings',
    why: 'What an incremental harvester asks: everything changed since a day, with its files.',
    text: sparql(`SELECT ?dataset ?modified ?distribution WHERE {
      ?dataset a dcat:Dataset ; dct:modified ?modified FILTER (?modified >= "2025-01-01"^^xsd:date)
      OPTIONAL { ?dataset dcat:distribution ?distribution }
    }`),
  },
  publisherFacet: {
    group: 'publishers',
    why: 'Publishers with their names, the largest first.',
    text: sparql(`SELECT ?publisher ?name (COUNT(DISTINCT ?dataset) AS ?datasets) WHERE {
      ?dataset a dcat:Dataset ; dct:publisher ?publisher OPTIONAL { ?publisher foaf:name ?name }
    } GROUP BY ?publisher ?name ORDER BY DESC(?datasets)`),
  },
  publisherScores: {
    group: 'publishers',
    why: 'A table of quality: datasets, files, licensed files and the year of the newest change of each publisher.',
    text: sparql(`SELECT ?publisher (COUNT(DISTINCT ?dataset) AS ?datasets) (COUNT(DISTINCT ?distribution) AS ?files)
      (COUNT(DISTINCT ?licensed) AS ?licensedFiles) (MAX(COALESCE(YEAR(?modified), 0)) AS ?newest) WHERE {
      ?dataset a dcat:Dataset ; dct:publisher ?publisher ; dcat:distribution ?distribution
      OPTIONAL { ?distribution dct:license ?licence BIND (?distribution AS ?licensed) }
      OPTIONAL { ?dataset dct:modified ?modified }
    } GROUP BY ?publisher`),
  },
  duplicateIdentifiers: {
    group: 'duplicates',
    why: 'The same identifier at several datasets.',
    text: sparql(`SELECT ?identifier (COUNT(DISTINCT ?dataset) AS ?datasets) WHERE {
      ?dataset a dcat:Dataset ; dct:identifier ?identifier
    } GROUP BY ?identifier HAVING (COUNT(DISTINCT ?dataset) > 1)`),
  },
  duplicateTitles: {
    group: 'duplicates',
    why: 'The same title twice under one publisher.',
    text: sparql(`SELECT ?publisher ?title (COUNT(DISTINCT ?dataset) AS ?datasets) WHERE {
      ?dataset a dcat:Dataset ; dct:title ?title ; dct:publisher ?publisher
    } GROUP BY ?publisher ?title HAVING (COUNT(DISTINCT ?dataset) > 1)`),
  },
  downloadLinks: {
    group: 'links',
    why: 'Input of a link checker: every download address once, tens of thousands of rows.',
    text: sparql(`SELECT DISTINCT ?url WHERE { ?distribution dcat:downloadURL ?url }`),
  },
  insecureLinks: {
    group: 'links',
    why: 'Addresses without TLS, with the dataset to repair.',
    text: sparql(`SELECT DISTINCT ?dataset ?url WHERE {
      ?dataset a dcat:Dataset ; dcat:distribution ?distribution . ?distribution dcat:accessURL ?url
      FILTER (STRSTARTS(STR(?url), "http://"))
    }`),
  },
  searchWord: {
    group: 'text',
    why: 'Search as people write it: CONTAINS over LCASE.',
    text: sparql(`SELECT ?dataset ?title WHERE {
      ?dataset a dcat:Dataset ; dct:title ?title FILTER (CONTAINS(LCASE(?title), "eau"))
    }`),
  },
  searchPattern: {
    group: 'text',
    why: 'Search as people write it: REGEX without case, over descriptions.',
    text: sparql(`SELECT DISTINCT ?dataset WHERE {
      ?dataset a dcat:Dataset ; dct:description ?description FILTER REGEX(?description, "verkeer", "i")
    }`),
  },
  broaderCategories: {
    group: 'paths',
    why: 'Datasets under each category of any level: an unbounded path through the vocabulary.',
    text: sparql(`SELECT ?category (COUNT(DISTINCT ?dataset) AS ?datasets) WHERE {
      ?dataset dcatap:hvdCategory/skos:broader* ?category
    } GROUP BY ?category ORDER BY DESC(?datasets)`),
  },
} as const satisfies Record<string, BenchQuery>;

export type QueryName = keyof typeof QUERIES;
export const QUERY_NAMES = Object.keys(QUERIES) as QueryName[];

/** LIMIT leaves open which of several equal rows it keeps. */
export const hasOneAnswer = (name: QueryName): boolean => !/\bLIMIT\b/.test(QUERIES[name].text);
