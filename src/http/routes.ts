/**
 * Every route, one row each: path template below BASE_URL, the handler of each method, and whether an
 * extension may follow the path. HEAD goes with GET, OPTIONS with every row. docs/http.md describes each row,
 * and a test holds it to that.
 */
import type { Handler } from './app-env.ts';
import { deleteAmendment, getAmendments, postAmendment } from './routes/amendments.ts';
import { getContext, getStyle } from './routes/assets.ts';
import { getCatalog, getSubCatalog } from './routes/catalog.ts';
import { deleteGraph, getGraph, postGraph, putGraph } from './routes/graph-store.ts';
import { getHealth } from './routes/health.ts';
import { getHome } from './routes/home.ts';
import { getHvd, getHvdRecord } from './routes/hvd.ts';
import { postImport } from './routes/import.ts';
import { getLeftOver, getLeftOvers } from './routes/left-overs.ts';
import { getLicenceHelp, getLicenceHelpJson } from './routes/licence-help.ts';
import { getMendScript, getProposals, postProposals } from './routes/mend.ts';
import { getOutcomes, postOutcomes } from './routes/outcomes.ts';
import { postRebase } from './routes/rebase.ts';
import { getCatalogRecord, getDistribution, getGenid, getRecord } from './routes/record.ts';
import { getShapes, getShapesList } from './routes/shapes.ts';
import { getSparql, postSparql } from './routes/sparql.ts';
import { deleteToken, getTokens, postToken } from './routes/tokens.ts';
import { getValidate, postValidate } from './routes/validate.ts';
import { getValidation } from './routes/validation.ts';
import { getVocabularies, getVocabulary } from './routes/vocab.ts';
import { getVoid } from './routes/void.ts';
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

export const ROUTES: readonly Route[] = [
  { path: '/', methods: { GET: getHome } },
  { path: '/catalog', methods: { GET: getCatalog, PUT: putRoot }, hasExtensions: true },
  {
    path: '/catalogs/{id}',
    methods: { GET: getSubCatalog, PUT: putRecord('catalog'), DELETE: removeRecord('catalog') },
    hasExtensions: true,
  },
  {
    path: '/datasets/{id}',
    methods: { GET: getRecord('dataset'), PUT: putRecord('dataset'), DELETE: removeRecord('dataset') },
    hasExtensions: true,
  },
  { path: '/datasets/{id}/distributions/{key}', methods: { GET: getDistribution }, hasExtensions: true },
  {
    path: '/services/{id}',
    methods: { GET: getRecord('service'), PUT: putRecord('service'), DELETE: removeRecord('service') },
    hasExtensions: true,
  },
  {
    path: '/series/{id}',
    methods: { GET: getRecord('series'), PUT: putRecord('series'), DELETE: removeRecord('series') },
    hasExtensions: true,
  },
  {
    path: '/entities/{id}',
    methods: { GET: getRecord('entity'), PUT: putRecord('entity'), DELETE: removeRecord('entity') },
    hasExtensions: true,
  },
  { path: '/records/{id}/validation', methods: { GET: getValidation }, hasExtensions: true },
  { path: '/records/{id}', methods: { GET: getCatalogRecord }, hasExtensions: true },
  {
    path: '/records/{id}/proposals',
    methods: { GET: getProposals, POST: postProposals },
    hasExtensions: true,
  },
  { path: '/.well-known/genid/{label}', methods: { GET: getGenid }, hasExtensions: true },
  { path: '/validate', methods: { GET: getValidate, POST: postValidate }, hasExtensions: true },
  { path: '/shapes', methods: { GET: getShapesList }, hasExtensions: true },
  { path: '/shapes/{profile}', methods: { GET: getShapes }, hasExtensions: true },
  { path: '/vocab', methods: { GET: getVocabularies }, hasExtensions: true },
  { path: '/vocab/{scheme}', methods: { GET: getVocabulary }, hasExtensions: true },
  { path: '/hvd', methods: { GET: getHvd }, hasExtensions: true },
  { path: '/hvd.csv', methods: { GET: getHvd } },
  { path: '/hvd/{id}', methods: { GET: getHvdRecord }, hasExtensions: true },
  {
    path: '/sparql',
    methods: { GET: getSparql, POST: postSparql, QUERY: postSparql },
    hasExtensions: true,
  },
  { path: '/.well-known/void', methods: { GET: getVoid } },
  {
    path: '/rdf-graphs',
    methods: { GET: getGraph, PUT: putGraph, POST: postGraph, DELETE: deleteGraph },
  },
  { path: '/import', methods: { POST: postImport } },
  { path: '/left-overs', methods: { GET: getLeftOvers } },
  { path: '/left-overs/{source}', methods: { GET: getLeftOver } },
  { path: '/api/tokens', methods: { GET: getTokens, POST: postToken } },
  { path: '/api/tokens/{id}', methods: { DELETE: deleteToken } },
  { path: '/api/records/{id}/amendments', methods: { GET: getAmendments, POST: postAmendment } },
  { path: '/api/records/{id}/amendments/{number}', methods: { DELETE: deleteAmendment } },
  { path: '/licence-help', methods: { GET: getLicenceHelp } },
  { path: '/api/licence-help', methods: { GET: getLicenceHelpJson } },
  { path: '/api/outcomes', methods: { GET: getOutcomes, POST: postOutcomes } },
  { path: '/api/rebase', methods: { POST: postRebase }, isUngated: true },
  { path: '/health', methods: { GET: getHealth }, isUngated: true },
  { path: '/context.jsonld', methods: { GET: getContext }, isUngated: true },
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
