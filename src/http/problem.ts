/**
 * Errors as answers: `application/problem+json` (RFC 9457), or a page for whoever prefers HTML. What nobody
 * threw on purpose is logged and answered without its text.
 */

import { problemTextOf } from '../i18n/problems.ts';
import { AppError, type ErrorInfo } from '../lib/app-error.ts';
import type { AppContext } from './app-env.ts';
import { CACHE, pageHeaders } from './headers.ts';
import { negotiate } from './negotiate.ts';
import { named, UNNAMED_SITE } from './page-data.ts';
import type { PageContext } from './pages/context.ts';
import { ErrorPage } from './pages/error.tsx';
import { GonePage } from './pages/gone.tsx';
import { type Offer, offerOf } from './representations.ts';
import { langOf } from './request-format.ts';
import { STATUS_OF, STATUS_TITLES } from './status.ts';

export const PROBLEM_TYPE = 'application/problem+json';

interface Problem {
  readonly status: number;
  readonly title: string;
  readonly info: Omit<ErrorInfo, 'kind'>;
}

const OFFERS: readonly Offer<'problem' | 'html'>[] = [
  { name: 'problem', mediaType: PROBLEM_TYPE, aliases: ['application/json'] },
  offerOf('html') as Offer<'html'>,
];

/** For a page that shows an error beside what it is about. */
export const statusOf = (error: AppError): number => STATUS_OF[error.info.kind];

const problemOf = (error: unknown): Problem => {
  if (!(error instanceof AppError)) {
    console.error(error);
    return {
      status: 500,
      title: STATUS_TITLES[500]!,
      info: { code: 'internal', detail: 'Something went wrong here. It has been logged.' },
    };
  }
  const { info } = error;
  const status = STATUS_OF[info.kind];
  if (status === 500) console.error(error);
  return { status, title: STATUS_TITLES[status]!, info };
};

/** RFC 6750 §3: what a client without, with a bad, or with a too narrow token is told. */
const authenticateHeader = ({ status, info }: Problem): string | null => {
  if (status === 401)
    return info.code === 'token-invalid'
      ? 'Bearer realm="moisson", error="invalid_token"'
      : 'Bearer realm="moisson"';
  return status === 403 ? 'Bearer realm="moisson", error="insufficient_scope"' : null;
};

/** The store may be what failed: a page has a title all the same. */
const pageContext = async (c: AppContext, path: string): Promise<PageContext> => {
  const { baseUrl, siteTitle } = c.var.config;
  const page = { baseUrl, lang: langOf(c).lang, path, siteTitle: siteTitle ?? '', alternates: [] };
  try {
    return await named(c, page);
  } catch {
    return { ...page, siteTitle: UNNAMED_SITE };
  }
};

const htmlOf = async (c: AppContext, path: string, { status, title, info }: Problem): Promise<string> => {
  const ctx = await pageContext(c, path);
  const { extra = {} } = info;
  if (info.code === 'record-gone')
    return GonePage({
      ctx,
      iri: (extra.resource as string) ?? null,
      withdrawn: (extra.deleted as string) ?? null,
    });
  const translated = problemTextOf(ctx.lang, info.code, extra);
  const { detail, hint } = translated ?? info;
  return ErrorPage({ ctx, status, title, detail, hint, textLang: translated ? ctx.lang : 'en' });
};

const wantsHtml = (c: AppContext): boolean =>
  ['GET', 'HEAD'].includes(c.req.method) && negotiate(c.req.header('Accept'), OFFERS) === 'html';

/** The answer to a problem; `further` are headers such as `Allow`. */
export const problemResponse = async (
  c: AppContext,
  problem: Problem,
  further: Readonly<Record<string, string>> = {},
): Promise<Response> => {
  const { pathname, search } = new URL(c.req.url);
  // Without its settings the Worker has no page to show.
  const isHtml = c.var.config !== undefined && wantsHtml(c);
  const { status, title, info } = problem;
  const { code, detail, hint, extra } = info;
  const body = isHtml
    ? await htmlOf(c, pathname + search, problem)
    : JSON.stringify({
        type: 'about:blank',
        title,
        status,
        detail,
        instance: pathname + search,
        code,
        ...(hint && { hint }),
        ...extra,
      });
  const headers = new Headers({ 'Cache-Control': CACHE.never, Vary: 'Accept, Accept-Language', ...further });
  headers.set('Content-Type', isHtml ? 'text/html; charset=utf-8' : PROBLEM_TYPE);
  if (isHtml)
    for (const [name, value] of Object.entries(pageHeaders(c.var.config.baseUrl))) headers.set(name, value);
  const authenticate = authenticateHeader(problem);
  if (authenticate) headers.set('WWW-Authenticate', authenticate);
  if (code === 'write-conflict') headers.set('Retry-After', '1');
  return new Response(body, { status, headers });
};

export const errorResponse = (error: unknown, c: AppContext): Promise<Response> =>
  problemResponse(c, problemOf(error));

export const methodNotAllowed = (c: AppContext, allow: string): Promise<Response> =>
  problemResponse(
    c,
    {
      status: 405,
      title: STATUS_TITLES[405]!,
      info: {
        code: 'method-not-allowed',
        detail: `${c.req.method} is not possible here; these are: ${allow}.`,
        extra: { method: c.req.method, allow },
      },
    },
    { Allow: allow },
  );

/** What there is not; `extra` has what the message names, for its translations. */
export const notFound = (
  code: string,
  detail: string,
  extra: Readonly<Record<string, string | number>>,
  hint?: string,
): AppError => new AppError({ kind: 'notFound', code, detail, extra, ...(hint && { hint }) });

export const noSuchRecord = (id: string): AppError =>
  notFound(
    'no-such-record',
    `There is no record “${id.slice(0, 100)}”.`,
    { id: id.slice(0, 100) },
    'Search the catalogue at /catalog?q=…',
  );
