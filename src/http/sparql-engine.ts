/**
 * The query engine as the settings of this Worker make it.
 */
import { fetchRules } from '../lib/fetch-rules.ts';
import { guardedFetch } from '../lib/guarded-fetch.ts';
import { answerQuery, type QueryEngineContext } from '../sparql/answer.ts';
import type { Answered, QueryRequest } from '../sparql/answer-types.ts';
import { type Explained, explainQuery } from '../sparql/explain.ts';
import type { Limits } from '../sparql/limits.ts';
import { readRevision } from '../store/revision.ts';
import { type Statistics, statisticsReader } from '../store/stats.ts';
import { selectVocabularies } from '../store/vocabulary-graphs.ts';
import type { AppContext } from './app-env.ts';
import { pageContextAt } from './page-response.ts';
import type { DescribedEndpoint } from './sparql-description.ts';

/** @throws AppError with `line`, `column` and `expected` where the text is no query, or the limit that it exceeds */
export type AskEngine = (c: AppContext, request: QueryRequest, limits: Limits) => Promise<Answered>;

export const limitsOf = (c: AppContext): Limits => {
  const { config } = c.var;
  return {
    queryChars: config.sparqlQueryChars,
    patterns: config.sparqlPatterns,
    depth: config.sparqlDepth,
    rows: config.sparqlRows,
    bytes: config.sparqlBytes,
    timeMs: config.sparqlTimeMs,
    steps: config.sparqlSteps,
  };
};

/** Endpoints that SERVICE may ask. */
export const servicesOf = (c: AppContext): readonly string[] => c.var.config.sparqlServices;

const readStatistics = statisticsReader();

/** Figures of the data, at most a minute old. */
export const statisticsOf = (c: AppContext): Promise<Statistics> =>
  readStatistics(c.var.catalogue.db, c.var.catalogue.now().getTime());

export const readRevisionOf = (c: AppContext): Promise<string> => readRevision(c.var.catalogue.db);

const engineContext = async (c: AppContext, limits: Limits): Promise<QueryEngineContext> => {
  const { baseUrl, fetchAllowHosts, fetchPorts } = c.var.config;
  const { db, now } = c.var.catalogue;
  const rules = fetchRules({ baseUrl, allowedHosts: fetchAllowHosts, ports: fetchPorts });
  return {
    db,
    baseUrl,
    limits,
    statistics: await statisticsOf(c),
    services: servicesOf(c),
    fetch: (address, what) => guardedFetch(address, what, rules),
    signal: c.req.raw.signal,
    nowMs: () => now().getTime(),
  };
};

export const askEngine: AskEngine = async (c, request, limits) =>
  answerQuery(await engineContext(c, limits), request);

/** How a query would be answered. */
export const explainTo = async (c: AppContext, request: QueryRequest): Promise<Explained> =>
  explainQuery(await engineContext(c, limitsOf(c)), request);

/** What the descriptions of the service and of its data tell. */
export const describedEndpoint = async (c: AppContext): Promise<DescribedEndpoint> => {
  const { db } = c.var.catalogue;
  const [{ siteTitle }, statistics, { rows }] = await Promise.all([
    pageContextAt(c, '/sparql'),
    statisticsOf(c),
    db.read([selectVocabularies]),
  ]);
  const vocabularies = rows[0]!.map(({ iri }) => String(iri)).sort();
  return {
    baseUrl: c.var.config.baseUrl,
    title: siteTitle,
    statistics,
    vocabularies,
    services: servicesOf(c),
  };
};
