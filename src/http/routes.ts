/**
 * Every route, one row each: path template below BASE_URL, the handler of each method, and whether an
 * extension may follow the path. HEAD goes with GET, OPTIONS with every row. docs/http.md describes each row,
 * and a test holds it to that.
 */
import { DUMP_FILES, dumpPath } from '../catalogue/dump-files.ts';
import { readRevisionWithDumps } from '../store/revision.ts';
import type { Handler } from './app-env.ts';
import { keptAnswer } from './kept-answers.ts';
import { deleteAmendment, getAmendments, postAmendment } from './routes/amendments.ts';
import { getApiCatalog } from './routes/api-catalog.ts';
import { getDistributionsCsv, getRecordsCsv } from './routes/api-export.ts';
import { getApiFacets } from './routes/api-facets.ts';
import { getApi, getOpenApi } from './routes/api-index.ts';
import { getApiRecord, getApiRecords } from './routes/api-records.ts';
import { getContext, getStyle } from './routes/assets.ts';
import { getAtom } from './routes/atom.ts';
import { getCatalog, getSubCatalog } from './routes/catalog.ts';
import { getCatalogs } from './routes/catalogs.ts';
import { getDescriptions } from './routes/descriptions.ts';
import { getDump } from './routes/dump.ts';
import { getFeed, getFeedChange, getFeedIndex, getFeedPage } from './routes/feed.ts';
import { deleteGraph, getGraph, postGraph, putGraph } from './routes/graph-store.ts';
import { getRunPage, getSourcePage, getSourceProblems, getSourcesPage } from './routes/harvest-pages.ts';
import { getHarvester, getHarvesters, getRecordHarvesters } from './routes/harvester-view.ts';
import { getHealth } from './routes/health.ts';
import { getHome } from './routes/home.ts';
import { getHvd, getHvdRecord } from './routes/hvd.ts';
import { postImport } from './routes/import.ts';
import { getLeftOver, getLeftOvers } from './routes/left-overs.ts';
import { getLicenceHelp, getLicenceHelpJson } from './routes/licence-help.ts';
import { getMendScript, getProposals, postProposals } from './routes/mend.ts';
import { getOai, postOai } from './routes/oai.ts';
import { getOutcomeList } from './routes/outcome-list.ts';
import { getOutcomes, postOutcomes } from './routes/outcomes.ts';
import { postRebase } from './routes/rebase.ts';
import { getCatalogRecord, getDistribution, getGenid, getRecord } from './routes/record.ts';
import { getRobots } from './routes/robots.ts';
import { getRun, getRunProblems, getRunProblemsCsv, postCancel, postConfirm } from './routes/runs.ts';
import { getShapes, getShapesList } from './routes/shapes.ts';
import { getSitemap, getSitemapPart } from './routes/sitemap.ts';
import { getEditSource, getHarvestScript, getNewSource } from './routes/source-forms.ts';
import { deleteSource, getSource, getSources, putSource } from './routes/sources.ts';
import { getSourceRuns, postPreview, postSourceRun } from './routes/sources-runs.ts';
import { getSparql, postSparql } from './routes/sparql.ts';
import { deleteToken, getTokens, postToken } from './routes/tokens.ts';
import { getValidate, postValidate } from './routes/validate.ts';
import { getValidation } from './routes/validation.ts';
import { getVocabularies, getVocabulary } from './routes/vocab.ts';
import { getVoid } from './routes/void.ts';
import { getDataCatalog } from './routes/well-known.ts';
import { putRecord, putRoot, removeRecord } from './routes/write.ts';
import { getEditorScript, getEditorStyle, getYasgui } from './sparql-assets.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'QUERY';

export interface Route {
  /** `{name}` stands for one segment. */
  readonly path: string;
  readonly methods: Readonly<Partial<Record<Method, Handler>>>;
  readonly hasExtensions?: true;
  /** Answers even while the store belongs to another BASE_URL. */
  readonly isUngated?: true;
}

/** Of answers in which the catalogue describes its dumps. */
const keptSelf = (handler: Handler): Handler => keptAnswer(handler, readRevisionWithDumps);

