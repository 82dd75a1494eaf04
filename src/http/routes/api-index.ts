/**
 * `/api`: the operations, as a page with forms for people and as JSON for programs; and `/openapi.json`, from which
 * the page is made.
 */
import { OPERATION_IDS, type OperationId, operationTextsOf } from '../../i18n/api-operations.ts';
import type { Lang } from '../../i18n/languages.ts';
import { answerJson } from '../api/answer.ts';
import { pageLang } from '../api/facts.ts';
import { askedOf, LANG_PARAMETERS, requireKnown } from '../api/parameters.ts';
import type { ApiIndexAnswer } from '../api/schemas-list.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { CACHE } from '../headers.ts';
import { keptJson } from '../json.ts';
import { negotiate } from '../negotiate.ts';
import { OPERATIONS, openApiDocument } from '../openapi.ts';
import { named } from '../page-data.ts';
import { pageContextAt, pageResponse } from '../page-response.ts';
import { ApiPage } from '../pages/api.tsx';
import { notFound } from '../problem.ts';
import { type Offer, offerOf } from '../representations.ts';
import { langOf, notAcceptable } from '../request-format.ts';
import { withQuery } from '../urls.ts';

const OFFERS: readonly Offer<'json' | 'html'>[] = [
  { name: 'json', mediaType: 'application/json', aliases: [] },
  offerOf('html') as Offer<'html'>,
];

const titleIn = async (c: AppContext, lang: Lang): Promise<string> => {
  const { baseUrl, siteTitle } = c.var.config;
  const page = await named(c, { baseUrl, lang, path: '/api', siteTitle: siteTitle ?? '', alternates: [] });
  return `${page.siteTitle} – API`;
};

const documentOf = async (c: AppContext, lang: Lang) =>
  openApiDocument({ baseUrl: c.var.config.baseUrl, title: await titleIn(c, lang), lang });

/** The address of an operation whose path has places, which a form cannot fill: sent on to the answer. */
const filledPath = (c: AppContext, id: string): string => {
  const operation = Object.hasOwn(OPERATIONS, id) ? OPERATIONS[id as OperationId] : undefined;
  if (operation?.method !== 'get')
    throw notFound('no-such-operation', `There is no operation “${id.slice(0, 100)}” to try.`, {
      operation: id.slice(0, 100),
    });
  const asked = (name: string): string => c.req.query(name)?.trim() ?? '';
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(asked(name)));
  const query = Object.keys(operation.query ?? {}).map((name) => [name, asked(name)] as const);
  return withQuery(c.var.config.baseUrl + path, query);
};

const page = async (c: AppContext): Promise<Response> => {
  const { lang, urlLang } = langOf(c);
  const { pathname } = new URL(`${c.var.config.baseUrl}/api`);
  const ctx = await pageContextAt(c, withQuery(pathname, [['lang', urlLang]]));
  return pageResponse(c, ApiPage({ ctx, document: await documentOf(c, lang) }));
};

export const getApi: Handler = async (c) => {
  const form = negotiate(c.req.header('Accept'), OFFERS);
  if (form === null) throw notAcceptable(c, OFFERS);
  const tried = c.req.query('operation');
  if (tried !== undefined)
    return new Response(null, {
      status: 303,
      headers: { Location: filledPath(c, tried), 'Cache-Control': CACHE.never },
    });
  const asked = askedOf(c, LANG_PARAMETERS);
  if (form === 'html') return page(c);
  const { baseUrl } = c.var.config;
  const lang = pageLang(asked.lang);
  const texts = operationTextsOf(lang);
  const body: ApiIndexAnswer = {
    title: await titleIn(c, lang),
    documentation: `${baseUrl}/api`,
    openapi: `${baseUrl}/openapi.json`,
    operations: OPERATION_IDS.map((id) => ({
      id,
      method: OPERATIONS[id].method.toUpperCase(),
      url: baseUrl + OPERATIONS[id].path,
      summary: texts[id].summary,
    })),
  };
  const links = [{ href: `${baseUrl}/openapi.json`, rel: 'service-desc', type: 'application/json' }];
  return answerJson(c, asked, body, { links, vary: ['Accept'] });
};

/** In English, whoever asks: programs are made from it. */
export const getOpenApi: Handler = async (c) => {
  requireKnown(new URL(c.req.url).searchParams, []);
  return keptJson(c, await documentOf(c, 'en'), {});
};
