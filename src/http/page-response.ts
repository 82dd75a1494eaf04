/**
 * The answer of a page that has no RDF forms: negotiated by language alone.
 */
import type { AppContext } from './app-env.ts';
import { representationTag } from './etag.ts';
import { CACHE, pageHeaders } from './headers.ts';
import { negotiate } from './negotiate.ts';
import { named } from './page-data.ts';
import type { PageContext } from './pages/context.ts';
import { offerOf } from './representations.ts';
import { langOf, notAcceptable } from './request-format.ts';
import { send } from './send.ts';

const TYPE = 'text/html; charset=utf-8';
const OFFERS = [offerOf('html')];

export const requireHtml = (c: AppContext): void => {
  if (negotiate(c.req.header('Accept'), OFFERS) === null) throw notAcceptable(c, OFFERS);
};

/** @param path from the root of the host, with the query that the page's links carry on */
export const pageContextAt = (c: AppContext, path: string): Promise<PageContext> => {
  const { baseUrl, siteTitle } = c.var.config;
  return named(c, { baseUrl, lang: langOf(c).lang, path, siteTitle: siteTitle ?? '', alternates: [] });
};

const headersOf = (c: AppContext) => ({
  ...pageHeaders(c.var.config.baseUrl),
  'Content-Language': langOf(c).lang,
  Vary: 'Accept, Accept-Language',
});

/** A page that may be kept and asked for again. */
export const pageResponse = (c: AppContext, html: string): Response =>
  send(c, {
    contentType: TYPE,
    etag: representationTag(TYPE, html),
    lastModified: null,
    body: html,
    headers: headersOf(c),
  });

/** A page that answers a form. */
export const formResponse = (c: AppContext, html: string, status = 200): Response => {
  const headers = { ...headersOf(c), 'Content-Type': TYPE, 'Cache-Control': CACHE.never };
  return new Response(html, { status, headers });
};
