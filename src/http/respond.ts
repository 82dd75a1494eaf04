/**
 * One resource becomes one answer in the representation that was asked for: media type, validators, links to
 * the other representations, caching, 304. What the resource is, its route says.
 */
import type { RdfFormat } from '../rdf/media-types.ts';
import { serialize } from '../rdf/serialize/serialize.ts';
import type { Quad } from '../rdf/terms.ts';
import type { AppContext } from './app-env.ts';
import { representationTag } from './etag.ts';
import { pageHeaders } from './headers.ts';
import { type Link, linkHeader } from './link-header.ts';
import type { Alternate, PageContext } from './pages/context.ts';
import {
  contentTypeOfRepresentation,
  HTML,
  labelOfRepresentation,
  offerOf,
  REPRESENTATIONS,
  type Representation,
} from './representations.ts';
import type { Asked } from './request-format.ts';
import { send } from './send.ts';
import { extensionOf, withQuery } from './urls.ts';

type Pair = readonly [string, string];

export interface Resource {
  /** Its own URL, without extension and query. */
  readonly url: string;
  /** The path that extensions are added to, where it is not that of `url`. */
  readonly documentUrl?: string;
  /** The parameters that make it this resource, for its own and the alternates' URLs. */
  readonly query?: readonly Pair[];
  /** Those of its other representations, where defaults differ from one to the other. */
  readonly alternateQuery?: readonly Pair[];
  /** IRIs of the nodes that an RDF document begins with. */
  readonly focus: readonly string[];
  readonly quads: (format: RdfFormat) => readonly Quad[];
  /** A whole HTML document. */
  readonly html: (page: PageContext) => Promise<string>;
  /** The version of the record that it shows, for `If-Match`. */
  readonly version?: number;
  /** ISO 8601, to the second; null when unknown. */
  readonly lastModified: string | null;
  readonly links?: readonly Link[];
}

const alternateUrl = (
  { url, documentUrl = url, query = [], alternateQuery = query }: Resource,
  name: Representation,
): string => withQuery(`${documentUrl}.${extensionOf(name)}`, alternateQuery);

/** The resource in the other formats: buttons of a page, and `Link: rel="alternate"`. */
export const alternatesOf = (
  resource: Resource,
): readonly (Alternate & { readonly name: Representation })[] =>
  REPRESENTATIONS.map((name) => ({
    name,
    href: alternateUrl(resource, name),
    mediaType: offerOf(name).mediaType,
    label: labelOfRepresentation(name),
  }));

const pageContext = (c: AppContext, resource: Resource, asked: Asked): PageContext => {
  const { baseUrl, siteTitle } = c.var.config;
  const url = new URL(withQuery(resource.url, [...(resource.query ?? []), ['lang', asked.urlLang]]));
  return {
    baseUrl,
    lang: asked.lang,
    path: url.pathname + url.search,
    siteTitle: siteTitle ?? '',
    alternates: alternatesOf(resource).filter(({ name }) => name !== HTML),
  };
};

const bodyOf = async (c: AppContext, resource: Resource, asked: Asked): Promise<string> =>
  asked.representation === HTML
    ? resource.html(pageContext(c, resource, asked))
    : serialize(asked.representation, resource.quads(asked.representation), {
        focus: resource.focus,
        baseIRI: `${c.var.config.baseUrl}/`,
      });

/** What a cache must compare: nothing but the URL where the extension decides. */
const varyOf = ({ representation, extension, urlLang }: Asked): string | null => {
  const names = [
    ...(extension === null ? ['Accept'] : []),
    ...(representation === HTML && urlLang === null ? ['Accept-Language'] : []),
  ];
  return names.length > 0 ? names.join(', ') : null;
};

export const respond = async (c: AppContext, asked: Asked, resource: Resource): Promise<Response> => {
  const { representation } = asked;
  const contentType = contentTypeOfRepresentation(representation);
  const body = await bodyOf(c, resource, asked);
  const etag = representationTag(contentType, body, resource.version);
  const links: Link[] = [
    { href: withQuery(resource.url, resource.query ?? []), rel: 'canonical' },
    ...alternatesOf(resource)
      .filter(({ name }) => name !== representation)
      .map(({ href, mediaType }) => ({ href, rel: 'alternate', type: mediaType })),
    ...(resource.links ?? []),
  ];
  const vary = varyOf(asked);
  return send(c, {
    contentType,
    etag,
    lastModified: resource.lastModified,
    body,
    headers: {
      'Content-Location': alternateUrl(resource, representation),
      Link: linkHeader(links),
      ...(vary && { Vary: vary }),
    },
    bodyHeaders:
      representation === HTML ? { 'Content-Language': asked.lang, ...pageHeaders(c.var.config.baseUrl) } : {},
  });
};