export const ROUTES: readonly Route[] = [
  { path: '/', methods: { GET: keptSelf(getHome) } },
  { path: '/catalog', methods: { GET: keptSelf(getCatalog), PUT: putRoot }, hasExtensions: true },
  { path: '/catalogs', methods: { GET: keptAnswer(getCatalogs) }, hasExtensions: true },
  {
    path: '/catalogs/{id}',
    methods: { GET: keptSelf(getSubCatalog), PUT: putRecord('catalog'), DELETE: removeRecord('catalog') },
    hasExtensions: true,
  },
  {
    path: '/datasets/{id}',
    methods: {
      GET: keptAnswer(getRecord('dataset')),
      PUT: putRecord('dataset'),
      DELETE: removeRecord('dataset'),
    },
    hasExtensions: true,
  },
  {
    path: '/datasets/{id}/distributions/{key}',
    methods: { GET: keptAnswer(getDistribution) },
    hasExtensions: true,
  },
  {
    path: '/services/{id}',
    methods: {
      GET: keptAnswer(getRecord('service')),
      PUT: putRecord('service'),
      DELETE: removeRecord('service'),
    },
    hasExtensions: true,
  },
  {
    path: '/series/{id}',
    methods: {
      GET: keptAnswer(getRecord('series')),
      PUT: putRecord('series'),
      DELETE: removeRecord('series'),
    },
    hasExtensions: true,
  },
  {
    path: '/entities/{id}',
    methods: {
      GET: keptAnswer(getRecord('entity')),
      PUT: putRecord('entity'),
      DELETE: removeRecord('entity'),
    },
    hasExtensions: true,
  },
  { path: '/records/{id}/validation', methods: { GET: getValidation }, hasExtensions: true },
  {
    path: '/records/{id}/harvesters',
    methods: { GET: keptAnswer(getRecordHarvesters) },
    hasExtensions: true,
  },
  { path: '/records/{id}/harvesters.csv', methods: { GET: keptAnswer(getRecordHarvesters) } },
  { path: '/records/{id}', methods: { GET: keptAnswer(getCatalogRecord) }, hasExtensions: true },
  {
    path: '/records/{id}/proposals',
    methods: { GET: getProposals, POST: postProposals },
    hasExtensions: true,
  },
  { path: '/.well-known/genid/{label}', methods: { GET: getGenid }, hasExtensions: true },
  { path: '/validate', methods: { GET: getValidate, POST: postValidate }, hasExtensions: true },
  { path: '/shapes', methods: { GET: keptAnswer(getShapesList) }, hasExtensions: true },
  { path: '/shapes/{profile}', methods: { GET: keptAnswer(getShapes) }, hasExtensions: true },
  { path: '/vocab', methods: { GET: keptAnswer(getVocabularies) }, hasExtensions: true },
  { path: '/vocab/{scheme}', methods: { GET: keptAnswer(getVocabulary) }, hasExtensions: true },
  { path: '/hvd', methods: { GET: keptAnswer(getHvd) }, hasExtensions: true },
  { path: '/hvd.csv', methods: { GET: keptAnswer(getHvd) } },
  { path: '/hvd/{id}', methods: { GET: keptAnswer(getHvdRecord) }, hasExtensions: true },
  { path: '/harvesters', methods: { GET: keptAnswer(getHarvesters) }, hasExtensions: true },
  { path: '/harvesters.csv', methods: { GET: keptAnswer(getHarvesters) } },
  { path: '/harvesters/{harvester}', methods: { GET: keptAnswer(getHarvester) }, hasExtensions: true },
  {
    path: '/sparql',
    methods: { GET: getSparql, POST: postSparql, QUERY: postSparql },
    hasExtensions: true,
  },
  { path: '/feed', methods: { GET: getFeed }, hasExtensions: true },
  { path: '/feed.nq', methods: { GET: getFeed } },
  { path: '/feed/index/{number}', methods: { GET: getFeedIndex } },
  { path: '/feed/pages/{number}', methods: { GET: getFeedPage } },
  { path: '/feed/changes/{number}', methods: { GET: getFeedChange } },
  { path: '/atom.xml', methods: { GET: getAtom } },
  { path: '/robots.txt', methods: { GET: getRobots } },
  { path: '/sitemap.xml', methods: { GET: getSitemap } },
  { path: '/sitemap-{n}.xml', methods: { GET: getSitemapPart } },
  { path: '/oai', methods: { GET: getOai, POST: postOai } },
  { path: '/.well-known/void', methods: { GET: getVoid }, hasExtensions: true },
  { path: '/.well-known/datacatalog', methods: { GET: keptSelf(getDataCatalog) } },
  ...DUMP_FILES.map((file) => ({ path: dumpPath(file), methods: { GET: getDump(file) } })),
  {
    path: '/rdf-graphs',
    methods: { GET: getGraph, PUT: putGraph, POST: postGraph, DELETE: deleteGraph },
  },
  { path: '/import', methods: { POST: postImport } },
  { path: '/left-overs', methods: { GET: getLeftOvers } },
  { path: '/left-overs/{source}', methods: { GET: getLeftOver } },
  { path: '/api', methods: { GET: getApi } },
  { path: '/openapi.json', methods: { GET: getOpenApi } },
  { path: '/api/catalog', methods: { GET: getApiCatalog } },
  { path: '/api/records', methods: { GET: keptAnswer(getApiRecords) } },
  { path: '/api/records.csv', methods: { GET: getRecordsCsv } },
  { path: '/api/records/{id}', methods: { GET: keptAnswer(getApiRecord) } },
  { path: '/api/distributions.csv', methods: { GET: getDistributionsCsv } },
  { path: '/api/facets', methods: { GET: keptAnswer(getApiFacets) } },
  { path: '/api/sources', methods: { GET: getSources } },
  { path: '/api/sources/{id}', methods: { GET: getSource, PUT: putSource, DELETE: deleteSource } },
  { path: '/api/sources/{id}/preview', methods: { POST: postPreview } },
  { path: '/api/sources/{id}/runs', methods: { GET: getSourceRuns, POST: postSourceRun } },
  { path: '/api/runs/{id}', methods: { GET: getRun } },
  { path: '/api/runs/{id}/problems', methods: { GET: getRunProblems } },
  { path: '/api/runs/{id}/problems.csv', methods: { GET: getRunProblemsCsv } },
  { path: '/api/runs/{id}/confirm', methods: { POST: postConfirm } },
  { path: '/api/runs/{id}/cancel', methods: { POST: postCancel } },
  { path: '/api/tokens', methods: { GET: getTokens, POST: postToken } },
  { path: '/api/tokens/{id}', methods: { DELETE: deleteToken } },
  { path: '/api/records/{id}/descriptions', methods: { GET: getDescriptions } },
  { path: '/api/records/{id}/amendments', methods: { GET: getAmendments, POST: postAmendment } },
  { path: '/api/records/{id}/amendments/{number}', methods: { DELETE: deleteAmendment } },
  { path: '/sources', methods: { GET: getSourcesPage }, hasExtensions: true },
  { path: '/sources.csv', methods: { GET: getSourcesPage } },
  // Before the pages of sources: none that is harvested has this id.
  { path: '/sources/new', methods: { GET: getNewSource } },
  { path: '/sources/{id}/edit', methods: { GET: getEditSource } },
  { path: '/sources/{id}', methods: { GET: getSourcePage }, hasExtensions: true },
  { path: '/sources/{id}/problems', methods: { GET: getSourceProblems }, hasExtensions: true },
  { path: '/sources/{id}/problems.csv', methods: { GET: getSourceProblems } },
  { path: '/runs/{id}', methods: { GET: getRunPage }, hasExtensions: true },
  { path: '/licence-help', methods: { GET: getLicenceHelp } },
  { path: '/api/licence-help', methods: { GET: getLicenceHelpJson } },
  { path: '/api/outcomes', methods: { GET: getOutcomes, POST: postOutcomes } },
  { path: '/api/outcomes/{profile}', methods: { GET: getOutcomeList } },
  { path: '/api/rebase', methods: { POST: postRebase }, isUngated: true },
  { path: '/health', methods: { GET: getHealth }, isUngated: true },
  { path: '/context.jsonld', methods: { GET: getContext }, isUngated: true },
  { path: '/harvest.js', methods: { GET: getHarvestScript }, isUngated: true },
  { path: '/mend.js', methods: { GET: getMendScript }, isUngated: true },
  { path: '/sparql/yasgui.js', methods: { GET: getYasgui }, isUngated: true },
  { path: '/sparql/editor.js', methods: { GET: getEditorScript }, isUngated: true },
  { path: '/sparql/editor.css', methods: { GET: getEditorStyle }, isUngated: true },
  { path: '/style.css', methods: { GET: getStyle }, isUngated: true },
];

/** The value of `Allow` for a route. */
export const allowOf = ({ methods }: Route): string =>
  [
    ...Object.keys(methods).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])),
    'OPTIONS',
  ].join(', ');
