/**
 * The `Link` header (RFC 8288).
 */

export interface Link {
  readonly href: string;
  readonly rel: string;
  readonly type?: string;
}

/** IRIs become URIs: a header is ASCII. */
const uriOf = (href: string): string => (URL.canParse(href) ? new URL(href).href : encodeURI(href));

export const linkHeader = (links: readonly Link[]): string =>
  links
    .map(({ href, rel, type }) => `<${uriOf(href)}>; rel="${rel}"${type ? `; type="${type}"` : ''}`)
    .join(', ');
