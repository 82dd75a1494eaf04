/**
 * `/sparql`: the SPARQL 1.1 Protocol. Without a query it is the description of the service for RDF clients and the
 * editor for people.
 */
import type { AppContext, Handler } from '../app-env.ts';
import { CACHE, editorHeaders } from '../headers.ts';
import { jsonResponse } from '../json.ts';
import { negotiate } from '../negotiate.ts';
import { named } from '../page-data.ts';
import { pageContextAt, pageResponse } from '../page-response.ts';
import type { PageContext } from '../pages/context.ts';
import { SparqlPage } from '../pages/sparql.tsx';
import { HTML, offerOf } from '../representations.ts';
import { askedOf, langOf } from '../request-format.ts';
import { respond } from '../respond.ts';
import { EDITOR_ASSETS } from '../sparql-assets.ts';
import { answerTag, holdsTag, isVolatile } from '../sparql-cache.ts';
import { endpointIri, serviceQuads } from '../sparql-description.ts';
import {
  type AskEngine,
  askEngine,
  describedEndpoint,
  explainTo,
  limitsOf,
  readRevisionOf,
} from '../sparql-engine.ts';
import { queryMissing } from '../sparql-errors.ts';
import { type AskedFormats, formatFor, formatsOf, GRAPH_OFFERS, prefersPage } from '../sparql-format.ts';
import { requestInBody, requestInUrl, type SparqlRequest } from '../sparql-request.ts';
import { answerResponse } from '../sparql-respond.ts';
import { splitExtension } from '../urls.ts';

const isRead = (c: AppContext): boolean => c.req.method === 'GET' || c.req.method === 'HEAD';

const editor = (ctx: PageContext, query: string | null): string =>
  SparqlPage({ ctx, query, assets: EDITOR_ASSETS });

/** The editor runs its own script. */
const withEditorPolicy = (c: AppContext, response: Response): Response => {
  if (response.headers.has('Content-Security-Policy'))
    for (const [name, value] of Object.entries(editorHeaders(c.var.config.baseUrl)))
      response.headers.set(name, value);
  return response;
};

const editorPage = async (c: AppContext, query: string): Promise<Response> => {
  const { pathname } = new URL(endpointIri(c.var.config.baseUrl));
  const { urlLang } = langOf(c);
  const search = new URLSearchParams({ query, ...(urlLang && { lang: urlLang }) });
  const ctx = await pageContextAt(c, `${pathname}?${search}`);
  return withEditorPolicy(c, pageResponse(c, editor(ctx, query)));
};

const DESCRIPTION_OFFERS = [...GRAPH_OFFERS, offerOf(HTML)];

/** Whoever only takes results of queries has forgotten the query. */
const description = async (c: AppContext): Promise<Response> => {
  const hasExtension = splitExtension(c.req.path).representation !== null;
  if (!hasExtension && !negotiate(c.req.header('Accept'), DESCRIPTION_OFFERS)) throw queryMissing();
  const { baseUrl } = c.var.config;
  const described = await describedEndpoint(c);
  const response = await respond(c, askedOf(c), {
    url: endpointIri(baseUrl),
    focus: [endpointIri(baseUrl)],
    quads: () => serviceQuads(described),
    html: async (ctx) => editor(await named(c, ctx), null),
    lastModified: null,
  });
  return withEditorPolicy(c, response);
};

/** The tag of the answer as things stand; null where an answer may not be kept. */
const tagNow = async (
  c: AppContext,
  request: SparqlRequest,
  formats: AskedFormats,
): Promise<string | null> =>
  isRead(c) && !isVolatile(request.text) ? answerTag(await readRevisionOf(c), request, formats) : null;

const answer = async (
  c: AppContext,
  ask: AskEngine,
  request: SparqlRequest,
  formats: AskedFormats,
): Promise<Response> => {
  const startedMs = Date.now();
  const before = await tagNow(c, request, formats);
  if (before !== null && holdsTag(c.req.raw.headers, before))
    return new Response(null, {
      status: 304,
      headers: { ETag: before, 'Cache-Control': CACHE.revalidate, Vary: 'Accept' },
    });
  const limits = limitsOf(c);
  const timeMs = Math.min(limits.timeMs, request.timeoutMs ?? limits.timeMs);
  const answered = await ask(c, request, { ...limits, timeMs });
  return answerResponse(answered, {
    format: formatFor(c, formats, answered.answer.form),
    isHead: c.req.method === 'HEAD',
    isNegotiated: formats.named === null,
    startedMs,
    tag: async () => (before !== null && (await tagNow(c, request, formats)) === before ? before : null),
  });
};

const explanation = async (c: AppContext, request: SparqlRequest): Promise<Response> =>
  jsonResponse(await explainTo(c, request));

export interface SparqlHandlers {
  readonly get: Handler;
  readonly post: Handler;
}

export const sparqlHandlers = (ask: AskEngine): SparqlHandlers => ({
  get: (c) => {
    const request = requestInUrl(c);
    const { extension } = splitExtension(c.req.path);
    const format = request?.format ?? extension;
    const isPage = format === null ? prefersPage(c) : /^(?:text\/)?html$/i.test(format);
    if (!request) return description(c);
    if (request.isExplain) return explanation(c, request);
    return isPage ? editorPage(c, request.text) : answer(c, ask, request, formatsOf(c, format));
  },
  post: async (c) => {
    const request = await requestInBody(c, limitsOf(c).queryChars);
    if (request.isExplain) return explanation(c, request);
    return answer(c, ask, request, formatsOf(c, request.format));
  },
});

export const { get: getSparql, post: postSparql } = sparqlHandlers(askEngine);
