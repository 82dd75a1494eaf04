/**
 * The questions of the EU's report on high-value datasets as SPARQL 1.1, for an endpoint that has the
 * vocabularies as graphs named by their schemes. Each answers one number, `?count`, that the cockpit shows too.
 */
import { HVD_REGULATION, PREFIXES, type Prefix } from '../rdf/namespaces.ts';
import { SCHEMES } from '../vocab/schemes.ts';

const USED = ['dcat', 'dcatap', 'dct', 'foaf', 'owl', 'rdfs', 'skos'] as const satisfies readonly Prefix[];

const LICENCE = SCHEMES.licence.prefix;

const DATASET = '  ?dataset a dcat:Dataset ; dcatap:applicableLegislation hvd: .';

// Every dataset is a member of the root catalogue, whose class nothing states as long as nobody described it.
const MEMBER = `${DATASET}
  FILTER EXISTS { ?catalogue dcat:dataset ?dataset }`;

const MEMBER_BY_COUNTRY = `  ?catalogue ?member ?dataset .
  ?catalogue a dcat:Catalog .
${DATASET}
  ?catalogue dct:spatial ?country .
  GRAPH <${SCHEMES.country.iri}> { ?country a skos:Concept }`;

const CATEGORY = `  ?dataset dcatap:hvdCategory ?category .
  GRAPH <${SCHEMES['high-value-dataset-category'].iri}> {
    ?category skos:inScheme <${SCHEMES['high-value-dataset-category'].iri}> .
    FILTER NOT EXISTS { ?narrower skos:broader ?category }
  }`;

const ENGLISH = `  ?dataset dct:title ?title . FILTER (langMatches(lang(?title), "en"))
  ?dataset dct:description ?description . FILTER (langMatches(lang(?description), "en"))`;

const BULK_DOWNLOAD =
  '?dataset dcat:distribution ?distribution . ?distribution dcatap:applicableLegislation hvd: .';

const DISTRIBUTION_API = `${BULK_DOWNLOAD}
    ?distribution dcat:accessService ?api . ?api dcatap:applicableLegislation hvd: .`;

const SERVICE_API = '?api dcat:servesDataset ?dataset ; dcatap:applicableLegislation hvd: .';

const API =
  '?api dcat:endpointURL ?endpoint ; dcat:contactPoint ?contact ; foaf:page ?page ; dcatap:hvdCategory ?apiCategory .';

// A mapping counts where a record states it: those of our own vocabulary are not known to who harvests the records.
const licenceOf = (node: string): string => `${node} dct:license ?licence .
    OPTIONAL {
      GRAPH ?record { ?licence skos:exactMatch|skos:narrowMatch|skos:broadMatch|skos:closeMatch|owl:sameAs|rdfs:seeAlso ?mapped }
      FILTER (?record != <${SCHEMES.licence.iri}>)
    }
    FILTER (?licence IN (licence:CC_BY_4_0, licence:CC0) || ?mapped IN (licence:CC_BY_4_0, licence:CC0))`;

const ACCESS = `  {
    ${BULK_DOWNLOAD}
    ?distribution dcat:accessURL ?access ; dcat:downloadURL ?download .
    ${licenceOf('?distribution')}
  } UNION {
    ${DISTRIBUTION_API}
    ?distribution dcat:accessURL ?access .
    ${API}
    ${licenceOf('?distribution')}
  } UNION {
    ${SERVICE_API}
    ${API}
    ${licenceOf('?api')}
  }`;

const countDatasets = (...parts: readonly string[]): string => {
  const body = parts.join('\n');
  const prefixes = [
    ...USED.map((prefix) => [prefix, PREFIXES[prefix]] as const),
    ['licence', LICENCE] as const,
    ['hvd', HVD_REGULATION] as const,
  ].filter(([prefix]) => body.includes(`${prefix}:`));
  return `${prefixes.map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>`).join('\n')}
SELECT
  (COUNT(DISTINCT ?dataset) AS ?count)
WHERE {
${body}
}
`;
};

export const HVD_QUERIES = {
  datasets: countDatasets(MEMBER),
  bulkDownload: countDatasets(MEMBER, `  ${BULK_DOWNLOAD}`),
  distributionApi: countDatasets(MEMBER, `  ${DISTRIBUTION_API}`),
  serviceApi: countDatasets(MEMBER, `  ${SERVICE_API}`),
  countsByLetter: countDatasets(MEMBER_BY_COUNTRY, CATEGORY, ENGLISH, ACCESS),
  counts: countDatasets(MEMBER, CATEGORY, ENGLISH, ACCESS),
} as const satisfies Record<string, string>;

export type HvdQuery = keyof typeof HVD_QUERIES;
export const HVD_QUERY_NAMES = Object.keys(HVD_QUERIES) as HvdQuery[];
