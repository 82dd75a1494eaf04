/**
 * What every page is told besides its own data, and how pages write links to other pages. Pages know no
 * request and no store.
 */
import type { RecordKind } from '../../catalogue/kinds.ts';
import type { Lang } from '../../i18n/languages.ts';

export interface Alternate {
  readonly href: string;
  readonly mediaType: string;
  readonly label: string;
}

export interface PageContext {
  readonly baseUrl: string;
  readonly lang: Lang;
  /** The path of this page with its query, from the root of the host. */
  readonly path: string;
  readonly siteTitle: string;
  /** The RDF forms of this page. */
  readonly alternates: readonly Alternate[];
}

export interface ListItem {
  readonly id: string;
  readonly kind: RecordKind;
  readonly href: string;
  readonly title: string;
  /** The language tag of the title, null where it has none. */
  readonly titleLang: string | null;
  readonly description: string | null;
  /** The language tag of the description; absent, it is that of the title. */
  readonly descriptionLang?: string | null;
  readonly publisher: string | null;
  /** When the resource changed, as its publisher says; else when it was published. */
  readonly modified: string | null;
  readonly issued: string | null;
  readonly formats: readonly string[];
  readonly isHvd: boolean;
}

const splitQuery = (href: string): { readonly path: string; readonly query: URLSearchParams } => {
  const at = href.indexOf('?');
  return at < 0
    ? { path: href, query: new URLSearchParams() }
    : { path: href.slice(0, at), query: new URLSearchParams(href.slice(at + 1)) };
};

const joinQuery = (path: string, query: URLSearchParams): string =>
  query.size === 0 ? path : `${path}?${query}`;

/** The path of BASE_URL, which every address on this site begins with; empty for none. */
const prefixOf = ({ baseUrl }: PageContext): string => new URL(baseUrl).pathname.replace(/\/$/, '');

/** The address of something of ours, given from the root of the catalogue. */
export const localHref = (ctx: PageContext, path: string): string => prefixOf(ctx) + path;

/** This page in another language. */
export const inLanguage = (ctx: PageContext, lang: Lang): string => {
  const { path, query } = splitQuery(ctx.path);
  query.set('lang', lang);
  return joinQuery(path, query);
};

/** The one address under which search engines should know this page. */
export const canonicalUrl = (ctx: PageContext): string => {
  const { path, query } = splitQuery(ctx.path);
  query.delete('lang');
  return joinQuery(new URL(path, ctx.baseUrl).href, query);
};

/** The language that the reader asked for in the URL, which links to other pages therefore carry on. */
export const chosenLang = (ctx: PageContext): string | null => splitQuery(ctx.path).query.get('lang');

/**
 * A link to another page of ours, given from the root of the catalogue; it stays in the language that the
 * reader chose.
 */
export const pageHref = (ctx: PageContext, page: string): string => {
  const lang = chosenLang(ctx);
  const href = localHref(ctx, page);
  if (lang === null) return href;
  const [target, fragment] = href.split('#', 2) as [string, string?];
  const { path, query } = splitQuery(target);
  if (!query.has('lang')) query.set('lang', lang);
  return joinQuery(path, query) + (fragment === undefined ? '' : `#${fragment}`);
};

/** The catalogue list, filtered. */
export const catalogHref = (filters: Readonly<Record<string, string>> = {}): string =>
  joinQuery('/catalog', new URLSearchParams(filters));

/** The query editor with a query in it. */
export const editorHref = (ctx: PageContext, query: string): string =>
  pageHref(ctx, joinQuery('/sparql', new URLSearchParams({ query })));
