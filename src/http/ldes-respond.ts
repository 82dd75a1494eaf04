/**
 * The answers of the feed: formats that have graphs, and pages for people. A node is told apart by what it lists,
 * so that who has it already costs no more than the list; what is closed may be kept for a week unasked.
 */
import { contentTypeOf, RDF_FORMATS } from '../rdf/media-types.ts';
import { serialize } from '../rdf/serialize/serialize.ts';
import type { Quad } from '../rdf/terms.ts';
import type { AppContext } from './app-env.ts';
import { isNotModified } from './conditional.ts';
import { representationTag } from './etag.ts';
import { pageHeaders } from './headers.ts';
import { type Link, linkHeader } from './link-header.ts';
import { negotiate } from './negotiate.ts';
import { named } from './page-data.ts';
import type { PageContext } from './pages/context.ts';
import { HTML, offerOf } from './representations.ts';
import { langOf, notAcceptable } from './request-format.ts';
import { send } from './send.ts';
import { splitExtension } from './urls.ts';

/** The indifferent client's first. The others have no graphs. */
const FORMS = ['trig', 'jsonld', 'nquads', HTML] as const;
type FeedForm = (typeof FORMS)[number];
const RDF_FORMS = ['trig', 'jsonld', 'nquads'] as const satisfies readonly FeedForm[];
const OFFERS = FORMS.map(offerOf);

/** DCAT-AP Feeds, pagination. */
const CLOSED = 'public, max-age=604800, immutable';

/** Part of every tag: another number when the same changes are written in another way. */
const FORM_VERSION = 1;

export interface FeedAsked {
  readonly form: FeedForm;
  readonly extension: string | null;
  /** Without the extension. */
  readonly path: string;
  /** A URL of the feed in the form that was asked for by extension: nodes link to nodes of their own form. */
  readonly inForm: (url: string) => string;
}

const NQUADS_END = '.nq';

/** @throws AppError `not-acceptable` */
export const feedAskedOf = (c: AppContext): FeedAsked => {
  const isNquads = c.req.path.endsWith(NQUADS_END);
  const split = splitExtension(c.req.path);
  const extension = isNquads ? 'nq' : split.extension;
  const path = isNquads ? c.req.path.slice(0, -NQUADS_END.length) : split.path;
  const asked = isNquads ? 'nquads' : (split.representation ?? negotiate(c.req.header('Accept'), OFFERS));
  const form = FORMS.find((name) => name === asked);
  if (!form) throw notAcceptable(c, OFFERS);
  return { form, extension, path, inForm: (url) => (extension === null ? url : `${url}.${extension}`) };
};

export interface FeedAnswer {
  /** Without extension. */
  readonly url: string;
  /** Equal for equal nodes. */
  readonly state: unknown;
  readonly isClosed?: boolean;
  readonly focus: readonly string[];
  readonly quads: () => Promise<readonly Quad[]>;
  readonly html: (ctx: PageContext) => Promise<string>;
  /** Milliseconds since 1970 UTC, of what is closed; an open node may change twice in a second. */
  readonly lastModified?: number | undefined;
  readonly links?: readonly Link[];
}

const formUrls = (url: string) =>
  RDF_FORMS.map((form) => {
    const { extensions, mediaType, label } = RDF_FORMATS[form];
    return { form, href: `${url}.${extensions[0]}`, mediaType, label };
  });

const pageOf = async (c: AppContext, { url, html }: FeedAnswer): Promise<string> => {
  const { lang, urlLang } = langOf(c);
  const { baseUrl, siteTitle } = c.var.config;
  const path = new URL(url).pathname + (urlLang === null ? '' : `?lang=${urlLang}`);
  const page = { baseUrl, lang, path, siteTitle: siteTitle ?? '', alternates: formUrls(url) };
  return html(await named(c, page));
};

const linksOf = ({ url, links = [] }: FeedAnswer, asked: FeedForm): string =>
  linkHeader([
    { href: url, rel: 'canonical' },
    ...formUrls(url)
      .filter(({ form }) => form !== asked)
      .map(({ href, mediaType }) => ({ href, rel: 'alternate', type: mediaType })),
    ...links,
  ]);

export const respondFeed = async (c: AppContext, asked: FeedAsked, answer: FeedAnswer): Promise<Response> => {
  const { form, extension } = asked;
  const vary = [...(extension === null ? ['Accept'] : []), ...(form === HTML ? ['Accept-Language'] : [])];
  const headers = {
    Link: linksOf(answer, form),
    ...(vary.length > 0 && { Vary: vary.join(', ') }),
  };
  if (form === HTML) {
    const contentType = 'text/html; charset=utf-8';
    const body = await pageOf(c, answer);
    const bodyHeaders = { 'Content-Language': langOf(c).lang, ...pageHeaders(c.var.config.baseUrl) };
    const etag = representationTag(contentType, body);
    return send(c, { contentType, etag, lastModified: null, body, headers, bodyHeaders });
  }
  const { state, focus, quads, isClosed = false, lastModified } = answer;
  const contentType = contentTypeOf(form);
  const etag = representationTag(
    contentType,
    JSON.stringify([FORM_VERSION, asked.inForm(answer.url), isClosed, state]),
  );
  const validators = {
    etag,
    lastModified: isClosed && lastModified !== undefined ? new Date(lastModified).toISOString() : null,
  };
  const isKnown = isNotModified(c.req.raw.headers, validators);
  const body = isKnown ? '' : serialize(form, await quads(), { focus, baseIRI: `${c.var.config.baseUrl}/` });
  const response = send(c, { contentType, ...validators, body, headers });
  if (isClosed) response.headers.set('Cache-Control', CLOSED);
  return response;
};
