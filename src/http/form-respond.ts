/**
 * The answers of reports: pages, JSON, CSV and, where there is any, RDF of one report, by extension or `Accept`,
 * with validators and links to the other forms.
 */
import { contentTypeOf } from '../rdf/media-types.ts';
import { serialize } from '../rdf/serialize/serialize.ts';
import type { Quad } from '../rdf/terms.ts';
import type { AppContext } from './app-env.ts';
import { representationTag } from './etag.ts';
import { pageHeaders } from './headers.ts';
import { type Link, linkHeader } from './link-header.ts';
import { negotiate } from './negotiate.ts';
import { named } from './page-data.ts';
import type { PageContext } from './pages/context.ts';
import { labelOfRepresentation, OFFERED_FORMATS, type Offer, offerOf } from './representations.ts';
import { langOf, notAcceptable } from './request-format.ts';
import { send } from './send.ts';
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
export type Form = (typeof FORMS)[number]['name'];

const WITHOUT_RDF = FORMS.filter(({ name }) => name === 'json' || name === 'csv' || name === 'html');

export interface FormAsked {
  readonly form: Form;
  readonly extension: string | null;
  /** The path without the extension. */
  readonly path: string;
}

/** @throws AppError `not-acceptable` */
export const formAskedOf = (
  c: AppContext,
  { hasRdf = true }: { readonly hasRdf?: boolean } = {},
): FormAsked => {
  const forms = hasRdf ? FORMS : WITHOUT_RDF;
  const isCsv = c.req.path.endsWith('.csv');
  const { path, extension, representation } = isCsv
    ? { path: c.req.path.slice(0, -4), extension: 'csv', representation: 'csv' as const }
    : splitExtension(c.req.path);
  const byExtension = extension === 'json' ? 'json' : representation;
  const form = byExtension ?? negotiate<Form>(c.req.header('Accept'), forms);
  const found = forms.find(({ name }) => name === form);
  if (!found) throw notAcceptable(c, forms);
  return { form: found.name, extension, path };
};

export interface FormAnswer {
  /** Without extension and query. */
  readonly url: string;
  readonly query: readonly Pair[];
  /** With the page and its size, whatever the form takes for granted. */
  readonly exactQuery: readonly Pair[];
  /** Without the page: another form begins at the beginning. */
  readonly filters: readonly Pair[];
  readonly json: () => unknown;
  readonly csv: () => string;
  /** Absent where the report has no RDF. */
  readonly quads?: () => readonly Quad[];
  readonly html: (ctx: PageContext) => string;
  readonly lastModified: string | null;
  readonly links?: readonly Link[];
}

const formsOf = ({ quads }: FormAnswer): readonly (typeof FORMS)[number][] => (quads ? FORMS : WITHOUT_RDF);

const pageOf = async (c: AppContext, answer: FormAnswer): Promise<PageContext> => {
  const { url, query, filters } = answer;
  const { lang, urlLang } = langOf(c);
  const { baseUrl, siteTitle } = c.var.config;
  const here = new URL(withQuery(url, [...query, ['lang', urlLang]]));
  return named(c, {
    baseUrl,
    lang,
    path: here.pathname + here.search,
    siteTitle: siteTitle ?? '',
    alternates: formsOf(answer)
      .filter(({ name }) => name !== 'html')
      .map(({ extension, mediaType, label }) => ({
        href: withQuery(`${url}.${extension}`, filters),
        mediaType,
        label,
      })),
  });
};

const bodyOf = async (c: AppContext, form: Form, answer: FormAnswer): Promise<string> => {
  if (form === 'html') return answer.html(await pageOf(c, answer));
  if (form === 'json') return JSON.stringify(answer.json());
  if (form === 'csv') return answer.csv();
  return serialize(form, answer.quads?.() ?? [], { baseIRI: `${c.var.config.baseUrl}/` });
};

/** Pages and JSON have words in one language; tables and RDF in none or all. */
const varyOf = (c: AppContext, { form, extension }: FormAsked): string => {
  const hasLanguage = (form === 'html' || form === 'json') && langOf(c).urlLang === null;
  return [...(extension === null ? ['Accept'] : []), ...(hasLanguage ? ['Accept-Language'] : [])].join(', ');
};

export const respondForm = async (c: AppContext, asked: FormAsked, answer: FormAnswer): Promise<Response> => {
  const { contentType, extension } = FORMS.find(({ name }) => name === asked.form)!;
  const body = await bodyOf(c, asked.form, answer);
  const { url, query, exactQuery, filters, lastModified } = answer;
  const vary = varyOf(c, asked);
  const hasLanguage = asked.form === 'html' || asked.form === 'json';
  return send(c, {
    contentType,
    etag: representationTag(contentType, body),
    lastModified,
    body,
    headers: {
      'Content-Location': withQuery(`${url}.${extension}`, exactQuery),
      Link: linkHeader([
        { href: withQuery(url, query), rel: 'canonical' },
        ...formsOf(answer)
          .filter(({ name }) => name !== asked.form)
          .map((form) => ({
            href: withQuery(`${url}.${form.extension}`, filters),
            rel: 'alternate',
            type: form.mediaType,
          })),
        ...(answer.links ?? []),
      ]),
      ...(vary && { Vary: vary }),
    },
    bodyHeaders: {
      ...(hasLanguage && { 'Content-Language': langOf(c).lang }),
      ...(asked.form === 'html' && pageHeaders(c.var.config.baseUrl)),
    },
  });
};
