/**
 * The answers of `/hvd` and `/hvd/{id}`: pages, JSON, CSV and RDF of one report, by extension or `Accept`,
 * with validators and links to the other forms.
 */
import { contentTypeOf } from '../rdf/media-types.ts';
import { serialize } from '../rdf/serialize/serialize.ts';
import type { Quad } from '../rdf/terms.ts';
import type { AppContext } from './app-env.ts';
import { isNotModified } from './conditional.ts';
import { representationTag } from './etag.ts';
import { CACHE, pageHeaders } from './headers.ts';
import { type Link, linkHeader } from './link-header.ts';
import { negotiate } from './negotiate.ts';
import { named } from './page-data.ts';
import type { PageContext } from './pages/context.ts';
import { labelOfRepresentation, OFFERED_FORMATS, type Offer, offerOf } from './representations.ts';
import { langOf, notAcceptable } from './request-format.ts';
import { extensionOf, splitExtension, withQuery } from './urls.ts';

type Pair = readonly [string, string];

interface FormRow extends Offer {
  readonly extension: string;
  readonly contentType: string;
  readonly label: string;
}

const row = (mediaType: string, extension: string, contentType: string, label: string) => ({
  mediaType,
  aliases: [] as readonly string[],
  extension,
  contentType,
  label,
});

/** The forms, the indifferent client's first. `.json` is plain JSON here, `.jsonld` is RDF. */
const FORMS = [
  { name: 'json', ...row('application/json', 'json', 'application/json', 'JSON') },
  { name: 'csv', ...row('text/csv', 'csv', 'text/csv; charset=utf-8; header=present', 'CSV') },
  ...OFFERED_FORMATS.map((name) => ({
    ...row(offerOf(name).mediaType, extensionOf(name), contentTypeOf(name), labelOfRepresentation(name)),
    name,
    aliases: offerOf(name).aliases.filter((alias) => alias !== 'application/json'),
  })),
  {
    ...row('text/html', 'html', 'text/html; charset=utf-8', 'HTML'),
    name: 'html',
    aliases: ['application/xhtml+xml'],
  },
] as const satisfies readonly FormRow[];
export type HvdForm = (typeof FORMS)[number]['name'];

export interface HvdAsked {
  readonly form: HvdForm;
  readonly extension: string | null;
  /** The path without the extension. */
  readonly path: string;
}

export const hvdAskedOf = (c: AppContext): HvdAsked => {
  const isCsv = c.req.path.endsWith('.csv');
  const { path, extension, representation } = isCsv
    ? { path: c.req.path.slice(0, -4), extension: 'csv', representation: 'csv' as const }
    : splitExtension(c.req.path);
  const byExtension = extension === 'json' ? 'json' : representation;
  const form = byExtension ?? negotiate<HvdForm>(c.req.header('Accept'), FORMS);
  if (!form || form === 'nquads') throw notAcceptable(c, FORMS);
  return { form, extension, path };
};

export interface HvdAnswer {
  /** Without extension and query. */
  readonly url: string;
  readonly query: readonly Pair[];
  /** With the page and its size, whatever the form takes for granted. */
  readonly exactQuery: readonly Pair[];
  /** Without the page: another form begins at the beginning. */
  readonly filters: readonly Pair[];
  readonly json: () => unknown;
  readonly csv: () => string;
  readonly quads: () => readonly Quad[];
  readonly html: (ctx: PageContext) => string;
  readonly lastModified: string | null;
  readonly links?: readonly Link[];
}

const pageOf = async (c: AppContext, { url, query, filters }: HvdAnswer): Promise<PageContext> => {
  const { lang, urlLang } = langOf(c);
  const { baseUrl, siteTitle } = c.var.config;
  const here = new URL(withQuery(url, [...query, ['lang', urlLang]]));
  return named(c, {
    baseUrl,
    lang,
    path: here.pathname + here.search,
    siteTitle: siteTitle ?? '',
    alternates: FORMS.filter(({ name }) => name !== 'html').map(({ extension, mediaType, label }) => ({
      href: withQuery(`${url}.${extension}`, filters),
      mediaType,
      label,
    })),
  });
};

const bodyOf = async (c: AppContext, form: HvdForm, answer: HvdAnswer): Promise<string> => {
  if (form === 'html') return answer.html(await pageOf(c, answer));
  if (form === 'json') return JSON.stringify(answer.json());
  if (form === 'csv') return answer.csv();
  return serialize(form, answer.quads(), { baseIRI: `${c.var.config.baseUrl}/` });
};

/** Pages and JSON have words in one language; tables and RDF in none or all. */
const varyOf = (c: AppContext, { form, extension }: HvdAsked): string => {
  const hasLanguage = (form === 'html' || form === 'json') && langOf(c).urlLang === null;
  return [...(extension === null ? ['Accept'] : []), ...(hasLanguage ? ['Accept-Language'] : [])].join(', ');
};

export const respondHvd = async (c: AppContext, asked: HvdAsked, answer: HvdAnswer): Promise<Response> => {
  const { contentType, extension } = FORMS.find(({ name }) => name === asked.form)!;
  const body = await bodyOf(c, asked.form, answer);
  const etag = representationTag(contentType, body);
  const { url, query, exactQuery, filters, lastModified } = answer;
  const headers = new Headers({
    ETag: etag,
    'Cache-Control': CACHE.revalidate,
    'Content-Location': withQuery(`${url}.${extension}`, exactQuery),
    Link: linkHeader([
      { href: withQuery(url, query), rel: 'canonical' },
      ...FORMS.filter(({ name }) => name !== asked.form).map((form) => ({
        href: withQuery(`${url}.${form.extension}`, filters),
        rel: 'alternate',
        type: form.mediaType,
      })),
      ...(answer.links ?? []),
    ]),
  });
  const vary = varyOf(c, asked);
  if (vary) headers.set('Vary', vary);
  if (lastModified) headers.set('Last-Modified', new Date(lastModified).toUTCString());
  if (isNotModified(c.req.raw.headers, { etag, lastModified }))
    return new Response(null, { status: 304, headers });
  const bytes = new TextEncoder().encode(body);
  headers.set('Content-Type', contentType);
  headers.set('Content-Length', String(bytes.length));
  if (asked.form === 'html' || asked.form === 'json') headers.set('Content-Language', langOf(c).lang);
  if (asked.form === 'html')
    for (const [name, value] of Object.entries(pageHeaders(c.var.config.baseUrl))) headers.set(name, value);
  return new Response(bytes, { headers });
};
