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

/** The pages before and after one of a list. */
export const neighbourLinks = (page: number, pages: number, hrefOf: (page: number) => string): Link[] => [
  ...(page > 1 ? [{ href: hrefOf(page - 1), rel: 'prev' }] : []),
  ...(page < pages ? [{ href: hrefOf(page + 1), rel: 'next' }] : []),
];
